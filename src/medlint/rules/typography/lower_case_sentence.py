"""A sentence that begins with a small letter."""

from __future__ import annotations

from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.language.sentences import abbreviations
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.typography.places import places

START = ready.pattern(r"\.(?<=[a-z)].)(?<!\b[a-z].)(?<!\.\.) (?P<word>[a-z]+)(?=[ ,])")
BEFORE = ready.pattern(r"[\w.]+\Z")


@check
def lower_case_sentence(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Words that begin sentences, behind a full stop that is no abbreviation's."""
    starters = frozenset(rule.data["starters"])
    for passage, match in places(article, START):
        place = match.start("word")
        before = BEFORE.search(passage.text, 0, match.start())
        word = before[0].lower() if before else ""
        if match["word"] not in starters or word in abbreviations() or "." in word:
            continue
        yield rule.finding(
            passage.span(place, match.end("word")),
            rule.message.format(word=match["word"].capitalize()),
            fix=replaced(passage, place, place + 1, passage.text[place].upper()),
        )
