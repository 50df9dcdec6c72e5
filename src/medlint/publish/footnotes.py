"""The notes at the article's foot."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.publish import escape
from medlint.publish.blocks import render_inside
from medlint.publish.context import Context
from medlint.publish.words import labels


def render_footnotes(context: Context) -> str:
    """The footnotes that the text refers to, in the order of their numbers, with ways back.

    A note can refer to another note, which then joins the end of the list.
    """
    words = labels(context.language)
    items: list[str] = []
    for number, label in enumerate(_growing(context), 1):
        html = render_inside(context.footnotes[label], context, 1)
        items.append(f'<li id="fn-{number}">{html}')
    if not items:
        return ""
    for n, times in enumerate(context.cited.values()):
        items[n] += _ways_back(n + 1, times, words["back"]) + "</li>"
    listed = "\n".join(items)
    name = escape.text(words["notes"])
    return (
        f'<section class="notes" role="doc-endnotes" aria-label="{name}">\n'
        f"<ol>\n{listed}\n</ol>\n</section>"
    )


def _growing(context: Context) -> Iterator[str]:
    """The labels referred to, in order; rendering a note can add more."""
    labels_so_far: list[str] = []
    n = 0
    while n < len(context.numbers):
        if n >= len(labels_so_far):
            labels_so_far = list(context.numbers)
        yield labels_so_far[n]
        n += 1


def _ways_back(number: int, times: int, word: str) -> str:
    links = []
    for time in range(1, times + 1):
        place = f"fnref-{number}" if time == 1 else f"fnref-{number}-{time}"
        name = f"{escape.text(word)} ({number}{'' if times == 1 else f', {time}'})"
        links.append(f' <a href="#{place}" role="doc-backlink" aria-label="{name}">↩</a>')
    return "".join(links)
