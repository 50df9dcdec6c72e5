"""What docs/writing-rules.md says is so."""

from __future__ import annotations

import re
from pathlib import Path

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.resources import rules_folder
from medlint.rules.engine.fixes import OPERATIONS
from medlint.rules.engine.keys import COMMON, OF_TEXT, OF_TYPE, UNSUPPORTED
from medlint.rules.loader import make_rule
from medlint.rules.rulefile import read_rule
from medlint.rules.sources import read_sources

PAGE = Path(__file__).parents[2] / "docs" / "writing-rules.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_the_first_example_is_a_rule_that_works(tmp_path: Path) -> None:
    block = next(b for b in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL) if "swap:" in b)
    (tmp_path / "wrong-pair.yml").write_text(block, encoding="utf-8")
    definition = read_rule(
        tmp_path / "wrong-pair.yml", read_sources(rules_folder() / "sources.yml")
    )
    assert definition is not None
    rule = make_rule(definition, tmp_path)
    (bad,) = rule.bad
    (finding,) = rule.check(rule, Analysis(read_text(bad.text)))
    assert bad.text[finding.span.start : finding.span.end] == bad.marks[0]
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert bad.text[: edit.span.start] + edit.replacement + bad.text[edit.span.end :] == bad.fixed
    assert not list(rule.check(rule, Analysis(read_text(rule.good[0].text))))


def test_every_type_key_and_operation_is_on_the_page() -> None:
    named = set(re.findall(r"[`({ ,]([a-z_]+)(?=[`:), ])", TEXT))
    keys = {key for own in OF_TYPE.values() for key in own} | COMMON | OF_TEXT
    silent = {"description", "link", "style", "pos"}  # of Vale's format; nothing to tell of them
    assert keys - silent <= named
    assert set(OF_TYPE) | UNSUPPORTED <= named
    assert set(OPERATIONS) <= set(re.findall(r"[a-z_]+", TEXT))
