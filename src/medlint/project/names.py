"""Names that a configuration uses and that must exist: of rules, and of their options."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from medlint.document.model import Document
from medlint.errors import ConfigurationError
from medlint.linter.suppressions import is_own
from medlint.project.configuration import Configuration
from medlint.project.mistakes import unknown
from medlint.project.overrides import Override
from medlint.rules.ruleset import RuleSet


class Wrong(NamedTuple):
    """A name that cannot stay, the setting that it stands in, and what to say of it."""

    setting: str
    name: str
    message: str


def demand_names(
    rules: RuleSet, configuration: Configuration, origins: Mapping[str, str] | None = None
) -> None:
    """Raise ConfigurationError for a name that no rule answers to, with the file that says it."""
    for wrong in wrong_names(rules, configuration):
        path = (origins or {}).get(wrong.setting, "")
        line = _line_in(_text(path), wrong.name)  # 0: it comes from the command line
        raise ConfigurationError(wrong.message, path if line else "", line)


def demand_own_names(rules: RuleSet, own: Override, document: Document) -> None:
    """The same for what an article's front matter sets."""
    for wrong in wrong_names(rules, own):
        line = _line_in(document.source.text, wrong.name)
        raise ConfigurationError(wrong.message, document.source.path, line)


def wrong_names(rules: RuleSet, setting: Configuration | Override) -> Iterator[Wrong]:
    """Every name that nothing answers to, and every option of another kind than its default."""
    for key, names in _named(setting):
        for name in names:
            if said := unknown_rule(rules, name):
                yield Wrong(key, name, said)
    for name, values in setting.options.items():
        rule = rules.get(name)
        if rule is None or rule.name != name:
            names = [rule.name] if rule else [r.name for r in rules if r.options]
            yield Wrong("options", name, unknown("rule with options", name, names, cutoff=0))
            continue
        for key, value in values.items():
            if key not in rule.options:
                message = unknown(f"option of {name}", key, rule.options, cutoff=0)
                yield Wrong("options", key, message)
            elif (wanted := _kind(rule.options[key])) != _kind(value):
                yield Wrong("options", key, f"{key} of {name} takes {wanted}")


def unknown_rule(rules: RuleSet, name: str) -> str:
    """What to say of a name that no rule answers to, with the nearest one; else nothing."""
    if is_own(name) or not rules.unknown((name,)):
        return ""
    known = (key for rule in rules for key in (rule.code, rule.code[:3], rule.name))
    return unknown("rule", name, known)


def _named(setting: Configuration | Override) -> Iterator[tuple[str, Iterable[str]]]:
    """The names of rules in each setting that holds some."""
    if isinstance(setting, Configuration):
        yield "select", setting.select
        yield "extend-select", setting.extend_select
        listed = setting.per_file_ignores.values()
        yield "per-file-ignores", [code for codes in listed for code in codes]
    yield "ignore", setting.ignore
    yield "severity", setting.severity


def _kind(value: Any) -> str:
    """What a value is, in the words of someone who writes it down."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, (list, tuple)):
        return "a list"
    return "a table" if isinstance(value, dict) else "a text"


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:  # a preset, or the command line
        return ""


def _line_in(text: str, name: str) -> int:
    """The first line that names it, or 0."""
    found = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    return next((n for n, line in enumerate(text.splitlines(), 1) if found.search(line)), 0)
