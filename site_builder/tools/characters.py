"""Characters that can't be seen, or that turn the order of letters round."""

from __future__ import annotations

import re
import unicodedata

ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]")


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
