"""What supplements, foods and complementary therapies do, told as certain without a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
    told = list(unsupported(rule, article))
    for found in told:
        message = rule.message.format(words=found.text.strip(), treatment="it")
        yield rule.finding(found.sentence.passage.span(found.start, found.end), message)
    seen = {(found.sentence.passage.index, found.sentence.start) for found in told}
    named = _named(article)
    for statement in article.statements:
        sentence = statement.sentence
        place = sentence.passage.index, sentence.start
        treatment = next((t for t in statement.treatments if _in_doubt(rule, t)), None)
        if not treatment or place in seen or treatment.name not in named.get(place, ()):
            continue
        if _certain(rule, statement) and not is_cited(sentence.passage):
            words = ", ".join(statement.words)
            message = rule.message.format(words=words, treatment=treatment.name)
            yield rule.finding(statement.span, message)


def _named(article: Analysis) -> Mapping[tuple[int, int], set[str]]:
    """The treatments that each sentence names itself, by its passage and its beginning."""
    found: dict[tuple[int, int], set[str]] = {}
    for mention in article.mentions:
        for sentence in mention.passage.sentences:
            if sentence.start <= mention.start < sentence.end:
                place = mention.passage.index, sentence.start
                found.setdefault(place, set()).add(mention.treatment.name)
    return found


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
