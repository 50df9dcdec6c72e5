from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from medlint.cli import main

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x40\x00\x00\x00\x30\x08\x02\x00\x00\x00"
    b"\x00\x00\x00\x00"
)
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    content = tmp_path / "content"
    (content / "heart").mkdir(parents=True)
    (content / "flu.md").write_text(
        "---\ntitle: Flu\ntopics: [Infections]\nlast_reviewed: 2024-05-02\n---\n\n# Flu\n\n"
        "Flu makes you feel ill. Rest and drink water.\n\n![A cup](img/cup.png)\n"
    )
    (content / "heart" / "angina.md").write_text("# Angina\n\nAngina is chest pain.\n")
    (content / "img").mkdir()
    (content / "img" / "cup.png").write_bytes(PNG)

    def invoke(*arguments: str, code: int | None = 0, level: str = "never") -> Result:
        result = CliRunner().invoke(main, ["publish", *arguments, "--fail-level", level])
        assert code is None or result.exit_code == code, result.output
        return result

    return invoke


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def test_a_folder_becomes_a_site(run: Run, tmp_path: Path) -> None:
    result = run("content", "-o", "site", "--base-url", "https://example.org/health")
    assert set(files(tmp_path / "site")) == {
        "flu.html", "heart/angina.html", "img/cup.png", "index.html", "sitemap.xml", "feed.xml",
        "medlint.json",
    }  # fmt: skip
    assert "2 published" in result.output
    flu = (tmp_path / "site/flu.html").read_text()
    assert '<img src="img/cup.png" alt="A cup" width="64" height="48">' in flu
    assert '<link rel="canonical" href="https://example.org/health/flu.html">' in flu
    assert '<a href="../index.html">' in (tmp_path / "site/heart/angina.html").read_text()
    index = (tmp_path / "site/index.html").read_text()
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", index) == ["Heart", "Infections"]
    sitemap = ET.fromstring((tmp_path / "site/sitemap.xml").read_text())
    assert [e[0].text for e in sitemap][1:] == [
        "https://example.org/health/flu.html",
        "https://example.org/health/heart/angina.html",
    ]
    feed = ET.fromstring((tmp_path / "site/feed.xml").read_text())
    assert [e.text for e in feed.iter("{http://www.w3.org/2005/Atom}title")][1:] == ["Flu"]


def test_the_manifest(run: Run, tmp_path: Path) -> None:
    run("content", "-o", "site")
    manifest = json.loads((tmp_path / "site/medlint.json").read_text())
    page = manifest["pages"][0]
    assert (page["source"], page["output"], page["title"]) == ("flu.md", "flu.html", "Flu")
    assert page["last_reviewed"] == "2024-05-02"
    assert {"readability", "findings", "source_sha256", "changes"} <= set(page)


def test_the_same_input_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    run("content", "-o", "one")
    run("content", "-o", "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_only_what_changed_is_written(run: Run, tmp_path: Path) -> None:
    run("content", "-o", "site")
    before = {name: (tmp_path / "site" / name).stat().st_ino for name in files(tmp_path / "site")}
    assert "2 unchanged" in run("content", "-o", "site").output
    (tmp_path / "content/heart/angina.md").write_text(
        "# Angina\n\nAngina is a pain in the chest that comes with effort.\n"
    )
    assert "1 published, 1 unchanged" in run("content", "-o", "site").output
    after = {name: (tmp_path / "site" / name).stat().st_ino for name in files(tmp_path / "site")}
    assert {n for n in after if after[n] != before[n]} == {
        "heart/angina.html", "index.html", "medlint.json",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["site/flu.html", "site/img/cup.png", "content/img/cup.png"])
def test_what_was_tampered_with_is_made_again(run: Run, tmp_path: Path, name: str) -> None:
    run("content", "-o", "site")
    fresh = files(tmp_path / "site")
    (tmp_path / name).write_bytes(PNG + b"x")
    run("content", "-o", "site")
    if name.startswith("site"):
        assert files(tmp_path / "site") == fresh
    else:
        assert (tmp_path / "site/img/cup.png").read_bytes() == PNG + b"x"


def test_options_make_pages_anew(run: Run) -> None:
    run("content", "-o", "site")
    assert "2 published" in run("content", "-o", "site", "--site-title", "Health").output


def test_pages_without_an_article_go_only_with_prune(run: Run, tmp_path: Path) -> None:
    run("content", "-o", "site")
    (tmp_path / "site" / "mine.html").write_text("not ours")
    (tmp_path / "content/flu.md").unlink()
    result = run("content", "-o", "site")
    assert "flu.html" in result.output
    assert (tmp_path / "site/flu.html").exists()
    assert "flu.html" not in (tmp_path / "site/index.html").read_text()
    run("content", "-o", "site", "--prune")
    assert set(files(tmp_path / "site")) == {
        "heart/angina.html", "index.html", "medlint.json", "mine.html",
    }  # fmt: skip


def test_the_gate_holds_back_one_and_publishes_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "content/bad.md").write_text("---\ndraft: true\n---\n\n# Bad\n\nText.\n")
    result = run("content", "-o", "site", code=1)
    assert "bad.md: not published, a draft" in result.output
    assert "2 published, 1 held back" in result.output
    assert not (tmp_path / "site/bad.html").exists()
    run("content", "-o", "site", "--draft")
    assert "noindex" in (tmp_path / "site/bad.html").read_text()
    assert "bad.html" not in (tmp_path / "site/index.html").read_text()


def test_the_article_is_never_touched(run: Run, tmp_path: Path) -> None:
    before = files(tmp_path / "content")
    run("content", "-o", "site")
    run("content", "--diff")
    assert files(tmp_path / "content") == before


def test_fragments(run: Run, tmp_path: Path) -> None:
    run("content", "-o", "site", "--fragment")
    html = (tmp_path / "site/heart/angina.html").read_text()
    assert html.startswith('<article lang="en')
    assert "<html" not in html
    assert "index.html" not in files(tmp_path / "site")


def test_one_article_on_standard_output(run: Run) -> None:
    result = run("content/heart/angina.md", "-o", "-", "--fragment")
    assert "<p>Angina is chest pain.</p>" in result.output


def test_one_article_into_a_folder(run: Run, tmp_path: Path) -> None:
    run("content/flu.md", "-o", "site")
    assert set(files(tmp_path / "site")) == {"flu.html", "img/cup.png"}


def test_two_articles_for_one_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "content/flu.txt").write_text("Flu\n\nText.\n")
    result = run("content", "-o", "site", code=2)
    assert "would become the same page as content/flu.md" in result.output
    assert "2 published" in result.output


def test_an_article_called_index(run: Run, tmp_path: Path) -> None:
    (tmp_path / "content/index.md").write_text("# Welcome\n\nText.\n")
    run("content", "-o", "site")
    assert "Welcome" in (tmp_path / "site/index.html").read_text()
    assert "angina.html" in (tmp_path / "site/topics.html").read_text()


def test_links_between_articles_lead_to_their_pages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "content/a.md").write_text("# A\n\n[Angina](heart/angina.md#more), [x](y.pdf).\n")
    run("content", "-o", "site")
    html = (tmp_path / "site/a.html").read_text()
    assert '<a href="heart/angina.html#more">' in html
    assert '<a href="y.pdf">' in html


@pytest.mark.parametrize("src", ["../secret.png", "/../secret.png", "%2e%2e/secret.png", "out.png"])
def test_images_outside_the_folder_are_not_read(run: Run, tmp_path: Path, src: str) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "content/out.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "content/a.md").write_text(f"# A\n\nText.\n\n![x]({src})\n")
    result = run("content", "-o", "site")
    assert "outside the folder" in result.output
    assert not [n for n in files(tmp_path / "site") if "secret" in n or "out.png" in n]
    assert "<img" not in (tmp_path / "site/a.html").read_text()


def test_an_svg_that_does_more_than_draw_is_left_out(run: Run, tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="8">{}</svg>'
    (tmp_path / "content/good.svg").write_text(svg.format("<path d='M0 0'/>"))
    bad = [
        "<script>1</script>", "<a onclick='x'/>", "<foreignObject/>", "<a href='javascript:1'/>",
        "<a href='&#106;ava&#x9;script:1'/>", "<x:script/>", "<set attributeName='href'/>",
    ]  # fmt: skip
    for n, inner in enumerate(bad):
        (tmp_path / f"content/bad{n}.svg").write_text(svg.format(inner))
    names = ["good", *(f"bad{n}" for n in range(len(bad)))]
    text = "\n\n".join(f"![x]({name}.svg)" for name in names)
    (tmp_path / "content/a.md").write_text(f"# A\n\nText.\n\n{text}\n")
    run("content", "-o", "site")
    assert [n for n in files(tmp_path / "site") if n.endswith(".svg")] == ["good.svg"]


def test_nothing_is_written_outside_the_output(run: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "heart").symlink_to(tmp_path / "elsewhere")
    result = run("content", "-o", "site", code=2)
    assert "leads out of the output folder" in result.output
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert (tmp_path / "site/flu.html").exists()


def test_the_output_may_lie_inside_the_content(run: Run, tmp_path: Path) -> None:
    run("content", "-o", "content/site")
    before = files(tmp_path / "content/site")
    assert "2 unchanged" in run("content", "-o", "content/site").output
    assert files(tmp_path / "content/site") == before


def test_bad_options_and_unreadable_articles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "content/bad.md").write_bytes(b"# Bad\n\n\xff\xfe\xff\n")
    assert "1 published" not in run("content", "-o", "site", code=2).output
    assert (tmp_path / "site/flu.html").exists()
    run("nowhere", "-o", "site", code=2)
    run("content", "--base-url", "javascript:x", code=2)
    (tmp_path / "file").write_text("")
    assert "cannot be written" in run("content", "-o", "file", code=2).output


def test_many_articles_over_several_processes(run: Run, tmp_path: Path) -> None:
    for n in range(40):
        (tmp_path / f"content/a{n}.md").write_text(f"# Article {n}\n\nText {n}.\n")
    run("content", "-o", "one", "-j", "2")
    run("content", "-o", "two", "-j", "1")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_an_article_is_never_written_over_by_its_own_page(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>T</h1><p>Text.</p>")
    result = run("page.html", "-o", ".", code=2)
    assert "would be written over" in result.output
    assert page.read_text() == "<h1>T</h1><p>Text.</p>"
    assert "must not be the folder" in run("content", "-o", "content", code=2).output


def test_the_configuration_may_say_it_all(run: Run, tmp_path: Path) -> None:
    (tmp_path / "medlint.toml").write_text(
        '[publish]\noutput = "public"\nbase-url = "https://example.org"\nsite-title = "Health"\n'
    )
    run("content")
    html = (tmp_path / "public/flu.html").read_text()
    assert "<title>Flu – Health</title>" in html
    assert 'href="https://example.org/flu.html"' in html
    run("content", "-o", "other", "--site-title", "Other")
    assert "<title>Flu – Other</title>" in (tmp_path / "other/flu.html").read_text()


def test_a_glossary_of_what_the_article_does_not_explain(run: Run, tmp_path: Path) -> None:
    text = "# Scans\n\nYou may get an analgesic before the scan. Rest after it.\n"
    (tmp_path / "content/a.md").write_text(text)
    run("content", "-o", "site", "--glossary")
    html = (tmp_path / "site/a.html").read_text()
    assert '<h2 id="glossary">Words used on this page</h2>' in html
    assert "<dt>analgesic</dt>\n<dd>painkiller</dd>" in html
    assert "Words used" not in (tmp_path / "site/flu.html").read_text()


def test_what_the_baseline_accepts_is_published(run: Run, tmp_path: Path) -> None:
    (tmp_path / "content/a.md").write_text("# Help\n\nIn 2019 he committed suicide at home.\n")
    (tmp_path / "medlint.toml").write_text('baseline = "accepted.json"\n')
    assert "INC101" in run("content", "-o", "site", code=1, level="error").output
    entry = {"path": "content/a.md", "code": "INC101", "text": "committed suicide", "count": 1}
    (tmp_path / "accepted.json").write_text(json.dumps({"version": 1, "findings": [entry]}))
    run("content", "-o", "site", level="error")
    assert (tmp_path / "site/a.html").exists()


def test_findings_are_told_where_they_stand_in_the_file(run: Run, tmp_path: Path) -> None:
    text = "# Help\n\nThis is a a non invasive test. In 2019 he committed suicide at home.\n"
    (tmp_path / "content/a.md").write_text(text)
    output = run("content", "-o", "site", code=1, level="error").output
    assert f"3:{text.splitlines()[2].index('committed') + 1} error INC101" in output


def test_a_link_to_an_article_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    text = "# A\n\nSee [flu](flu.md#x), [c](c.md) and [d](../d.md).\n"
    (tmp_path / "content/a.md").write_text(text)
    told = run("content", "-o", "site").output
    assert "not there: c.md" in told
    assert "not there: ../d.md" in told
    assert "flu.md" not in told.replace("content/flu.md", "")
    assert 'href="flu.html#x"' in (tmp_path / "site/a.html").read_text()
    (tmp_path / "content/c.md").write_text("# C\n\nText.\n")
    assert "not there: c.md" not in run("content", "-o", "site").output
