"""Characters that can't be seen, that turn the order of letters round, or that are written in several ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")

_NOTHING: Final = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc"
NOTHING = re.compile(f"[{_NOTHING}]")
"""Characters that show nothing and say nothing, wherever they stand: soft hyphens, spaces without width."""
# Flags are made of tags after a black flag; anywhere else tags are a way to hide a text in another.
_TAGS = re.compile("(?<![\U000e0020-\U000e007f\U0001f3f4])[\U000e0000-\U000e007f]+")
# Joiners shape letters of Arabic and Indian scripts, and put small pictures together; between others they do nothing.
_JOINERS = re.compile("(?<![^\x00-\u05ff])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u05ff])")
# Marks of direction matter in a text that has letters from right to left; elsewhere they came along unseen.
_DIRECTIONS: Final = re.compile("[\u061c\u200e\u200f]")
_FROM_THE_RIGHT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

OTHER_LETTERS: Final[Mapping[str, str]] = {
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ø": "o",
    "ħ": "h",
    "ı": "i",
    "ŧ": "t",
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
    "þ": "th",
    # Arabic letters that other keyboards have as others
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ة": "ه",
    "ہ": "ه",
    "ھ": "ه",
}
"""Letters with what people type for them who don't have them."""
_LETTERS: Final = str.maketrans(dict(OTHER_LETTERS))
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0655\u0670\u0640]")


def has_odd(text: str) -> bool:
    """Whether `text` holds a control character or one that overrides the direction of text."""
    return ODD.search(text) is not None


def name_odd(text: str) -> str:
    """What the first odd character of `text` is, such as “U+202E (right-to-left override)”."""
    match = ODD.search(text)
    return name_character(match.group()) if match else ""


def name_character(character: str) -> str:
    """A character by its number and name."""
    name = unicodedata.name(character, "control character").lower()
    return f"U+{ord(character):04X} ({name})"


def cleaned(text: str) -> str:
    """A text in the one form that searching, sorting and comparing rely on.

    Letters are composed (NFC). What shows nothing and says nothing is left out; joiners and marks of direction stay where
    a script needs them.
    """
    if text.isascii():
        return text
    text = NOTHING.sub("", text)
    text = _TAGS.sub("", _JOINERS.sub("", text))
    if _DIRECTIONS.search(text):
        text = "\n".join(
            line if _FROM_THE_RIGHT.search(line) else _DIRECTIONS.sub("", line) for line in text.split("\n")
        )
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """A text as people type it who don't have its letters: small, and without marks: `Łódź` gives `lodz`.

    Searching folds the same way in the browser (find.js).
    """
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text).lower()).translate(_LETTERS)
    return unicodedata.normalize("NFC", bare)


_FIGURES: Final = str.maketrans("OoIl|", "00111")


def with_figures(text: str) -> str:
    """A text in which letters that look like figures are figures: `96O` gives `960`."""
    return text.translate(_FIGURES)
