from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from medlint.cli import main

SLIP = "# Care\n\nAsk about the treatmnet at home.\n"


def check(*args: str, text: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(main, ["check", "--no-cache", *args], input=text)
    return result.exit_code, result.stdout


def test_json_lines_in_and_out_keep_their_order_and_format() -> None:
    articles = [
        {"path": f"{n}.md", "text": SLIP if n % 2 else "# Care\n\nAll is well.\n"}
        for n in range(60)
    ]
    articles.append({"text": "<p>The treatmnet.</p>", "format": "html"})  # type: ignore[dict-item]
    lines = "".join(json.dumps(a) + "\n" for a in articles)
    status, out = check("--jsonl", "--format", "jsonl", "--select", "SPL101", text=lines)
    rows = [json.loads(line) for line in out.splitlines()]
    assert [r["path"] for r in rows] == [*(f"{n}.md" for n in range(60)), "line 61"]
    assert [len(r["findings"]) for r in rows] == [n % 2 for n in range(60)] + [1]
    assert rows[-1]["format"] == "html"
    assert status == 1


def test_a_line_that_is_no_article_is_named_and_stops_nothing() -> None:
    lines = 'nonsense\n{"text": 3}\n\n' + json.dumps({"path": "a.md", "text": SLIP}) + "\n"
    status, out = check("--jsonl", "--format", "jsonl", text=lines)
    rows = [json.loads(line) for line in out.splitlines()]
    assert [r.get("path") for r in rows] == ["a.md", "-", "-"]
    assert [r["line"] for r in rows[1:]] == [1, 2]
    assert status == 2


def test_a_list_of_paths(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SLIP)
    (tmp_path / "b.md").write_text(SLIP)
    (tmp_path / "c.md").write_text(SLIP)
    manifest = tmp_path / "list.txt"
    manifest.write_text(f"# ours\n{tmp_path / 'c.md'}\n\n{tmp_path / 'a.md'}\n")
    for args, text in (((str(manifest),), ""), (("-",), manifest.read_text())):
        status, out = check("--files-from", *args, "--format", "jsonl", text=text)
        assert [Path(json.loads(line)["path"]).name for line in out.splitlines()] == [
            "c.md",
            "a.md",
        ]
        assert status == 1


def test_an_empty_list_checks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(SLIP)
    (tmp_path / "list.txt").write_text("\n")
    assert check("--files-from", "list.txt", "--format", "jsonl") == (0, "")


def test_the_cache_is_told_and_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "a.md").write_text(SLIP)
    CliRunner().invoke(main, ["check", str(tmp_path / "a.md")])
    assert (tmp_path / "cache/medlint/reports.sqlite").exists()
    assert "MB" in CliRunner().invoke(main, ["cache", "info"]).output
    assert CliRunner().invoke(main, ["cache", "clear"]).exit_code == 0
    assert not (tmp_path / "cache/medlint/reports.sqlite").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_stops_and_says_how_far_it_came(tmp_path: Path) -> None:
    for n in range(3000):
        (tmp_path / f"{n:04}.md").write_text(SLIP * 20)
    command = [sys.executable, "-m", "medlint", "check", "--no-cache", "--format", "jsonl"]
    process = subprocess.Popen(
        [*command, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()  # the first article is through
    os.killpg(process.pid, signal.SIGINT)
    start = time.monotonic()
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "stopped; " in told
    assert "Traceback" not in told
    assert time.monotonic() - start < 30
