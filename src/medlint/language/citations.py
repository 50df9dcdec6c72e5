"""Whether a paragraph leads its readers to a source: a link, a footnote, a named study."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from medlint import ready
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Passage

MARKS = frozenset({"link", "footnote-reference", "superscript"})


def is_cited(passage: Passage) -> bool:
    """Whether the paragraph holds a link, a footnote reference, an address or a named source."""
    if any(m.inline.kind in MARKS for m in passage.block.prose.marks):
        return True
    return bool(_sources().search(passage.text) or any(t.kind == "url" for t in passage.tokens))


@cache
def _sources() -> ready.Pattern[str]:
    text = data_file("lexicon", "citations.txt").read_text(encoding="utf-8")
    rows = (line for line in text.splitlines() if line and not line.startswith("#"))
    return ready.regex_pattern("|".join(f"(?:{row})" for row in rows))
