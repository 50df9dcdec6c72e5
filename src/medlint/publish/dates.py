"""Dates of the front matter, read and written."""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_NUMBERS = {name[:3].lower(): i for i, name in enumerate(MONTHS, 1)}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_WORDS = re.compile(r"(?:\w+,? )?(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})$")
_AMERICAN = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$")
_MONTH = re.compile(r"([A-Za-z]{3,9})\.? (\d{4})$")
_DATETIME = re.compile(
    r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])"
    r"(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?)?)?$"
    r"|P(?:\d+W|\d+D|(?:\d+D)?T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)$"
    r"|(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$"
)


def parse(value: object) -> str:
    """A date as ``YYYY-MM-DD`` (or ``YYYY-MM``), or '' where it cannot be told.

    Figures alone such as 3/4/2024 are not read: they mean two things.
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return ""
    text = " ".join(value.split())
    if found := _ISO.match(text):
        return _iso(found[1], int(found[2]), found[3])
    if found := _WORDS.match(text):
        return _iso(found[3], _month(found[2]), found[1])
    if found := _AMERICAN.match(text):
        return _iso(found[3], _month(found[1]), found[2])
    if (found := _MONTH.match(text)) and _month(found[1]):
        return f"{found[2]}-{_month(found[1]):02}"
    return ""


def _month(name: str) -> int:
    number = _NUMBERS.get(name[:3].lower(), 0)
    return number if number and MONTHS[number - 1].lower().startswith(name.lower()) else 0


def _iso(year: str, month: int, day: str) -> str:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def spoken(iso: str, language: str) -> str:
    """A date as people read it; languages other than English get the ISO form."""
    if not language.startswith("en") or not iso:
        return iso
    year, month, *day = iso.split("-")
    name = MONTHS[int(month) - 1]
    if not day:
        return f"{name} {year}"
    number = str(int(day[0]))
    return f"{name} {number}, {year}" if language == "en-US" else f"{number} {name} {year}"


def valid_datetime(value: str) -> bool:
    """Whether HTML accepts a value for the ``datetime`` attribute."""
    value = value.strip()
    if not _DATETIME.match(value):
        return False
    if len(value) >= 10 and value[4] == "-":
        return bool(_iso(value[:4], int(value[5:7]), value[8:10]))
    return not value.startswith("0000")
