"""``medlint init``: what a content repository needs, never over what is there."""

from __future__ import annotations

from pathlib import Path

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
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: python -m pip install medlint
      - run: medlint check {content}
"""

PRE_COMMIT = """\
repos:
  - repo: local
    hooks:
      - id: medlint
        name: medlint
        entry: medlint check
        language: python
        additional_dependencies: [medlint]
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

    A file that is there already is left as it is, and named.

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
        path = folder / name
        if path.exists() and not force:
            click.echo(f"{path}: there already, left as it is")
            continue
        common.make_folder(path.parent)
        common.write_atomically(path, text.encode())
        click.echo(f"{path}: written")
