from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.rules.loader import make_rule
from medlint.rules.model import Finding, Rule
from medlint.rules.rulefile import read_rule
from medlint.settings import Settings

Marks = list[tuple[str, str]]
Check = Callable[..., Marks]


@pytest.fixture
def rule_from(tmp_path: Path) -> Callable[[str], Rule]:
    """A rule from the text of its file."""

    def make(text: str) -> Rule:
        number = len(list(tmp_path.iterdir()))
        folder = tmp_path / f"style{number}"
        folder.mkdir()
        file = folder / "Rule.yml"
        file.write_text(text, encoding="utf-8")
        read = read_rule(file, {})
        assert read is not None
        return make_rule(read, folder)

    return make


def found(rule: Rule, text: str, kind: str = "markdown", **settings: str) -> list[Finding]:
    document = read_text(text, "", kind)  # type: ignore[arg-type]
    return list(rule.check(rule, Analysis(document, Settings(**settings))))  # type: ignore[arg-type]


@pytest.fixture
def check(rule_from: Callable[[str], Rule]) -> Check:
    """What a rule finds in a text: the marked source and the message of each finding."""

    def run(rule: str, text: str, kind: str = "markdown", **settings: str) -> Marks:
        findings = found(rule_from(rule), text, kind, **settings)
        return [(text[f.span.start : f.span.end], f.message) for f in findings]

    return run
