"""``medlint words``: the spellings that a project accepts."""

from __future__ import annotations

from pathlib import Path

import click

from medlint.cli import common
from medlint.project.configuration import WORD_LIST, Loaded

CONFIGURATION = "medlint.toml"


@click.group()
def words() -> None:
    """The project's own words: names, products, terms that no list holds.

    \b
    medlint words add Llandudno reablement
    medlint words list
    """


@words.command()
@click.argument("word", nargs=-1, required=True)
@common.config_option
@common.tells_errors
def add(word: tuple[str, ...], config: Path | None) -> None:
    """Accept each WORD in every article from now on."""
    loaded = common.load_for(config, (Path(),))
    known = {known.lower() for known in loaded.configuration.words}
    new = sorted({one for one in word if one.lower() not in known}, key=str.lower)
    if not new:
        click.echo("all of them are accepted already")
        return
    path = _list_of(loaded)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    common.write_atomically(path, ("\n".join([*lines, *new]) + "\n").encode())
    click.echo(f"{path}: {', '.join(new)} added")


@words.command("list")
@common.config_option
@common.tells_errors
def show(config: Path | None) -> None:
    """Every word that the project accepts, a line each."""
    for word in sorted(common.load_for(config, (Path(),)).configuration.words, key=str.lower):
        click.echo(word)


def _list_of(loaded: Loaded) -> Path:
    """The project's list; where it has no configuration yet, one is begun."""
    if not loaded.files:
        common.write_atomically(Path(CONFIGURATION), f'word-list = "{WORD_LIST}"\n'.encode())
        return Path(WORD_LIST)
    return loaded.folder / loaded.configuration.word_list
