"""The base of every entry, and the one line of text about it that lists and searches show."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from site_builder.fields.kinds import Id, Line, Many, PastDay
from site_builder.fields.readers import a_few
from site_builder.fields.record import record
from site_builder.prose.field import read_prose
from site_builder.prose.prose import Prose

Markdown = Annotated[Prose, BeforeValidator(read_prose)]
"""A field, or a file's body, that authors write in Markdown."""


@record
class Entry:
    """One file of content. `id` is the file's name without its ending; `file` is its path as the author knows it."""

    id: str
    file: str
    name: Line
    """What it is called."""
    summary: Line = ""
    """One sentence about it, shown in lists and search results."""
    updated: PastDay | None = None
    """When the text last changed, where the history of the files doesn't say."""
    search_words: Many[Line] = ()
    """Other words people use for it; they are searched but not shown."""
    formerly: Annotated[Many[Id], AfterValidator(a_few)] = ()
    """What its file was called before, without its ending; the old address then leads to the page as it is now."""
