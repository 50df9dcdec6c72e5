"""Over folders of articles of any kind: fixing twice is fixing once, and a baseline silences all."""

from __future__ import annotations

import tempfile
from html import escape
from pathlib import Path

from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medlint.cli import main

PIECES = (
    "Ask about the the pain.",
    "Flu is a medication condition.",
    "Take 5.0 mg twice a day ,then rest.",
    "This miracle cure works for everyone without any risk.",
    "Is it safe to take.",
    "Sufferers of hypertension should utilise a sphygmomanometer.",
    "Ask about the treatmnet of your recieved tablets.",
    "- Rest\n- Drink water.\n- see a doctor",
    "| Dose | When |\n|---|---|\n| 10mg | Mon.-Fri. |",
    "> He commited suicide last year .",
    "Read more at https://example.org/the-the, or click here.",
    "Straße, naïve, 5 µg, “quotes”, it’s.",
    "<!-- medlint: ignore SPL201 -->\n\nFlu is a medication condition.",
    "`the the` and\n\n```\nthe the\n```",
    "Accept all cookies",
)
TITLES = ("# Flu", "# Flu\n\n# Flu", "Flu\n===", "---\ntitle: Flu\nauthor: A\n---\n\n# Flu", "")
ARTICLES = st.builds(
    lambda title, pieces, end: (("\n\n".join([title, *pieces])).strip("\n") + "\n").replace(
        "\n", end
    ),
    st.sampled_from(TITLES),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=8),
    st.sampled_from(("\n", "\r\n")),
)
FOLDERS = st.lists(
    st.tuples(ARTICLES, st.sampled_from((".md", ".txt")), st.booleans()), min_size=1, max_size=3
)
PAGES = st.builds(
    lambda head, pieces, between: (
        head + between.join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in pieces)
    ),
    st.sampled_from(("", "<h1>Flu</h1>", "<head><title>Flu treatmnet</title></head><h1>Flu</h1>")),
    st.lists(
        st.tuples(st.sampled_from(("p", "h2", "blockquote", "li", "div")), st.sampled_from(PIECES)),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(("", "\n", " ", "\r\n")),
)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
NEW = "Something else entirely was added above.\n\n"


def written(folder: Path, articles: list[tuple[str, str, bool]]) -> list[Path]:
    paths = []
    for n, (text, suffix, mark) in enumerate(articles):
        path = folder / f"{n}{suffix}"
        path.write_bytes((b"\xef\xbb\xbf" if mark else b"") + text.encode())
        path.chmod(0o640)
        paths.append(path)
    return paths


def medlint(*args: object) -> str:
    result = CliRunner().invoke(main, list(map(str, args)))
    assert result.exit_code in (0, 1), result.output
    return result.stdout


def findings(*args: object) -> list[str]:
    told = medlint("check", "--no-cache", "--format", "concise", *args)
    return [line for line in told.splitlines()[:-1] if line.count(":") > 2]


@FEW
@given(FOLDERS)
def test_fixing_twice_is_fixing_once(articles: list[tuple[str, str, bool]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        paths = written(Path(name), articles)
        before = [path.read_bytes() for path in paths]
        medlint("check", "--no-cache", "--fix", name)
        once = [path.read_bytes() for path in paths]
        medlint("check", "--no-cache", "--fix", name)
        assert [path.read_bytes() for path in paths] == once
        for path, old, new in zip(paths, before, once, strict=True):
            assert path.stat().st_mode & 0o777 == 0o640
            assert old.startswith(b"\xef\xbb\xbf") == new.startswith(b"\xef\xbb\xbf")
            assert (b"\r\n" in old) == (b"\r\n" in new) or b"\n" not in new.strip()
            assert (b"\n" in old.replace(b"\r\n", b"")) or b"\n" not in new.replace(b"\r\n", b"")
            if old.startswith(b"---"):
                assert new.split(b"---")[1] == old.split(b"---")[1]


@FEW
@given(FOLDERS)
def test_a_baseline_silences_all_wherever_it_moves(articles: list[tuple[str, str, bool]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = written(folder, articles)
        config = folder / "medlint.toml"
        config.write_text('baseline = "medlint-baseline.json"\n')
        medlint("baseline", "--config", config, name)
        assert findings("--config", config, name) == []
        for path in paths:
            data = path.read_bytes()
            if not data.lstrip(b"\xef\xbb\xbf").startswith(b"---"):
                end = b"\r\n" if b"\r\n" in data else b"\n"
                head, body = data[:3], data[3:]
                mark, rest = (head, body) if head == b"\xef\xbb\xbf" else (b"", data)
                path.write_bytes(mark + NEW.encode().replace(b"\n", end) + rest)
        new = [f for f in findings("--config", config, name) if "STR" not in f and "RDB" not in f]
        assert new == []


@FEW
@given(PAGES)
def test_ignores_that_are_written_silence_all_of_a_page(page: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        written(Path(name), [(page, ".html", False)])
        before = findings(name)
        medlint("check", "--no-cache", "--add-ignores", name)
        assert findings(name) == [], before


@FEW
@given(FOLDERS)
def test_ignores_that_are_written_silence_all(articles: list[tuple[str, str, bool]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        written(Path(name), [(text, ".md", mark) for text, _, mark in articles])
        before = findings(name)
        medlint("check", "--no-cache", "--add-ignores", name)
        after = findings(name)
        assert after == [], before
