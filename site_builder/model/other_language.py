"""Words of languages that the site isn't written in, by which people search."""

from __future__ import annotations

from site_builder.fields.kinds import Line, Some
from site_builder.fields.record import record


@record
class OtherLanguage:
    """What people call something in a language that the site isn't written in."""

    language: Line
    """The language, as services name those that they speak."""
    words: Some[Line]
    """The words."""
