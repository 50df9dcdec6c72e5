"""Where the functions of rules written in Python are found, by the name of their rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from medlint.language.analysis import Analysis
from medlint.rules.model import Finding, Rule

Check: TypeAlias = Callable[[Rule, Analysis], Iterator[Finding]]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Register a check under its name: ``repeated_title`` serves ``repeated-title.yml``."""
    CHECKS[function.__name__.replace("_", "-")] = function
    return function
