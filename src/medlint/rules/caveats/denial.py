"""Whether the words of a caveat stand in a sentence that denies it, or tells of a benefit.

“There is no risk of bleeding” and “it eases stomach pain” warn of nothing; “do not take it if you
have had an ulcer” and “if the pain does not ease, call 999” do.
"""

from __future__ import annotations

from medlint import ready

CAUSES = (
    "(?:cause|lead|make|affect|harm|hurt|upset|irritate|raise|increase|damage|interact|spread|thin"
    "|weaken|produce|bring|trigger|carry|involve|pose|disturb)"
)
# Where a clause ends: what is denied before it is not denied behind it.
CLAUSE = ready.pattern(
    r"[.?!;:,(—–]\s|\s(?:but|although|though|however|so|and (?:can|may|could))\s"
)
CONDITION = ready.pattern(r"\b(?:if|when|unless|until|whether|in case|usually|always|everyone)\b")
# “does not cause”, “will not make”, “never raises”, “you will never become”.
DENIAL = ready.pattern(
    rf"\b(?:(?:do|does|did|will|would|can|could)(?:\s?not|n't)|won't)\s(?:\w+\s)?{CAUSES}\b"
    rf"|\w\s(?:cannot|never)\s{CAUSES}s?\b|\bw(?:ill|on)(?:'t| not| never)\s(?:become|feel|get)\b"
)
# “no risk of …”, “without any …”, “are not …”, “no need to …”: straight before the words.
NOTHING = ready.pattern(
    r"\b(?:(?:no|zero|without|free (?:of|from)|\w never)\s"
    r"(?!(?:longer|more|later|less|one|body|evidence|proof|doubt|guarantee)\b)(?:[\w'-]+\s){0,3}"
    r"(?:[\w'-]+\s(?:or|nor)\s)?|(?:is|are)(?: not|n't)\s(?:(?:at all|physically|really)\s)?"
    r"|\b(?:no need (?:to|for)|forget(?: about)?|not bother|neither|never been known to)\s"
    r"(?:[\w'-]+\s){0,4})$"
)
NOBODY = ready.pattern(
    r"\b(?:nobody|no one|hardly any(?:one|body))\s"
    r"(?!(?:should|must|can|may|under|over|aged|with|who|knows?|is sure|has (?:shown|proved))\b)"
)
SAFE = ready.pattern(
    r"\b(?:is|are|be|completely|perfectly|entirely|quite|taken|used)\s(?:\w+\s)?safe(?:ly)?\b"
)
NOT_SAFE = ready.pattern(
    r"\b(?:not|never|\w+n't|cannot|only|may|might|unless|ask|check|talk|usually|generally|known)\b"
)
# “eases”, “can help prevent”, “is good for”: straight before the words.
BENEFIT = ready.pattern(
    r"\b(?:(?:eases|relieves|treats|fights|prevents|protects|lifts|cures|improves|settles|frees"
    r"|heals|stops|strengthens|(?:they|these|which|that|can|may|will|to|helps?|could)\s(?:also\s|help\s)?"
    r"(?:ease|relieve|treat|fight|prevent|lift|cure|improve|settle|heal))\s(?:[\w'-]+\s){0,4}"
    r"|(?:helps?|good|works?|effective)\s(?:\w+\s)?(?:with|for|against)\s(?:[\w'-]+\s){0,3})$"
)
LESS = ready.pattern(
    r"\b(?:reduces?|lowers?|cuts?|halves)\s(?:\w+\s){0,3}(?:risk|chance|odds|rate)s?\sof\b"
)
CAREFUL = ready.pattern(r"\b(?:doses?|food|meals?|shortest|slowly)\b")
# “your mood lifts”, “the pain eases”: straight behind them.
GAIN = ready.pattern(
    r"\w*\s(?:will\s)?(?:lifts?|improves?|brightens?|gets? better|eases?|thank|love|stays? strong"
    r"|be (?:fine|safe|as strong))\b"
)
# “bleeding is not a problem”, “risk-free”: straight behind them too.
UNFOUNDED = ready.pattern(
    r"\w*(?:\s(?:pain|problems?|cancer|tests?))?(?:[- ]free\b(?! of)"
    r"|\s(?:is|are) (?:not (?:a|an|something)|a myth|unheard of|unfounded|exaggerated"
    r"|a thing of the past)\b|\s(?:do|does)(?: not|n't) (?:occur|happen)\b)"
)


def denied(text: str, start: int, end: int, harm: bool) -> bool:
    """Whether what stands from start to end of a folded text is denied, or told as a benefit.

    ``harm``: the caveat is an effect of the treatment, which a benefit can share its words with.
    """
    clause = text[_clause_start(text, end) : end]
    before = text[_clause_start(text, start) : start]
    if NOTHING.search(before) or NOBODY.search(clause):
        return True
    if DENIAL.search(clause) and not CONDITION.search(clause):
        return True
    if SAFE.search(clause) and not NOT_SAFE.search(clause):
        return True
    return harm and bool(
        BENEFIT.search(before)
        or (LESS.search(clause) and not CAREFUL.search(clause))
        or GAIN.match(text, end)
        or UNFOUNDED.match(text, end)
    )


def _clause_start(text: str, at: int) -> int:
    last = 0
    for found in CLAUSE.finditer(text, max(0, at - 200), at):
        last = found.end()
    return last
