"""What leads to the pages: the list of articles by topic, the sitemap, the feed."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

import msgspec

from medlint.publish import escape
from medlint.publish.article import RIGHT_TO_LEFT
from medlint.publish.context import slug
from medlint.publish.page import Site, fill, policy, style
from medlint.publish.record import Record
from medlint.publish.words import labels

NEWEST = 50  # entries of the feed
SITEMAP = "sitemap.xml"
FEED = "feed.xml"


class Entry(msgspec.Struct, frozen=True):
    """A page in a list."""

    href: str
    title: str
    description: str
    language: str
    record: Record


class Topic(msgspec.Struct, frozen=True):
    """A heading of the list and the pages under it; the name is '' where pages have no topics."""

    name: str
    id: str
    entries: tuple[Entry, ...]


class Index(msgspec.Struct, frozen=True):
    """What the template ``index.html`` is given as ``index``."""

    title: str
    language: str
    direction: str
    url: str
    feed: str
    topics: tuple[Topic, ...]
    style: object
    policy: str


def render(pages: Sequence[Record], home: str, site: Site) -> dict[str, str]:
    """The files that list the pages; drafts are in none but the list of articles.

    A sitemap holds whole addresses, so there is one only where the site's address is known; a
    feed needs dates.
    """
    public = [page for page in pages if not page.draft]
    feed = _feed(public, home, site)
    files = {home: _index(public, home, site, FEED if feed else "")}
    if site.base_url:
        files[SITEMAP] = _sitemap(public, home, site)
    if feed:
        files[FEED] = feed
    return files


def _index(pages: Sequence[Record], home: str, site: Site, feed: str) -> str:
    from markupsafe import Markup

    words = labels(site.language)
    index = Index(
        title=site.title or words["articles"],
        language=site.language,
        direction="rtl" if site.language.split("-")[0] in RIGHT_TO_LEFT else "ltr",
        url=site.base_url + ("" if home == "index.html" else quote(home)) if site.base_url else "",
        feed=feed,
        topics=tuple(topics(pages, words["other"])),
        style=Markup(style()),
        policy=policy(style()),
    )
    return fill("index.html", site, index=index, labels=words)


def topics(pages: Sequence[Record], other: str) -> Iterator[Topic]:
    """The pages by topic: those that the articles name, or else the folders they are in."""
    groups: dict[str, list[Record]] = {}
    names: dict[str, str] = {}
    for page in pages:
        for name in page.topics or (_folder_topic(page.output),):
            names.setdefault(name.casefold(), name)
            groups.setdefault(name.casefold(), []).append(page)
    only_other = set(groups) == {""}
    taken: set[str] = set()
    for key in sorted(groups, key=lambda k: (k == "", k)):
        name = "" if only_other else names[key] or other
        ident = slug(name) if name else ""
        while ident in taken:
            ident += "-2"
        taken.add(ident)
        yield Topic(name, ident, tuple(sorted(map(_entry, groups[key]), key=_by_title)))


def _by_title(entry: Entry) -> tuple[str, str]:
    return entry.title.casefold(), entry.href


def _folder_topic(output: str) -> str:
    parts = PurePosixPath(output).parts
    name = parts[0].replace("-", " ").replace("_", " ") if len(parts) > 1 else ""
    return name[:1].upper() + name[1:]


def _entry(page: Record) -> Entry:
    return Entry(quote(page.output), page.title, page.description, page.language, page)


def changed(page: Record) -> str:
    """The day of a page's last change, as the article tells it, or ''."""
    known = [d for d in (page.updated, page.last_reviewed, page.published) if len(d) == 10]
    return max(known, default="")


def _sitemap(pages: Sequence[Record], home: str, site: Site) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    place = "" if home == "index.html" else quote(home)
    lines.append(f"<url><loc>{escape.text(site.base_url + place)}</loc></url>")
    for page in pages:
        day = f"<lastmod>{changed(page)}</lastmod>" if changed(page) else ""
        address = escape.text(site.base_url + quote(page.output))
        lines.append(f"<url><loc>{address}</loc>{day}</url>")
    return "\n".join([*lines, "</urlset>", ""])


def _feed(pages: Sequence[Record], home: str, site: Site) -> str:
    """An Atom feed (RFC 4287) of the pages that tell a date, the newest first."""
    dated = sorted((p for p in pages if changed(p)), key=lambda p: p.output)
    dated.sort(key=changed, reverse=True)
    if not dated:
        return ""
    title = escape.text(site.title or labels(site.language)["articles"])
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.language}">',
        f"<id>{_identity('', site)}</id>",
        f"<title>{title}</title>",
        f"<author><name>{title}</name></author>",
        f"<updated>{changed(dated[0])}T00:00:00Z</updated>",
        f'<link href="{escape.text(site.base_url + quote(home))}"/>',
    ]
    if site.base_url:
        lines.append(f'<link rel="self" href="{escape.text(site.base_url + FEED)}"/>')
    for page in dated[:NEWEST]:
        lines.extend(_feed_entry(page, site))
    return "\n".join([*lines, "</feed>", ""])


def _feed_entry(page: Record, site: Site) -> Iterator[str]:
    yield f'<entry xml:lang="{page.language}">'
    yield f"<id>{_identity(page.output, site)}</id>"
    yield f"<title>{escape.text(page.title)}</title>"
    yield f'<link href="{escape.text(site.base_url + quote(page.output))}"/>'
    yield f"<updated>{changed(page)}T00:00:00Z</updated>"
    if len(page.published) == 10:
        yield f"<published>{page.published}T00:00:00Z</published>"
    if page.description:
        yield f"<summary>{escape.text(page.description)}</summary>"
    yield "</entry>"


def _identity(output: str, site: Site) -> str:
    """An address that never changes: the page's own, or else one made from its name."""
    if site.base_url:
        return escape.text(site.base_url + quote(output))
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{site.title}/{output}')}"
