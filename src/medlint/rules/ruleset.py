"""The rules of a run: chosen by code, family or name, and run over an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import msgspec
from msgspec.structs import replace

from medlint.errors import MedlintError
from medlint.language.analysis import Analysis
from medlint.rules.engine.run import Engine, Plan, complain
from medlint.rules.model import Finding, Rule


class RuleSet(msgspec.Struct, frozen=True, dict=True):
    """Rules in the order of their codes, and what was left out when they were read."""

    rules: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()
    engines: tuple[Engine, ...] = ()  # one for each folder

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def get(self, key: str) -> Rule | None:
        """The rule of this code or name, or None."""
        wanted = key.lower()
        return next((r for r in self.rules if wanted in (r.code.lower(), r.name.lower())), None)

    def selected(
        self,
        select: Iterable[str] = (),
        extend_select: Iterable[str] = (),
        ignore: Iterable[str] = (),
    ) -> RuleSet:
        """The rules that a project wants.

        The keys are codes, beginnings of codes (``SPL``, ``SPL2``), names of rules, ``ALL`` and
        groups (``pedantic``). Nothing in ``select``: every rule but the pedantic ones. A rule
        that is ignored more exactly than it is selected, or as exactly, is left out.
        """
        chosen, more, dropped = tuple(select), tuple(extend_select), tuple(ignore)
        return replace(
            self,
            rules=tuple(
                rule
                for rule in self.rules
                if _rank(rule, (*chosen, *more), default=not chosen and rule.group != "pedantic")
                > _rank(rule, dropped)
            ),
        )

    def without(self, ignore: Iterable[str]) -> RuleSet:
        """The rules that none of these keys names."""
        dropped = tuple(ignore)
        return replace(self, rules=tuple(r for r in self.rules if not _rank(r, dropped)))

    def unknown(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Those of the keys that no rule answers to."""
        return tuple(k for k in keys if not any(_rank(r, (k,)) for r in self.rules))

    def run(
        self, article: Analysis, warn: Callable[[str], None] | None = None
    ) -> Iterator[Finding]:
        """The findings of all rules; ``warn`` hears of a rule that could not run to its end."""
        for engine, plan in self._plans:
            yield from engine.run(article, plan, warn or complain)
        for rule in self._functions:
            if not rule.region or rule.region == article.region:
                try:
                    yield from rule.check(rule, article)
                except MedlintError:
                    raise
                except Exception as error:  # one rule's fault must not cost the others' findings
                    said = f"{type(error).__name__}: {error}"
                    (warn or complain)(f"{rule.path or rule.name}: {rule.code} failed: {said}")

    @cached_property
    def _plans(self) -> tuple[tuple[Engine, Plan], ...]:
        codes = {rule.code for rule in self.rules}
        return tuple((engine, engine.plan(codes)) for engine in self.engines)

    @cached_property
    def _functions(self) -> tuple[Rule, ...]:
        """The rules that the engine does not run."""
        return tuple(r for r in self.rules if r.spec is None or r.spec.kind == "python")


def _rank(rule: Rule, keys: Iterable[str], default: bool = False) -> float:
    """How exactly the keys name a rule: 0 not at all, more the longer the beginning."""
    best = 0.5 if default else 0.0
    for key in keys:
        if key.lower() in (rule.name.lower(), rule.code.lower()):
            return 100.0
        if key.lower() in ("all", rule.group):
            best = max(best, 1.0)
        elif rule.code.lower().startswith(key.lower()):
            best = max(best, 1.0 + len(key))
    return best
