"""What a page is about where its front matter does not say: the treatments that its title names."""

from __future__ import annotations

from dataclasses import replace

from medlint.document.model import Block, Document
from medlint.language.analysis import Analysis
from medlint.language.treatments import Treatment

# Our kinds of treatment as types of schema.org; classes as wide as "medication" say nothing.
TYPES = {
    "drug": "Drug",
    "class": "MedicalTherapy",  # of medicines: DrugClass
    "procedure": "MedicalProcedure",
    "therapy": "MedicalTherapy",
    "supplement": "DietarySupplement",
}
TOO_WIDE = frozenset({"medication", "surgery", "painkillers"})


def title_subjects(document: Document, title: Block | None) -> tuple[tuple[str, str], ...]:
    """Types and names of the treatments that the title heading names, in order."""
    if title is None:
        return ()
    article = Analysis(replace(document, blocks=(title,)))
    found = [mention.treatment for mention in article.mentions]
    named = [t for t in found if t.kind in TYPES and t.name not in TOO_WIDE]
    return tuple(dict.fromkeys((_type(t), t.name) for t in named))


def _type(treatment: Treatment) -> str:
    if treatment.kind == "class" and "medication" in treatment.classes:
        return "DrugClass"
    return TYPES[treatment.kind]
