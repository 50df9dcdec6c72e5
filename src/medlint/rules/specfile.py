"""The keys of a rule file that the engine reads, checked, and what it makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

from medlint.rules.engine import dialect, metric
from medlint.rules.engine.keys import OF_TYPE, UNSUPPORTED, known, names
from medlint.rules.engine.scopes import selectors
from medlint.rules.engine.spec import Spec
from medlint.rules.engine.units import Unit, unit, units_of
from medlint.rules.fields import (
    Keys,
    Unsupported,
    Wrong,
    flag,
    hint,
    listed,
    mapping,
    missing,
    number,
    one_of,
    pairs,
    strings,
    text,
    whole,
)

NEEDED = {
    "substitution": ("swap",),
    "occurrence": ("token",),
    "repetition": ("tokens",),
    "consistency": ("either",),
    "conditional": ("first",),
    "capitalization": ("match",),
    "sequence": ("tokens",),
    "metric": ("formula", "condition"),
    "readability": ("metrics", "grade"),
}
READ_BY_NAME = names("tokens raw append ignorecase nonword exceptions swap either capitalize pos")
PATTERNS = ("tokens", "raw", "token", "first", "second", "swap", "either")
STEP_KEYS = names("pattern tag negate skip upos min target")


def kind_of(keys: Keys) -> Any:
    """The type of a rule. Raises Wrong, or Unsupported for one that cannot be run."""
    kind = text(keys, "extends") or missing("extends")
    if kind in UNSUPPORTED:
        raise Unsupported(f"rules of type {kind!r} are not supported")
    if "." in kind:
        raise Unsupported(f"rules that extend another rule, such as {kind!r}, are not supported")
    if kind not in OF_TYPE:
        message = f"unknown type {kind!r}{hint(kind, OF_TYPE)}; there are {listed(OF_TYPE)}"
        raise Wrong(message, "extends")
    return kind


def check_keys(keys: Keys, kind: str) -> None:
    """Raise Wrong for a key that rules of this type do not have."""
    existing = known(kind)
    for key in keys:
        if key not in existing:
            near = hint(key, existing)
            raise Wrong(f"unknown key {key!r}{near}; type {kind} has {listed(existing)}", key)
    for key in NEEDED.get(kind, ()):
        if keys.get(key) in (None, "", [], {}):
            missing(key)
    if kind == "existence" and not keys.get("tokens") and not keys.get("raw"):
        missing("tokens")


def spec_of(kind: Any, keys: Keys) -> Spec:
    """What the engine is asked to do. Raises Wrong or Unsupported."""
    action, params = _action(keys)
    pair_key = {"substitution": "swap", "consistency": "either"}.get(kind)
    spec = Spec(
        kind=kind,
        scope=_scope(keys),
        ignorecase=flag(keys, "ignorecase"),
        nonword=flag(keys, "nonword"),
        exceptions=strings(keys, "exceptions"),
        unless=strings(keys, "unless"),
        limit=whole(keys, "limit"),
        action=action,
        params=params,
        safety=one_of(keys, "safety", ("safe", "unsafe"), "unsafe"),
        ours="code" in keys,
        tokens=() if kind == "sequence" else strings(keys, "tokens"),
        raw="".join(strings(keys, "raw")),
        append=flag(keys, "append"),
        pairs=pairs(keys, pair_key) if pair_key else (),
        capitalize=flag(keys, "capitalize") or flag(keys, "matchcase"),
        keys=_own(kind, keys),
    )
    for key in ("exceptions", "unless"):
        for i, pattern in enumerate(getattr(spec, key)):
            _compiles(pattern, key, i)
    return spec


def checked_units(spec: Spec, keys: Keys) -> tuple[Unit, ...]:
    """The rule's patterns. Raises Wrong with the place of one that is none."""
    try:
        return units_of(spec)
    except regex.error as error:
        for pattern, place in _patterns(keys):
            try:
                unit(pattern, words=False, ignorecase=False)
            except regex.error as own:
                raise Wrong(f"{pattern!r} is no pattern: {own}", *place) from own
        raise Wrong(f"no pattern: {error}", "extends") from error


def _patterns(keys: Keys) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for key in PATTERNS:
        value = keys.get(key)
        if isinstance(value, dict):
            yield from ((str(name), (key, str(name))) for name in value)
            yield from ((str(good), (key, str(name))) for name, good in value.items())
        elif isinstance(value, list):
            yield from ((str(item), (key, i)) for i, item in enumerate(value))
        elif value is not None:
            yield str(value), (key,)


def _compiles(pattern: str, *place: str | int) -> None:
    try:
        dialect.compiled(dialect.translate(pattern), ignorecase=True)
    except regex.error as error:
        raise Wrong(f"{pattern!r} is no pattern: {error}", *place) from error


def _scope(keys: Keys) -> tuple[str, ...]:
    scope = strings(keys, "scope") or ("text",)
    try:
        selectors(scope)
    except ValueError as error:
        if "code" in keys:
            raise Wrong(str(error), "scope") from error
        raise Unsupported(str(error)) from error
    return scope


def _action(keys: Keys) -> tuple[str, tuple[Any, ...]]:
    action = mapping(keys, "action")
    params = action.get("params") or []
    given = tuple(params if isinstance(params, list) else [params])
    for step in given if given and isinstance(given[0], list) else [given]:
        if len(step) > 1 and step[0] == "regex":
            _compiles(str(step[1]), "action", "params")
    return str(action.get("name", "")), given


def _own(kind: str, keys: Keys) -> dict[str, Any]:
    """The keys that only one type has, checked by it."""
    own = {k: v for k, v in keys.items() if k in OF_TYPE[kind] and k not in READ_BY_NAME}
    checker = CHECKERS.get(kind)
    return {**own, **checker(keys)} if checker else own


def _occurrence(keys: Keys) -> dict[str, Any]:
    if not whole(keys, "max") and not whole(keys, "min"):
        raise Wrong("an occurrence has max or min", "token")
    return {"max": whole(keys, "max"), "min": whole(keys, "min")}


def _repetition(keys: Keys) -> dict[str, Any]:
    return {"max": whole(keys, "max"), "alpha": flag(keys, "alpha")}


def _capitalization(keys: Keys) -> dict[str, Any]:
    match = text(keys, "match")
    if match.startswith("$"):
        one_of(keys, "match", ("$title", "$sentence", "$lower", "$upper"), "")
    else:
        _compiles(match, "match")
    if keys.get("prefix"):
        _compiles(text(keys, "prefix"), "prefix")
    return {
        "indicators": list(strings(keys, "indicators")),
        "threshold": number(keys, "threshold") or 0.8,
    }


def _sequence(keys: Keys) -> dict[str, Any]:
    steps = keys.get("tokens")
    if not isinstance(steps, list) or not all(isinstance(s, dict) for s in steps):
        raise Wrong("the tokens of a sequence are mappings with pattern, negate, skip", "tokens")
    for i, step in enumerate(steps):
        for key in step:
            if key not in STEP_KEYS:
                near = hint(str(key), STEP_KEYS)
                raise Wrong(f"unknown key {key!r}{near} of a token", "tokens", i)
        if unusable := [k for k in ("tag", "upos", "min", "target") if step.get(k)]:
            raise Unsupported(f"a token of the sequence has {unusable[0]!r}: there is no tagger")
        _compiles(str(step.get("pattern") or ""), "tokens", i)
    return {"tokens": steps}


def _metric(keys: Keys) -> dict[str, Any]:
    counts = dict.fromkeys(metric.COUNTS, 1.0)
    for key, formula in (
        ("formula", text(keys, "formula")),
        ("condition", f"1 {text(keys, 'condition')}"),
    ):
        try:
            metric.evaluate(formula, counts)
        except (ValueError, TypeError) as error:
            raise Wrong(f"{error}; there are {listed(metric.COUNTS)}", key) from error
    return {}


def _readability(keys: Keys) -> dict[str, Any]:
    for i, name in enumerate(given := strings(keys, "metrics")):
        if name not in metric.GRADES:
            raise Wrong(
                f"unknown formula {name!r}; there are {listed(metric.GRADES)}", "metrics", i
            )
    return {"metrics": list(given), "grade": number(keys, "grade")}


CHECKERS = {
    "occurrence": _occurrence,
    "repetition": _repetition,
    "capitalization": _capitalization,
    "sequence": _sequence,
    "metric": _metric,
    "readability": _readability,
}
