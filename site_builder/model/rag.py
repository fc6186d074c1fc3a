"""Red, amber and green, the marks that plans and assessments give; always shown with their word and a shape."""

from __future__ import annotations

from typing import Literal

from site_builder.language.speaking import N_, _
from site_builder.model.shapes import Tag

Rag = Literal["red", "amber", "green"]

RAG_TONES: dict[Rag, str] = {"red": "bad", "amber": "care", "green": "good"}
"""The tone that gives each mark its shape and colour."""
_NAMES: dict[Rag, str] = {"red": N_("Red"), "amber": N_("Amber"), "green": N_("Green")}


def rag_tag(rag: Rag | None, own: str = "") -> Tag | None:
    """A mark as it is shown, with the word that its plan has for it."""
    if rag is None:
        return None
    name = _(_NAMES[rag])
    return Tag(_("%(colour)s: %(word)s", colour=name, word=own) if own else name, RAG_TONES[rag])
