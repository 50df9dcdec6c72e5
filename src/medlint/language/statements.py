"""What each clause says of the treatments that it speaks of: for them, against them, or neither.

A clause speaks of the treatments that it names; one that names none and refers back ("it",
"these injections"), or goes on without a subject, speaks of those before it; else of those of
its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from medlint.language.clauses import Clause, clauses_of
from medlint.language.conditions import condition_hits
from medlint.language.directions import Direction, Word, scope, words_of
from medlint.language.phrases import Hit
from medlint.language.sentences import Sentence
from medlint.language.treatments import Mention, Treatment

if TYPE_CHECKING:
    from medlint.document.source import Span
    from medlint.language.analysis import Analysis, Passage

Group = tuple[Treatment, ...]
KINDS = {  # what a noun that refers back may stand for
    "injection": ("injection", "block", "toxin"),
    "tablet": ("drug", "class"),
    "pill": ("drug", "class"),
    "medicine": ("drug", "class"),
    "drug": ("drug", "class"),
    "operation": ("procedure", "surgery"),
    "procedure": ("procedure", "surgery", "injection", "block", "toxin"),
    "therapy": ("therapy", "drug", "class", "lifestyle"),
    "exercise": ("exercise",),
    "supplement": ("supplement",),
    "treatment": (),
    "option": (),
    "effect": (),
    "dose": ("drug", "class"),
    "course": (),
}
REFERS_BACK = re.compile(
    r"\b(?P<both>both|either|neither)?\s?(?:of )?(?P<word>it|its|they|them|their"
    rf"|(?:the|this|these|those|your|that|such)\s(?P<noun>{'|'.join(KINDS)})s?"
    r"|(?:risk|benefit|side effect|effect|advantage|disadvantage|complication)s"
    r"|this|these|those|both|neither|either)\b"
)
EXPLETIVE = re.compile(
    r"\bit(?:'s| is| was| may be| might be| can be| could be) (?:not )?(?:important|possible|best"
    r"|common|likely|unlikely|clear|unclear|not known|known|thought|believed|a good idea"
    r"|advisable|essential|rare|normal)\b|\b(?:find|finds|found|make|makes|making) it\b"
)
FORWARD = re.compile(r"\W*(?:this|these|the following)\b")
SUPPOSING = re.compile(r"\b(?:if|when|unless|who|in case)\b[^.]{0,50}$")
OTHERS = re.compile(
    r"\bother (?:forms? of |types? of |kinds? of )?(?:treatment|option|medicine|therap)\w*"
)
QUESTION = re.compile(
    r"\?[\"'”’)]*\Z|\A(?:(?:but|and|so|or|then) )?(?:is|are|was|does|do|did|can|could|should|would|"
    r"will|has|have) (?!not\b)(?:the|a|an|it|they|this|these|you|[A-Z])",
    re.IGNORECASE,
)
SELF = (
    "medication",
    "surgery",
    "exercise",
)  # names so general that "these tablets" may refer back by them


CAUSED = re.compile(
    r"\b(?:caus\w+|lead\w*|led|result\w*|risks?|chances?|mak\w+|made|develop\w*|get|includ\w+|increas\w+"
    r"|rais\w+|effects?|feel\w*|such as|experience\w*|bring\w*|trigger\w*|complications?|common)\b"
)
START = 30  # characters of a clause within which a pronoun is its subject
FAR = 2  # sentences after which a pronoun no longer refers to a treatment


class Spoken(NamedTuple):
    """Treatments that were spoken of, in which sentence, and whether as its subject."""

    group: Group
    sentence: int
    subject: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause that says something for or against treatments, and the words that say so.

    The clause is ``sentence.passage.text[start:end]``.
    """

    sentence: Sentence
    treatments: Group
    directions: frozenset[Direction]
    words: tuple[str, ...]
    start: int = 0
    end: int = 0
    conditions: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    boosters: tuple[str, ...] = ()
    negated: bool = False

    @property
    def span(self) -> Span:
        """Where the clause stands in the source."""
        return self.sentence.passage.span(self.start, self.end)


def find_statements(article: Analysis) -> tuple[Statement, ...]:
    """A statement for each clause that speaks of a treatment; headings are none."""
    return tuple(_Reader(article).statements())


class _Reader:
    """Reads an article from start to end, and keeps in mind what was spoken of."""

    def __init__(self, article: Analysis) -> None:
        self.article = article
        self.recent: list[Spoken] = []  # what was spoken of in this section, the last one last
        self.sentence = 0  # how many sentences were read
        self.mentions: dict[int, list[Mention]] = {}
        for mention in article.mentions:
            self.mentions.setdefault(mention.passage.index, []).append(mention)
        self.of_heading = {
            id(p.block): _treatments(self.mentions.get(p.index, ()))
            for p in article.prose
            if p.kind == "heading"
        }
        titles = (p.folded for p in article.prose[:1] if p.kind == "heading")
        self.title = " ".join(titles)  # what the article is about is no harm of a treatment
        self.ills: tuple[Hit[str], ...] = ()  # the conditions named in the passage
        self.lead = ""  # the last words before a list
        self.led: Group = ()  # and the treatments that they are about

    def statements(self) -> Iterator[Statement]:
        """The statements in reading order."""
        for passage in self.article.prose:
            if passage.kind == "heading":
                self.recent, self.lead, self.led = [], "", ()
                self._remember(self.of_heading[id(passage.block)], subject=True)
                continue
            yield from self._of_passage(passage)
            if not _in_list(passage):
                lead = passage.folded.rstrip()
                self.lead = lead[-80:].rstrip(": ") if lead.endswith(":") else ""
                fresh = self.recent and self.recent[-1].sentence == self.sentence
                self.led = self.recent[-1].group if fresh else ()

    def _of_passage(self, passage: Passage) -> Iterator[Statement]:
        mentions = self.mentions.get(passage.index, [])
        listed = _in_list(passage)
        words = words_of(passage.folded, self.lead if listed else "")
        if listed and SUPPOSING.search(self.lead):
            words = ()  # "See a doctor if you have:"
        if not words and not mentions:
            self.sentence += len(passage.sentences)
            return
        self.ills = condition_hits(passage.folded)
        for sentence in passage.sentences:
            self.sentence += 1
            here = [m for m in mentions if sentence.start <= m.start < sentence.end]
            said = [w for w in words if sentence.start <= w.start < sentence.end]
            said = [w for w in said if not self._is_topic(passage.folded, w)]
            if not here and not said:
                continue
            if QUESTION.search(sentence.text):
                self._remember(_treatments(here), subject=True)
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
                yield from _told(sentence, clause, about, self._ills(clause.start, clause.end))
            shared = _with_role(clause, "same")
            main = tuple(t for t in about if t not in shared) or about
            subject = main or subject
            self._remember(main, subject=self._leads(clause))

    def _about(self, sentence: Sentence, clause: Clause, subject: Group) -> Group:
        """The treatments that the clause is about."""
        text = sentence.passage.folded[clause.start : clause.end]
        named = _with_role(clause, "subject")
        if OTHERS.search(text) and not named:
            return ()
        forward = FORWARD.match(text) and sentence.passage.folded.rstrip().endswith(":")
        back = None if forward or EXPLETIVE.search(text) else REFERS_BACK.search(text)
        referred = self._referred(back) if back else ()
        shared = _with_role(clause, "same")
        if shared and not named:
            return tuple(dict.fromkeys((*(referred or subject), *shared)))
        if named:
            general = all(t.name in SELF for t in named)
            if general and back and back["noun"] and referred:
                return referred
            return tuple(dict.fromkeys((*named, *shared)))
        if referred:
            return referred
        if subject:
            return subject
        return self._inherited(sentence, clause, text)

    def _referred(self, back: re.Match[str]) -> Group:
        """What a pronoun or a noun that refers back stands for."""
        kinds = KINDS.get(back["noun"] or "", ())
        for spoken in reversed(self.recent):
            if not back["noun"] and (
                back.start() > START or not spoken.subject or self.sentence - spoken.sentence > FAR
            ):
                return ()
            fitting = tuple(t for t in spoken.group if not kinds or _is(t, kinds))
            if fitting:
                if back["both"] and len(fitting) < 2 and len(self.recent) > 1:
                    fitting = tuple(dict.fromkeys((*self.recent[-2].group, *self.recent[-1].group)))
                return fitting
        return ()

    def _inherited(self, sentence: Sentence, clause: Clause, text: str) -> Group:
        """The treatments of the list or heading, where the clause has no subject of its own."""
        if not clause.words:
            return ()
        if _in_list(sentence.passage) and self.led:
            return self.led
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
        return tuple(dict.fromkeys(h.value for h in self.ills if start <= h.start < end))

    def _leads(self, clause: Clause) -> bool:
        """Whether no illness is named before the clause's treatment, which "it" might be then."""
        first = next((m for m, role in clause.named if role == "subject"), None)
        return first is None or not self._ills(clause.start, first.start)

    def _remember(self, group: Group, subject: bool) -> None:
        if group:
            self.recent.append(Spoken(group, self.sentence, subject))


def _in_list(passage: Passage) -> bool:
    return passage.kind == "item" or passage.inside("item")


def _is(treatment: Treatment, kinds: tuple[str, ...]) -> bool:
    return treatment.kind in kinds or any(kind in treatment.name for kind in kinds)


def _treatments(mentions: Sequence[Mention]) -> Group:
    return tuple(dict.fromkeys(m.treatment for m in mentions))


def _with_role(clause: Clause, role: str) -> Group:
    return tuple(dict.fromkeys(m.treatment for m, r in clause.named if r == role))


def _told(
    sentence: Sentence, clause: Clause, about: Group, ills: tuple[str, ...]
) -> Iterator[Statement]:
    """What a clause says of its subject, and of the treatments that it compares it with."""
    directions = frozenset(w.direction for w in clause.words)
    yield _statement(sentence, clause, about, directions, ills)
    if (contrast := _with_role(clause, "contrast")) and (opposite := _opposite(clause)):
        yield _statement(sentence, clause, contrast, opposite, ills)
    compared = _with_role(clause, "other")
    if compared and _less(sentence, clause):
        yield _statement(sentence, clause, compared, _opposite(clause), ills)


def _opposite(clause: Clause) -> frozenset[Direction]:
    """What "unlike X" says of X: the harm or benefit that the words were turned from."""
    turned: dict[Direction, Direction] = {"benefit": "harm", "limitation": "benefit"}
    return frozenset(
        turned[w.direction] for w in clause.words if w.turned and w.direction in turned
    )


def _less(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause says that there is less of something than with another treatment."""
    text = sentence.passage.folded[clause.start : clause.end]
    return bool(re.search(r"\b(?:fewer|less|lower|milder)\b.*\b(?:than|compared)\b", text))


def _statement(
    sentence: Sentence,
    clause: Clause,
    about: Group,
    directions: frozenset[Direction],
    ills: tuple[str, ...],
) -> Statement:
    passage = sentence.passage
    text = passage.folded[clause.start : clause.end]
    return Statement(
        sentence=sentence,
        treatments=about,
        directions=directions,
        words=tuple(passage.text[w.start : w.end] for w in clause.words),
        start=clause.start,
        end=clause.end,
        conditions=ills,
        hedges=tuple(scope("hedges").findall(text)),
        boosters=tuple(scope("boosters").findall(text)),
        negated=bool(scope("negation").search(text)),
    )
