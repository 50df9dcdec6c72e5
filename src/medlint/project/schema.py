"""A JSON Schema of ``medlint.toml``, from which editors complete and check."""

from __future__ import annotations

from typing import Any

import msgspec

from medlint.project.configuration import Configuration
from medlint.project.presets import PRESETS

MEANINGS = {
    "extends": "Another configuration file, relative to this one; what this file sets wins.",
    "preset": "Settings to start from, by the kind of publisher.",
    "select": "Only these rules: codes, beginnings of codes, names or ALL.",
    "extend-select": "These rules too.",
    "ignore": "Not these rules.",
    "severity": "Another severity for a rule or a family.",
    "per-file-ignores": "Patterns as in .gitignore, with the rules to leave out there.",
    "exclude": "Files and folders to leave out, as in .gitignore.",
    "rule-folders": "Folders with rules of your own, medlint's or Vale's.",
    "fail-level": "From which severity on the exit status is 1.",
    "require-reasons": "Whether a comment that silences a rule must say why.",
    "baseline": "A file of accepted findings, as `medlint baseline` writes it.",
    "language": "The variety of English; left out, the article's own spelling decides.",
    "region": "uk or us; left out, the article's own evidence decides.",
    "kind": "What kind of article it is; left out, it is inferred.",
    "target-grade": "The US school grade that an article should not exceed.",
    "words": "Spellings to accept.",
    "word-list": "A file with more of them, beside the configuration.",
    "required-metadata": "Fields that the front matter must have.",
    "options": "Settings of one rule, by its name; `medlint rule CODE` lists them.",
    "publish": "How `medlint publish` makes a site.",
}


def schema() -> dict[str, Any]:
    """The schema, with what each key means."""
    described = msgspec.json.schema(Configuration)
    described["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    described["title"] = "medlint.toml"
    properties = described["$defs"]["Configuration"]["properties"]
    for key, meaning in MEANINGS.items():
        properties[key]["description"] = meaning
    properties["preset"]["enum"] = list(PRESETS)
    return described
