"""From the rule files, and from what others install, to a RuleSet."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from medlint.errors import RuleError
from medlint.language.analysis import Analysis
from medlint.resources import rules_folder
from medlint.rules.bundle import Bundle, read_folder, together
from medlint.rules.engine.run import Engine, run_rule
from medlint.rules.engine.units import Unit, units_of
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import CHECKS, Check
from medlint.rules.rulefile import Definition
from medlint.rules.ruleset import RuleSet

GROUP = "medlint.rules"  # of entry points

Made = tuple[Rule, tuple[Unit, ...]]


def load_rules(folders: Iterable[Path] = ()) -> RuleSet:
    """The rules that medlint brings, those that are installed beside it, those of more folders.

    Raises RuleError that names every broken file, one a line.
    """
    made: list[Made] = []
    warnings: list[str] = []
    errors: list[RuleError] = []
    own = rules_folder()
    for folder in (own, *folders):
        try:
            if folder != own and not folder.is_dir():
                raise RuleError("no such folder of rules", str(folder))
            bundle = read_folder(folder)
        except RuleError as error:
            errors.append(error)
            continue
        made += _rules(bundle, folder)
        warnings += _warnings(bundle, folder, folder == own)
    for point in entry_points(group=GROUP):
        try:
            made += _installed(point)
        except RuleError as error:
            errors.append(error)
    errors += _twins(rule for rule, _ in made)
    if errors:
        raise together(errors)
    return ruleset(made, warnings)


def ruleset(made: Iterable[Made], warnings: Iterable[str] = ()) -> RuleSet:
    """A rule set of rules with their patterns."""
    ordered = sorted(made, key=lambda m: m[0].code)
    ours = [(r, units) for r, units in ordered if r.spec and r.spec.kind != "python"]
    engine = Engine([r for r, _ in ours], [units for _, units in ours])
    return RuleSet(tuple(r for r, _ in ordered), tuple(warnings), engine)


def _rules(bundle: Bundle, folder: Path) -> Iterator[Made]:
    for noted in bundle.files:
        if noted.rule is not None:
            yield make_rule(noted.rule, folder), noted.rule.units


def _warnings(bundle: Bundle, folder: Path, own: bool) -> Iterator[str]:
    for noted in bundle.files:
        if noted.warning:
            yield noted.warning
        elif noted.rule is None and not own:
            yield f"{folder / noted.file}: left out: neither extends nor message: no rule"


def _installed(point: EntryPoint) -> Iterator[Made]:
    """What another package offers: a folder, or rules, or a function that returns either."""
    try:
        offered = point.load()
        if callable(offered):
            offered = offered()
    except Exception as error:  # whatever another package does wrong, it is named
        raise RuleError(f"{type(error).__name__}: {error}", f"entry point {point.value}") from error
    if isinstance(offered, str | Path):
        folder = Path(offered)
        yield from _rules(read_folder(folder), folder)
        return
    for rule in offered:
        if not isinstance(rule, Rule):
            raise RuleError(f"{rule!r} is no Rule", f"entry point {point.value}")
        yield rule, units_of(rule.spec) if rule.spec else ()


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
    name = rule.name.replace("-", "_")
    module = f"medlint.rules.{Path(rule.path).parent.name}.{name}"
    try:
        importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module and not module.startswith(f"{error.name}."):
            raise
    function = CHECKS.get(rule.name)
    if function is None:
        raise RuleError(f"no function {name!r} with @check in {module}", rule.path, 1)
    return function
