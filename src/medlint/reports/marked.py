"""An article as it reads, in HTML, with every finding marked in its place and numbered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from medlint.document.model import Block, Prose
from medlint.document.source import Span
from medlint.rules.model import Finding
from medlint.settings import SEVERITIES

TAGS = {
    "paragraph": "p",
    "item": "li",
    "quote": "blockquote",
    "table": "table",
    "row": "tr",
    "cell": "td",
    "caption": "caption",
    "figure": "figure",
    "code": "pre",
    "definitions": "dl",
    "term": "dt",
    "definition": "dd",
    "footnote": "p",
}
LONG = 80  # characters from which a place is underlined alone, so that words within it stand out
TOP = 3  # level of the article's first heading, below the report's own two


class Marker:
    """Writes one article; ``placed`` then holds the numbers of the findings that it marked.

    ``prefix`` begins every id; ``anchors`` are ids wanted of certain blocks, by ``id(block)``.
    """

    def __init__(
        self, prefix: str, findings: Sequence[Finding], anchors: Mapping[int, str]
    ) -> None:
        self.placed: set[int] = set()
        self._prefix = prefix
        self._anchors = anchors
        self._findings = findings
        self._starts = [finding.span.start for finding in findings]
        self._open: list[int] = []  # levels of the headings that the next one may stand under

    def article(self, blocks: Iterable[Block]) -> str:
        """The blocks, page furniture left out."""
        return "\n".join(self._block(b) for b in blocks if b.kind != "furniture")

    def _block(self, block: Block) -> str:
        tag = self._tag(block)
        inner = self._prose(block.prose) if block.inlines else ""
        inner += self.article(block.children)
        anchor = self._anchors.get(id(block))
        named = f' id="{anchor}" tabindex="-1"' if anchor else ""
        if block.kind == "rule":
            return "<hr>"
        if block.kind in ("table", "code"):
            return f'<div class="wide" tabindex="0"><{tag}{named}>{inner}</{tag}></div>'
        return f"<{tag}{named}>{inner}</{tag}>"

    def _tag(self, block: Block) -> str:
        if block.kind == "heading":
            self._open = [level for level in self._open if level < block.level]
            self._open.append(block.level)
            return f"h{min(6, TOP - 1 + len(self._open))}"
        if block.kind == "list":
            return "ol" if block.attributes.get("ordered") == "true" else "ul"
        return TAGS.get(block.kind, "p")

    def _prose(self, prose: Prose) -> str:
        """A block's prose, cut where a finding begins or ends, each piece marked."""
        here = list(self._over(prose))
        written: list[tuple[str, list[int]]] = []
        for text, span in pieces(prose, [self._findings[n].span for n in here]):
            over = [n for n in here if self._findings[n].span.overlaps(span)]
            written.append((self._marked(text, over), over))
        last = {n: i for i, (_, over) in enumerate(written) for n in over}
        for n, i in last.items():
            if n not in self.placed:
                self.placed.add(n)
                written[i] = (written[i][0] + self._reference(n), written[i][1])
        return "".join(text for text, _ in written)

    def _over(self, prose: Prose) -> Iterator[int]:
        if not prose.runs:
            return
        whole = Span(prose.runs[0].span.start, prose.runs[-1].span.end)
        for n in range(bisect_left(self._starts, whole.end)):
            if self._findings[n].span.end > whole.start:
                yield n

    def _marked(self, text: str, over: Sequence[int]) -> str:
        if not over:
            return escape(text)
        worst = min((self._findings[n].severity for n in over), key=SEVERITIES.index)
        spans = [self._findings[n].span for n in over]
        kind = f"{worst} long" if all(s.end - s.start > LONG for s in spans) else worst
        ids = " ".join(f"{self._prefix}f{n + 1}" for n in over)
        return f'<mark class="{kind}" data-findings="{ids}">{escape(text)}</mark>'

    def _reference(self, n: int) -> str:
        finding, ident = self._findings[n], f"{self._prefix}f{n + 1}"
        said = f"Finding {n + 1}, {finding.severity}"
        return (
            f'<a class="reference {finding.severity}" id="{ident}-place" href="#{ident}"'
            f' data-findings="{ident}" aria-label="{said}">{n + 1}</a>'
        )


def pieces(prose: Prose, spans: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """A block's prose, cut wherever one of the spans begins or ends."""
    cuts = sorted({place for span in spans for place in (span.start, span.end)})
    for run in prose.runs:
        if not run.verbatim:
            yield run.text, run.span
            continue
        start = run.span.start
        for end in [*(c for c in cuts if start < c < run.span.end), run.span.end]:
            yield run.text[start - run.span.start : end - run.span.start], Span(start, end)
            start = end
