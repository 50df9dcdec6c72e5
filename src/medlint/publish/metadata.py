"""What the front matter says of an article, under one name each and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from medlint.document.model import Document
from medlint.publish import dates
from medlint.publish.escape import clean
from medlint.publish.urls import is_external, safe_url
from medlint.publish.words import is_organisation

# The names that content management systems give to one thing; the first found is taken.
KEYS: Mapping[str, tuple[str, ...]] = {
    "description": ("description", "summary", "excerpt", "abstract", "og_description"),
    "language": ("language", "lang", "locale"),
    "direction": ("dir", "direction"),
    "authors": ("authors", "author", "byline", "written_by"),
    "reviewers": (
        "reviewers",
        "reviewer",
        "reviewed_by",
        "medical_reviewer",
        "medically_reviewed_by",
        "medical_reviewed_by",
    ),
    "published": ("published", "date_published", "publish_date", "date", "article_published_time"),
    "updated": (
        "updated",
        "date_modified",
        "modified",
        "last_updated",
        "lastmod",
        "lastupdate",
        "article_modified_time",
    ),
    "last_reviewed": (
        "last_reviewed",
        "reviewed",
        "review_date",
        "date_reviewed",
        "medically_reviewed",
        "reviewed_on",
    ),
    "next_review": ("next_review", "next_review_due", "review_due", "review_by"),
    "topics": ("topics", "topic", "categories", "category", "section", "tags", "keywords"),
    "conditions": ("conditions", "condition"),
    "treatments": ("treatments", "treatment"),
    "drugs": ("drugs", "drug", "medicines", "medicine", "medications", "medication"),
    "about": ("about",),
    "audience": ("audience",),
    "references": ("references", "sources", "citations", "bibliography"),
    "canonical": ("canonical", "canonical_url"),
    "image": ("image", "og_image", "featured_image"),
    "publisher": ("publisher", "organisation", "organization"),
    "funding": ("funding", "funder", "sponsor", "sponsored_by"),
    "draft": ("draft",),
}


class Person(msgspec.Struct, frozen=True):
    """An author or reviewer: a name, what they are, a page about them, or an organisation."""

    name: str
    role: str = ""
    url: str = ""
    organisation: bool = False


class Reference(msgspec.Struct, frozen=True):
    """A source that the article rests on."""

    title: str
    url: str = ""
    detail: str = ""


class Metadata(msgspec.Struct, frozen=True):
    """An article's particulars; what is not known is empty. Dates are ``YYYY-MM-DD``."""

    description: str = ""
    language: str = ""
    direction: str = ""
    authors: tuple[Person, ...] = ()
    reviewers: tuple[Person, ...] = ()
    published: str = ""
    updated: str = ""
    last_reviewed: str = ""
    next_review: str = ""
    topics: tuple[str, ...] = ()
    about: tuple[tuple[str, str], ...] = ()  # schema.org type and name
    audience: str = ""
    references: tuple[Reference, ...] = ()
    canonical: str = ""
    image: str = ""
    publisher: str = ""
    funding: str = ""
    draft: bool = False


def read_metadata(document: Document) -> Metadata:
    """The particulars of an article from its front matter or its ``meta`` elements."""
    given = {
        re.sub(r"[\s\-:.]+", "_", key.lower()): f.value for key, f in document.metadata.items()
    }

    def first(name: str) -> object:
        return next((given[k] for k in KEYS[name] if given.get(k) not in (None, "", [], {})), None)

    language = language_tag(_line(first("language")))
    direction = _line(first("direction")).lower()
    return Metadata(
        description=_line(first("description")),
        language=language,
        direction=direction if direction in ("ltr", "rtl") else "",
        authors=tuple(_people(first("authors"))),
        reviewers=tuple(_people(first("reviewers"))),
        published=dates.parse(first("published")),
        updated=dates.parse(first("updated")),
        last_reviewed=dates.parse(first("last_reviewed")),
        next_review=dates.parse(first("next_review")),
        topics=tuple(dict.fromkeys(_list(first("topics")))),
        about=tuple(_about(first)),
        audience=_line(first("audience")),
        references=tuple(_references(first("references"))),
        canonical=_web(first("canonical")),
        image=safe_url(_line(first("image"))) or "",
        publisher=_line(first("publisher")),
        funding=_line(first("funding")),
        draft=first("draft") is True,
    )


def language_tag(value: str) -> str:
    """A language tag in its usual spelling (en-GB), or '' where it is none; variants are cut."""
    pattern = r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_]\w+)*"
    match = re.fullmatch(pattern, value.strip())
    if match is None:
        return ""
    language, script, country = match.groups()
    parts = [language.lower(), (script or "").title(), (country or "").upper()]
    return "-".join(part for part in parts if part)


def _line(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("url") or ""
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(_line, value)))
    if value is None or isinstance(value, bool):
        return ""
    return clean(" ".join(str(value).split()))


def _list(value: object) -> Iterator[str]:
    if isinstance(value, str):
        value = re.split(r"\s*[,;]\s*", value)
    for item in value if isinstance(value, (list, tuple)) else [value]:
        if line := _line(item):
            yield line


def _web(value: object) -> str:
    url = safe_url(_line(value))
    return url if url and is_external(url) else ""


def _people(value: object) -> Iterator[Person]:
    if isinstance(value, str):
        value = [value]
    for item in value if isinstance(value, (list, tuple)) else [value]:
        name = _line(item)
        if not name:
            continue
        if isinstance(item, Mapping):
            role = _line(item.get("role") or item.get("title") or item.get("job_title"))
            role = role or _line(item.get("credentials") or item.get("qualifications"))
            kind = _line(item.get("type")).lower()
            organisation = kind.startswith("organi") or (not kind and is_organisation(name))
            yield Person(name, role if role != name else "", _web(item.get("url")), organisation)
        else:
            yield _split(name)


def _split(name: str) -> Person:
    """As in "Dr Ann Example, consultant neurologist": a name and a role."""
    before, comma, after = name.partition(", ")
    if comma and "," not in after and " and " not in name and len(before.split()) <= 5:
        return Person(before, after, organisation=is_organisation(before))
    return Person(name, organisation=is_organisation(name))


def _about(first: object) -> Iterator[tuple[str, str]]:
    assert callable(first)
    kinds = {"conditions": "MedicalCondition", "treatments": "MedicalTherapy", "drugs": "Drug"}
    for key, kind in kinds.items():
        for name in _list(first(key)):
            yield kind, name
    for name in _list(first("about")):
        yield "MedicalEntity", name


def _references(value: object) -> Iterator[Reference]:
    for item in value if isinstance(value, (list, tuple)) else [value] if value else []:
        if isinstance(item, Mapping):
            title = _line(item.get("title") or item.get("text") or item.get("name"))
            doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", _line(item.get("doi")))
            url = _web(item.get("url") or item.get("link") or item.get("href"))
            url = url or (_web(f"https://doi.org/{doi}") if doi else "")
            keys = ("authors", "author", "journal", "publisher", "year")
            detail = ", ".join(filter(None, (_line(item.get(key)) for key in keys)))
            if title or url:
                yield Reference(title or url, url, detail)
        elif line := _line(item):
            yield _from_text(line)


def _from_text(line: str) -> Reference:
    match = re.search(r"\(?\bhttps?://[^\s<>]+?\)?[.,;]?$", line)
    if match is None:
        return Reference(line)
    url = _web(match.group().strip("().,;"))
    title = line[: match.start()].rstrip(" :,–-")
    return Reference(title or url or line, url)
