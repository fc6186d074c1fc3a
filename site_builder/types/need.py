"""Needs: what people come for. The tiles on the first screen."""

from __future__ import annotations

from site_builder.fields.kinds import Flag, Line, Many, Number
from site_builder.fields.record import record
from site_builder.language.speaking import N_
from site_builder.model.addresses import NEEDS, below
from site_builder.model.entry import Entry, Markdown
from site_builder.model.other_language import OtherLanguage
from site_builder.model.shapes import Tile
from site_builder.model.site import ContentType


@record
class Need(Entry):
    """Something a person needs, in the words they would use."""

    also_called: Many[Line] = ()
    """Everyday words for it, such as "nowhere to sleep"; searched."""
    other_languages: Many[OtherLanguage] = ()
    """Words for it in other languages; searched, and they lead to who speaks them too."""
    order: Number = 100
    """Its place among the tiles; smaller comes first."""
    help_now: Flag = False
    """Whether it belongs on the help-now page."""
    risky: Flag = False
    """Whether being seen on its pages could put somebody in danger; they get the control to leave quickly."""
    icon: Line = ""
    """The name of one of the theme's icons."""
    advice: Markdown | None = None
    """What to know or do first, shown above the services."""


def tile(need: Need) -> Tile:
    """A need as a large button."""
    return Tile(need.name, url(need), need.icon or "door", need.summary)


def url(entry: Need) -> str:
    """Where its page is."""
    return below(NEEDS, entry.id)


TYPE = ContentType(
    name="need",
    folder="needs",
    model=Need,
    label="need",
    search_kind=N_("Need"),
    body="advice",
    url=url,
)
