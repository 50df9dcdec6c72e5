"""The patterns of a rule, each with what tells quickly where it cannot match."""

from __future__ import annotations

import msgspec

from medlint.rules.engine import dialect, literals
from medlint.rules.engine.spec import Spec

MOST_TRIED = 60  # strings of a further required set: more would take as long as the pattern
MOST_PHRASES = 16  # strings that a pattern may stand for to be looked for without a regex


class Unit(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One pattern of a rule: of a list of tokens one token, of a swap one pair.

    ``phrases``: the pattern is these strings and no others, in order of preference.
    ``needed``: one of these folded strings stands in every match; empty: not known. ``also``: so
    it does of each of these sets.
    """

    pattern: str
    replacement: str = ""
    role: str = ""  # what the type of rule uses the pattern for, where it has several
    words: bool = True  # word boundaries at both ends
    ignorecase: bool = False
    exact: bool = False  # tells curly apostrophes and special spaces from plain ones
    phrases: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    also: tuple[tuple[str, ...], ...] = ()

    @property
    def source(self) -> str:
        """The whole pattern."""
        return dialect.template(self.pattern, words=self.words)


Encoded = tuple[Unit, ...] | msgspec.Raw


def decoded(units: Encoded) -> tuple[Unit, ...]:
    """A rule's units, which a bundle keeps encoded until they are needed."""
    if isinstance(units, tuple):
        return units
    return msgspec.msgpack.decode(units, type=tuple[Unit, ...])


def unit(
    pattern: str,
    *,
    words: bool,
    ignorecase: bool,
    replacement: str = "",
    role: str = "",
) -> Unit:
    """Read a pattern. Raises ``regex.error`` when it is none."""
    pattern = dialect.translate(pattern)
    if pattern.startswith("(?i)"):
        pattern, ignorecase = pattern[4:], True
    exact = dialect.wants_exact_text(pattern)
    phrases: tuple[str, ...] = ()
    if not exact and not dialect.has_groups(replacement):
        phrases = literals.strings(_bare(pattern) if words else pattern, MOST_PHRASES)
    whole = dialect.template(pattern, words=words)
    if not phrases:
        dialect.compiled(whole, ignorecase=ignorecase)  # what is wrong with it shows now
    sets = () if phrases else literals.required(whole)
    return Unit(
        pattern,
        replacement,
        role,
        words,
        ignorecase,
        exact,
        phrases,
        needed=sets[0] if sets else (),
        also=tuple(strings for strings in sets[1:] if len(strings) <= MOST_TRIED),
    )


def _bare(pattern: str) -> str:
    """The pattern without the word boundaries at its ends that the template repeats."""
    if "|" in pattern:
        return pattern
    pattern = pattern.removeprefix(r"\b")
    if pattern.endswith(r"\b") and not pattern.endswith(r"\\b"):
        pattern = pattern[:-2]
    return pattern


def units_of(spec: Spec) -> tuple[Unit, ...]:
    """The patterns of a rule, in the order in which they are preferred."""
    reader = READERS.get(spec.kind)
    return reader(spec) if reader else ()


def _existence(spec: Spec) -> tuple[Unit, ...]:
    words = not spec.nonword
    if not spec.raw:
        return tuple(unit(t, words=words, ignorecase=spec.ignorecase) for t in spec.tokens)
    tokens = dialect.template("|".join(spec.tokens), words=words) if spec.tokens else ""
    whole = tokens + spec.raw if spec.append else spec.raw + tokens
    return (unit(whole, words=False, ignorecase=spec.ignorecase),)


def _substitution(spec: Spec) -> tuple[Unit, ...]:
    # The longest pattern first, so that it wins over one that it begins with.
    pairs = sorted(spec.pairs, key=lambda pair: -len(pair[0]))
    return tuple(
        unit(bad, words=not spec.nonword, ignorecase=spec.ignorecase, replacement=good)
        for bad, good in pairs
    )


def _one(spec: Spec, key: str, role: str = "") -> tuple[Unit, ...]:
    pattern = str(spec.keys.get(key, ""))
    return (unit(pattern, words=False, ignorecase=spec.ignorecase, role=role),) if pattern else ()


def _occurrence(spec: Spec) -> tuple[Unit, ...]:
    return _one(spec, "token")


def _repetition(spec: Spec) -> tuple[Unit, ...]:
    return (unit("|".join(spec.tokens), words=False, ignorecase=spec.ignorecase),)


def _consistency(spec: Spec) -> tuple[Unit, ...]:
    return tuple(
        unit(side, words=not spec.nonword, ignorecase=spec.ignorecase, role=f"{i}")
        for i, pair in enumerate(spec.pairs)
        for side in pair
    )


def _conditional(spec: Spec) -> tuple[Unit, ...]:
    return (*_one(spec, "first", "first"), *_one(spec, "second", "second"))


READERS = {
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
    "repetition": _repetition,
    "consistency": _consistency,
    "conditional": _conditional,
}
