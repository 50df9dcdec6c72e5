"""Make the table of medicines, rules/lexicon/drugs.trie and drugs.tsv.

    pip install drug-named-entity-recognition pyspellchecker marisa-trie
    python scripts/build_treatments.py

The names come from the dictionary of drug-named-entity-recognition (MIT licence, Fast Data
Science), which draws on DrugBank's open vocabulary (CC0), MeSH, MedlinePlus, NHS and Wikidata.
Kept are those that an article may use; enzymes, allergens, foods, chemicals and the body's own
substances are left out. A name that is also an ordinary English word (in pyspellchecker's list)
is marked, and counts only beside a dose or another medical word.

drugs.tsv has a line a medicine: its name and its class. drugs.trie maps every name of it to the
line's number and a mark (1: also an ordinary word).
"""

from __future__ import annotations

import bz2
import pickle
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

LEXICON = Path(__file__).parent.parent / "rules" / "lexicon"
PACKAGE, FILE = "drug_named_entity_recognition", "drug_ner_dictionary.pkl.bz2"
HEAD = """\
# Medicines: generic name and class. Made by scripts/build_treatments.py, which tells the origin.
name\tclass
"""
PLAIN = re.compile(r"[a-z][a-z-]{3,}(?: [a-z0-9-]+){0,2}")
KNOWN = {"wikipedia_url", "mesh_id"}
# What the second word of a medicine's name ends in; other pairs are plants and moulds.
TWO_WORDS = re.compile(
    r"(?:alfa|beta|gamma|delta|tin|can|sine|vec|leucel|cel|icin|dotin|gen|zine|acid|xil|til)$"
)
FORMS = re.compile(
    r" (?:patch|ophthalmic|inhalation|nasal|oral|buccal|sublingual|otic|urogenital)$"
)
SHORTEST = 5  # letters; shorter names are too often something else
# Words of what is in a drug database and is no medicine that an article speaks of.
NOT_MEDICINES = re.compile(
    r"\b(?:whole|pollen|venom|feathers?|dander|hair|seeds?|leaf|leaves|root|flowers?|bark|oil|gum"
    r"|extract|juice|milk|eggs?|meat|fish|nuts?|mite|mold|mould|allergenic|cells?|serum|plasma"
    r"|blood|antigen|toxoid|vaccine|virus|proteins?|ion|cation|factor|tree|grass|weed|fruit|oat"
    r"|wheat|rice|corn|bean|pea|herb|berry|cat|dog|horse|cow|chicken|pork|beef|lamb|crab|salmon"
    r"|tuna|shrimp|lobster|oyster|yeast|wood|wool|cotton|silk|tobacco|tea|coffee|cocoa|sugar"
    r"|starch|powder|water|alcohol|acetate|chloride|oxide|sulfate|sulphate|phosphate|carbonate"
    r"|citrate|nitrate|hydroxide|kinase|receptor|enzyme|hormone|inhibitors?|agonists?|agents"
    r"|acids|nucleotides?|nucleosides?|clostridium|candida|anhydrous|hydrate|monohydrate|dihydrate|hydrochloride|sodium|potassium|calcium|magnesium"
    r"|maleate|tartrate|mesylate|fumarate|succinate|bromide|iodide|fluoride|stearate|palmitate"
    r"|ester|ether|glycol|unspecified|topical|injection|nos|human|dimer|homopolymer)\b"
)
# Substances of the body, of food and of everyday life, whatever a database says of them.
EVERYDAY = frozenset(
    """alanine albumin ammonia arginine asparagine betaine bilirubin biotin caffeine calcium carbon
    carnitine carotene cellulose charcoal chlorine chlorophyll cholesterol choline chromium
    cobalt collagen copper cortisol creatine creatinine cysteine dextrose dopamine elastin
    epinephrine estrogen ethanol fluorine folate formaldehyde fructose galactose gelatin
    ginger ginseng glucose glutamate glutamine glutathione gluten glycerin glycerol glycine
    gold guarana helium histamine histidine honey hydrogen hydrocortisone inositol insulin
    iodine iron isoleucine keratin lactose lanolin lead leucine lithium lutein lycopene lysine
    magnesium maltose manganese melatonin menthol mercury methane methionine molybdenum
    mustard neon nickel niacin nicotine nitrogen norepinephrine oestrogen oxygen oxytocin
    ozone paraffin pectin pepper peppermint phenol phenylalanine phosphorus potassium
    progesterone proline propane prostaglandin protein radon riboflavin rosemary saccharin
    sage selenium serine serotonin silicon silicone silver sodium sorbitol sucrose sulfur
    sulphur talc taurine testosterone thiamine threonine thyme thyroxine titanium tobacco
    tryptophan tyrosine urea valine vanilla vinegar water xenon xylitol zinc acetone adenosine
    ammonium anise arsenic asbestos aspartame barium benzene boron bromine butane camphor
    cannabis chamomile cinnamon cocaine cumin curcumin dimethicone echinacea elderberry
    eucalyptus fennel flaxseed garlic glycogen heroin hops hyaluronic jasmine lavender
    lecithin lemon licorice linseed lycopodium marijuana methanol morphine-like mugwort nettle
    nutmeg onion oregano orange papaya parsley petrolatum pine pumpkin quartz quinoa radium
    resveratrol rhubarb rose saffron sesame spirulina spinach strawberry tamarind toluene
    tomato turmeric turpentine uranium valerian walnut willow yarrow estradiol estriol estrone
    glucagon heparin tyramine tetrahydrocannabinol cannabidiol ketone lactate pyruvate vitamin
    retinol ascorbate tocopherol cobalamin pyridoxine aluminium aluminum antimony bismuth
    cadmium cesium fluorescein hemoglobin haemoglobin insulins interferon interleukin melanin
    myoglobin pepsin plutonium strontium technetium thallium thrombin tungsten vanadium
    yttrium zirconium angiotensin bradykinin calcitonin fibrin fibrinogen gastrin ghrelin
    leptin prolactin relaxin renin secretin somatostatin thrombopoietin vasopressin
    erythropoietin kaolin lard lysozyme sugarcane horseradish chickpea watercress cashews
    pecans cloves ecstasy opium chloroform strychnine myrrh asafoetida goldenseal ginkgo
    methamphetamine psilocybin mannose quercetin aldosterone catechu cardamon benzoin eugenol
    trinitrotoluene olibanum wormwood armour kendrick generics vitae adenylate inosine
    n-acetylglucosamine acetylglucosamine adenine guanosine cytidine uridine thymidine
    cytosine guanine thymine uracil tocopherols avidin hematoxylin methylamine guanidine
    coumarin prolamine castor relax placebo medicine capsule tablet cream spray lotion
    ointment syrup liquid""".split()
)


def main() -> None:
    """Read the dictionary and write the two files."""
    import marisa_trie

    found = dict(_medicines(_dictionary()))
    names = sorted({name for name, _ in found.values()})
    number = {name: n for n, name in enumerate(names)}
    stems = _stems()
    rows = (f"{name}\t{_class_of(name, stems)}" for name in names)
    (LEXICON / "drugs.tsv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    terms = sorted(found)
    marks = [(number[found[term][0]], found[term][1]) for term in terms]
    marisa_trie.RecordTrie("<HB", zip(terms, marks, strict=True)).save(str(LEXICON / "drugs.trie"))
    print(f"{len(terms)} names of {len(names)} medicines; {sum(m for _, m in marks)} are words too")


def _dictionary() -> dict[str, dict[str, Any]]:
    spec = find_spec(PACKAGE)
    assert spec and spec.origin, f"install {PACKAGE} first"
    with bz2.open(Path(spec.origin).with_name(FILE)) as file:
        data: dict[str, dict[str, Any]] = pickle.load(file)
    return data


def _medicines(data: dict[str, dict[str, Any]]) -> Iterator[tuple[str, tuple[str, int]]]:
    """Each name with the medicine's generic name and whether it is an ordinary word too."""
    from spellchecker import SpellChecker

    ordinary = SpellChecker().word_frequency.dictionary
    curated = _curated()
    facts, generic = data["drug_canonical_to_data"], data["drug_variant_to_canonical"]
    alias = {generic[term][0]: name for term, name in curated.items() if term in generic}
    kept = {name for name, fact in facts.items() if _is_medicine(name, fact)}
    for term, (name, *others) in sorted(generic.items()):
        if name not in kept or others or term in curated or not _is_name(term):
            continue
        shown = alias.get(name, name)
        if FORMS.sub("", shown) in kept:
            shown = FORMS.sub("", shown)
        english = all(word in ordinary for word in term.split())
        if english and " " in term and term != name:
            continue  # "clear eyes", "cough out"
        yield term, (shown, int(english and term != name))


def _is_medicine(name: str, fact: dict[str, Any]) -> bool:
    tree = fact.get("mesh_tree", ["D02"])
    body = all(branch.startswith(("D08", "D12", "D13", "D10", "D05")) for branch in tree)
    prescribed = "medline_plus_id" in fact or "nhs_url" in fact
    species = " " in name and not (prescribed or TWO_WORDS.search(name) or KNOWN & fact.keys())
    known = ("drugbank_id" in fact and not body) or prescribed
    return known and not species and _is_name(name)


def _is_name(term: str) -> bool:
    return bool(
        PLAIN.fullmatch(term)
        and len(term) >= SHORTEST
        and term not in EVERYDAY
        and not (EVERYDAY & set(term.split()))
        and not NOT_MEDICINES.search(term)
    )


def _curated() -> dict[str, str]:
    """The names that treatments.tsv has already."""
    lines = (LEXICON / "treatments.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"][1:]
    return {term.lower(): name for name, _, _, terms in rows for term in terms.split("; ")}


def _stems() -> list[tuple[str, str, list[str]]]:
    lines = (LEXICON / "drug-stems.tsv").read_text(encoding="utf-8").splitlines()
    rows = [(line + "\t").split("\t") for line in lines if line and line[0] != "#"][1:]
    found = [(row[0], row[1], [w.strip() for w in row[2].split(";")]) for row in rows]
    return sorted(found, key=lambda stem: -len(stem[0]))


def _class_of(name: str, stems: list[tuple[str, str, list[str]]]) -> str:
    for ending, kind, exceptions in stems:
        if name.endswith(ending) and name not in exceptions:
            return kind
    return "medication"


if __name__ == "__main__":
    main()
