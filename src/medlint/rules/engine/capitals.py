"""Rules about capitals: whether a heading is in title case, sentence case, or as a pattern asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from medlint import ready
from medlint.rules.engine import dialect, fixes, wording
from medlint.rules.engine.keys import names
from medlint.rules.engine.spec import Spec
from medlint.rules.engine.state import Job
from medlint.rules.model import Finding

WORD = ready.pattern(r"[^\W_]+(?:['’.\-&][^\W_]+)*")
SENTENCE_END = ready.pattern(r"[.?!:]\s*[\"'”’)]*\s*$")
SMALL = names("a an and as at but by en for if in nor of on or per the to v v. vs vs. via")


def capitalization(job: Job) -> Iterator[Finding]:
    """Flag a text whose capitals are not those that the rule asks for."""
    state = job.state
    spec = state.spec
    wanted = str(spec.keys.get("match") or "")
    for view, _ in job.views:
        start, end = _trimmed(view.text, str(spec.keys.get("prefix") or ""))
        text = view.text[start:end]
        if not text or state.excused(view, start, end):
            continue
        expected = _expected(text, wanted, spec)
        if expected is None:
            continue
        fix = None
        if spec.action == "replace" and expected:
            fix = fixes.replacing(spec, view, start, end, expected)
        message = wording.message(state.rule.message, (text, expected))
        yield state.rule.finding(job.place(view, start, end), message, fix=fix)


def _trimmed(text: str, prefix: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if prefix:
        pattern = dialect.compiled(dialect.translate(prefix), ignorecase=False)
        if match := pattern.match(text, start, timeout=1):
            start = match.end()
    return start, max(start, end)


def _expected(text: str, wanted: str, spec: Spec) -> str | None:
    """None where the capitals are right; otherwise what was expected, as far as it is known."""
    converter = CONVERTERS.get(wanted)
    if converter is None:
        pattern = dialect.compiled(dialect.translate(wanted), ignorecase=False)
        return None if pattern.search(text, timeout=1) else ""
    expected = converter(text, spec)
    if expected == text:
        return None
    if wanted in ("$title", "$sentence"):
        given, asked = WORD.findall(text), WORD.findall(expected)
        first_wrong = bool(given) and wanted == "$sentence" and given[0][:1].islower()
        threshold = float(spec.keys["threshold"])
        agreeing = sum(a == b or _shouted(a) for a, b in zip(given, asked, strict=False))
        if not first_wrong and given and agreeing / len(given) > threshold:
            return None
    return expected


def _shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _kept(spec: Spec) -> dict[str, str]:
    return {e.lower(): e for e in spec.exceptions}


def _title(text: str, spec: Spec) -> str:
    kept, words = _kept(spec), list(WORD.finditer(text))

    def convert(match: re.Match[str]) -> str:
        word = match.group()
        if word.lower() in kept:
            return kept[word.lower()]
        if _shouted(word) or any(c.isupper() for c in word[1:]):
            return word
        edge = match.start() in (words[0].start(), words[-1].start())
        if word.lower() in SMALL and not edge and not SENTENCE_END.search(text[: match.start()]):
            return word.lower()
        return word[0].upper() + word[1:]

    return WORD.sub(convert, text)


def _sentence(text: str, spec: Spec) -> str:
    kept = _kept(spec)
    indicators = tuple(map(str, spec.keys.get("indicators") or ()))
    many = [e for e in spec.exceptions if " " in e]
    protected = [
        m.span() for e in many for m in re.finditer(rf"\b{re.escape(e)}\b", text, re.IGNORECASE)
    ]

    def convert(match: re.Match[str]) -> str:
        word, before = match.group(), text[: match.start()]
        if word.lower() in kept:
            return kept[word.lower()]
        if _shouted(word) or any(c.isupper() for c in word[1:]):
            return word
        if any(a <= match.start() and match.end() <= b for a, b in protected):
            return word
        if not WORD.search(before):
            return word[0].upper() + word[1:]
        if SENTENCE_END.search(before) or (indicators and before.rstrip().endswith(indicators)):
            return word
        return word.lower()

    return WORD.sub(convert, text)


CONVERTERS: dict[str, Callable[[str, Spec], str]] = {
    "$title": _title,
    "$sentence": _sentence,
    "$lower": lambda text, _: text.lower(),
    "$upper": lambda text, _: text.upper(),
}
