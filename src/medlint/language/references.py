"""Which treatments "it", "these injections" and "the operation" refer back to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeVar

from medlint import ready
from medlint.language.treatments import Treatment

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
REFERS_BACK = ready.pattern(
    r"\b(?P<both>both|either|neither)?\s?(?:of )?(?P<word>it|its|they|them|their"
    rf"|(?:the|this|these|those|your|that|such)\s(?P<noun>{'|'.join(KINDS)})s?"
    r"|(?:risk|benefit|side effect|effect|advantage|disadvantage|complication"
    r"|adverse (?:reaction|event|effect|drug reaction))s"
    r"|this|these|those|both|neither|either)\b"
)
EXPLETIVE = ready.pattern(
    r"\bit(?:'s| is| was| may be| might be| can be| could be) (?:not )?(?:important|possible|best"
    r"|common|likely|unlikely|clear|unclear|not known|known|thought|believed|a good idea"
    r"|advisable|essential|rare|normal)\b|\b(?:find|finds|found|make|makes|making) it\b"
)
FORWARD = ready.pattern(r"\W*(?:this|these|the following)\b")
# Names so general that "these tablets" may refer back by them.
GENERAL = ("medication", "surgery", "exercise")
START = 30  # characters of a clause within which a pronoun is its subject
FAR = 2  # sentences after which a pronoun no longer refers to a treatment
KEPT = 12  # groups of treatments that are kept in mind


class Placed(Protocol):
    """What stands at a place of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...


P = TypeVar("P", bound=Placed)


def within(items: Sequence[P], start: int, end: int) -> Sequence[P]:
    """The items, which are in order, that begin between two places."""
    first = bisect_left(items, start, key=_start)
    return items[first : bisect_left(items, end, lo=first, key=_start)]


def _start(item: Placed) -> int:
    return item.start


class Spoken(NamedTuple):
    """Treatments that were spoken of, in which sentence, and whether as its subject."""

    group: Group
    sentence: int
    subject: bool


class Memory:
    """What was spoken of in a section, the last one last."""

    def __init__(self) -> None:
        self.recent: list[Spoken] = []
        self.sentence = 0  # how many sentences were read

    def begin(self, heading: Group) -> None:
        """Begin a section whose heading names these treatments."""
        self.recent = []
        self.add(heading, subject=True)

    def add(self, group: Group, subject: bool) -> None:
        """Keep in mind that the sentence spoke of these treatments."""
        if group:
            self.recent.append(Spoken(group, self.sentence, subject))
            del self.recent[:-KEPT]

    def last_said(self) -> Group:
        """What the sentence read last spoke of."""
        fresh = self.recent and self.recent[-1].sentence == self.sentence
        return self.recent[-1].group if fresh else ()

    def referred(self, text: str, *, forward: bool) -> tuple[Group, str]:
        """The treatments that a clause refers back to, and the noun that it does so by.

        ``forward`` tells that a list follows, to which "these" refers instead.
        """
        if (forward and FORWARD.match(text)) or EXPLETIVE.search(text):
            return (), ""
        back = REFERS_BACK.search(text)
        return (self._found(back), back["noun"] or "") if back else ((), "")

    def _found(self, back: re.Match[str]) -> Group:
        kinds = KINDS.get(back["noun"] or "", ())
        for spoken in reversed(self.recent):
            far = self.sentence - spoken.sentence > FAR
            if not back["noun"] and (back.start() > START or not spoken.subject or far):
                return ()
            fitting = tuple(t for t in spoken.group if not kinds or _is(t, kinds))
            if fitting and back["both"] and len(fitting) < 2 and len(self.recent) > 1:
                return tuple(dict.fromkeys((*self.recent[-2].group, *self.recent[-1].group)))
            if fitting:
                return fitting
        return ()


def _is(treatment: Treatment, kinds: tuple[str, ...]) -> bool:
    return treatment.kind in kinds or any(kind in treatment.name for kind in kinds)
