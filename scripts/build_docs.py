"""Builds the documentation as a site: ``python scripts/build_docs.py [FOLDER]``.

The pages of ``docs/``, and with them a page for every rule, a table of each family, and what each
command says of itself, all made from the program as it is. Sphinx turns them into HTML; a link
within the site that leads nowhere ends the build.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from medlint import __version__
from medlint.cli import COMMANDS, main
from medlint.linter.suppressions import OWN
from medlint.reports.rule_page import markdown
from medlint.rules.loader import load_rules
from medlint.rules.measured import measured
from medlint.rules.model import Rule

ROOT = Path(__file__).parent.parent
FAMILIES = {
    "BAL": "Balance", "CAV": "Caveats", "CLM": "Claims", "DOS": "Doses and units",
    "GRM": "Grammar", "INC": "Inclusive language", "LNT": "medlint's own comments",
    "MET": "Metadata", "PLN": "Plain language", "RDB": "Readability", "SPL": "Spelling",
    "STR": "Structure", "TYP": "Typography",
}  # fmt: skip
CONF = f"""
project = "medlint"
release = "{__version__}"
extensions = ["myst_parser"]
myst_heading_anchors = 3
myst_links_external_new_tab = False
html_theme = "furo"
html_title = "medlint {__version__}"
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
html_theme_options = {{"top_of_page_buttons": []}}
suppress_warnings = ["myst.strikethrough"]
"""
INDEX = """# medlint

medlint reads health articles as a medical editor does: it flags unbalanced claims, missing caveats,
readability problems, typos and wrong words, says why and by which published guideline, fixes what
is safe to fix, and writes clean HTML.

```{toctree}
:caption: Guides
:maxdepth: 1

tutorial
configuration
ci
batch
publishing
```

```{toctree}
:caption: What is looked for
:maxdepth: 1

rules/index
spelling
readability
appraisal
```

```{toctree}
:caption: Reference
:maxdepth: 1

commands
writing-rules
architecture
performance
```
"""


def write(folder: Path) -> None:
    """The sources of the site, in an empty folder."""
    shutil.copytree(ROOT / "docs", folder, dirs_exist_ok=True)
    rules = [*load_rules(), *OWN.values()]
    (folder / "conf.py").write_text(CONF)
    (folder / "index.md").write_text(INDEX)
    (folder / "commands.md").write_text("\n".join(commands()))
    pages = folder / "rules"
    pages.mkdir()
    for rule in rules:
        (pages / f"{rule.code}.md").write_text("---\norphan: true\n---\n" + page(rule))
    (pages / "index.md").write_text("\n".join(tables(rules)))


def page(rule: Rule) -> str:
    """A rule's page."""
    return markdown(rule, measured(rule.code))


def tables(rules: list[Rule]) -> Iterator[str]:
    """All rules, a table a family."""
    yield f"# Rules\n\n{len(rules)} rules; each page says why, by which guideline, with examples.\n"
    for family, members in groupby(sorted(rules, key=lambda r: r.code), key=lambda r: r.family):
        yield f"## {family} {FAMILIES.get(family, '')}\n"
        yield "| code | severity | flags | measured |\n|---|---|---|---|"
        for rule in members:
            tally = measured(rule.code)
            share = f"{tally.right}/{tally.read}" if tally else ""
            summary = markdown(rule, None).split("\n")[2]
            off = " (pedantic)" if rule.group == "pedantic" else ""
            yield f"| [{rule.code}]({rule.code}.md) | {rule.severity}{off} | {summary} | {share} |"
        yield ""


def commands() -> Iterator[str]:
    """What each command says of itself with ``--help``."""
    yield "# Commands\n"
    parent = click.Context(main, info_name="medlint", max_content_width=88, terminal_width=88)
    for name in COMMANDS:
        command = main.get_command(parent, name)  # type: ignore[attr-defined]
        yield from section(command, click.Context(command, parent, name), f"medlint {name}")


def section(command: click.Command, context: click.Context, title: str) -> Iterator[str]:
    """A command's help, and that of its own commands."""
    context.terminal_width = 88
    yield f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"
    for name, inner in getattr(command, "commands", {}).items():
        yield from section(inner, click.Context(inner, context, name), f"{title} {name}")


def build(target: Path) -> int:
    """Write the site; the status of Sphinx, for which every warning is an error."""
    with tempfile.TemporaryDirectory() as name:
        write(Path(name))
        options = ["-b", "html", "-W", "--keep-going", "-n", "-q", "-j", "auto"]
        command = [sys.executable, "-m", "sphinx", *options, name, str(target)]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "docs"))
