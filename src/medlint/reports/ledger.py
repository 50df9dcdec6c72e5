"""The ledger of claims: JSON, CSV, and a table with balance sheets for a person at a terminal."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

import msgspec

from medlint.document.source import Source
from medlint.errors import MedlintError
from medlint.language.balances import SIDES, balances
from medlint.language.claims import Claim
from medlint.language.statements import Statement

EXCERPT = 90  # characters of a sentence shown
BAR = 20  # columns of the longest bar
COLUMNS = (
    "path", "line", "column", "strength", "direction", "treatments", "conditions",
    "hedged", "negated", "cited", "design", "text",
)  # fmt: skip


class Ledger(msgspec.Struct, frozen=True):
    """One article and its claims."""

    source: Source
    claims: tuple[Claim, ...]


def write_json(ledgers: Iterable[Ledger], errors: list[MedlintError], out: TextIO, _: bool) -> None:
    """JSON for other programs: version 1, to which keys are only ever added."""
    from medlint.reports.json import dump

    out.write('{"version":1,"files":[')
    for n, ledger in enumerate(ledgers):
        entry = {
            "path": ledger.source.path,
            "claims": [_entry(ledger.source, c) for c in ledger.claims],
        }
        out.write(("," if n else "") + "\n" + dump(entry))
    told = [{"path": e.path, "message": e.message} for e in errors]
    out.write(f'],\n"errors":{dump(told)}}}\n')


def _entry(source: Source, claim: Claim) -> dict[str, Any]:
    span = claim.sentence.span
    return {
        "text": claim.sentence.text,
        "start": source.position(span.start),
        "end": source.position(span.end),
        "strength": claim.judgement.strength,
        "direction": claim.direction,
        "treatments": claim.treatments,
        "conditions": claim.conditions,
        "hedged": claim.hedged,
        "boosted": claim.boosted,
        "negated": claim.negated,
        "evidence": {"cited": claim.cited, "design": claim.design},
        "decided_by": {"strength": claim.judgement.words, "direction": claim.words},
    }


def write_csv(ledgers: Iterable[Ledger], _: list[MedlintError], out: TextIO, __: bool) -> None:
    """A row a claim, for a spreadsheet."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for ledger in ledgers:
        for claim in ledger.claims:
            at = ledger.source.position(claim.sentence.span.start)
            rows.writerow(
                _cell(value)
                for value in (
                    ledger.source.path, at.line, at.column, claim.judgement.strength,
                    claim.direction, "; ".join(claim.treatments), "; ".join(claim.conditions),
                    claim.hedged, claim.negated, claim.cited, claim.design, claim.sentence.text,
                )
            )  # fmt: skip


def _cell(value: object) -> str:
    """A value as text that no spreadsheet takes for a formula."""
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def write_table(
    ledgers: Iterable[Ledger], _: list[MedlintError], out: TextIO, explain: bool
) -> None:
    """What a reviewer signs off: the claims in order, then a balance sheet a treatment."""
    for ledger in ledgers:
        out.write(f"{ledger.source.path}: {len(ledger.claims)} claims\n")
        for claim in ledger.claims:
            out.writelines(f"{line}\n" for line in _told(ledger.source, claim, explain))
        out.writelines(f"{line}\n" for line in _sheets(ledger))
        out.write("\n")


def _told(source: Source, claim: Claim, explain: bool) -> Iterator[str]:
    line = source.position(claim.sentence.span.start).line
    text = " ".join(claim.sentence.text.split())
    text = text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"
    about = ", ".join(claim.treatments) or "–"
    cited = "cited" if claim.cited else "not cited"
    evidence = cited if claim.design == "unstated" else f"{claim.design}, {cited}"
    yield f"{line:5}  {claim.direction:10}  {claim.judgement.strength:13}  {about} ({evidence})"
    yield f"       {text}"
    told = [s for s in claim.statements if s.directions]
    if len({(s.treatments, s.directions) for s in told}) > 1 or (explain and told):
        yield from (f"       · {_clause(s)}" for s in told)
    if explain:
        strength = ", ".join(f"“{w.strip()}”" for w in claim.judgement.words) or "no word"
        yield f"       strength by {strength}"


def _clause(statement: Statement) -> str:
    """What one clause says of its treatments, and by which words."""
    sides = ", ".join(side for side in SIDES if side in statement.directions)
    words = ", ".join(f"“{word}”" for word in statement.words)
    return f"{', '.join(t.name for t in statement.treatments)}: {sides} ({words})"


def _sheets(ledger: Ledger) -> Iterator[str]:
    """A bar chart of what is said for and against each treatment, with the lines."""
    sheets = balances(s for claim in ledger.claims for s in claim.statements)
    most = max((len(told) for sheet in sheets for told in sheet.sides.values()), default=1)
    for sheet in sheets:
        yield f"\n  {sheet.treatment}"
        for side, sentences in sheet.sides.items():
            n = len(sentences)
            lines = dict.fromkeys(ledger.source.position(s.span.start).line for s in sentences)
            places = ", ".join(map(str, lines))
            bar = "█" * max(bool(n), round(BAR * n / most))
            yield f"    {side:10} {n:3} {bar}{f' line {places}' if n else ''}"


Writer = Callable[[Iterable[Ledger], list[MedlintError], TextIO, bool], None]
WRITERS: dict[str, Writer] = {"table": write_table, "json": write_json, "csv": write_csv}
