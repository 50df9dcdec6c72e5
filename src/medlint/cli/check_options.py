"""The options of ``medlint check``, and which of them go together."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from medlint.cli import common
from medlint.reports import ENDINGS


class Options(msgspec.Struct, frozen=True):
    """The options of the command, by their names."""

    formats: tuple[str, ...]
    output_file: Path | None
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_level: str | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    interactive: bool
    add_ignores: bool
    since: str | None
    changed: bool
    jobs: int
    no_cache: bool
    compare: Path | None
    statistics: bool
    show_source: bool
    quiet: bool
    watch: bool
    jsonl: bool
    files_from: Path | None
    cluster: str
    stdin_format: str
    config: Path | None

    @property
    def revision(self) -> str:
        """The revision since which changes count; empty: everything counts."""
        return "HEAD" if self.changed else self.since or ""

    @property
    def styles(self) -> tuple[str, ...]:
        """The formats asked for; without any, the one that the output file's ending names."""
        ending = self.output_file.suffix[1:] if self.output_file else ""
        named = next((style for style, known in ENDINGS.items() if ending == known), "full")
        return self.formats or (named,)

    def demand_sense(self, paths: tuple[Path, ...]) -> None:
        """Raise a usage error for options that do not go together."""
        modes = {
            "--fix or --diff": self.fix or self.diff,
            "--interactive": self.interactive,
            "--add-ignores": self.add_ignores,
            "--watch": self.watch,
        }
        chosen = [mode for mode, on in modes.items() if on]
        if len(chosen) > 1:
            raise click.UsageError(f"{chosen[0]} and {chosen[1]} do not go together")
        if self.unsafe_fixes and not (self.fix or self.diff):
            raise click.UsageError("--unsafe-fixes goes with --fix or --diff")
        if chosen and self.jsonl:
            raise click.UsageError(f"{chosen[0]} works on files, and --jsonl has none")
        if common.STDIN in paths and (self.interactive or self.add_ignores or self.watch):
            raise click.UsageError(f"{chosen[0]} works on files, not on standard input")
