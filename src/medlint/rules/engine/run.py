"""Runs a rule of the engine over an article."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from medlint.language.analysis import Analysis, Passage
from medlint.rules.engine.spec import Spec
from medlint.rules.model import Edit, Finding, Fix, Rule


def run_rule(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """The findings of a rule that a file alone describes."""
    # Provisional: existence and substitution, over every passage.
    spec = rule.spec
    if spec is None:
        return
    for passage in article.passages:
        for pattern, good in _patterns(
            spec.kind, spec.pairs, spec.tokens, spec.raw, spec.ignorecase, spec.nonword
        ):
            for match in pattern.finditer(passage.text):
                wanted = match.expand(good.replace("$", "\\")) if good else ""
                if match.group() == wanted or _excused(spec, passage, match.start(), match.end()):
                    continue
                shown = [wanted, match.group()] if spec.pairs else [match.group()]
                yield rule.finding(
                    passage.span(match.start(), match.end()),
                    _message(rule.message, shown),
                    fix=_fix(rule, passage, match, wanted),
                )


@cache
def _patterns(
    kind: str,
    pairs: tuple[tuple[str, str], ...],
    tokens: tuple[str, ...],
    raw: str,
    ignorecase: bool,
    nonword: bool,
) -> list[tuple[regex.Pattern[str], str]]:
    flags = regex.V1 | (regex.I if ignorecase else 0)
    wrap = "(?:%s)" if nonword else r"\b(?:%s)\b"
    if kind == "substitution":
        return [(regex.compile(wrap % bad, flags), good) for bad, good in pairs]
    if kind == "existence":
        words = wrap % "|".join(tokens) if tokens else ""
        return [(regex.compile(raw + words, flags), "")]
    return []


def _excused(spec: Spec, passage: Passage, start: int, end: int) -> bool:
    sentence = next((s for s in passage.sentences if s.start <= start < s.end), None)
    text = sentence.text if sentence else passage.text
    if any(regex.search(u, text, regex.I | regex.V1) for u in spec.unless):
        return True
    return any(regex.search(e, passage.text[start:end]) for e in spec.exceptions)


def _message(template: str, shown: list[str]) -> str:
    for text in shown:
        template = template.replace("%s", text, 1)
    return template


def _fix(rule: Rule, passage: Passage, match: regex.Match[str], wanted: str) -> Fix | None:
    if not wanted or not passage.block.prose.editable(match.start(), match.end()):
        return None
    if match.group()[0].isupper():
        wanted = wanted[0].upper() + wanted[1:]
    assert rule.spec is not None
    edit = Edit(passage.span(match.start(), match.end()), wanted)
    return Fix((edit,), rule.spec.safety)
