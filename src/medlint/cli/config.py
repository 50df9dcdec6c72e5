"""``medlint config``: what applies to a file, and which file says so."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from medlint.cli import common
from medlint.document.read import format_of, read_file
from medlint.project.configuration import Configuration
from medlint.project.overrides import overridden, override_of

ADDED = ("ignore", "words", "severity", "options")  # front matter adds to these


@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True), default=Path())
@click.option("--schema", is_flag=True, help="A JSON Schema of medlint.toml, for editors.")
@common.config_option
@common.tells_errors
def config(path: Path, schema: bool, config: Path | None) -> None:
    """Show the configuration that applies to PATH, and where each value comes from.

    \b
    medlint config
    medlint config content/flu.md
    medlint config --schema > medlint.schema.json
    """
    if schema:
        from medlint.project.schema import schema as described

        click.echo(msgspec.json.format(msgspec.json.encode(described()), indent=2).decode())
        return
    loaded = common.load_for(config, (path,))
    own = override_of(read_file(path)) if path.is_file() and format_of(path) else None
    applies = overridden(loaded.configuration, own) if own else loaded.configuration
    for field in msgspec.structs.fields(Configuration):
        value = msgspec.json.encode(getattr(applies, field.name)).decode()
        origin = loaded.origins.get(field.encode_name, "default")
        if own and getattr(own, field.name, None):
            more = f", {origin}" if field.name in ADDED and origin != "default" else ""
            origin = f"front matter of {path}{more}"
        click.echo(f"{field.encode_name:20} {value:32} {click.style(origin, dim=True)}")
