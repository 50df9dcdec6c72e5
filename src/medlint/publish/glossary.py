"""The technical terms that an article uses and does not explain, with everyday words for them."""

from __future__ import annotations

from medlint.language.analysis import Analysis
from medlint.publish import escape
from medlint.publish.context import Context, Heading
from medlint.publish.words import labels

Glossary = tuple[tuple[str, str], ...]


def find_glossary(article: Analysis) -> Glossary:
    """Terms and their everyday words, in alphabetical order; the words are English."""
    from medlint.language.jargon import find_terms

    american = article.region == "us"
    found = {
        use.term.name: (use.term.us if american and use.term.us else use.term.plain)
        for use in find_terms(article)
        if not use.explained and use.term.kind != "verb"
    }
    return tuple(sorted((name, plain) for name, plain in found.items() if plain))


def render_glossary(glossary: Glossary, context: Context) -> str:
    """The glossary as a section of its own."""
    if not glossary:
        return ""
    title = labels(context.language)["glossary"]
    name = context.claim("glossary")
    context.headings.append(Heading(2, name, title, escape.text(title)))
    entries = "\n".join(
        f"<dt>{escape.text(term)}</dt>\n<dd>{escape.text(plain)}</dd>" for term, plain in glossary
    )
    heading = f'<h2 id="{name}">{escape.text(title)}</h2>'
    return f'<section class="glossary">\n{heading}\n<dl>\n{entries}\n</dl>\n</section>'
