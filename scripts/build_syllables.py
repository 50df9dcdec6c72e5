"""Make rules/lexicon/syllables.txt from the CMU Pronouncing Dictionary.

    npm install cmu-pronouncing-dictionary
    python scripts/build_syllables.py node_modules/cmu-pronouncing-dictionary/index.js

Only the words are kept for which the estimate by letters is wrong.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

from medlint.language.syllables import estimate

HEAD = """\
# Words with another number of syllables than their letters suggest: the number, then the words.
# From the CMU Pronouncing Dictionary, copyright (C) 1993-2015 Carnegie Mellon University, free to
# use and redistribute under its two-clause BSD licence. Made by scripts/build_syllables.py.
"""
ENTRY = re.compile(r'^\s*"?([a-z\']+)"?: "([A-Z0-9 ]+)"', re.MULTILINE)
TARGET = Path(__file__).parent.parent / "rules" / "lexicon" / "syllables.txt"


def main() -> None:
    """Read the dictionary and write the table."""
    by_number = defaultdict(list)
    total = 0
    for word, sounds in ENTRY.findall(Path(sys.argv[1]).read_text(encoding="utf-8")):
        number = sum(sound[-1].isdigit() for sound in sounds.split())
        total += 1
        if number and word.isalpha() and number != estimate(word):
            by_number[number].append(word)
    lines = [f"{n} {' '.join(sorted(words))}" for n, words in sorted(by_number.items())]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    kept = sum(map(len, by_number.values()))
    print(f"{kept} of {total} words are exceptions; {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
