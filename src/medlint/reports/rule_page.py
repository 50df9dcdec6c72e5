"""A rule's page: what it flags, why, by which guideline, examples, what was measured."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from medlint.rules.measured import Measured
from medlint.rules.model import Example, Rule

EXAMPLES = 6  # of each kind that are shown


def markdown(rule: Rule, tally: Measured | None) -> str:
    """The page as CommonMark; nothing of a rule file becomes mark-up."""
    lines = [f"# {rule.code} {_plain(rule.name)}", "", _plain(rule.summary), ""]
    lines += [f"Severity: {rule.severity}{_group(rule)}{_region(rule)}.", ""]
    lines += ["## Why", "", _plain(rule.why.strip()), ""]
    if rule.references:
        lines += ["## By", "", *map(_reference, _both(rule)), ""]
    for title, examples in (("Flagged", rule.bad), ("Not flagged", rule.good)):
        if examples:
            lines += [f"## {title}", "", *_examples(examples)]
    if tally:
        lines += ["## Measured", "", f"{measured_line(tally)}.", ""]
    if rule.options:
        lines += ["## Settings", "", "```toml", f"[options.{rule.name}]"]
        lines += [f"{key} = {_toml(value)}" for key, value in rule.options.items()]
        lines += ["```", ""]
    return "\n".join([*lines, *_silence(rule)])


def measured_line(tally: Measured) -> str:
    """What reading a sample of the rule's findings showed."""
    about = ", ".join(filter(None, (tally.date, tally.where)))
    when = f" ({about})" if about else ""
    return f"{tally.right} of {tally.read} findings read were right{when}"


def _group(rule: Rule) -> str:
    return ", and off unless it is selected (`pedantic`)" if rule.group == "pedantic" else ""


def _region(rule: Rule) -> str:
    return f"; for articles for the {rule.region.upper()} only" if rule.region else ""


def _both(rule: Rule) -> Iterator[tuple[str, str]]:
    return ((r.title, r.url) for r in rule.references)


def _reference(named: tuple[str, str]) -> str:
    title, url = named
    return f"- [{_plain(title)}](<{url}>)" if url.startswith("http") else f"- {_plain(title)}"


def _examples(examples: tuple[Example, ...]) -> Iterator[str]:
    for example in examples[:EXAMPLES]:
        yield from ("```text", *example.text.strip().replace("```", "'''").splitlines(), "```", "")
        if example.fixed is not None:
            fixed = example.fixed.strip().replace("```", "'''").splitlines()
            yield from ("After the fix:", "", "```text", *fixed, "```", "")


def _silence(rule: Rule) -> Iterator[str]:
    yield from ("## Silence it", "", "Here:", "", "```html")
    yield from (f"<!-- medlint: ignore {rule.code}: why -->", "```", "")
    yield from ("Everywhere, in `medlint.toml`:", "", "```toml")
    yield from (f'ignore = ["{rule.code}"]', "```", "")


def _toml(value: object) -> str:
    """A value as TOML writes it in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _plain(text: str) -> str:
    """A text without mark-up of its own."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|~$" else c for c in " ".join(text.split()))
