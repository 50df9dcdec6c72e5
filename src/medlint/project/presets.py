"""Configurations to start from, by the kind of publisher."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

PRESETS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "default": {},
        "strict": {
            "select": ("ALL",),
            "fail-level": "warning",
            "require-reasons": True,
        },
        "news": {
            "kind": "news",
            "target-grade": 10.0,
        },
        "patient-leaflet": {
            "target-grade": 6.0,
            "required-metadata": ("last-reviewed", "next-review"),
        },
        "nhs": {
            "language": "en-GB",
            "region": "uk",
            "target-grade": 6.0,
        },
    }
)
