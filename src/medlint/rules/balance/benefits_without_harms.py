"""A treatment is praised, and nothing is said against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from medlint.language.analysis import Analysis
from medlint.language.statements import Statement
from medlint.language.treatments import Treatment
from medlint.rules.model import Finding, Related, Rule
from medlint.rules.registry import check

GENERAL = frozenset(
    {"medication", "surgery", "exercise", "vaccines", "injections"}
)  # spoken of in passing
SHOWN = 3  # related places of each side


@check
def benefits_without_harms(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Treatments of the title or a heading, or praised several times, that have no harm."""
    prominent = {m.treatment.name for m in article.mentions if m.passage.kind == "heading"}
    least = rule.option(article, "benefits")
    for treatment in _treatments(article):
        benefits = _distinct(s for s in _of(article, treatment) if "benefit" in s.directions)
        if treatment.name in GENERAL and treatment.name not in prominent:
            continue
        needed = 2 if {treatment.name, *treatment.classes} & prominent - GENERAL else least
        if len(benefits) < needed or any(
            "harm" in s.directions for s in _of(article, treatment, family=True)
        ):
            continue
        yield _finding(rule, article, treatment, benefits)


def _treatments(article: Analysis) -> list[Treatment]:
    return list(dict.fromkeys(t for s in article.statements for t in s.treatments))


def _of(article: Analysis, treatment: Treatment, family: bool = False) -> list[Statement]:
    """The statements on a treatment; with its family, those on its classes and members too."""
    names = {treatment.name, *(treatment.classes if family else ())}
    return [
        s
        for s in article.statements
        if any(t.name in names or (family and treatment.name in t.classes) for t in s.treatments)
    ]


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    """One statement for each sentence: a sentence that stands twice says no more than once."""
    found: dict[str, Statement] = {}
    for statement in statements:
        found.setdefault(statement.sentence.text, statement)
    return [*found.values()]


def _finding(
    rule: Rule, article: Analysis, treatment: Treatment, benefits: list[Statement]
) -> Finding:
    harms = {
        t.name: s
        for s in reversed(article.statements)
        if "harm" in s.directions
        for t in s.treatments
        if t.name != treatment.name
    }
    others = f", though harms of {', '.join(sorted(harms)[:SHOWN])} are" if harms else ""
    related = [Related("a benefit", s.sentence.span) for s in benefits[1 : SHOWN + 1]]
    related += [Related(f"a harm of {n}", s.sentence.span) for n, s in [*harms.items()][:SHOWN]]
    return rule.finding(
        benefits[0].sentence.span,
        f"Benefits of {treatment.name} are stated in {len(benefits)} sentences, and none of its "
        f"harms{others}. Say what can go wrong, and how often.",
        related=related,
    )
