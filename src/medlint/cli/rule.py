"""``medlint rule``: explain a rule, or list them."""

from __future__ import annotations

from pathlib import Path

import click

from medlint.cli import common
from medlint.errors import ConfigurationError
from medlint.linter.suppressions import OWN
from medlint.project.mistakes import unknown
from medlint.reports.rule_page import measured_line
from medlint.rules.measured import measured
from medlint.rules.model import Example, Rule


@click.command()
@click.argument("code", required=False)
@click.option("--format", "style", type=click.Choice(["text", "json", "markdown"]), default="text")
@common.config_option
@common.tells_errors
def rule(code: str | None, style: str, config: Path | None) -> None:
    """Explain a rule, by its CODE or name; without one, list them all.

    \b
    medlint rule
    medlint rule SPL201
    medlint rule repeated-title
    """
    job = common.load_job(config, (), select=("ALL",))
    rules = [*job.rules(), *OWN.values()]
    if code is None:
        chosen = rules
    else:
        chosen = [r for r in rules if r.name == code or r.code.startswith(code.upper())]
        if not chosen:
            raise ConfigurationError(unknown("rule", code, _names(rules)))
    if style == "json":
        from medlint.reports.json import dump

        click.echo(dump({"version": 1, "rules": [_entry(r) for r in chosen]}))
    elif style == "markdown":
        from medlint.reports.rule_page import markdown

        click.echo("\n".join(markdown(r, measured(r.code)) for r in chosen), nl=False)
    elif len(chosen) == 1:
        click.echo(explain(chosen[0]))
    else:
        for each in chosen:
            group = "  (pedantic)" if each.group == "pedantic" else ""
            click.echo(f"{each.code}  {each.severity:10}  {each.name:34} {each.summary}{group}")


def _names(rules: list[Rule]) -> list[str]:
    return [name for r in rules for name in (r.code, r.name)]


def explain(rule: Rule) -> str:
    """A rule's page: what, why, by which guideline, examples, what may be set."""
    lines = [
        click.style(f"{rule.code} {rule.name}", bold=True),
        f"{rule.severity}"
        + (", off unless selected (pedantic)" if rule.group == "pedantic" else ""),
        "",
        rule.summary,
        "",
        click.style("Why", bold=True),
        f"  {rule.why.strip()}",
        "",
        *_references(rule),
        click.style("Flagged", bold=True),
        *_examples(rule.bad),
        click.style("Not flagged", bold=True),
        *_examples(rule.good),
    ]
    measured_on_pages = measured(rule.code)
    if measured_on_pages:
        m = measured_on_pages
        lines += [click.style("Measured", bold=True)]
        lines += [f"  {measured_line(m)}", ""]
    if rule.options:
        lines += [click.style("Settings", bold=True)]
        lines += [f"  {key} = {value!r}" for key, value in rule.options.items()]
    return "\n".join(lines)


def _references(rule: Rule) -> list[str]:
    if not rule.references:
        return []
    named = [f"  {r.title}" + (f" <{r.url}>" if r.url else "") for r in rule.references]
    return [click.style("By", bold=True), *named, ""]


def _examples(examples: tuple[Example, ...]) -> list[str]:
    lines = []
    for example in examples[:6]:
        lines += [f"  │ {line}" for line in example.text.strip().splitlines()] + [""]
    return lines


def _entry(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "group": rule.group,
        "summary": rule.summary,
        "why": rule.why.strip(),
        "references": rule.references,
        "options": dict(rule.options),
        "bad": [e.text for e in rule.bad],
        "good": [e.text for e in rule.good],
    }
