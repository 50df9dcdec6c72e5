"""Images with a file's name, or nothing said, for alternative text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from medlint import ready
from medlint.document.model import Inline
from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check
from medlint.rules.structure.parts import marks

FILE = ready.pattern(r"\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|avif)$", re.IGNORECASE)
CODED = ready.pattern(
    r"(?:img|dsc|dscn|image|screenshot|photo|picture|figure|untitled)?[\s_-]*\d[\d_-]*",
    re.IGNORECASE,
)
EMPTY = frozenset({"image", "photo", "picture", "graphic", "icon", "logo", "alt", "alt text"})


@check
def empty_alternative(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag alternative text that is a file's name, a number or just 'image'."""
    for _, mark in marks(article, "image"):
        alt = mark.inline.attributes.get("alt", "").strip()
        if alt and _says_nothing(alt, mark.inline):
            yield rule.finding(
                mark.inline.span, f"The alternative text '{alt}' does not say what the image shows."
            )


def _says_nothing(alt: str, image: Inline) -> bool:
    stem = PurePosixPath(image.attributes.get("src", "").split("?")[0]).stem
    named = alt.lower() == stem.lower() and re.search(r"[-_\d]", alt) is not None
    return bool(
        named or FILE.search(alt) or CODED.fullmatch(alt) or alt.lower().rstrip(".") in EMPTY
    )
