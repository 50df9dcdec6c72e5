"""Words that are spelt wrong."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.language.spelling import Misspelling
from medlint.language.suggestions import Candidate
from medlint.rules.model import Edit, Finding, Fix, Rule
from medlint.rules.registry import check

COMMON = 9  # rank of a word of which a slip is plain to see
LONG = 8  # letters from which a wrong key leaves no doubt
SHOWN = 3


@check
def misspelt_word(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Each misspelt word, with what may have been meant; plain slips at the rule's severity."""
    for one in article.misspellings:
        best = one.candidates[0]
        plain = one.clear and (best.rank >= COMMON or best.count > 0) and one.text.islower()
        sure = best.count > 0 or best.cost == 0 or len(one.text) >= LONG
        shown = [_cased(c, one.text) for c in one.candidates[:SHOWN]]
        meant = " or ".join(f"'{word}'" for word in (shown[:1] if one.clear else shown))
        yield rule.finding(
            one.passage.span(one.start, one.end),
            f"{rule.message.format(word=one.text)} Is {meant} meant?",
            fix=_fix(one, shown[0], safe=plain and sure and not best.medicine),
            severity=rule.severity if plain else "warning",
        )


def _fix(one: Misspelling, word: str, *, safe: bool) -> Fix | None:
    if not one.passage.block.prose.editable(one.start, one.end):
        return None
    edit = Edit(one.passage.span(one.start, one.end), word)
    return Fix((edit,), "safe" if safe else "unsafe", f"Write '{word}'.")


def _cased(candidate: Candidate, text: str) -> str:
    """The candidate with the case of the word as it is written."""
    word = candidate.text
    if text.isupper() and len(text) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if text[0].isupper() else word
