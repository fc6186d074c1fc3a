"""Text as plain words, so that the same words are found however they are written, spaced, escaped or marked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from urllib.parse import unquote

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 64
_TAG = re.compile(r"<[^<>]*>")
_UNICODE_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_LETTER_ESCAPE = re.compile(r"\\[nrt]")
INVISIBLE = ("\u00ad", "\u200b", "\u2060")
"""What may stand inside a word and isn't seen."""

_SHORT = {
    "road": "rd",
    "street": "st",
    "saint": "st",
    "avenue": "ave",
    "av": "ave",
    "lane": "ln",
    "close": "cl",
    "drive": "dr",
    "court": "ct",
    "crescent": "cres",
    "gardens": "gdns",
    "grove": "gr",
    "place": "pl",
    "square": "sq",
    "terrace": "terr",
}
"""How words of addresses are shortened; both ways are one word."""
SHORTENED = frozenset({*_SHORT, *_SHORT.values()})


def unescaped(text: str) -> str:
    """A text without what HTML, addresses and JSON write in the place of characters."""
    if "&" in text:
        text = unescape(text)
    if "%" in text:
        text = unquote(text)
    if "\\" in text:
        text = _LETTER_ESCAPE.sub(" ", _UNICODE_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text))
    for character in INVISIBLE:
        text = text.replace(character, "")
    return text


def words_of(text: str) -> list[str]:
    """The words and numbers of a text that is already `unescaped`, in small letters; of very long ones the beginning."""
    return [word[:_LONGEST] for word in _WORD.findall(text.lower())]


def joined(words: Iterable[str]) -> str:
    """Words in one line with a space around each, addresses in their shortest form, to look for others in it."""
    all_words = tuple(words)
    return f" {' '.join(map(_SHORT.get, all_words, all_words))} "


def readings(text: str) -> Sequence[str]:
    """What an `unescaped` text says: with what stands in its tags, and without the tags."""
    whole = joined(words_of(text))
    return (whole, joined(words_of(_TAG.sub(" ", text)))) if "<" in text else (whole,)
