"""The words of texts as searching knows them. The search page takes queries apart in the same way (find.js)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from site_builder.fields.phone import dialled
from site_builder.outputs.search.everyday import everyday
from site_builder.tools.characters import folded

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_WORD_OF_ANY: Final = re.compile(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0dff])*(?:['’][^\W_]+)*"
)
"""Marks of Arabic and Indian scripts are parts of words, and no letters to Python."""
_DIGITS: Final = re.compile(r"\D")

MOST_DIGITS: Final = 9
"""So many digits at the end of a number are looked for: what comes before depends on where it is dialled from."""

TITLE, CALLED, SAID, TOLD = 6, 4, 2, 1
"""How much a word counts where it stands: in the title, in what people call it, in the summary, in the text."""
WHOLE = 1
"""How much more, where a title or what people call something is just that word: `nappies`, but not `washing` or `machine`."""


def split(text: str) -> list[str]:
    """The words of a text, as people type them who don't have its letters."""
    plain = folded(text).replace("’", "'")
    return (_WORD if plain.isascii() else _WORD_OF_ANY).findall(plain)


def name_key(name: str, language: str) -> str:
    """What a whole name is found by: its words but for small ones, after an equals sign."""
    small = everyday(language).small
    words = split(name)
    return f"={' '.join([word for word in words if word not in small] or words)}"


def number_key(number: str) -> str:
    """What a telephone number is found by: its last digits from the end, so that it doesn't matter where it begins.

    What is pressed once somebody answers isn't typed with it: `01632 960 001 ext 3`.
    """
    return f"#{_DIGITS.sub('', dialled(number))[::-1][:MOST_DIGITS]}"


def code_key(code: str) -> str:
    """What a postcode is found by: a word, written together."""
    return folded(code).replace(" ", "")


def weigh(weights: dict[str, int], words: Iterable[str], weight: int) -> None:
    """Count words that stand somewhere; a word counts where it counts most."""
    for word in words:
        if weights.get(word, 0) < weight:
            weights[word] = weight
