"""British and American spelling in one article."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.language.variants import Variant, is_british, strangers
from medlint.rules.model import Edit, Finding, Fix, Related, Rule
from medlint.rules.registry import check


@check
def mixed_spelling(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Each word in the spelling that is not the article's own, with a word that is."""
    found, own = strangers(article)
    british = bool(found) and is_british(found[0].text)
    spelling, other = ("British", "American") if british else ("American", "British")
    for one in found:
        if one.passage.inside("quote"):
            continue
        yield rule.finding(
            one.passage.span(one.start, one.end),
            rule.message.format(word=one.text, spelling=spelling, own=other),
            related=[_related(own[0], other)] if own else (),
            fix=_fix(one),
        )


def _related(one: Variant, spelling: str) -> Related:
    return Related(f"{spelling} spelling here", one.passage.span(one.start, one.end))


def _fix(one: Variant) -> Fix | None:
    """Safe in running prose; the title of a page or a paper in a link is not ours to respell."""
    prose = one.passage.block.prose
    if not prose.editable(one.start, one.end):
        return None
    linked = any(m.inline.kind == "link" for m in prose.marks_over(one.start, one.end))
    edit = Edit(one.passage.span(one.start, one.end), one.other)
    return Fix((edit,), "unsafe" if linked else "safe", f"Write '{one.other}'.")
