"""Subjects far from their verbs."""

from __future__ import annotations

from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.language.readability import is_counted
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

# A subject of a few words, a clause that begins as clauses on a subject do, and a verb behind it.
APART = ready.pattern(
    r"(?P<subject>(?:[^\s,;:()]+ ){0,6}[^\s,;:()]+),\s"
    r"(?P<clause>(?:which|who|whose|where|when|although|if|because|including|such as|like|"
    r"known as|also (?:called|known as)|a|an)\s[^.;:?!—–]*?),\s"
    r"(?P<verb>(?:is|are|was|were|can|may|might|must|will|would|should|could|has|have|had|"
    r"does|do|makes?|needs?|helps?|causes?|gets?)\b(?:n['’]t)?(?: \w+)?)"
)
# These open a clause, not a subject.
NO_SUBJECT = frozenset(
    (
        "if when while although though because since as after before in on at for during with "
        "without by to from unless until once however also and but so or then under over "
        "usually often sometimes generally"
    ).split()
)


@check
def distant_verb(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag sentences whose subject waits too long for its verb."""
    most = rule.option(article, "more-than")
    for passage in article.prose:
        for sentence in passage.sentences if is_counted(passage) else ():
            text = sentence.text
            if len(text) < 80:
                continue
            found = APART.match(text)
            if found is None or found["subject"].split()[0].lower() in NO_SUBJECT:
                continue
            words = len(found["clause"].split())
            if words > most:
                yield rule.finding(
                    sentence.span,
                    f"{words} words stand between “{found['subject']}” and “{found['verb']}”: "
                    "say them in a sentence of their own.",
                )
