"""The fix that most rules offer: other words in place of some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medlint.rules.model import Edit, Fix, Safety

if TYPE_CHECKING:
    from medlint.language.analysis import Passage


def replaced(
    passage: Passage,
    start: int,
    end: int,
    replacement: str,
    safety: Safety = "safe",
    message: str = "",
) -> Fix | None:
    """A fix of ``text[start:end]``, where the source holds it as it reads."""
    if not passage.block.prose.editable(start, end):
        return None
    return Fix((Edit(passage.span(start, end), replacement),), safety, message)
