"""Regular expressions of rules on claims, as their files give them."""

from __future__ import annotations

import re
from functools import cache


@cache
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for any of several, case ignored."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
