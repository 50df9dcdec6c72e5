from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

# A rule of the test's own, so that these tests stand apart from medlint's rules.
RULE = """\
extends: substitution
code: TST101
message: "Write '%s' for '%s'."
level: error
summary: A word of the test.
why: Because the test says so.
references: [{title: The test's own guideline}]
ignorecase: true
safety: safe
swap: {frobnicate: mend}
examples:
  bad: ["They frobnicate it."]
  good: ["They mend it."]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "my-rules").mkdir()
    (tmp_path / "my-rules/frobnicate.yml").write_text(RULE)
    (tmp_path / "medlint.toml").write_text('rule-folders = ["my-rules"]\nselect = ["TST"]\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def article(folder: Path, text: str, name: str = "a.md") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_exit_status_by_what_is_found(project: Path, run: Run) -> None:
    good = article(project, "They mend it.\n")
    bad = article(project, "They frobnicate it.\n", "b.md")
    assert run("check", good).exit_code == 0
    assert run("check", bad).exit_code == 1
    assert run("check", "--fail-level", "never", bad).exit_code == 0


def test_quiet_says_less_and_fails_all_the_same(project: Path, run: Run) -> None:
    (project / "medlint.toml").write_text(
        'rule-folders = ["my-rules"]\nselect = ["TST"]\nseverity = {TST = "warning"}\n'
    )
    result = run(
        "check", "-q", "--fail-level", "warning", article(project, "They frobnicate it.\n")
    )
    assert result.stdout == "1 article read: no errors.\n"
    assert result.exit_code == 1
    assert run("check", "-q", project).exit_code == 0


def test_the_full_report_shows_line_place_reason_and_correction(project: Path, run: Run) -> None:
    out = run("check", article(project, "One.\n\nThey Frobnicate it.\n")).stdout
    assert "3:6  error  TST101 frobnicate" in out
    lines = out.splitlines()
    shown = next(n for n, line in enumerate(lines) if "They Frobnicate it." in line)
    assert lines[shown + 1].index("^") == lines[shown].index("Frobnicate")
    assert lines[shown + 1].count("^") == len("Frobnicate")
    assert "fix: “Frobnicate” → “Mend”" in out
    assert "Because the test says so." in out
    assert "The test's own guideline" in out


def test_json_is_as_promised(project: Path, run: Run) -> None:
    path = article(project, "\ufeffOne.\r\n\r\nThey frobnicate it.\r\n")
    result = run("check", "--format", "json", path)
    report = json.loads(result.stdout)
    assert list(report) == ["version", "tool", "files", "errors", "summary"]
    (file,) = report["files"]
    assert (file["region"], file["kind"]) == ("", "condition")
    (finding,) = file["findings"]
    assert finding["text"] == "frobnicate"
    assert finding["start"] == {"offset": 14, "line": 3, "column": 6}
    assert finding["end"] == {"offset": 24, "line": 3, "column": 16}
    text = path.read_bytes().decode()
    assert text[14:24] == "frobnicate"
    assert finding["fix"]["edits"] == [{"start": 14, "end": 24, "replacement": "mend"}]
    assert finding["references"] == [{"title": "The test's own guideline", "url": ""}]
    assert report["summary"] == {
        "files": 1,
        "error": 1,
        "warning": 0,
        "suggestion": 0,
        "fixable": 1,
    }


def test_standard_input(project: Path, run: Run) -> None:
    result = run("check", "--format", "json", "-", stdin="They frobnicate it.\n")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["files"][0]["path"] == "-"


def test_fix_keeps_mark_line_ends_and_mode(project: Path, run: Run) -> None:
    path = article(project, "\ufeffThey frobnicate it.\r\nTwice: frobnicate.\r\n")
    path.chmod(0o640)
    assert run("check", "--fix", path).exit_code == 0
    assert path.read_bytes().decode() == "\ufeffThey mend it.\r\nTwice: mend.\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(p.name for p in project.iterdir()) == [
        "a.md",
        "cache",
        "medlint.toml",
        "my-rules",
    ]


def test_fix_writes_utf16_back(project: Path, run: Run) -> None:
    path = project / "a.txt"
    path.write_bytes("\ufeffThey frobnicate ä.\r\n".encode("utf-16-le"))
    run("check", "--fix", path)
    assert path.read_bytes() == "\ufeffThey mend ä.\r\n".encode("utf-16-le")


def test_diff_changes_nothing(project: Path, run: Run) -> None:
    path = article(project, "They frobnicate it.\n")
    out = run("check", "--diff", path).stdout
    assert "-They frobnicate it." in out
    assert "+They mend it." in out
    assert path.read_text() == "They frobnicate it.\n"


def test_fix_of_standard_input_prints_the_text(project: Path, run: Run) -> None:
    out = run("check", "--fix", "-", stdin="They frobnicate it.\n").stdout
    assert out.startswith("They mend it.\n")


def test_suppressions_and_those_that_silence_nothing(project: Path, run: Run) -> None:
    path = article(
        project,
        "<!-- medlint: ignore TST101: we like it -->\n\nThey frobnicate it.\n\n"
        "They frobnicate it. <!-- medlint: ignore frobnicate -->\n\n"
        "<!-- medlint: disable TST -->\n\nfrobnicate\n\n<!-- medlint: enable TST -->\n\n"
        "frobnicate\n\n<!-- medlint: ignore TST101 -->\n\nNothing here.\n",
    )
    findings = json.loads(run("check", "--format", "json", path).stdout)["files"][0]["findings"]
    assert [(f["code"], f["start"]["line"]) for f in findings] == [("TST101", 13), ("LNT101", 15)]


def test_baseline_silences_and_ratchets(project: Path, run: Run) -> None:
    path = article(project, "They frobnicate it.\n")
    assert run("baseline", project).exit_code == 0
    with (project / "medlint.toml").open("a") as file:
        file.write('baseline = "medlint-baseline.json"\n')
    assert run("check", path).exit_code == 0
    path.write_text("A new start.\n\nThey frobnicate it.\n")
    assert run("check", path).exit_code == 0
    path.write_text("They frobnicate it. They frobnicate it.\n")
    assert run("check", path).exit_code == 1
    path.write_text("They mend it.\n")
    stale = run("check", path)
    assert stale.exit_code == 1
    assert "found no more" in stale.stderr
    run("baseline", "--prune", project)
    assert run("check", path).exit_code == 0


@pytest.mark.parametrize(
    "style",
    [
        "full",
        "concise",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "checkstyle",
        "rdjson",
        "markdown",
        "html",
    ],
)
def test_every_format_names_the_finding(project: Path, run: Run, style: str) -> None:
    path = article(project, "They <b>frobnicate</b> it & | more.\n")
    result = run("check", "--format", style, path)
    assert result.exit_code == 1
    assert "TST101" in result.stdout or style == "junit"
    assert "frobnicate" in result.stdout


def test_output_file(project: Path, run: Run) -> None:
    path = article(project, "They frobnicate it.\n")
    result = run("check", "--format", "json", "--output-file", project / "out.json", path)
    assert result.stdout == ""
    assert json.loads((project / "out.json").read_text())["summary"]["error"] == 1


def test_several_files_over_a_pool_and_from_the_cache_say_the_same(project: Path, run: Run) -> None:
    for n in range(40):
        article(project, f"Text {n}: they frobnicate it.\n", f"{n:02}.md")
    alone = run("check", "--format", "json", "--jobs", "1", "--no-cache", project).stdout
    pool = run("check", "--format", "json", "--jobs", "2", project).stdout
    cached = run("check", "--format", "json", project).stdout
    assert alone == pool == cached
    assert json.loads(alone)["summary"]["error"] == 40


# --- what can go wrong ------------------------------------------------------------------------


def one_line_error(result: Result) -> str:
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    lines = [line for line in result.stderr.splitlines() if line.startswith("medlint: ")]
    assert len(lines) == 1
    return lines[0]


def test_a_path_that_is_not_there(project: Path, run: Run) -> None:
    assert "nowhere.md: no such file or folder" in one_line_error(run("check", "nowhere.md"))


def test_binary_data_is_told_and_the_others_go_on(project: Path, run: Run) -> None:
    (project / "a.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe")
    article(project, "They frobnicate it.\n", "b.md")
    result = run("check", "--format", "json", project)
    assert "a.md" in one_line_error(result)
    report = json.loads(result.stdout)
    assert [Path(f["path"]).name for f in report["files"]] == ["b.md"]
    assert [Path(e["path"]).name for e in report["errors"]] == ["a.md"]


def test_broken_front_matter_is_told_with_its_line(project: Path, run: Run) -> None:
    path = article(project, "---\ntitle: ok\nauthor: [a\n---\n\nText.\n")
    assert "a.md:" in one_line_error(run("check", path))


def test_a_broken_rule_file_is_told_with_its_line(project: Path, run: Run) -> None:
    (project / "my-rules/frobnicate.yml").write_text(RULE.replace("swap:", "swop:"))
    error = one_line_error(run("check", article(project, "Text.\n")))
    assert "frobnicate.yml:10" in error
    assert "swap" in error


def test_an_unknown_code_and_option(project: Path, run: Run) -> None:
    path = article(project, "Text.\n")
    assert "unknown rule 'TSX101'; did you mean 'TST101'?" in one_line_error(
        run("check", "--ignore", "TSX101", path)
    )
    assert run("check", "--colour", path).exit_code == 2
    mistyped = run("chekc", path)
    assert mistyped.exit_code == 2
    assert "Did you mean 'check'?" in mistyped.stderr


@pytest.mark.parametrize("text", ["", "x", "\ufeff", "\n", " \t\r\n", "#", "---\n---\n", "<", "\r"])
@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_next_to_nothing(project: Path, run: Run, text: str, name: str) -> None:
    result = run("check", "--format", "json", article(project, text, name))
    assert result.exit_code == 0
    assert json.loads(result.stdout)["summary"]["files"] == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deep-list.md", "\n".join("  " * n + "- item" for n in range(1000))),
        ("deep-quote.md", "> " * 1000 + "They frobnicate it."),
        ("headings.md", "\n\n".join(f"## Heading {n}" for n in range(10_000))),
        ("paragraph.md", "They mend it well. " * 11_000),
        ("paragraph.txt", "They mend it well. " * 11_000),
        ("paragraph.html", "<p>" + "They mend it well. " * 11_000),
        ("divs.html", "<div>" * 3000 + "They frobnicate it."),
        ("bold.html", "<b>" * 3000 + "They frobnicate it."),
        ("brackets.md", "[" * 20_000),
        ("stars.md", "*a _b " * 5_000),
        ("word.txt", "x" * 150_000 + " " + "ab-" * 50_000),
        ("addresses.md", "a@b.c " * 10_000 + "[^1] " * 10_000 + "Smith J. " * 10_000),
        ("items.md", "- a\n" * 5_000),
    ],
)
def test_what_is_huge_or_deep(project: Path, run: Run, name: str, text: str) -> None:
    result = run("check", "--format", "json", article(project, text, name))
    assert result.exit_code in (0, 1)
    assert json.loads(result.stdout)["summary"]["files"] == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_that_cannot_be_written_to(project: Path, run: Run) -> None:
    closed = project / "closed"
    closed.mkdir(mode=0o500)
    path = article(project, "Text.\n")
    assert "closed" in one_line_error(run("check", "-o", closed / "out.txt", path))
    assert list(closed.iterdir()) == []
