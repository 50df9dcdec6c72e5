"""A question that ends in a full stop."""

from __future__ import annotations

from collections.abc import Iterator

from medlint import ready
from medlint.language.analysis import Analysis
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

SUBJECT = (
    r"(?:the|a|an|it|they|there|this|that|these|those|you|we|I|he|she|your|my|our|their|his|her"
    r"|people|children|patients|everyone|anyone|tablets|medicines|painkillers|injections|antibiotics"
    r"|vaccines|symptoms|treatments|[A-Z][a-z]+)"
)
VERB = r"(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have)"
OPENS = ready.pattern(
    rf"(?:(?:But|And|So|Or|Then|Now),? {VERB}|Is|Are|Was|Does|Did|Can|Could|Would|Will|Has"
    rf"|Should(?! you\b[^,]*,)|Do(?= (?:you|they|we|I|people|children|patients)\b)"
    rf"|Have(?= (?:you|they|we|I) (?:ever|had|been|got|noticed|tried|taken|a\b))"
    rf"|(?:What|How|Why|When|Where|Who|Which)(?: (?:long|often|much|many|common|serious|soon"
    rf"|safe|well|(?:[a-z]+ )?[a-z]+s))? {VERB}) {SUBJECT}\b(?!\s*,)",
)
# What makes a statement of it: "What is the cause is unknown", "Is it, as some say, …".
NOT_ASKED = ready.pattern(
    r"[:;]|\bWhat (?:is|are|was) (?:the|a|this|that)\b.*\b(?:is|are|was|were)\b"
)


@check
def question_mark(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """Sentences that begin as questions do and end in one full stop."""
    for passage in article.passages:
        if "." not in passage.text:
            continue
        for sentence in passage.sentences:
            text = sentence.text
            if not text.endswith(".") or text.endswith(("..", "etc.")) or "?" in text:
                continue
            if OPENS.match(text) and not NOT_ASKED.search(text):
                end = sentence.end
                yield rule.finding(
                    passage.span(sentence.start, end),
                    fix=replaced(passage, end - 1, end, "?"),
                )
