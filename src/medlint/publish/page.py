"""An article's HTML inside a whole page, by a template."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from medlint.errors import ConfigurationError
from medlint.publish import dates, escape
from medlint.publish.article import Rendered
from medlint.publish.context import Heading
from medlint.publish.metadata import Metadata, Person
from medlint.publish.structured import medical_web_page
from medlint.publish.words import labels, labels_language

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

LONG = 4  # headings of level 2 from which a page gets a table of contents
LONGEST_DESCRIPTION = 160  # characters; search engines show no more


class Site(msgspec.Struct, frozen=True):
    """What all pages share. ``base_url`` is the address that the site is served from, or ''."""

    title: str = ""
    base_url: str = ""
    footer: str = ""
    language: str = "en"
    template: str = ""  # a folder of templates of the user's own


class Date(msgspec.Struct, frozen=True):
    """A date for a template: as ISO, as people read it, and as a ``time`` element."""

    iso: str
    text: str
    html: Markup


class Page(msgspec.Struct, frozen=True):
    """What the template ``page.html`` is given as ``page``."""

    title: str
    description: str
    language: str
    direction: str
    locale: str
    url: str
    home: str
    image: str
    draft: bool
    heading: Markup
    body: Markup
    contents: tuple[Heading, ...]
    headings: tuple[Heading, ...]
    authors: tuple[Person, ...]
    reviewers: tuple[Person, ...]
    published: Date | None
    updated: Date | None
    last_reviewed: Date | None
    next_review: Date | None
    topics: tuple[str, ...]
    about: tuple[tuple[str, tuple[str | Markup, ...]], ...]
    json_ld: Markup
    style: Markup
    policy: str
    labels_lang: Markup
    metadata: Metadata = msgspec.field(default_factory=Metadata)


def make_page(
    article: Rendered,
    metadata: Metadata,
    *,
    url: str = "",
    home: str = "",
    image: str = "",
    draft: bool = False,
) -> Page:
    """Everything that a page's template needs."""
    from markupsafe import Markup

    language = article.language
    description = shortened(article.description)
    url = metadata.canonical or url
    data = medical_web_page(article, metadata, description=description, url=url, image=image)
    json_ld = f"\n{escape.json_data(data)}\n"
    words = labels_language(language)
    found = {
        name: _date(getattr(metadata, name), language)
        for name in ("published", "updated", "last_reviewed", "next_review")
    }
    return Page(
        title=article.title,
        description=description,
        language=language,
        direction=article.direction,
        locale=_locale(language),
        url=url,
        home=home,
        image=image,
        draft=draft,
        heading=Markup(article.heading),
        body=Markup(article.body),
        contents=() if article.contents else contents(article.headings),
        headings=article.headings,
        authors=metadata.authors,
        reviewers=metadata.reviewers,
        topics=metadata.topics,
        about=_about(metadata, found, labels(language)),
        json_ld=Markup(json_ld),
        style=Markup(style()),
        policy=policy(style(), article.origins, json_ld),
        labels_lang=Markup("" if words == language else f' lang="{words}" dir="ltr"'),
        metadata=metadata,
        **found,
    )


def contents(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings of a long page's table of contents; none for a short one."""
    found = tuple(h for h in headings if h.level == 2)
    return found if len(found) >= LONG else ()


def shortened(text: str) -> str:
    """A description that search engines show whole: cut at a sentence's or a word's end."""
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    sentence = re.match(rf".{{60,{LONGEST_DESCRIPTION - 1}}}[.!?](?=\s)", text, re.DOTALL)
    if sentence:
        return sentence.group()
    return text[: LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-(") + "…"


def _date(iso: str, language: str) -> Date | None:
    if not iso:
        return None
    from markupsafe import Markup

    text = dates.spoken(iso, language)
    html = f'<time datetime="{iso}">{escape.text(text)}</time>'
    return Date(iso, text, Markup(html))


def _locale(language: str) -> str:
    usual = {"en": "en_GB", "de": "de_DE", "fr": "fr_FR", "es": "es_ES", "it": "it_IT"}
    return usual.get(language, language.replace("-", "_"))


def _about(
    metadata: Metadata, found: Mapping[str, Date | None], words: Mapping[str, str]
) -> tuple[tuple[str, tuple[str | Markup, ...]], ...]:
    """The boxes at the article's foot: who wrote it, who reviewed it, when."""
    boxes: list[tuple[str, tuple[str | Markup, ...]]] = []
    for label, people in (("written", metadata.authors), ("reviewed_by", metadata.reviewers)):
        boxes.append((words[label], tuple(_box(person) for person in people)))
    for label in ("published", "updated", "last_reviewed", "next_review"):
        date = found[label]
        boxes.append((words[label], (date.html,) if date else ()))
    boxes.append((words["funding"], (metadata.funding,) if metadata.funding else ()))
    return tuple(box for box in boxes if box[1])


def _box(person: Person) -> Markup:
    from markupsafe import Markup

    name = escape.text(person.name)
    if person.url:
        name = f"<a{escape.attributes({'href': person.url, 'rel': 'noopener'})}>{name}</a>"
    return Markup(f"{name}, {escape.text(person.role)}" if person.role else name)


@cache
def style() -> str:
    """The one stylesheet, as it stands in each page."""
    raw = Path(__file__).with_name("templates").joinpath("style.css").read_text(encoding="utf-8")
    return re.sub(r"\s*\n\s*", "\n", raw).strip()


def policy(css: str, origins: tuple[str, ...] = (), data: str = "") -> str:
    """A content security policy that lets in the stylesheet and the page's images, no more.

    ``data`` is the block of JSON-LD: browsers never run it, but checkers count it as a script.
    """
    images = " ".join(("'self'", *origins))
    scripts = f"script-src {_digest(data)}; " if data else ""
    return (
        f"default-src 'none'; {scripts}img-src {images}; style-src {_digest(css)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@cache
def environment(folder: str = "") -> Environment:
    """The templates: those in a folder of the user's own first, then the ones built in."""
    import jinja2

    here = jinja2.FileSystemLoader(Path(__file__).with_name("templates"))
    if folder and not Path(folder).is_dir():
        raise ConfigurationError("no such folder of templates", folder)
    loaders = [jinja2.FileSystemLoader(folder), here] if folder else [here]
    return jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )


def fill(template: str, site: Site, **data: Any) -> str:
    """A template filled in. Raises ConfigurationError with file and line where it is broken."""
    import jinja2

    try:
        return environment(site.template).get_template(template).render(site=site, **data)
    except jinja2.TemplateSyntaxError as error:
        name = error.filename or template
        raise ConfigurationError(error.message or "broken template", name, error.lineno) from error
    except Exception as error:  # whatever the user's template runs into
        where = str(Path(site.template, template)) if site.template else template
        raise ConfigurationError(f"the template fails: {error}", where) from error


def full_page(page: Page, site: Site) -> str:
    """The page as a whole HTML document."""
    return fill("page.html", site, page=page, labels=labels(page.language))
