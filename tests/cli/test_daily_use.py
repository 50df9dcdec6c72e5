"""What an editor does all day: decide one by one, watch, count, look at settings."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from medlint.cli import COMMANDS, main
from medlint.project.configuration import KEYS

Run = Callable[..., Result]
SLIPS = "# Care\n\nAsk about the the pain.\n\nFlu is a medication condition.\n\nIs it safe.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(SLIPS)
    return path


def interact(article: Path, keys: str) -> Result:
    args = ["check", "--interactive", "--select", "SPL,TYP", str(article)]
    return CliRunner().invoke(main, args, input="\n".join(keys) + "\n")


def test_accept_writes_the_fix(article: Path) -> None:
    interact(article, "fq")
    assert "about the pain" in article.read_text()
    assert "medication condition" in article.read_text()


def test_skip_leaves_the_text(article: Path) -> None:
    result = interact(article, "sss")
    assert result.exit_code == 0
    assert article.read_text() == SLIPS


def test_ignore_here_writes_a_comment(article: Path) -> None:
    interact(article, "iq")
    text = article.read_text()
    assert re.search(r"Ask about the the pain\. <!-- medlint: ignore SPL\d+ -->\n", text)


def test_skipping_one_slip_leaves_the_next_of_its_kind(article: Path) -> None:
    article.write_text("# Care\n\nAsk about the the pain.\n\nTake the the tablets.\n")
    interact(article, "sf")
    assert article.read_text() == "# Care\n\nAsk about the the pain.\n\nTake the tablets.\n"


def test_the_reason_is_given_once(article: Path) -> None:
    article.write_text("# Care\n\nAsk about the the pain.\n\nTake the the tablets.\n")
    assert interact(article, "ss").output.count("why: ") == 1


@pytest.mark.parametrize("keys", ["e", "eq"])
def test_ignore_everywhere_says_what_to_write(article: Path, keys: str) -> None:
    article.write_text(
        "# Care\n\nAsk about the the pain.\n\nTake the the tablets.\n\nIs it safe.\n"
    )
    result = interact(article, keys)
    assert article.read_text().count("the the") == 2
    assert re.search(r'ignore = \["SPL\d+"\]', result.output)


def test_statistics_count_each_rule(article: Path, run: Run) -> None:
    result = run("check", "--no-cache", "--statistics", "--select", "SPL", article)
    counted = re.findall(
        r"^ +(\d+)  (SPL\d+)  [\w-]+$", result.stderr or result.output, re.MULTILINE
    )
    assert sum(int(number) for number, _ in counted) == 2


def test_no_color_takes_colours_out(article: Path) -> None:
    command = [sys.executable, "-m", "medlint", "check", "--no-cache", str(article)]
    for value, wanted in (("", True), ("1", False)):
        environment = {**os.environ, "NO_COLOR": value, "TERM": "xterm"}
        environment = {k: v for k, v in environment.items() if v}
        pty = pytest.importorskip("pty", reason="no terminals of this kind here")
        shown = in_terminal(pty, command, environment)
        assert ("\x1b[" in shown) is wanted


def in_terminal(pty, command: list[str], environment: dict[str, str]) -> str:
    parent, child = pty.openpty()
    process = subprocess.Popen(command, stdout=child, stderr=child, env=environment)
    os.close(child)
    said = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:  # how the other end's closing shows on Linux
            break
        if not piece:
            break
        said += piece
    process.wait()
    os.close(parent)
    return said.decode(errors="replace")


@pytest.mark.skipif(sys.platform == "win32", reason="ends by a signal")
def test_watch_checks_again_when_an_article_changes(article: Path, tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    command = [sys.executable, "-m", "medlint", "check", "--watch", "--no-cache"]
    with told.open("w") as out:
        process = subprocess.Popen(
            [*command, "--format", "concise", str(article)], stdout=out, stderr=out
        )
    try:
        wait_until(lambda: "the the" in told.read_text() or "SPL" in told.read_text())
        article.write_text("# Care\n\nAsk about the treatmnet.\n")
        os.utime(article, (time.time() + 5, time.time() + 5))
        wait_until(lambda: "treatmnet" in told.read_text())
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)


def wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not done():
        assert time.monotonic() < end, "nothing was told"
        time.sleep(0.1)


def test_the_schema_knows_every_setting_and_no_other(run: Run) -> None:
    schema = json.loads(run("config", "--schema").stdout)
    described = schema["$defs"]["Configuration"]
    assert set(described["properties"]) == set(KEYS)
    assert described["additionalProperties"] is False
    assert [
        key for key, value in described["properties"].items() if "description" not in value
    ] == []


def test_the_schema_takes_what_init_writes_and_refuses_slips(tmp_path: Path, run: Run) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = json.loads(run("config", "--schema").stdout)
    run("init", tmp_path, "--preset", "nhs")
    jsonschema.validate(tomllib.loads((tmp_path / "medlint.toml").read_text()), schema)
    for wrong in ({"preset": "nsh"}, {"ignroe": []}, {"region": "fr"}, {"severity": {"SPL": "x"}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example(name: str, run: Run) -> None:
    told = run(name, "--help").stdout
    body = told.split("\n", 1)[1]
    assert f"medlint {name}" in body, "no example below the usage line"


@pytest.mark.parametrize(
    ("typed", "meant"), [("chekc", "check"), ("publsh", "publish"), ("apraise", "appraise")]
)
def test_a_mistyped_command_names_the_nearest(typed: str, meant: str, run: Run) -> None:
    result = CliRunner().invoke(main, [typed])
    assert result.exit_code == 2
    assert f"Did you mean '{meant}'?" in result.output


def test_a_mistyped_option_names_the_nearest() -> None:
    result = CliRunner().invoke(main, ["check", "--fromat", "json"])
    assert result.exit_code == 2
    assert "--format" in result.output


def test_completion_offers_the_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    from click.shell_completion import ShellComplete

    offered = ShellComplete(main, {}, "medlint", "_MEDLINT_COMPLETE").get_completions([], "app")
    assert [item.value for item in offered] == ["appraise"]
    assert isinstance(main, click.Group)


def test_show_source_puts_the_line_under_each_finding(article: Path, run: Run) -> None:
    args = ("check", "--no-cache", "--select", "SPL501", "--format", "concise", article)
    assert len(run(*args).stdout.splitlines()) == 2
    told = run(*args, "--show-source").stdout.splitlines()
    assert told[1].strip() == "Ask about the the pain."
    assert told[2].strip("^ ") == ""
    assert told[2].index("^") == told[1].index("the the")
