"""The command line: a module a command, imported only when it is called."""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from io import TextIOWrapper

import click

from medlint import __version__

COMMANDS = {
    "check": "medlint.cli.check",
    "publish": "medlint.cli.publish",
    "claims": "medlint.cli.claims",
    "appraise": "medlint.cli.appraise",
    "rule": "medlint.cli.rule",
    "init": "medlint.cli.init",
    "config": "medlint.cli.config",
    "baseline": "medlint.cli.baseline",
    "measure": "medlint.cli.measure",
    "words": "medlint.cli.words",
    "cache": "medlint.cli.cache",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called or described."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name])
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; say the nearest one where there is none of that name."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            near = difflib.get_close_matches(name, COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"No such command '{name}'.{hint}")
        return super().resolve_command(ctx, args)


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Read health articles as a medical editor does.

    \b
    medlint check article.md          what should be mended, and why
    medlint check content/ --fix      mend what is safe to mend
    medlint publish content/ -o site  clean HTML of the articles that pass
    """
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        context.color = False
    for stream in (sys.stdout, sys.stderr):  # a terminal that lacks a sign is no reason to fail
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
