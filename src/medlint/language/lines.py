"""Ends of lines that the author meant, where the format says that they are mere spaces.

Text pasted from a page into Markdown often has short headings and list items on lines of their
own, with no blank line between. A line was broken on purpose if the next word would still have
fitted into it; if a capital follows too, a sentence ends there.
"""

from __future__ import annotations

from itertools import pairwise

from medlint import ready
from medlint.document.model import Prose

NEXT_LINE = ready.pattern(r"\s*([“\"‘'(]?[A-Z0-9•]\S*)")
OPEN_END = ready.pattern(
    r"(?:[–—-]|(?<!\w)(?:an?|the|of|to|in|on|at|by|for|from|with|your|our|their|his|her|its|my|"
    r"is|are|was|were|be|as|than|that|this|these|Dr|Mrs?|Ms|St|No|vs|[A-Z])\.?)\s*\Z"
)
SLACK = 12  # characters by which writers differ in where they break a line by hand


def meant_breaks(prose: Prose) -> list[int]:
    """Where, in prose, lines begin that the author began on purpose; in order."""
    ends: list[tuple[int, int]] = []  # offsets of line ends, in the prose and in the source
    length = 0
    for run in prose.runs:
        if run.kind == "softbreak":
            ends.append((length, run.span.start))
        length += len(run.text)
    if not ends:
        return []
    source = [prose.runs[0].span.start, *(at for _, at in ends), prose.runs[-1].span.end]
    lengths = [b - a for a, b in pairwise(source)]
    widest = max(lengths)
    return [
        at
        for (at, _), long in zip(ends, lengths, strict=False)
        if _meant(prose.text, at, widest - long)
    ]


def _meant(text: str, at: int, room: int) -> bool:
    following = NEXT_LINE.match(text, at)
    if following is None or len(following[1]) + SLACK > room:
        return False
    return not OPEN_END.search(text, max(0, at - 12), at)
