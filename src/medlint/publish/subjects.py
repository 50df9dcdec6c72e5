"""What a page is about where its front matter does not say: the treatments and conditions that
its title names.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from medlint.document.model import Block, Document
from medlint.language.analysis import Analysis
from medlint.language.conditions import conditions_in
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
# A short title that ends so is a condition's name: "18q deletion syndrome", "Sinusitis".
CONDITION = re.compile(
    r"(?:[^\W_][\w'’/-]*\s+){0,5}?(?:syndrome|disease|disorder|deficiency|infections?|cancer|dystrophy"
    r"|dysplasia|failure|fever|[a-z]{3,}(?:itis|osis|a?emia|oma|pathy|algia|plegia|uria))"
    r"(?: type \w+| \d+)?",
    re.IGNORECASE,
)

NO_NAME = re.compile(  # of a condition
    r"\w+ing\b|.*\b(?:your?|how|what|why|when|who|to|for|about|after|risk|my|our)\b"
    r"|(?:.* )?(?:diagnosis|prognosis|analysis|dialysis|hypnosis|empathy|homeopathy|osteopathy)$",
    re.IGNORECASE,
)


def title_subjects(document: Document, title: Block | None) -> tuple[tuple[str, str], ...]:
    """Types and names of the treatments, then conditions, that the title heading names."""
    if title is None:
        return ()
    article = Analysis(replace(document, blocks=(title,)))
    found = [mention.treatment for mention in article.mentions]
    named = [t for t in found if t.kind in TYPES and t.name not in TOO_WIDE]
    treatments = [(_type(t), t.name) for t in named]
    conditions = [("MedicalCondition", name) for name in conditions_in(title.text)]
    whole = _whole(title.text.strip())
    if whole and not treatments and whole[0][1].lower() not in (name for _, name in conditions):
        return whole  # "Mantle cell lymphoma" says more than "lymphoma"
    return tuple(dict.fromkeys([*treatments, *conditions]))


def _whole(title: str) -> tuple[tuple[str, str], ...]:
    """The title itself, where it is a condition's name."""
    named = CONDITION.fullmatch(title) and not NO_NAME.match(title)
    return (("MedicalCondition", title),) if named else ()


def _type(treatment: Treatment) -> str:
    if treatment.kind == "class" and "medication" in treatment.classes:
        return "DrugClass"
    return TYPES[treatment.kind]
