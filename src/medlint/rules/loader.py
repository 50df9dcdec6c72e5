"""From the rule files, and from what others install, to a RuleSet."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from medlint.errors import RuleError
from medlint.language.analysis import Analysis
from medlint.resources import rules_folder
from medlint.rules.engine.run import Engine, run_rule
from medlint.rules.engine.units import units_of
from medlint.rules.model import Example, Finding, Reference, Rule
from medlint.rules.registry import CHECKS
from medlint.rules.rulefile import Definition, Unsupported, read_rule
from medlint.rules.ruleset import RuleSet
from medlint.rules.sources import read_sources

NOT_FAMILIES = frozenset({"lexicon"})


def load_rules(folders: Iterable[Path] = ()) -> RuleSet:
    """All rules of this installation, and those of further folders.

    Raises RuleError that names every broken file, one a line.
    """
    own = rules_folder()
    sources = read_sources(own / "sources.yml")
    rules: list[Rule] = []
    warnings: list[str] = []
    errors: list[RuleError] = []
    for path in [*_files(own), *(p for folder in folders for p in sorted(folder.rglob("*.yml")))]:
        try:
            rules.append(make_rule(read_rule(path, sources)))
        except Unsupported as reason:
            warnings.append(f"{path}: left out: {reason}")
        except RuleError as error:
            errors.append(error)
    errors.extend(_twins(rules))
    if errors:
        raise together(errors)
    rules.sort(key=lambda r: r.code)
    ours = [(r, units_of(r.spec)) for r in rules if r.spec and r.spec.kind != "python"]
    engine = Engine([r for r, _ in ours], [u for _, u in ours])
    return RuleSet(tuple(rules), tuple(warnings), engine)


def together(errors: list[RuleError]) -> RuleError:
    """One error for all, the first one's place kept."""
    if len(errors) == 1:
        return errors[0]
    rest = "".join(f"\n{error}" for error in errors[1:])
    return RuleError(errors[0].message + rest, errors[0].path, errors[0].line)


def _files(folder: Path) -> Iterator[Path]:
    families = (f for f in folder.iterdir() if f.is_dir()) if folder.is_dir() else ()
    for family in sorted(families):
        if family.name not in NOT_FAMILIES:
            yield from sorted(family.glob("*.yml"))


def _twins(rules: Iterable[Rule]) -> Iterator[RuleError]:
    codes: dict[str, Rule] = {}
    names: dict[str, Rule] = {}
    for rule in rules:
        for seen, key in ((codes, rule.code), (names, rule.name)):
            other = seen.setdefault(key, rule)
            if other is not rule:
                yield RuleError(f"{key} is taken by {other.path}", rule.path, 1)


def make_rule(made_of: Definition) -> Rule:
    """The rule that a definition describes."""
    return Rule(
        code=made_of.code,
        name=made_of.name,
        severity=made_of.severity,
        message=made_of.message,
        summary=made_of.summary,
        why=made_of.why,
        references=tuple(Reference(*r) for r in made_of.references),
        bad=tuple(Example(e.text, e.format, e.marks, e.fixed, e.settings) for e in made_of.bad),
        good=tuple(Example(e.text, e.format, e.marks, e.fixed, e.settings) for e in made_of.good),
        check=run_function if made_of.spec.kind == "python" else run_rule,
        group=made_of.group,
        region=made_of.region,
        options=made_of.options,
        data=made_of.data,
        path=made_of.path,
        spec=made_of.spec,
    )


def run_function(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Run the function that a rule in Python is bound to; its module is imported at first use."""
    function = CHECKS.get(rule.name)
    if function is None:
        folder = Path(rule.path).parent.name
        module = f"medlint.rules.{folder}.{rule.name.replace('-', '_')}"
        try:
            importlib.import_module(module)
            function = CHECKS[rule.name]
        except (ModuleNotFoundError, KeyError) as error:
            raise RuleError(
                f"no function {rule.name.replace('-', '_')!r} with @check in {module}", rule.path, 1
            ) from error
    return function(rule, article)
