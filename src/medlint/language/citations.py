"""Whether a paragraph leads its readers to a source, and where the sources are listed."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from medlint import ready
from medlint.resources import data_file

if TYPE_CHECKING:
    from medlint.language.analysis import Passage

MARKS = frozenset({"link", "footnote-reference", "superscript"})
LIST = ready.pattern(  # "Sources of iron" and "Food sources" head no list of sources
    r"\W*(?:(?:key|main|selected|useful|list of|our|information) )?"
    r"(?:references?|reference list|sources?(?: of information)?|bibliography|citations?"
    r"|works cited|further reading)(?:(?: and |, | & | / |/)(?:references?|sources|further reading"
    r"|notes|links|resources))?\W*",
    re.IGNORECASE,
)


def is_cited(passage: Passage) -> bool:
    """Whether the paragraph holds a link, a footnote reference, an address or a named source."""
    if any(m.inline.kind in MARKS for m in passage.block.prose.marks):
        return True
    return bool(_sources().search(passage.text) or any(t.kind == "url" for t in passage.tokens))


@lru_cache(maxsize=4096)
def heads_references(heading: str) -> bool:
    """Whether a list of sources stands under a heading of these words."""
    return LIST.fullmatch(heading) is not None


def is_reference(passage: Passage) -> bool:
    """Whether a passage stands under a heading of references."""
    return any(heads_references(heading.text) for heading in passage.headings)


@cache
def _sources() -> ready.Pattern[str]:
    text = data_file("lexicon", "citations.txt").read_text(encoding="utf-8")
    rows = (line for line in text.splitlines() if line and not line.startswith("#"))
    return ready.regex_pattern("|".join(f"(?:{row})" for row in rows))
