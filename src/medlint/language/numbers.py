"""Small numbers in words."""

from __future__ import annotations

# What texts write in words; larger ones they write in figures.
NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}
