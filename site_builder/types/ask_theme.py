"""Themes of asks: what several asks, whoever they go to, are about."""

from __future__ import annotations

from site_builder.fields.kinds import Number
from site_builder.fields.record import record
from site_builder.language.speaking import N_
from site_builder.model.addresses import ASKS_ABOUT, below
from site_builder.model.entry import Entry, Markdown
from site_builder.model.site import ContentType


@record
class AskTheme(Entry):
    """What several asks are about."""

    order: Number = 100
    """Its place among the themes; smaller comes first."""
    about: Markdown | None = None
    """What to know first."""


def url(theme: AskTheme) -> str:
    """Where the page with all asks about it is."""
    return below(ASKS_ABOUT, theme.id)


TYPE = ContentType(
    name="ask_theme",
    folder="ask-themes",
    model=AskTheme,
    label="ask theme",
    search_kind=N_("Asks"),
    body="about",
    url=url,
)
