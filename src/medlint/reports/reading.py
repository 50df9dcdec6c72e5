"""As what an article was read: caveats and criteria depend on its kind and its country."""

from __future__ import annotations

KINDS = {"news": "a piece of news", "": "a page"}
COUNTRIES = {"uk": "the UK", "us": "the US"}


def read_as(kind: str, region: str) -> str:
    """For the report: “read as a page about a treatment, for the UK”."""
    what = KINDS.get(kind, f"a page about a {kind}")
    return f"read as {what}, for {COUNTRIES.get(region, 'no particular country')}"
