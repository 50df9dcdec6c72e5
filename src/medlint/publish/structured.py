"""What a page tells search engines: schema.org's ``MedicalWebPage`` as JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from medlint.publish.article import Rendered
from medlint.publish.metadata import Metadata, Person, Reference

# What is said of funding may be a sentence ("No outside funding."), and names no one then.
_SENTENCE = re.compile(
    r"^(?:no|none|not|nil|n/a|this|we|the author\w*)\b"
    r"|\b(?:was|were|is|are|funded|supported)\b|\.\s",
    re.IGNORECASE,
)


def medical_web_page(
    article: Rendered, metadata: Metadata, *, description: str, url: str, image: str
) -> dict[str, Any]:
    """The page's particulars; what is not known is left out. Types and properties: schema.org."""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": article.title,
        "headline": article.title,
        "description": description,
        "url": url,
        "inLanguage": article.language,
        "image": image,
        "datePublished": metadata.published,
        "dateModified": metadata.updated,
        "lastReviewed": metadata.last_reviewed,
        "author": [_person(p) for p in metadata.authors],
        "reviewedBy": [_person(p) for p in metadata.reviewers],
        "publisher": _organisation(metadata.publisher),
        "funder": _organisation("" if _SENTENCE.search(metadata.funding) else metadata.funding),
        "about": [{"@type": kind, "name": name} for kind, name in article.about],
        "audience": {
            "@type": "MedicalAudience",
            "audienceType": metadata.audience or "Patient",
        },
        "keywords": list(metadata.topics),
        "citation": [_citation(r) for r in article.references],
    }
    return {key: _single(value) for key, value in found.items() if value}


def _single(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _person(person: Person) -> Mapping[str, str]:
    found = {
        "@type": "Organization" if person.organisation else "Person",
        "name": person.name,
        "jobTitle": "" if person.organisation else person.role,
        "url": person.url,
    }
    return {key: value for key, value in found.items() if value}


def _organisation(name: str) -> Mapping[str, str]:
    return {"@type": "Organization", "name": name} if name else {}


def _citation(reference: Reference) -> Mapping[str, str]:
    found = {"@type": "CreativeWork", "name": reference.title, "url": reference.url}
    return {key: value for key, value in found.items() if value}
