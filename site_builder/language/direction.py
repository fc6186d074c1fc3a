"""Which way a language is written, and the characters that keep two ways of writing apart (isolates of Unicode's UAX 9)."""

from __future__ import annotations

from typing import Final

FIRST_STRONG: Final = "\u2068"
"""What follows goes the way of its own first letter, whatever stands around it."""
LEFT_TO_RIGHT: Final = "\u2066"
"""What follows goes from left to right."""
POP: Final = "\u2069"
"""Here ends what the last of these began."""

_RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur", "ps", "ku", "ckb", "yi"})


def is_right_to_left(tag: str) -> bool:
    """Whether a language, by its tag, is written from the right."""
    return tag.partition("-")[0] in _RIGHT_TO_LEFT
