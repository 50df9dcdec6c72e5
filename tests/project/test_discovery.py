from __future__ import annotations

import os
from pathlib import Path

import pytest

from medlint.errors import ReadError
from medlint.project.discovery import find_articles


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def names(folder: Path, **options: object) -> list[str]:
    found = find_articles([folder], **options)  # type: ignore[arg-type]
    return [p.relative_to(folder).as_posix() for p in found if isinstance(p, Path)]


def test_articles_by_suffix_in_order_through_folders(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a.txt", "deep/er/c.html", "picture.png", "script.py")
    assert names(tmp_path) == ["a.txt", "b.md", "deep/er/c.html"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.md", ".b.md", ".hidden/c.md")
    assert names(tmp_path) == ["a.md"]


def test_what_installers_put_there_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "env/pyvenv.cfg", "env/lib/b.txt", "node_modules/c/README.md")
    assert names(tmp_path) == ["a.md"]
    assert names(tmp_path / "node_modules") == ["c/README.md"]  # it was asked for


def test_what_medlint_made_is_left_out(tmp_path: Path, run) -> None:
    make(tmp_path, "in/a.md")
    (tmp_path / "in/b.html").write_text("<p>An article.</p>")
    run("check", tmp_path, "--output-file", tmp_path / "report.html")
    run("publish", tmp_path / "in", "--output", tmp_path / "pages", "--draft")
    assert (tmp_path / "report.html").is_file()
    assert (tmp_path / "pages/a.html").is_file()
    assert names(tmp_path) == ["in/a.md", "in/b.html"]
    assert "a.html" in names(tmp_path / "pages")  # it was asked for


def test_gitignore_of_the_folder_and_of_those_above_it(tmp_path: Path) -> None:
    make(tmp_path, ".git/HEAD", "docs/a.md", "docs/drafts/b.md", "docs/keep/old.md", "docs/old.md")
    (tmp_path / ".gitignore").write_text("drafts/\nold.md\n")
    (tmp_path / "docs/keep/.gitignore").write_text("!old.md\n")
    assert names(tmp_path / "docs") == ["a.md", "keep/old.md"]


def test_gitignore_of_another_repository_above_does_not_count(tmp_path: Path) -> None:
    make(tmp_path, "inner/.git/HEAD", "inner/a.md")
    (tmp_path / ".gitignore").write_text("*.md\n")
    assert names(tmp_path / "inner") == ["a.md"]


def test_exclude(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "archive/b.md", "c.txt")
    assert names(tmp_path, exclude=["archive/", "*.txt"]) == ["a.md"]


def test_a_named_file_is_taken_whatever_its_name_and_only_once(tmp_path: Path) -> None:
    make(tmp_path, "notes", ".hidden.md")
    paths = [tmp_path / "notes", tmp_path / ".hidden.md", tmp_path / "notes"]
    assert list(find_articles(paths)) == paths[:2]


def test_what_is_not_there_is_an_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    found = list(find_articles([tmp_path / "none.md", tmp_path]))
    assert isinstance(found[0], ReadError)
    assert "none.md" in str(found[0])
    assert found[1] == tmp_path / "a.md"


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read every folder")
def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    make(tmp_path, "closed/a.md", "b.md")
    (tmp_path / "closed").chmod(0)
    try:
        found = list(find_articles([tmp_path]))
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert [f for f in found if isinstance(f, Path)] == [tmp_path / "b.md"]
    assert any(isinstance(f, ReadError) and "closed" in str(f) for f in found)


def test_a_link_to_a_folder_above_does_not_loop(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["a.md"]
