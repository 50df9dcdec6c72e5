"""What can go wrong through no fault of the program; the command line turns these into one line.

MedlintError
├── ReadError           a file cannot be read or decoded
├── WriteError          a file cannot be written, or has changed since it was read
├── ConfigurationError  a setting is wrong
└── RuleError           a rule file is wrong
"""

from __future__ import annotations


class MedlintError(Exception):
    """A mistake that a user can mend, with the place where it is."""

    def __init__(self, message: str, path: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}" if place else self.message

    def __reduce__(self) -> tuple[type, tuple[str, str, int]]:
        return type(self), (self.message, self.path, self.line)


class ReadError(MedlintError):
    """A file that cannot be read or decoded."""


class WriteError(MedlintError):
    """A file that cannot be written, or that has changed since it was read."""


class ConfigurationError(MedlintError):
    """A setting that is unknown or has a value that it cannot have."""


class RuleError(MedlintError):
    """A rule file that cannot be used."""
