"""What a project may set and rules may ask: plain values, with the defaults of a fresh checkout."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Severity = Literal["error", "warning", "suggestion"]
FailLevel = Literal["error", "warning", "suggestion", "never"]
Language = Literal["", "en-GB", "en-US"]
Region = Literal["", "uk", "us"]
Kind = Literal["", "vaccine", "symptom", "treatment", "drug", "test", "news", "condition"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "suggestion")  # gravest first


class Settings(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """Settings that apply to one article, after configuration and front matter are merged."""

    language: str = ""  # "en-GB", "en-US"; empty: by the article's own evidence
    region: str = ""  # "uk", "us"; empty: by the article's own evidence
    kind: str = ""  # vaccine, symptom, treatment, drug, condition, news …; empty: inferred
    target_grade: float = 8.0  # US school grade that the article should not exceed
    words: tuple[str, ...] = ()  # spellings that the project accepts
    required_metadata: tuple[str, ...] = ()
    options: dict[str, dict[str, Any]] = {}  # by rule name, over the rule's own options
