"""``medlint init``: what a content repository needs, never over what is there."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import click

from medlint.cli import common

CONFIGURATION = """\
# medlint's settings; `medlint config` shows what applies and where it comes from.
preset = "{preset}"
# region = "uk"              # uk or us; left out, the article's own evidence decides
# target-grade = 8           # the US school grade that an article should not exceed
# required-metadata = ["author", "last-reviewed"]
# ignore = ["TYP"]
# words = ["Exampleton"]     # spellings to accept
"""

WORKFLOW = """\
name: medlint
on:
  pull_request:
    paths: ["{content}/**"]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: python -m pip install medlint # or the address of the repository where you keep it
      # Annotations on the lines that the pull request changes.
      - run: medlint check {content} --format github --since "origin/$GITHUB_BASE_REF"
"""

PRE_COMMIT = """\
repos:
  - repo: local
    hooks:
      - id: medlint
        name: medlint
        entry: medlint check
        language: python
        additional_dependencies: [medlint] # or the address of its repository
        types_or: [markdown, html, plain-text]
        files: ^{content}/
"""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option("--content", default="content", show_default=True, help="Where the articles lie.")
@click.option(
    "--preset",
    type=click.Choice(["default", "strict", "news", "patient-leaflet", "nhs"]),
    default="default",
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
@common.tells_errors
def init(folder: Path, content: str, preset: str, force: bool) -> None:
    """Write a configuration, a CI workflow and a pre-commit entry into FOLDER.

    A file that is there already is left as it is; what it would have held is shown.

    \b
    medlint init
    medlint init pages --content articles --preset nhs
    """
    files = {
        "medlint.toml": CONFIGURATION.format(preset=preset),
        ".github/workflows/medlint.yml": WORKFLOW.format(content=content),
        ".pre-commit-config.yaml": PRE_COMMIT.format(content=content),
    }
    for name, text in files.items():
        _write(folder / name, text, force)
    if not (folder / content).is_dir():
        click.echo(f"There is no folder {folder / content} yet; --content names another.")


def _write(path: Path, text: str, force: bool) -> None:
    """Write a file, or say what it lacks where there is one already."""
    if path.exists() and not force:
        if path.read_text(encoding="utf-8", errors="replace") == text:
            click.echo(f"{path}: there already")
            return
        click.echo(f"{path}: there already, left as it is; to add by hand:")
        click.echo(indent(text, "    "), nl=False)
        return
    common.make_folder(path.parent)
    common.write_atomically(path, text.encode())
    click.echo(f"{path}: written")
