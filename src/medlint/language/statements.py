"""What each clause says of the treatments that it speaks of: for them, against them, or neither.

A clause speaks of the treatments that it names; one that names none and refers back ("it",
"these injections"), or goes on without a subject, speaks of those before it; else of those of
its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from medlint import ready
from medlint.language.clauses import Clause, clauses_of
from medlint.language.conditions import condition_hits
from medlint.language.directions import Word, words_of
from medlint.language.phrases import Hit
from medlint.language.references import GENERAL, Group, Memory, within
from medlint.language.sentences import Sentence
from medlint.language.told import Statement, told, with_role
from medlint.language.treatments import Mention

__all__ = ["Statement", "find_statements"]

if TYPE_CHECKING:
    from medlint.language.analysis import Analysis, Passage

SUPPOSING = ready.pattern(r"\b(?:if|when|unless|who|in case)\b[^.]{0,50}$")
LABEL = ready.pattern(r"[^.:!?]{2,40}:\s(?=\w)")
OTHERS = ready.pattern(
    r"\bother (?:forms? of |types? of |kinds? of )?(?:treatment|option|medicine|therap)\w*"
)
QUESTION = ready.pattern(
    r"\?[\"'”’)]*\Z|\A(?:(?:but|and|so|or|then) )?(?:is|are|was|does|do|did|can|could|should|would|"
    r"will|has|have) (?!not\b)(?:the|a|an|it|they|this|these|you|[A-Z])",
    re.IGNORECASE,
)
CAUSED = ready.pattern(
    r"\b(?:caus\w+|lead\w*|led|result\w*|risks?|chances?|mak\w+|made|develop\w*|get|includ\w+"
    r"|increas\w+|rais\w+|effects?|feel\w*|such as|experience\w*|bring\w*|trigger\w*"
    r"|complications?|common)\b"
)
EARLY = 3  # words of an item before its first word for or against, if it goes on from the lead
SHORT = 8  # words of an item that is no sentence of its own


def find_statements(article: Analysis) -> tuple[Statement, ...]:
    """A statement for each clause that speaks of a treatment; headings are none."""
    return tuple(_Reader(article).statements()) if article.mentions else ()


class _Reader:
    """Reads an article from start to end, and keeps in mind what was spoken of."""

    def __init__(self, article: Analysis) -> None:
        self.article = article
        self.memory = Memory()
        self.mentions: dict[int, list[Mention]] = {}
        for mention in article.mentions:
            self.mentions.setdefault(mention.passage.index, []).append(mention)
        self.of_heading = {
            id(p.block): _treatments(self.mentions.get(p.index, ()))
            for p in article.prose
            if p.kind == "heading"
        }
        self.headed = any(self.of_heading.values())
        titles = (p.folded for p in article.prose[:1] if p.kind == "heading")
        self.title = " ".join(titles)  # what the article is about is no harm of a treatment
        self.ills: tuple[Hit[str], ...] = ()  # the conditions named in the passage
        self.lead = ""  # the last words before a list
        self.led: Group = ()  # and the treatments that they are about

    def statements(self) -> Iterator[Statement]:
        """The statements in reading order."""
        for passage in self.article.prose:
            if passage.kind == "heading":
                self.lead, self.led = "", ()
                self.memory.begin(self.of_heading[id(passage.block)])
                continue
            yield from self._of_passage(passage)
            if not _in_list(passage):
                lead = passage.folded.rstrip()
                self.lead = lead[-80:].rstrip(": ") if lead.endswith(":") else ""
                self.led = self.memory.last_said()

    def _of_passage(self, passage: Passage) -> Iterator[Statement]:
        mentions = self.mentions.get(passage.index, [])
        listed = _in_list(passage)
        words = words_of(passage.folded, self.lead if listed else "")
        if listed and SUPPOSING.search(self.lead):
            words = ()  # "See a doctor if you have:"
        if not words and not mentions:
            self.memory.sentence += len(passage.sentences)
            return
        label = LABEL.match(passage.folded)
        if label and not within(mentions, 0, label.end()):
            self.memory.begin(())  # "Alcohol: this may make you sleepy"
        self.ills = condition_hits(passage.folded) if mentions or self.memory.recent else ()
        for sentence in passage.sentences:
            self.memory.sentence += 1
            here = within(mentions, sentence.start, sentence.end)
            said = [
                word
                for word in within(words, sentence.start, sentence.end)
                if not self._is_topic(passage.folded, word)
            ]
            if not here and not (said and (self.memory.recent or self.headed)):
                continue
            if QUESTION.search(sentence.text):
                self.memory.add(_treatments(here), subject=True)
                continue
            yield from self._of_sentence(sentence, said, here)

    def _is_topic(self, text: str, word: Word) -> bool:
        """Whether a word names what the article is about, unless something is said to cause it."""
        return text[word.start : word.end] in self.title and not CAUSED.search(
            text, max(0, word.start - 20), word.start
        )

    def _of_sentence(
        self, sentence: Sentence, words: Sequence[Word], mentions: Sequence[Mention]
    ) -> Iterator[Statement]:
        text = sentence.passage.folded
        subject: Group = ()  # of the clause before, in this sentence
        for clause in clauses_of(text, sentence.start, sentence.end, words, mentions):
            about = self._about(sentence, clause, subject)
            if about:
                yield from told(sentence, clause, about, self._ills(clause.start, clause.end))
            shared = with_role(clause, "same")
            main = tuple(t for t in about if t not in shared) or about
            subject = main or subject
            self.memory.add(main, subject=self._leads(clause))

    def _about(self, sentence: Sentence, clause: Clause, subject: Group) -> Group:
        """The treatments that the clause is about."""
        text = sentence.passage.folded[clause.start : clause.end]
        named = with_role(clause, "subject")
        if OTHERS.search(text) and not named:
            return ()
        forward = sentence.passage.folded.rstrip().endswith(":")
        referred, noun = self.memory.referred(text, forward=forward)
        shared = with_role(clause, "same")
        if shared and not named:
            return tuple(dict.fromkeys((*(referred or subject), *shared)))
        if named:
            if noun and referred and all(t.name in GENERAL for t in named):
                return referred
            return tuple(dict.fromkeys((*named, *shared)))
        if referred:
            return referred
        if subject:
            return subject
        return self._inherited(sentence, clause, text)

    def _inherited(self, sentence: Sentence, clause: Clause, text: str) -> Group:
        """The treatments of the list or heading, where the clause has no subject of its own."""
        if not clause.words:
            return ()
        if _in_list(sentence.passage) and self.led:
            early = text[: clause.words[0].start - clause.start].split()
            return self.led if len(early) <= EARLY or len(text.split()) <= SHORT else ()
        if self._ills(clause.start, clause.words[0].start) or not self._tells(clause, text):
            return ()
        for n, heading in enumerate(reversed(sentence.passage.headings)):
            group = self.of_heading.get(id(heading), ())
            if group:
                return group if n == 0 or len(group) == 1 else ()
        return ()

    def _tells(self, clause: Clause, text: str) -> bool:
        """Not the mere name of an illness, which may be what is treated."""
        ills = {h.start for h in self.ills}
        named = [w for w in clause.words if w.start in ills]
        return len(named) < len(clause.words) or bool(CAUSED.search(text))

    def _ills(self, start: int, end: int) -> tuple[str, ...]:
        """The conditions named between two places of the passage."""
        return tuple(dict.fromkeys(hit.value for hit in within(self.ills, start, end)))

    def _leads(self, clause: Clause) -> bool:
        """Whether no illness is named before the clause's treatment, which "it" might be then."""
        first = next((m for m, role in clause.named if role == "subject"), None)
        return first is None or not self._ills(clause.start, first.start)


def _in_list(passage: Passage) -> bool:
    return passage.kind == "item" or passage.inside("item")


def _treatments(mentions: Sequence[Mention]) -> Group:
    return tuple(dict.fromkeys(m.treatment for m in mentions))
