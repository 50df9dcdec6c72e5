"""Appraisals as JSON, as a Markdown scorecard, and for a person at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, TextIO

import msgspec

from medlint.appraisal.verdicts import Verdict
from medlint.document.source import Source, Span
from medlint.errors import MedlintError
from medlint.reports.reading import read_as

SIGNS = {"met": "✓", "unmet": "✗", "not-applicable": "–"}
COLOURS = {"met": "green", "unmet": "red", "not-applicable": "white"}
NEWS = "HealthNewsReview"
EXCERPT = 100  # characters of a passage shown


class Appraised(msgspec.Struct, frozen=True):
    """One article and its verdicts."""

    source: Source
    title: str
    region: str
    kind: str
    verdicts: tuple[Verdict, ...]


def write_json(found: Iterable[Appraised], errors: list[MedlintError], out: TextIO) -> None:
    """JSON for other programs: version 1, to which keys are only ever added."""
    from medlint.reports.json import dump

    out.write('{"version":1,"files":[')
    for n, appraised in enumerate(found):
        out.write(("," if n else "") + "\n" + dump(file_entry(appraised)))
    told = [{"path": e.path, "message": e.message} for e in errors]
    out.write(f'],\n"errors":{dump(told)}}}\n')


def file_entry(found: Appraised) -> dict[str, Any]:
    """One file as the JSON has it."""
    return {
        "path": found.source.path,
        "title": found.title,
        "region": found.region,
        "kind": found.kind,
        "criteria": [_criterion(found.source, v) for v in found.verdicts],
    }


def _criterion(source: Source, verdict: Verdict) -> dict[str, Any]:
    return {
        "id": verdict.id,
        "instrument": verdict.instrument,
        "question": verdict.question,
        "status": verdict.status,
        "score": verdict.score,
        "evidence": [
            {
                "text": source.slice(span),
                "start": source.position(span.start),
                "end": source.position(span.end),
            }
            for span in verdict.evidence
        ],
        "reasons": verdict.reasons,
        "advice": verdict.advice,
        "human": verdict.human,
        "weak": verdict.weak,
    }


def write_markdown(found: Iterable[Appraised], _: list[MedlintError], out: TextIO) -> None:
    """A scorecard that can be pasted into a pull request."""
    for appraised in found:
        out.write(f"## {_cell(appraised.title or appraised.source.path)}\n\n")
        out.write(f"{_about(appraised)}\n")
        for instrument, verdicts in _by_instrument(appraised):
            out.write(f"\n### {instrument}\n\n{_note(instrument, appraised)}\n\n")
            out.write("| | Question | Rests on | Advice |\n|---|---|---|---|\n")
            for v in (v for v in verdicts if not v.human):
                places = _lines(appraised.source, v.evidence)
                question = _cell(v.question) + (" (weak signal)" if v.weak else "")
                out.write(f"| {SIGNS[v.status]} | {question} | {places} | {_cell(v.advice)} |\n")
            if human := [v.question for v in verdicts if v.human]:
                out.write(f"\nFor a person to judge: {' '.join(human)}\n")
        out.write("\n")


def _about(found: Appraised) -> str:
    return f"`{found.source.path}`, {read_as(found.kind, found.region)}."


def _note(name: str, found: Appraised) -> str:
    """What an instrument is for, and a warning where the article is of another kind."""
    from medlint.appraisal.criteria import instruments

    note = next(i.note for i in instruments() if i.instrument == name).strip()
    if name == NEWS and found.kind in ("condition", "symptom"):
        note += f" This article is read as a page about a {found.kind}: ✗ need not be a fault."
    return note


def _by_instrument(found: Appraised) -> Iterator[tuple[str, list[Verdict]]]:
    for instrument, verdicts in groupby(found.verdicts, key=lambda v: v.instrument):
        yield instrument, list(verdicts)


def _lines(source: Source, spans: tuple[Span, ...]) -> str:
    numbers = dict.fromkeys(source.position(s.start).line for s in spans)
    return (
        ("line " if len(numbers) == 1 else "lines ") + ", ".join(map(str, numbers))
        if numbers
        else ""
    )


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def write_human(found: Iterable[Appraised], _: list[MedlintError], out: TextIO) -> None:
    """The verdicts with the passages that they rest on, for a person at a terminal."""
    import click

    colour = None if out.isatty() else False
    for appraised in found:
        click.echo(
            click.style(appraised.title or appraised.source.path, bold=True), out, color=colour
        )
        click.echo(_about(appraised), out)
        for instrument, verdicts in _by_instrument(appraised):
            click.echo(f"\n{click.style(instrument, underline=True)}", out, color=colour)
            click.echo(
                click.style(f"  {_note(instrument, appraised)}", dim=True), out, color=colour
            )
            for verdict in verdicts:
                for line in _human_lines(appraised.source, verdict):
                    click.echo(line, out, color=colour)
        click.echo("", out)


def _human_lines(source: Source, verdict: Verdict) -> Iterator[str]:
    import click

    if verdict.human:
        yield click.style(f"  ? {verdict.question} (for a person to judge)", dim=True)
        return
    sign = click.style(SIGNS[verdict.status], fg=COLOURS[verdict.status])
    score = (
        ""
        if verdict.status == "not-applicable"
        else click.style(f"  {verdict.score:.2f}", dim=True)
    )
    hint = click.style("  (weak signal: read the passages)", dim=True) if verdict.weak else ""
    yield f"  {sign} {verdict.question}{score}{hint}"
    if verdict.advice:
        yield f"      {verdict.advice}"
    for span in verdict.evidence[:3]:
        said = " ".join(source.slice(span).split())
        shown = said if len(said) <= EXCERPT else said[: EXCERPT - 1] + "…"
        yield click.style(f"      {source.position(span.start).line}: {shown}", dim=True)


Writer = Callable[[Iterable[Appraised], list[MedlintError], TextIO], None]
WRITERS: dict[str, Writer] = {
    "human": write_human,
    "json": write_json,
    "markdown": write_markdown,
}
