"""What was measured of each rule on real pages: ``rules/measured.yml``."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import msgspec

from medlint.errors import RuleError
from medlint.resources import data_file


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many findings of a rule were read, how many of them were right, when and on what."""

    read: int
    right: int
    date: str = ""
    where: str = ""

    @property
    def precision(self) -> float:
        """The share of findings that were right, from 0 to 1."""
        return self.right / self.read if self.read else 0.0


@cache
def measurements() -> dict[str, Measured]:
    """The measurements by the code of their rule; none where the file is missing.

    Raises RuleError when the file is not what it should be.
    """
    return read_measurements(data_file("measured.yml"))


def read_measurements(path: Path) -> dict[str, Measured]:
    """The measurements that a file keeps. Raises RuleError."""
    if not path.is_file():
        return {}
    from medlint.rules.rulefile import line_of, read_yaml

    content, source = read_yaml(path)
    found: dict[str, Measured] = {}
    for code, entry in (content or {}).items():
        try:
            # An unquoted date is a date in YAML; text is all that is wanted.
            plain = {k: str(v) if k == "date" else v for k, v in entry.items()}
            found[str(code)] = msgspec.convert(plain, Measured)
        except (AttributeError, msgspec.ValidationError) as error:
            where = line_of(source, (str(code),))
            raise RuleError(
                f"{code}: read, right, date, where: {error}", str(path), where
            ) from error
    return found


def measured(code: str) -> Measured | None:
    """What was measured of a rule, or None."""
    return measurements().get(code)


def add_measurement(path: Path, code: str, new: Measured) -> Measured:
    """Add what was counted to a rule's tally in a file; the other lines stay as they are.

    Returns the tally. Raises RuleError when the file is not what it should be.
    """
    old = read_measurements(path).get(code)
    kept = Measured(
        read=new.read + (old.read if old else 0),
        right=new.right + (old.right if old else 0),
        date=new.date,
        where=_joined(old.where if old else "", new.where),
    )
    where = json.dumps(kept.where, ensure_ascii=False)
    row = f"{code}: {{read: {kept.read}, right: {kept.right}, date: {kept.date}, where: {where}}}"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    pattern = re.compile(rf"^{re.escape(code)}:.*$", re.MULTILINE)
    changed = pattern.sub(lambda _: row, text) if old else f"{text}{row}\n"
    path.write_text(changed, encoding="utf-8")
    return kept


def _joined(old: str, new: str) -> str:
    return old if new in old else f"{old}; {new}" if old else new
