"""Lines that hold nothing but a tag of a site's template language: no prose to a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.document.source import Span

LINE = ready.pattern(
    r"""(?<![^\r\n])[ \t>]*(?P<tags>(?:
        \{%[^\r\n]*?%\}                     # Liquid, Jinja, Nunjucks
      | \{\{[<%][^\r\n]*?[%>]\}\}            # Hugo
      | \{\{[^{}\r\n]*\}\}                  # a variable
      | \{\#[^\r\n]*?\#\}                   # a comment
      | \{:[^{}\r\n]*\}                     # kramdown's attributes
      | \[/?[a-z_]+(?:[ ][^\]\r\n]*=[^\]\r\n]*)?\](?![(\[:])  # WordPress shortcodes, see below
    )[ \t]*)+(?![^\r\n])""",
    re.VERBOSE,
)
SHORTCODE = ready.pattern(r"\[/?[a-z_]+\]\s*")


def template_lines(text: str) -> Iterator[Span]:
    """The places of such lines. ``[word]`` alone is one only as the end of a ``[word x=y]``."""
    if "{" not in text and "=" not in text:
        return
    for found in LINE.finditer(text):
        tags = found["tags"]
        if tags.startswith("[") and "=" not in tags and not tags.startswith("[/"):
            continue
        yield Span(*found.span("tags"))
