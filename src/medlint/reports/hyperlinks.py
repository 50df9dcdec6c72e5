"""Links in terminals that have them (OSC 8): to the file, and to the guideline."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

# What terminals that show links say of themselves; old ones print them as rubbish.
PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"})
TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour")
SIGNS = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM")
VTE = 5000  # the first version of GNOME's terminal library that shows them, 0.50


def supported(out: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether links may be written there; ``FORCE_HYPERLINK`` (1 or 0) decides if it is set."""
    forced = environment.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced not in ("", "0")
    if not out.isatty() or environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    version = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM", "") in PROGRAMS
        or environment.get("TERM", "").startswith(TERMS)
        or any(environment.get(sign) for sign in SIGNS)
        or (version.isdigit() and int(version) >= VTE)
    )


def link(text: str, url: str) -> str:
    """A text that leads to an address; without one, the text."""
    return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if url.isprintable() and url else text


def file_url(path: str) -> str:
    """The address of a file of this machine; nothing for standard input."""
    return Path(path).resolve().as_uri() if Path(path).is_file() else ""
