"""Build ``rules/vocabulary/neighbours.trie``: words that stand side by side, words mixed up.

Source: the package wordsegment, whose lists say how often words, and pairs of words, stand on the
web. A key "blood pressure" holds by how much oftener the pair stands there than chance would have
it; a key "bowl>bowel" how likely the second word is where the first is written; a key "blood" how
often the word stands there: logarithms of two, all of them.

Usage: ``python scripts/build_neighbours.py``, in an environment that holds medlint and wordsegment,
after ``scripts/build_vocabulary.py``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache

import marisa_trie
from build_vocabulary import OUT, is_form, package_file, used_on_the_web

from medlint.language.neighbours import SCALE, SELDOMEST, ZERO
from medlint.language.suggestions import slips
from medlint.language.vocabulary import MEDICAL, NAME, vocabulary

ALL = 1.02e12  # words of the web that were counted
COSTLIEST = 3  # slip that is considered
WRITTEN = 9  # rank of a word that people write
PRIOR = 0.5  # what the commonness of the two words counts, beside what stands around them
TERM = 3  # what speaks for a medical word
UNSEEN = 8000
# Words that stand where the other may: "lowering or raising", "lowering of raised".
EITHER = (
    {"or", "of"}, {"or", "our"}, {"if", "it"}, {"is", "its"}, {"chile", "chili"},
    {"drink", "drunk"}, {"flies", "files"}, {"chance", "chancre"},
)  # fmt: skip
# Words that sound alike and are further than one slip apart.
ALIKE = (
    "weather whether", "there their", "know no", "write right", "whole hole", "brake break",
    "pane pain", "site sight", "past passed", "waist waste", "aloud allowed", "course coarse",
    "here hear", "herd heard", "would wound", "flew flu", "knew new", "buy by", "plain plane",
    "threw through", "wear where", "were where", "piece peace", "heal heel", "peal peel",
    "meet meat", "sweet sweat", "tale tail", "steal steel", "week weak", "wait weight",
    "sole soul", "bare bear", "stair stare", "hair hare", "pair pear", "flour flower",
    "thorough through", "trough through", "chose choose", "advise advice", "practise practice",
    "effect affect", "lose loose", "breath breathe", "cloth clothe", "bath bathe",
    "principal principle", "stationary stationery", "personal personnel", "moral morale",
    "desert dessert", "device devise", "cereal serial", "muscle mussel", "mite might",
    "red read", "lead led", "scene seen", "plague plaque", "vain vein", "vane vein",
    "chord cord", "dual duel", "form from", "quite quiet", "mine mind", "father further",
)  # fmt: skip


def pairs(web: dict[str, int]) -> dict[str, int]:
    """Pairs of words in small letters, with the logarithm of how much oftener than by chance."""
    counts: Counter[str] = Counter()
    for line in package_file("wordsegment", "bigrams.txt").read_text(encoding="utf-8").splitlines():
        pair, count = line.lower().split("\t")
        counts[pair] += int(count)
    found = {}
    for pair, count in counts.items():
        first, second = pair.split()
        if is_word(first) and is_word(second) and first in web and second in web:
            found[pair] = byte(math.log2(count * ALL / (web[first] * web[second])))
    return found


def is_word(word: str) -> bool:
    """Whether the word is listed, with letters only, as more than a name."""
    return word.isascii() and word.isalpha() and vocabulary().known(word)


def byte(value: float) -> int:
    """The value as it is kept: SCALE steps to one, ZERO for nothing."""
    return max(0, min(255, round(value * SCALE) + ZERO))


def mixed_up(web: dict[str, int], seen: set[str]) -> Iterator[tuple[str, int]]:
    """Pairs "written>meant", with how likely the slip is."""
    for word in vocabulary().beginning(""):
        if len(word) > 1 and is_word(word):
            for other, cost in meant(word, seen).items():
                prior = math.log2(web.get(other, UNSEEN) / web.get(word, UNSEEN))
                entry = vocabulary().entry(word)
                term = TERM if entry and entry.flags & MEDICAL else 0
                yield f"{word}>{other}", byte(PRIOR * prior - cost - term)


def meant(word: str, seen: set[str]) -> dict[str, float]:
    """Words that people write, of which a slip makes this one."""
    found: dict[str, float] = {}
    for other, cost in (*slips(word), *((other, 1.0) for other in alike(word))):
        likely = cost <= COSTLIEST and (other[:1] == word[0] or cost <= 1)
        if likely and other in seen and not same(word, other) and {word, other} not in EITHER:
            entry = vocabulary().entry(other)
            if entry and not entry.flags & NAME and entry.rank >= WRITTEN:
                found[other] = min(cost, found.get(other, cost))
    return found


def alike(word: str) -> Iterator[str]:
    """Words that sound as this one does."""
    for both in (pair.split() for pair in ALIKE):
        if word in both:
            yield both[1 - both.index(word)]


def same(word: str, other: str) -> bool:
    """Whether the two are forms or spellings of one word."""
    endings = word[:-1] == other[:-1] and word[-1] in "sdrn" and other[-1] in "sdrn"
    return word == other or is_form(word, other) or endings or {word, other} in spellings()


@cache
def spellings() -> set[frozenset[str]]:
    """Words in British spelling, each with the American form."""
    lines = (OUT / "variants.tsv").read_text(encoding="utf-8").splitlines()
    return {frozenset(line.split("\t")) for line in lines}


def main() -> None:
    """Count, weigh, write."""
    web = used_on_the_web()
    found = pairs(web)
    seen = {word for pair in found for word in pair.split()}
    often = {word: byte(math.log2(web[word] / ALL) + SELDOMEST) for word in seen}
    rows = [*found.items(), *mixed_up(web, seen), *often.items()]
    trie = marisa_trie.RecordTrie("<B", ((key, (value,)) for key, value in rows))
    trie.save(str(OUT / "neighbours.trie"))
    print(f"{len(found):,} pairs of {len(seen):,} words")


if __name__ == "__main__":
    main()
