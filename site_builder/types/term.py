"""The glossary: terms in plain words; their short forms are explained on first use on each page."""

from __future__ import annotations

from site_builder.model.entry import Entry
from site_builder.model.fields import Line, Text
from site_builder.model.record import record


@record
class Term(Entry):
    """A term of the field."""

    short: Line = ""
    """The short form, such as `SWEP`."""
    meaning: Text
