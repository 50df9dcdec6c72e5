"""``medlint config``: what applies to a file, and which file says so."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from medlint.cli import common
from medlint.project.configuration import Configuration


@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True), default=Path())
@click.option("--schema", is_flag=True, help="A JSON Schema of medlint.toml, for editors.")
@common.config_option
@common.tells_errors
def config(path: Path, schema: bool, config: Path | None) -> None:
    """Show the configuration that applies to PATH, and where each value comes from."""
    if schema:
        described = msgspec.json.schema(Configuration)
        click.echo(msgspec.json.format(msgspec.json.encode(described), indent=2).decode())
        return
    loaded = common.load_for(config, (path,))
    for field in msgspec.structs.fields(Configuration):
        value = msgspec.json.encode(getattr(loaded.configuration, field.name)).decode()
        origin = loaded.origins.get(field.encode_name, "default")
        click.echo(f"{field.encode_name:20} {value:32} {click.style(origin, dim=True)}")
