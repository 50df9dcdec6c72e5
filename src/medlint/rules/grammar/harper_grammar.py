"""What Harper's grammar rules say of the prose, if the extra ``medlint[grammar]`` is installed.

Harper works offline. It takes about a second to start and many times as long as all other rules
together, so the rule runs only where it is selected.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from medlint.language.analysis import Analysis, Passage
from medlint.language.vocabulary import vocabulary
from medlint.rules.model import Edit, Finding, Fix, Rule
from medlint.rules.registry import check

PROSE = frozenset({"paragraph", "item", "definition", "quote"})
COMMON = 9  # rank from which Harper knows a word, and what part of speech it is
REPLACE, REMOVE = 0, 1  # kinds of Harper's suggestions


@check
def harper_grammar(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Findings in sentences; headings and cells, which Harper takes for sentences, are left out."""
    linter = _linter("us" if article.region == "us" else "uk", tuple(rule.data["left out"]))
    if linter is None:
        return
    linter.import_words(_terms(article))
    plain = import_module("harper").Language.PLAINTEXT
    for passage in article.passages:
        if passage.kind not in PROSE or len(passage.sentences[0].words) < rule.data["words"]:
            continue
        for lint in linter.lint(passage.text, language=plain):
            start, end = lint.span.start, lint.span.end
            if end > start and passage.block.prose.kind_at(start) != "code":
                yield _finding(rule, passage, lint)


def _terms(article: Analysis) -> list[str]:
    """Words of the article that Harper may not know and that are right as medlint knows them."""
    wrong = {one.text for one in article.misspellings}
    entry = vocabulary().entry
    rare = (w for w in article.word_counts if w.isalpha() and w not in wrong)
    return [w for w in rare if (found := entry(w.lower())) is None or found.rank < COMMON]


def _finding(rule: Rule, passage: Passage, lint: Any) -> Finding:
    start, end = lint.span.start, lint.span.end
    fix, suggestions = None, lint.suggestions
    if len(suggestions) == 1 and passage.block.prose.editable(start, end):
        new = {REPLACE: suggestions[0].replacement_text, REMOVE: ""}.get(int(suggestions[0].kind))
        if new is not None:
            fix = Fix((Edit(passage.span(start, end), new),), "unsafe")
    return rule.finding(passage.span(start, end), lint.message.replace("`", "'"), fix=fix)


@cache
def _linter(region: str, off: tuple[str, ...]) -> Any:
    """Harper for one English with some of its rules off; None, with a warning, without it."""
    try:
        harper = import_module("harper")
    except ImportError:
        warnings.warn(
            "the rules of grammar need Harper: pip install 'medlint[grammar]'",
            RuntimeWarning,
            stacklevel=2,
        )
        return None
    dialect = harper.Dialect.AMERICAN if region == "us" else harper.Dialect.BRITISH
    linter = harper.Linter(dialect)
    config = linter.get_lint_config()
    linter.set_lint_config({**config, **{name: False for name in off if name in config}})
    return linter
