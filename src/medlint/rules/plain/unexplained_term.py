"""Technical terms that the text does not explain at their first use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlint import ready
from medlint.document.source import Span
from medlint.language.analysis import Analysis
from medlint.language.jargon import TermUse, find_terms
from medlint.rules.model import Edit, Finding, Fix, Rule
from medlint.rules.registry import check

POSTMODIFIER = ready.pattern(
    r" (?:of|that|with|without|in|to|for|from|on|around|by|which|who|under|made|put|used"
    r"|where|when|so|after|before|at|between) "
)

SINGULAR = ready.pattern(r"^( that| which| who) (is|has|was|does|[a-z]+[^s]s)\b")
VERBS = {"is": "are", "has": "have", "was": "were", "does": "do"}


@check
def unexplained_term(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Flag each term once, with its everyday words."""
    known = {str(term).lower() for term in rule.option(article, "known")}
    british = article.region == "uk"
    for use in find_terms(article):
        if use.explained or use.term.name in known or use.text.lower() in known:
            continue
        plain = use.term.plain if british or not use.term.us else use.term.us
        if plain != use.term.name:  # 'stool' is the everyday word in America
            yield _finding(rule, use, _fitting(plain, use))


def _finding(rule: Rule, use: TermUse, plain: str) -> Finding:
    span = use.passage.span(use.start, use.end)
    term = use.text
    if use.term.kind == "verb":
        return rule.finding(span, f"Say '{plain}' instead of '{term}'.")
    if use.term.kind == "replace":
        capital = plain[:1].upper() + plain[1:] if term[:1].isupper() else plain
        written = f"{capital} ({term[:1].lower() + term[1:] if term[1:].islower() else term})"
        message = f"'{term}' is not explained: write '{plain}', or '{plain} ({term.lower()})'."
        edit = Edit(span, written)
    else:
        message = f"'{term}' is not explained: say that it means '{plain}'."
        edit = Edit(Span(span.end, span.end), f" ({plain})")
    editable = use.passage.block.prose.editable(use.start, use.end)
    return rule.finding(span, message, fix=Fix((edit,), "unsafe") if editable else None)


def _fitting(plain: str, use: TermUse) -> str:
    """The everyday words in the plural where the term is."""
    text, name = use.text.lower(), use.term.name
    plural = text.endswith("s") and not name.endswith("s")
    if not plural or use.term.kind == "verb" or plain.startswith("something "):
        return plain
    match = POSTMODIFIER.search(plain)
    head, rest = (plain[: match.start()], plain[match.start() :]) if match else (plain, "")
    rest = SINGULAR.sub(lambda m: f"{m[1]} {_without_s(m[2])}", rest)
    head = re.sub(r"^an? ", "", head)
    if head.endswith(("s", "ing")):
        return head + rest
    ending = "es" if head.endswith(("ch", "sh", "x")) else "s"
    if re.search(r"[^aeiou]y$", head):
        head, ending = head[:-1], "ies"
    return head + ending + rest


def _without_s(verb: str) -> str:
    """A verb as it stands behind a plural: "works" becomes "work"."""
    return VERBS.get(verb) or (verb[:-3] + "y" if verb.endswith("ies") else verb[:-1])
