"""What the documents say is so: links lead somewhere, commands and settings exist, rules have pages."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from medlint.cli import COMMANDS, main
from medlint.linter.suppressions import OWN
from medlint.project.configuration import KEYS
from medlint.reports.rule_page import markdown
from medlint.rules.loader import load_rules
from medlint.rules.measured import Measured, measurements

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
M = re.MULTILINE | re.DOTALL
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
EVERY = [*load_rules(), *OWN.values()]


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_lead_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in LINK.findall(text):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        found = (page.parent / name) if name else page
        assert found.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in anchors(found), f"{page.name}: {target}"


SHOWN = re.compile(rf"(?:^|[\s$|-])(medlint (?:{'|'.join(COMMANDS)})\b[^#|<>;]*)")


def commands() -> list[tuple[str, str]]:
    found = set()
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        shown = [body for kind, body in FENCE.findall(text) if kind in ("console", "yaml", "")]
        lines = [line for body in shown for line in body.splitlines()]
        lines += re.findall(r"`(medlint [^`\n]+)`", text)
        for line in lines:
            if command := SHOWN.search(line):
                found.add((page.name, command[1].split(" && ")[0].split("  ")[0].strip()))
    return sorted(found)


@pytest.mark.parametrize(("page", "line"), commands())
def test_commands_shown_have_the_options_that_they_show(page: str, line: str) -> None:
    words = shlex.split(re.sub(r"[…\[\]]", "", line))[1:]
    command: click.Command | None = main.get_command(click.Context(main), words[0])
    assert command is not None
    options = words[1:]
    if isinstance(command, click.Group) and options:
        inner = command.commands.get(options[0])
        assert inner is not None, line
        command, options = inner, options[1:]
    known = {o for p in command.params for o in (*p.opts, *p.secondary_opts)} | {"--help", "-h"}
    for option in options:
        if option.startswith("-") and option != "-":
            assert option.split("=")[0].rstrip(".,:)") in known, f"{page}: {line}"


def test_every_setting_is_documented() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`\[?([a-z-]+)(?:\.[A-Z-]+)?\]?`", text))
    assert set(KEYS) - named == set()


def test_the_report_in_the_readme_is_what_is_said(run) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    command, shown = re.findall(r"^\$ medlint (check \S+ --format concise)\n(.*?)^```", text, M)[0]
    article = command.split()[1]
    told = run("check", "--no-cache", "--format", "concise", ROOT / article).stdout
    lines = [line for line in shown.splitlines() if line != "…"]
    assert lines
    assert [line for line in lines if line.removeprefix(article) not in told] == []


def test_every_command_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`medlint {name}" not in text] == []


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.code)
def test_every_rule_has_a_page(rule) -> None:
    page = markdown(rule, Measured(50, 46, "2026-11-23", "health pages"))
    assert page.startswith(f"# {rule.code} ")
    assert "## Why" in page
    assert "46 of 50 findings read were right (2026-11-23, health pages)." in page
    assert page.count("```") % 2 == 0
    for reference in rule.references:
        assert reference.url in page


def test_measurements_are_of_rules_that_there_are() -> None:
    codes = {rule.code for rule in EVERY}
    assert set(measurements()) - codes == set()
