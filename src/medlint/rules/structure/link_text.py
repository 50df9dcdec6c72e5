"""Link text that does not say where the link leads."""

from __future__ import annotations

from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.language.phrases import fold
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.structure.parts import marks

CLICK = ready.pattern(
    r"\b(?:please )?(?:click|press|tap) (?:here|on (?:this|the) link|this link|the link below)\b"
)
VERBS = ("click", "press", "tap")
TRIMMED = " \u00a0.,:;!…>»→"


@check
def link_text(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag empty link words as the whole text of a link, and 'click here' anywhere."""
    empty = frozenset(rule.data["empty"])
    seen: set[tuple[int, int]] = set()
    for block, mark in marks(article, "link"):
        text = block.prose.text[mark.start : mark.end]
        if mark.start < mark.end and fold(text).strip(TRIMMED) in empty:
            seen.add((id(block), mark.start))
            yield rule.finding(
                block.prose.span(mark.start, mark.end),
                f"The link text '{text.strip()}' does not say where the link leads.",
            )
    for passage in article.passages:
        if not any(verb in passage.folded for verb in VERBS):
            continue
        for match in CLICK.finditer(passage.folded):
            if not any(block == id(passage.block) for block, _ in seen):
                yield rule.finding(passage.span(*match.span()))
