"""Finds what an author probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known word most like the given one, or None when none is near."""
    found = get_close_matches(text.lower(), sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(text: str, known: Iterable[str], limit: int = 12) -> str:
    """A hint sentence: the nearest known word, and all of them when they are few."""
    words = sorted(known)
    near = nearest(text, words)
    listed = "" if len(words) > limit else "It can be " + ", ".join(f"`{word}`" for word in words) + "."
    if near:
        return f"Did you mean `{near}`? {listed}".strip()
    return listed or "Look at the list of known ones and choose one of those."
