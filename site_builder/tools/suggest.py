"""Finds what an author probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

_FEW: Final = 8


def nearest(text: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word most like the given one, or None when none is near; a `likeness` of 1 is the word itself."""
    found = get_close_matches(text.lower(), sorted(known), n=1, cutoff=likeness)
    return found[0] if found else None


def did_you_mean(text: str, known: Iterable[str], limit: int = 12) -> str:
    """A hint sentence: the nearest known word, and all of them when they are few.

    `limit` is how many are few where none is near.
    """
    words = sorted(known)
    near = nearest(text, words)
    listed = "It can be " + ", ".join(f"`{word}`" for word in words) + "." if words else ""
    if near:
        return f"Did you mean `{near}`? {listed if 1 < len(words) <= _FEW else ''}".strip()
    return (
        listed
        if listed and len(words) <= limit
        else "Look at the list of known ones and choose one of those."
    )
