"""From the rule files, and from what others install, to a RuleSet."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from medlint.errors import RuleError
from medlint.language.analysis import Analysis
from medlint.resources import rules_folder
from medlint.rules.bundle import Bundle, read_folder, together
from medlint.rules.definition import Definition
from medlint.rules.engine.run import Engine, run_rule
from medlint.rules.engine.units import Encoded, units_of
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import CHECKS, Check
from medlint.rules.ruleset import RuleSet

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "medlint.rules"  # of entry points
TABLES = frozenset({"caveats"})  # folders whose rules are rows: one function serves them all


def load_rules(folders: Iterable[Path] = ()) -> RuleSet:
    """The rules that medlint brings, those that are installed beside it, those of more folders.

    Raises RuleError that names every broken file, one a line.
    """
    own = rules_folder()
    parts: list[RuleSet] = []
    errors: list[RuleError] = []
    loads: list[Callable[[], RuleSet]] = [partial(of_folder, own, own=True)]
    loads += [partial(of_folder, folder) for folder in folders]
    loads += [partial(_installed, point) for point in _entry_points()]
    for load in loads:
        try:
            parts.append(load())
        except RuleError as error:
            errors.append(error)
    rules = sorted((r for part in parts for r in part.rules), key=lambda rule: rule.code)
    errors += _twins(rules)
    if errors:
        raise together(errors)
    warnings = tuple(w for part in parts for w in part.warnings)
    return RuleSet(tuple(rules), warnings, tuple(e for part in parts for e in part.engines))


def of_folder(folder: Path, own: bool = False) -> RuleSet:
    """The rules of one folder, in the order of their files. Raises RuleError."""
    if not own and not folder.is_dir():
        raise RuleError("no such folder of rules", str(folder))
    bundle = read_folder(folder)
    rules = tuple(make_rule(definition, folder) for definition in bundle.rules)
    engine = Engine(rules, [definition.units for definition in bundle.rules], bundle.index)
    return RuleSet(rules, tuple(_left_out(bundle, folder, own)), (engine,))


def of_rules(rules: Iterable[Rule]) -> RuleSet:
    """A rule set of rules at hand."""
    given = tuple(rules)
    units: list[Encoded] = [units_of(rule.spec) if rule.spec else () for rule in given]
    return RuleSet(given, (), (Engine(given, units),))


def _left_out(bundle: Bundle, folder: Path, own: bool) -> Iterator[str]:
    for noted in bundle.files:
        if noted.rule is None and (noted.left_out or not own):
            reason = noted.left_out or "no rule: it has neither extends nor message"
            yield f"{folder / noted.file}: left out: {reason}"
    if unused := {key for rule in bundle.rules for key in rule.unused}:
        yield f"{folder}: not used by medlint: {', '.join(sorted(unused))}"


def _entry_points() -> Iterable[EntryPoint]:
    """The entry points that other packages offer.

    The standard library's way to them takes longer than all the rest of a start, so it is gone
    only where some package names the group.
    """
    for folder in dict.fromkeys(sys.path):
        with suppress(OSError), os.scandir(folder or ".") as entries:
            for entry in entries:
                if entry.name.endswith("-info") and _offers(entry.path):
                    from importlib.metadata import entry_points

                    return entry_points(group=GROUP)
    return ()


def _offers(info: str) -> bool:
    try:
        with open(f"{info}/entry_points.txt", "rb") as file:  # noqa: PTH123 - many, and quickly
            return f"[{GROUP}]".encode() in file.read()
    except OSError:
        return False


def _installed(point: EntryPoint) -> RuleSet:
    """What another package offers: a folder, or rules, or a function that returns either."""
    try:
        offered = point.load()
        if callable(offered):
            offered = offered()
    except Exception as error:  # whatever another package does wrong, it is named
        raise RuleError(f"{type(error).__name__}: {error}", f"entry point {point.value}") from error
    if isinstance(offered, str | Path):
        return of_folder(Path(offered))
    rules = list(offered)
    if wrong := [rule for rule in rules if not isinstance(rule, Rule)]:
        raise RuleError(f"{wrong[0]!r} is no Rule", f"entry point {point.value}")
    return of_rules(rules)


def _twins(rules: Iterable[Rule]) -> Iterator[RuleError]:
    seen: dict[str, Rule] = {}
    for rule in rules:
        for key in {rule.code, rule.name}:
            other = seen.setdefault(key, rule)
            if other is not rule:
                yield RuleError(f"{key} is taken by {other.path or other.name}", rule.path, 1)


def make_rule(made_of: Definition, folder: Path) -> Rule:
    """The rule that a definition describes, of a file below a folder."""
    return Rule(
        code=made_of.code,
        name=made_of.name,
        severity=made_of.severity,
        message=made_of.message,
        summary=made_of.summary,
        why=made_of.why,
        references=made_of.references,
        bad=made_of.bad,
        good=made_of.good,
        check=run_function if made_of.spec.kind == "python" else run_rule,
        group=made_of.group,
        region=made_of.region,
        options=made_of.options,
        data=made_of.data,
        path=f"{folder}/{made_of.file}",
        spec=made_of.spec,
    )


def run_function(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Run the function that a rule in Python is bound to; its module is imported at first use."""
    function = CHECKS.get(rule.name) or _imported(rule)
    return function(rule, article)


def _imported(rule: Rule) -> Check:
    """The function named for the rule, or for a table of rules, such as all of ``caveats``."""
    folder = Path(rule.path).parent.name
    if folder in TABLES and "subject" in rule.data:
        row: Check = importlib.import_module(f"medlint.rules.{folder}.table").row
        return CHECKS.setdefault(rule.name, row)
    name = rule.name.replace("-", "_")
    module = f"medlint.rules.{folder}.{name}"
    try:
        importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module and not module.startswith(f"{error.name}."):
            raise
    function = CHECKS.get(rule.name)
    if function is None:
        raise RuleError(f"no function {name!r} with @check in {module}", rule.path, 1)
    return function
