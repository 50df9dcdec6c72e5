"""medlint reads health articles as a medical editor does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from medlint.api import check_text

__all__ = ["__version__", "check_text"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import the library's function when it is first asked for."""
    if name == "check_text":
        from medlint.api import check_text

        return check_text
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
