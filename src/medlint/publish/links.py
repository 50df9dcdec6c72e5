"""Links from one article of a folder to another: they lead to the other's page."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from medlint.document.read import SUFFIXES
from medlint.publish.urls import is_external

_ENDINGS = "|".join(re.escape(s) for s, kind in sorted(SUFFIXES.items()) if kind == "markdown")
_ARTICLE = re.compile(rf"(?P<path>[^?#:]+)(?P<ending>{_ENDINGS})(?P<rest>[?#].*)?$", re.IGNORECASE)


@dataclass
class Links:
    """The links of one article. A link to an article that is not there is noted, and stays."""

    article: Path
    root: Path
    notes: list[str] = field(default_factory=list)
    missing: list[Path] = field(default_factory=list)

    def __call__(self, url: str) -> str | None:
        """The address as it stands in the page."""
        if is_external(url) or url.startswith(("/", "#")):
            return url
        match = _ARTICLE.match(url)
        if match is None:
            return url
        self._look_for(match["path"] + match["ending"], url)
        return f"{match['path']}.html{match['rest'] or ''}"

    def _look_for(self, place: str, url: str) -> None:
        file = Path(os.path.normpath(self.article.parent.absolute() / unquote(place)))
        inside = file.is_relative_to(os.path.normpath(self.root.absolute()))
        if inside and "\0" not in str(file) and file.is_file():
            return
        self.notes.append(f"a link leads to an article that is not there: {url}")
        if inside and "\0" not in str(file):
            self.missing.append(file)
