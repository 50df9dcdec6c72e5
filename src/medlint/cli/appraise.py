"""``medlint appraise``: the article against published quality criteria."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from medlint.cli import common
from medlint.cli.analysed import analysed
from medlint.errors import MedlintError
from medlint.reports.appraisal import WRITERS, Appraised

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis

SCORED = "HealthNewsReview"


@click.command()
@common.paths_argument
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(WRITERS)),
    default="human",
    show_default=True,
    help="How to write the report.",
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 1),
    help="Exit status 1 if an article's mean score on the HealthNewsReview criteria is lower.",
)
@common.stdin_format_option
@common.config_option
@common.tells_errors
def appraise(
    paths: tuple[Path, ...],
    format_: str,
    fail_under: float | None,
    stdin_format: str,
    config: Path | None,
) -> None:
    """Judge articles by published criteria, with the passages that each verdict rests on.

    The criteria are those of HealthNewsReview, and the questions of DISCERN, the JAMA benchmarks
    and the CDC Clear Communication Index that a text can answer. What a program cannot judge is
    left to a person, and said to be.

    \b
    medlint appraise article.md
    medlint appraise content/ --format markdown
    medlint appraise article.md --fail-under 0.5

    Exit status: 0 fine, 1 a mean score below --fail-under, 2 the run went wrong.
    """
    job = common.load_job(config, paths)
    errors: list[MedlintError] = []
    low: list[tuple[Appraised, float]] = []
    articles = analysed(paths, job, common.as_format(stdin_format), errors)
    found = _watch(map(_appraised, articles), fail_under, low)
    WRITERS[format_](found, errors, sys.stdout)
    for error in errors:
        common.say(error)
    if errors:
        raise click.exceptions.Exit(common.BROKEN)
    for appraised, mean in low:
        click.echo(f"{appraised.source.path}: mean {mean:.2f}, below {fail_under:g}", err=True)
    if low:
        raise click.exceptions.Exit(common.FAILED)


def _appraised(article: Analysis) -> Appraised:
    from medlint.appraisal.verdicts import appraise as verdicts_on

    document = article.document
    verdicts = verdicts_on(article)
    return Appraised(document.source, document.title, article.region, article.kind, verdicts)


def _watch(
    found: Iterable[Appraised], fail_under: float | None, low: list[tuple[Appraised, float]]
) -> Iterator[Appraised]:
    for appraised in found:
        scores = [
            v.score
            for v in appraised.verdicts
            if v.instrument == SCORED and v.status != "not-applicable"
        ]
        mean = sum(scores) / len(scores) if scores else 1.0
        if fail_under is not None and mean < fail_under:
            low.append((appraised, mean))
        yield appraised
