"""Commitments: the numbered promises of the charter."""

from __future__ import annotations

from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Number, Text
from site_builder.model.record import record


@record
class Commitment(Entry):
    """One promise, citable by its number."""

    number: Number
    text: Text
    """The promise, word for word as adopted."""
    why: Text = ""
    about: Markdown | None = None
