"""What supplements, foods and complementary therapies do, told as certain without a source."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.language.analysis import Analysis
from medlint.language.citations import is_cited
from medlint.language.statements import QUESTION, Statement
from medlint.language.treatments import Treatment
from medlint.rules.claims.phrases import unsupported
from medlint.rules.claims.wording import any_of
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check


@check
def certain_benefit(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Unguarded benefits of what is seldom shown to help, in paragraphs that name no source."""
    for statement in article.statements:
        treatment = next((t for t in statement.treatments if _in_doubt(rule, t)), None)
        if treatment and _certain(rule, statement) and not is_cited(statement.sentence.passage):
            words = ", ".join(statement.words)
            message = rule.message.format(words=words, treatment=treatment.name)
            yield rule.finding(statement.span, message)
    for found in unsupported(rule, article):
        message = rule.message.format(words=found.text.strip(), treatment="it")
        yield rule.finding(found.sentence.passage.span(found.start, found.end), message)


def _in_doubt(rule: Rule, treatment: Treatment) -> bool:
    if treatment.kind == "supplement":
        return treatment.name not in rule.data["settled"]
    return treatment.name in rule.data["therapies"]


def _certain(rule: Rule, statement: Statement) -> bool:
    if statement.directions != {"benefit"} or statement.hedges or statement.negated:
        return False
    heals, unless, beside = (any_of(tuple(rule.data[k])) for k in ("heals", "unless", "beside"))
    sentence = statement.sentence
    if not heals.search(statement.text) or QUESTION.search(sentence.text):
        return False
    return not (unless.search(sentence.text) or beside.search(sentence.passage.text))
