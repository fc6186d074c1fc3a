"""Red, amber and green, the marks that plans and assessments give; always shown with their word and a shape."""

from __future__ import annotations

from typing import Literal

from site_builder.language.speaking import N_, _
from site_builder.model.shapes import Tag

Rag = Literal["red", "amber", "green"]

RAG_TONES: dict[Rag, str] = {"red": "bad", "amber": "care", "green": "good"}
"""The tone that gives each mark its shape and colour."""
_NAMES: dict[Rag, str] = {"red": N_("Red"), "amber": N_("Amber"), "green": N_("Green")}


def rag_tag(rag: Rag | None) -> Tag | None:
    """A mark as it is shown."""
    return Tag(_(_NAMES[rag]), RAG_TONES[rag]) if rag else None
