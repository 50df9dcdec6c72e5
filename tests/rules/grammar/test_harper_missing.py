from __future__ import annotations

import sys

import pytest

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.rules.grammar.harper_grammar import _linter
from medlint.rules.loader import load_rules


def test_without_harper_a_warning_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "harper", None)
    _linter.cache_clear()
    rule = next(r for r in load_rules().rules if r.code == "GRM101")
    article = Analysis(read_text("Rest for a day or two at home.", "", "markdown"))
    with pytest.warns(RuntimeWarning, match=r"medlint\[grammar\]"):
        assert list(rule.check(rule, article)) == []
    _linter.cache_clear()
