"""Passives whose agent is known: "is checked by a nurse"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.language.readability import is_counted
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def passive_with_agent(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag from the form of "be" to the agent."""
    pattern = _pattern(rule.data["irregular"], rule.data["agents"])
    left = frozenset(rule.data["not"].split())
    for passage in article.prose:
        if " by " not in passage.lower or not is_counted(passage) or passage.inside("quote"):
            continue
        for found in pattern.finditer(passage.lower):
            if found["done"] in left:
                continue
            agent = passage.text[found.start("who") : found.end()]
            yield rule.finding(
                passage.span(*found.span()),
                f"Passive: the text knows who does it. Begin with “{agent}”.",
            )


@lru_cache(maxsize=4)
def _pattern(irregular: str, agents: str) -> ready.Pattern[str]:
    done = "|".join(irregular.split())
    who = "|".join(agents.split())
    return ready.regex_pattern(
        r"\b(?:is|are|was|were|be|been|being)(?: (?:not|also|often|usually|always|\w+ly))?"
        rf" (?P<done>\w+ed|{done})(?: \w+ly| out| up)? by"
        r" (?P<who>(?:(?:an?|the|your|our|their|his|her|one of our|other)[ ])?"
        rf"(?:[\w-]+ ){{0,2}}?(?:{who})(?: (?:{who}))*)\b"
        r"(?!['’-])"
    )
