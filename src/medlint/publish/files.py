"""Writing below one folder: whole files only, and none outside it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection
from pathlib import Path

from medlint.errors import ReadError


class Output:
    """The folder that pages are written to; the ``articles`` are never written over."""

    def __init__(self, folder: Path, articles: Collection[Path] = frozenset()) -> None:
        self.folder = folder
        self._articles = articles
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"cannot be written: {error.strerror}"
            raise ReadError(message, str(folder)) from error
        self._top = folder.resolve()

    def path(self, name: str) -> Path:
        """The place of a file. Raises ReadError when a link or ``..`` leads out of the folder."""
        path = self.folder / name
        if not path.parent.resolve().is_relative_to(self._top) or ".." in Path(name).parts:
            raise ReadError("leads out of the output folder", str(path))
        return path

    def read(self, name: str) -> bytes | None:
        """The bytes of a file below the folder, or None."""
        try:
            return self.path(name).read_bytes()
        except OSError:
            return None

    def write(self, name: str, data: bytes) -> bool:
        """Replace a file in one step; whether it was different before."""
        path = self.path(name)
        if path.resolve() in self._articles:
            raise ReadError(
                "would be written over by its own page; choose another folder", str(path)
            )
        if not path.is_symlink() and self.read(name) == data:
            return False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".medlint-")
        except OSError as error:
            raise ReadError(f"cannot be written: {error.strerror}", str(path)) from error
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except OSError as error:
            Path(temporary).unlink(missing_ok=True)
            raise ReadError(f"cannot be written: {error.strerror}", str(path)) from error
        return True

    def remove(self, name: str) -> None:
        """Take a file away, and the folders that it leaves empty."""
        path = self.path(name)
        path.unlink(missing_ok=True)
        for parent in path.parents:
            if parent == self.folder or any(parent.iterdir()):
                break
            parent.rmdir()
