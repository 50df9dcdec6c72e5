"""One article and the layers over it, each computed at first use and then shared by all rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from medlint.document.model import Block, Document
from medlint.document.source import Span
from medlint.settings import Settings

if TYPE_CHECKING:
    from medlint.language.abbreviations import Abbreviation
    from medlint.language.amounts import Amount
    from medlint.language.furniture import FurnitureBlock
    from medlint.language.readability import Readability
    from medlint.language.sentences import Sentence, Token
    from medlint.language.spelling import Misspelling
    from medlint.language.statements import Statement
    from medlint.language.treatments import Mention


class Passage:
    """A block that holds prose, in its place: under which headings, inside which containers."""

    def __init__(
        self, index: int, block: Block, headings: tuple[Block, ...], containers: tuple[Block, ...]
    ) -> None:
        self.index = index
        self.block = block
        self.kind = block.kind  # heading, paragraph, item, cell …
        self.headings = headings  # the headings that it stands under, outermost first
        self.containers = containers  # lists, items, quotes, tables around it, outermost first
        self.around = frozenset(block.kind for block in containers)
        self.text = block.text

    @cached_property
    def lower(self) -> str:
        """The prose in lower case, character for character."""
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return lower
        return "".join(c if len(c.lower()) != 1 else c.lower() for c in self.text)

    @cached_property
    def folded(self) -> str:
        """The prose in lower case, with plain apostrophes, spaces and hyphens, for phrases."""
        from medlint.language.phrases import fold

        return fold(self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words, numbers and punctuation, in order."""
        from medlint.language.sentences import tokenize

        return tokenize(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The text of each token as it is compared: folded."""
        text = self.folded
        return tuple([text[start:end] for start, end, _, _ in self.tokens])

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the passage; a heading or a cell without a full stop is one."""
        from medlint.language.sentences import split

        return split(self)

    def span(self, start: int, end: int) -> Span:
        """The source span of ``text[start:end]``."""
        return self.block.prose.span(start, end)

    def inside(self, *kinds: str) -> bool:
        """Whether a container of one of these kinds surrounds the passage."""
        return not self.around.isdisjoint(kinds)


class Analysis:
    """A document, the settings that apply to it, and its layers."""

    def __init__(self, document: Document, settings: Settings | None = None) -> None:
        self.document = document
        self.settings = settings or Settings()

    def release(self) -> None:
        """Let go of the sentences, when no more is asked of the article.

        They hold their passages as these hold them. Without that circle all is freed at once;
        with it, an article's thousands of values wait for Python's collector, which takes a
        fifth of the time of a run.
        """
        for passage in self.shown:
            vars(passage).pop("sentences", None)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every block that holds prose (code and page furniture left out), in reading order."""
        return tuple(Passage(i, *found) for i, found in enumerate(_passages(self.document.blocks)))

    @cached_property
    def asides(self) -> tuple[Passage, ...]:
        """What readers see beside the blocks: descriptions, alternative texts, titles of links."""
        from medlint.language.asides import find_asides

        return find_asides(self)

    @cached_property
    def shown(self) -> tuple[Passage, ...]:
        """All that readers see: what stands beside the blocks, then the passages."""
        return (*self.asides, *self.passages)

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The passages without strong page furniture: what the article itself says."""
        strong = {id(b) for f in self.furniture if f.strong for b in f.block.walk()}
        if not strong:
            return self.passages
        return tuple(p for p in self.passages if id(p.block) not in strong)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence that the article itself says, in reading order."""
        return tuple(s for passage in self.prose for s in passage.sentences)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every place that names a treatment."""
        from medlint.language.treatments import find_mentions

        return find_mentions(self)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount in milligrams, units and the like, and whose dose it is."""
        from medlint.language.amounts import find_amounts

        return find_amounts(self)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the sentences say for and against treatments."""
        from medlint.language.statements import find_statements

        return find_statements(self)

    @cached_property
    def readability(self) -> Readability:
        """The counts that the readability formulas are made of."""
        from medlint.language.readability import measure

        return measure(self)

    @cached_property
    def furniture(self) -> tuple[FurnitureBlock, ...]:
        """Blocks that look like page furniture left in the text."""
        from medlint.language.furniture import find_furniture

        return find_furniture(self.document)

    @cached_property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """The abbreviations of the text, with every place where they stand."""
        from medlint.language.abbreviations import find_abbreviations

        return find_abbreviations(self)

    @cached_property
    def word_counts(self) -> Counter[str]:
        """How often each word stands in the article, as it is written."""
        from medlint.language.phrases import ease

        written = Counter(
            [text for p in self.passages for _, _, kind, text in p.tokens if kind == "word"]
        )
        counts: Counter[str] = Counter()
        for text, times in written.items():
            counts[ease(text)] += times
        return counts

    @cached_property
    def misspellings(self) -> tuple[Misspelling, ...]:
        """Every word that is spelt wrong, with what may have been meant."""
        from medlint.language.spelling import find_misspellings

        return find_misspellings(self)

    @cached_property
    def repeated_titles(self) -> tuple[Block, ...]:
        """Headings and paragraphs near the start that say the title again."""
        from medlint.language.furniture import find_repeated_titles

        return find_repeated_titles(self.document)

    @cached_property
    def region(self) -> str:
        """The country that the article is for, ``uk`` or ``us``; empty where it does not show."""
        from medlint.language.region import region_of

        return region_of(self)

    @cached_property
    def kind(self) -> str:
        """What the article is about: a vaccine, symptom, treatment, drug, test, condition, news."""
        from medlint.language.kind import kind_of

        return kind_of(self)


def _passages(
    blocks: tuple[Block, ...],
) -> Iterator[tuple[Block, tuple[Block, ...], tuple[Block, ...]]]:
    headings: tuple[Block, ...] = ()
    stack: list[tuple[Block, tuple[Block, ...]]] = [(b, ()) for b in reversed(blocks)]
    while stack:
        block, containers = stack.pop()
        if block.kind in ("furniture", "code"):
            continue
        if block.kind == "heading":
            headings = tuple(h for h in headings if h.level < block.level)
        if block.inlines and not block.text.isspace() and block.text:
            yield block, headings, containers
        if block.kind == "heading":
            headings = (*headings, block)
        inner = (*containers, block)
        stack.extend((child, inner) for child in reversed(block.children))
