"""Fixes: what a swap gives, and what a rule's action makes of a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from medlint import ready
from medlint.rules.engine import dialect, wording
from medlint.rules.engine.spec import Spec
from medlint.rules.engine.views import View
from medlint.rules.model import Edit, Fix

ARTICLE = ready.pattern(r"\b(an?)(\s)$", re.IGNORECASE)


def replacing(spec: Spec, view: View, start: int, end: int, replacement: str) -> Fix | None:
    """A fix that puts other words in the place of a match, where the source can be edited.

    An article before it goes along: "a side affect" to "an adverse effect".
    """
    original = view.text[start:end]
    before = ARTICLE.search(view.text, max(0, start - 3), start)
    if before and replacement:
        now, wanted = before[1].lower(), wording.article_for(replacement)
        if now == wording.article_for(original) != wanted:
            start = before.start(1)
            original = view.text[start:end]
            replacement = f"{wording.cased(wanted, before[1])}{before[2]}{replacement}"
    span, editable = view.place(start, end)
    if not editable or replacement == original:
        return None
    safe = spec.safety == "safe" and wording.keeps_meaning(original, replacement)
    return Fix((Edit(span, replacement),), "safe" if safe else "unsafe")


def removing(spec: Spec, view: View, start: int, end: int) -> Fix | None:
    """A fix that takes a match out, and one of the spaces beside it."""
    if view.text[end : end + 1] == " " and (start == 0 or view.text[start - 1] == " "):
        end += 1
    elif start and view.text[start - 1] == " ":
        start -= 1
    return replacing(spec, view, start, end, "")


def acting(spec: Spec, view: View, start: int, end: int) -> Fix | None:
    """What the rule's own action makes of a match: replace, remove or edit."""
    original = view.text[start:end]
    if spec.action == "remove":
        return removing(spec, view, start, end)
    if spec.action == "replace" and len(spec.params) == 1:
        return replacing(spec, view, start, end, wording.cased(str(spec.params[0]), original))
    if spec.action == "edit":
        edited = edit(original, spec.params)
        return None if edited is None else replacing(spec, view, start, end, edited)
    return None


def edit(text: str, params: Sequence[Any]) -> str | None:
    """Apply the operations of an ``edit`` action; None where one of them is not known."""
    steps = params if params and isinstance(params[0], list) else [params]
    for step in steps:
        operation = OPERATIONS.get(str(step[0])) if step else None
        if operation is None:
            return None
        try:
            text = operation(text, *map(str, step[1:]))
        except (TypeError, ValueError, IndexError):
            return None
    return text.strip()


def _substitute(text: str, pattern: str, replacement: str) -> str:
    found = dialect.compiled(dialect.translate(pattern), ignorecase=False)
    return found.sub(lambda m: dialect.expand(replacement, m.group), text, timeout=1)


OPERATIONS: dict[str, Callable[..., str]] = {
    "regex": _substitute,
    "replace": lambda text, old, new: text.replace(old, new),
    "remove": lambda text, old: text.replace(old, ""),
    "trim": lambda text, characters=None: text.strip(characters),
    "trim_left": lambda text, characters=None: text.lstrip(characters),
    "trim_right": lambda text, characters=None: text.rstrip(characters),
    "truncate": lambda text, separator: text.split(separator)[0],
    "split": lambda text, separator, index: text.split(separator)[int(index)],
    "lower": str.lower,
    "upper": str.upper,
    "capitalize": lambda text: text[:1].upper() + text[1:],
    "uncapitalize": lambda text: text[:1].lower() + text[1:],
    "prefix": lambda text, added: added + text,
    "suffix": lambda text, added: text + added,
}
