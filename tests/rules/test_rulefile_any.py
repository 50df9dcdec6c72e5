"""Whatever stands in a rule file, it is a rule, no rule, or said to be wrong with its place."""

from __future__ import annotations

import tempfile
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from medlint.document.read import read_text
from medlint.errors import RuleError
from medlint.language.analysis import Analysis
from medlint.rules.engine.keys import COMMON, OF_TEXT, OF_TYPE
from medlint.rules.fields import Unsupported
from medlint.rules.loader import make_rule
from medlint.rules.rulefile import read_rule

KEYS = sorted({key for own in OF_TYPE.values() for key in own} | COMMON | OF_TEXT)
TEXTS = st.sampled_from(["", "a", "(", "[a", "$title", "text", "heading & ~h1", "remove", "> 1"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 3) | st.floats(allow_nan=False) | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(TEXTS | st.integers() | st.sampled_from(["name", "params"]), inner)
    ),
    max_leaves=5,
)
GOOD = {
    "message": "x",
    "tokens": ["a"],
    "token": "a",
    "swap": {"a": "b"},
    "either": {"a": "b"},
    "first": "a",
    "match": "$title",
    "formula": "words",
    "condition": "> 1",
    "metrics": ["SMOG"],
    "grade": 8,
    "max": 1,
}


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(OF_TYPE)) | VALUES,
    st.booleans(),
    st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=3),
)
def test_any_mapping(kind: object, good: bool, given_keys: dict[str, object]) -> None:
    known = (
        COMMON | OF_TEXT | (OF_TYPE[kind] if isinstance(kind, str) and kind in OF_TYPE else set())
    )
    start = {key: value for key, value in GOOD.items() if good and key in known}
    if good and kind == "sequence":
        start["tokens"] = [{"pattern": "a"}]
    content = {"extends": kind, **start, **given_keys}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "Rule.yml")
        file.write_text(yaml.safe_dump(content), encoding="utf-8")
        try:
            made = read_rule(file, {}, Path(folder))
        except (RuleError, Unsupported) as error:
            assert str(error)
            return
        assert made is not None
        if made.spec.kind != "python":
            rule = make_rule(made, Path(folder))
            list(rule.check(rule, Analysis(read_text("A a (a) b.\n\n# A b\n", "a.md"))))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda t: f"extends: {t}".encode()))
def test_any_bytes(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "Rule.yml")
        file.write_bytes(content)
        try:
            read_rule(file, {}, Path(folder))
        except (RuleError, Unsupported) as error:
            assert str(error)
