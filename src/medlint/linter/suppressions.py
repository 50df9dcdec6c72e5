"""Comments in an article that silence findings, and those that silence nothing.

    <!-- medlint: ignore CLM101 -->            the block that follows, or the line it stands in
    <!-- medlint: disable CLM, STR101 -->      from here …
    <!-- medlint: enable CLM, STR101 -->       … to here
    <!-- medlint: ignore CLM101: a reason -->  with a reason

Without codes, all rules are meant. What an article's front matter ignores is such a comment on all
of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from medlint.document.model import Document
from medlint.document.source import Span
from medlint.rules.model import Example, Finding, Rule

DIRECTIVE = re.compile(
    r"\s*medlint:\s*(?P<verb>ignore|disable|enable)\b(?P<codes>[^:]*)(?::\s*(?P<reason>.*))?\s*$",
    re.DOTALL | re.IGNORECASE,
)
OURS = re.compile(r"\s*medlint\b", re.IGNORECASE)


def _own(code: str, name: str, message: str, why: str, bad: str, good: str) -> Rule:
    """A rule on the comments themselves, whose findings are made here and not by a function."""
    return Rule(
        code=code,
        name=name,
        severity="warning",
        message=message,
        summary=message,
        why=why,
        references=(),
        bad=(Example(bad),),
        good=(Example(good),),
        check=lambda _rule, _article: iter(()),
    )


UNUSED = _own(
    "LNT101",
    "unused-suppression",
    "This comment silences nothing; take it out.",
    "A comment that outlives its finding would silence the next one, which nobody has looked at.",
    "<!-- medlint: ignore SPL101 -->\nEvery word here is spelt right.",
    "<!-- medlint: ignore SPL101 -->\nAsk about the treatmnet.",
)
NO_REASON = _own(
    "LNT102",
    "suppression-without-reason",
    "Say why the finding does not count here, behind a colon.",
    "Whoever reads the comment next year must be able to tell whether it still holds. Asked for "
    "where the configuration sets require-reasons.",
    "<!-- medlint: ignore SPL101 -->\nAsk about the treatmnet.",
    "<!-- medlint: ignore SPL101: a quotation -->\nAsk about the treatmnet.",
)
MALFORMED = _own(
    "LNT103",
    "malformed-suppression",
    "This medlint comment is not understood: write ignore, disable or enable.",
    "A comment with a slip in it silences nothing, and nobody would notice.",
    "<!-- medlint: ignroe SPL101 -->",
    "<!-- medlint: ignore SPL101 -->",
)
OWN = {rule.code: rule for rule in (UNUSED, NO_REASON, MALFORMED)}


class Suppression(msgspec.Struct, frozen=True):
    """A stretch of the source in which some rules are silent."""

    codes: tuple[str, ...]  # codes, families or names; empty: all
    reach: Span
    comment: Span
    reason: str = ""

    def silences(self, finding: Finding) -> bool:
        """Whether the finding begins within reach and is of a rule that is meant."""
        begins = finding.span.start
        return self.reach.start <= begins < self.reach.end and any(
            selects(code, finding) for code in self.codes or ("ALL",)
        )


def selects(selector: str, finding: Finding) -> bool:
    """Whether a selector (``ALL``, a code or the start of one, a rule's name) means a finding."""
    wanted = selector.lower()
    return wanted in ("all", finding.rule.lower()) or finding.code.lower().startswith(wanted)


def is_own(selector: str) -> bool:
    """Whether a selector means findings on the comments themselves."""
    return any(r.code.startswith(selector.upper()) or selector == r.name for r in OWN.values())


Hint = Callable[[str], str]  # what is wrong with a name that no rule answers to, or nothing


class Open(msgspec.Struct, frozen=True):
    """A ``disable`` that no ``enable`` has ended yet."""

    codes: tuple[str, ...]
    start: int
    comment: Span
    reason: str

    def until(self, end: int, codes: tuple[str, ...] = ()) -> Suppression:
        """What it silences, up to a place; ``codes``: these of its codes."""
        return Suppression(codes or self.codes, Span(self.start, end), self.comment, self.reason)


def read_suppressions(
    document: Document, hint: Hint = lambda _: ""
) -> tuple[list[Suppression], list[Finding]]:
    """The suppressions of a document, and findings for directives that cannot be understood."""
    found: list[Suppression] = []
    wrong: list[Finding] = []
    open_: list[Open] = []
    for comment in getattr(document, "comments", ()):
        if not OURS.match(comment.text):
            continue
        at = comment.span
        match = DIRECTIVE.match(comment.text)
        if match is None:
            wrong.append(MALFORMED.finding(at))
            continue
        codes = tuple(re.findall(r"[\w.-]+", match["codes"]))
        if said := next(filter(None, map(hint, codes)), ""):
            message = f"This medlint comment is not understood (reasons follow a colon): {said}"
            wrong.append(MALFORMED.finding(at, message))
            continue
        reason = (match["reason"] or "").strip()
        verb = match["verb"].lower()
        if verb == "ignore":
            found.append(Suppression(codes, _reach(document, at), at, reason))
        elif verb == "disable":
            start = 0 if _leads(document, at.start) else at.end
            open_.append(Open(codes, start, at, reason))
        else:
            still = list(_close(open_, codes, at, found))
            if still == open_:
                message = "This comment ends nothing: enable takes the codes that disable has."
                wrong.append(UNUSED.finding(at, message))
            open_ = still
    end = len(document.source.text) + 1
    return [*found, *(o.until(end) for o in open_)], wrong


def in_front_matter(document: Document, codes: Iterable[str], at: Span) -> list[Suppression]:
    """What the front matter ignores, which it says at a place and needs no reason for."""
    whole = Span(0, len(document.source.text) + 1)
    return [Suppression((code,), whole, at, "in the front matter") for code in codes]


def _close(
    open_: list[Open], codes: tuple[str, ...], at: Span, found: list[Suppression]
) -> Iterator[Open]:
    """End the stretches that an ``enable`` names; yield what stays open."""
    for opened in open_:
        ended = tuple(c for c in opened.codes if not codes or c in codes)
        if ended or (not opened.codes and not codes):
            found.append(opened.until(at.start, ended))
        rest = tuple(c for c in opened.codes if c not in ended)
        if rest or (not opened.codes and codes):
            yield msgspec.structs.replace(opened, codes=rest)


def _reach(document: Document, comment: Span) -> Span:
    """The line that a comment shares with text, or else the block that follows it.

    The article's first line or block stands for its front matter too: findings on that, and on
    the article as a whole, have no other place where a comment could be.
    """
    reach = _line(document, comment) or _following(document, comment)
    return Span(0, reach.end) if _leads(document, reach.start) else reach


def _leads(document: Document, place: int) -> bool:
    """Whether no block begins before a place."""
    first = next(iter(document.walk()), None)
    return first is None or first.span.start >= place


def _line(document: Document, comment: Span) -> Span | None:
    source = document.source
    line = source.position(comment.start).line
    start = source.line_starts[line - 1]
    end = start + len(source.line(line))
    around = source.text[start : comment.start] + source.text[comment.end : end]
    return Span(start, end + 1) if re.search(r"\w", around) else None


def _following(document: Document, comment: Span) -> Span:
    block = next((b for b in document.walk() if b.span.start >= comment.end), None)
    return block.span if block else Span(comment.end, len(document.source.text) + 1)


def suppress(
    document: Document,
    findings: Sequence[Finding],
    require_reasons: bool = False,
    ran: Callable[[str], bool] = lambda _: True,
    hint: Hint = lambda _: "",
    front: Sequence[Suppression] = (),
) -> list[Finding]:
    """The findings that no comment silences, and one for each comment that silences nothing.

    ``ran`` tells whether any rule that a selector means was run: a comment on one that was not is
    no comment in vain. ``front`` are the suppressions of the front matter.
    """
    suppressions, wrong = read_suppressions(document, hint)
    suppressions = [*front, *suppressions]
    if not suppressions:
        return [*findings, *wrong]
    used = [False] * len(suppressions)
    kept: list[Finding] = []
    for finding in findings:
        silencing = [i for i, s in enumerate(suppressions) if s.silences(finding)]
        for i in silencing:
            used[i] = True
        if not silencing:
            kept.append(finding)
    used = [u or not all(map(ran, s.codes)) for u, s in zip(used, suppressions, strict=True)]
    return [*kept, *wrong, *_complaints(suppressions, used, require_reasons)]


def _complaints(
    suppressions: Sequence[Suppression], used: Iterable[bool], require_reasons: bool
) -> Iterator[Finding]:
    for suppression, was_used in zip(suppressions, used, strict=True):
        if not was_used:
            what = ", ".join(suppression.codes) or "any rule"
            message = f"This silences nothing: there is no finding of {what} here."
            yield UNUSED.finding(suppression.comment, message)
        elif require_reasons and not suppression.reason:
            yield NO_REASON.finding(suppression.comment)
