"""Bold lines of a web page that serve as headings."""

from __future__ import annotations

from medlint.document.read import read_text


def kinds(body: str, title: str = "Flu") -> list[tuple[str, int]]:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return [(b.kind, b.level) for b in read_text(page, "a.html").blocks]


TEXT = "<p>Flu is an infection of the nose and throat.</p>"


def test_bold_lines_with_prose_behind_them_are_headings() -> None:
    word = "<p class=MsoNormal><b><span><font size=4>{}</font></span></b><o:p></o:p></p>"
    body = f"<h1>Flu</h1>{TEXT}{word.format('Symptoms')}{TEXT}{word.format('Treatment')}{TEXT}"
    assert kinds(body)[2::2] == [("heading", 2), ("heading", 2)]


def test_a_bold_line_that_says_the_pages_title_is_its_heading() -> None:
    assert kinds(f"<p><b>Flu</b></p>{TEXT}", "Flu | A Clinic")[0] == ("heading", 1)


def test_a_single_bold_line_stays_a_paragraph() -> None:
    assert ("heading", 2) not in kinds(f"<h1>Flu</h1>{TEXT}<p><b>Symptoms</b></p>{TEXT}")


def test_bold_sentences_names_and_dates_stay_paragraphs() -> None:
    for line in ("Do not give it to children.", "By: Ann Example", "3 May 2024", "Tel: 0123 4567"):
        body = f"<h1>Flu</h1>{TEXT}" + f"<p><b>{line}</b></p>{TEXT}" * 2
        assert ("heading", 2) not in kinds(body), line


def test_bold_lines_behind_real_headings_stay_paragraphs() -> None:
    body = f"<h1>Flu</h1><h2>Symptoms</h2>{TEXT}" + f"<p><b>In adults</b></p>{TEXT}" * 2
    assert kinds(body).count(("heading", 2)) == 1


def test_lines_that_are_bold_in_part_and_links_stay_paragraphs() -> None:
    for line in ("<b>Rest</b> and drink", "<b><a href='/x'>Rest</a></b>"):
        body = f"<h1>Flu</h1>{TEXT}" + f"<p>{line}</p>{TEXT}" * 2
        assert ("heading", 2) not in kinds(body), line
