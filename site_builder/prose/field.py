"""The field type for text that authors write in Markdown: the text is rendered once, while it is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationInfo

from site_builder.diagnostics import Problem, Problems
from site_builder.fields.country import GB
from site_builder.fields.readers import read_text
from site_builder.prose.prose import Prose, ProseImage, render_prose


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What reading values depends on: for texts the path the site is served under and the pictures they may show.

    `today` is the day that nothing which has happened can lie after; None where that isn't asked.
    """

    base_path: str = "/"
    images: Mapping[str, ProseImage] = field(default_factory=dict)
    today: date | None = None
    ids: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The ids of all entries there will be, by content type, to say what was meant by one that can't be."""
    country: str = GB
    """Where the site is: how numbers are dialled and postcodes written."""


def read_prose(value: Any, info: ValidationInfo) -> Prose:
    """Render an author's Markdown, or raise all that is wrong with it at once."""
    return value if isinstance(value, Prose) else _rendered(value, info.context or ReadingContext())


def rendered_ahead(text: str | None, context: ReadingContext) -> Prose | None:
    """The text below front matter, rendered before the fields are read; None where that can't be.

    Whatever is wrong with the text is found, and said, when its field is read.
    """
    try:
        return _rendered(text, context) if text else None
    except (Problem, Problems):
        return None


def _rendered(value: Any, context: ReadingContext) -> Prose:
    text = read_text(value)
    # Empty lines above the text count, so that places in it are places in the file.
    above = value[: len(value) - len(value.lstrip())].count("\n")
    prose, issues = render_prose(
        "\n" * above + text, base_path=context.base_path, images=context.images, country=context.country
    )
    if issues:
        raise Problems([Problem(i.code, i.message, i.hint, offset=i.column - 1, line=i.line) for i in issues])
    return prose
