"""Words that are no words: code, and pieces of addresses, file names and e-mail addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medlint.language.analysis import Passage
    from medlint.language.sentences import Token

BEFORE, AFTER = frozenset("@#/\\_=.&"), frozenset("@\\_=/")


def is_code_or_address(passage: Passage, token: Token) -> bool:
    """Whether the token is code, or a piece of something that is typed and not read."""
    if passage.block.prose.kind_at(token.start) == "code":
        return True
    text = passage.text
    before, after = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 2]
    return (
        before in BEFORE or after[:1] in AFTER or (after[:1] in (".", ":") and after[1:].isalnum())
    )
