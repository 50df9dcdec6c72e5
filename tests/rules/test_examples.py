"""Every rule's own examples: the bad ones are flagged, the good ones are not."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from medlint.document.read import read_text
from medlint.document.source import Span
from medlint.language.analysis import Analysis
from medlint.resources import rules_folder
from medlint.rules.loader import load_rules
from medlint.rules.model import Example, Finding, Rule
from medlint.settings import Settings

RULES = load_rules().rules
BAD = [pytest.param(r, e, id=f"{r.name}-{i}") for r in RULES for i, e in enumerate(r.bad)]
GOOD = [pytest.param(r, e, id=f"{r.name}-{i}") for r in RULES for i, e in enumerate(r.good)]
FAMILIES = {
    "balance": "BAL",
    "claims": "CLM",
    "caveats": "CAV",
    "doses": "DOS",
    "spelling": "SPL",
    "typography": "TYP",
    "readability": "RDB",
    "plain": "PLN",
    "inclusive": "INC",
    "structure": "STR",
    "metadata": "MET",
    "grammar": "GRM",
}


def findings(rule: Rule, example: Example) -> tuple[str, list[Finding]]:
    settings = msgspec.convert({"region": rule.region, **example.settings}, Settings)
    document = read_text(example.text, "", example.format)  # type: ignore[arg-type]
    found = list(rule.check(rule, Analysis(document, settings)))
    return document.source.text, sorted(found, key=lambda f: (f.span.start, f.span.end))


def fixed(text: str, found: list[Finding]) -> str:
    """The text after every fix that does not overlap one before it."""
    done = Span(-1, -1)
    edits = []
    for finding in found:
        own = sorted(finding.fix.edits, key=lambda e: e.span) if finding.fix else []
        if own and own[0].span.start >= done.end:
            edits += own
            done = own[-1].span
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_bad_example_is_flagged(rule: Rule, example: Example) -> None:
    if rule.family == "GRM":
        pytest.importorskip("harper")
    text, found = findings(rule, example)
    assert found, f"{rule.path}: nothing found in {example.text!r}"
    marks = [text[f.span.start : f.span.end] for f in found]
    if example.marks:
        assert marks == list(example.marks), rule.path
    if example.fixed is not None:
        assert fixed(text, found) == example.fixed, rule.path
    assert all(f.message and not re.search(r"%(\[\d\])?[sd]", f.message) for f in found)


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_good_example_passes(rule: Rule, example: Example) -> None:
    if rule.family == "GRM":
        pytest.importorskip("harper")
    text, found = findings(rule, example)
    assert not found, [(text[f.span.start : f.span.end], f.message) for f in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code), rule.path
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name), rule.path
    assert rule.family == FAMILIES[Path(rule.path).parent.name], rule.path
    assert rule.summary, f"{rule.path} has no summary"
    assert rule.why, f"{rule.path} does not say why"
    assert rule.references, f"{rule.path} names no published guideline"
    assert rule.bad, f"{rule.path} has no bad example"
    assert rule.good, f"{rule.path} has no good example"


def test_codes_and_names_are_unique() -> None:
    assert len({r.code for r in RULES}) == len(RULES)
    assert len({r.name for r in RULES}) == len(RULES)


def test_few_patterns_run_everywhere() -> None:
    """A pattern without a string that it needs costs time on every text: see writing-rules.md."""
    everywhere = [found for engine in load_rules().engines for found in engine.everywhere]
    assert len(everywhere) <= 20, everywhere


def test_every_python_rule_file_has_its_description() -> None:
    described = {r.path for r in RULES}
    package = Path(load_rules.__code__.co_filename).parent
    for folder in FAMILIES:
        for module in (package / folder).glob("[a-z]*.py"):
            if "@check" in module.read_text(encoding="utf-8"):
                for name in re.findall(r"@check\ndef (\w+)", module.read_text(encoding="utf-8")):
                    file = rules_folder() / folder / f"{name.replace('_', '-')}.yml"
                    assert str(file) in described, f"{module} has no {file}"
