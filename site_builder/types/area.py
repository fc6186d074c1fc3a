"""Areas: the parts of the borough people know by name, and the places in them from which distances are told."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.fields.kinds import Line, Many, Number
from site_builder.fields.location import Coordinates, Outcode
from site_builder.fields.record import record
from site_builder.language.speaking import N_
from site_builder.language.words import sort_key
from site_builder.model.addresses import AREAS, below
from site_builder.model.entry import Entry, Markdown
from site_builder.model.site import ContentType, Site
from site_builder.model.traits import in_order

PLACE_TWICE = Code(
    "place-twice", Severity.ERROR, "Two places from which distances are told have the same name."
)


@record
class KnownPlace:
    """Somewhere people start from: a village, an estate, a station, a postcode district."""

    name: Line
    """What people call it."""
    coordinates: Coordinates
    """Its middle: latitude and longitude in degrees (WGS 84)."""
    also_called: Many[Line] = ()
    """Other names for it."""
    outcodes: Many[Outcode] = ()
    """The first halves of the postcodes there."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that it can be called by."""
        return (self.name, *self.also_called, *self.outcodes)


@record
class Area(Entry):
    """A part of the place the site covers."""

    also_called: Many[Line] = ()
    """Villages, estates and other names for it or inside it; searched."""
    order: Number = 100
    """Its place among the areas; smaller comes first."""
    places: Many[KnownPlace] = ()
    """Places in it that people can type to see what is near."""
    about: Markdown | None = None
    """What to know first, shown above the services."""


def url(entry: Area) -> str:
    """Where its page is."""
    return below(AREAS, entry.id)


def known_places(site: Site) -> Iterator[KnownPlace]:
    """The places people can type to see what is near, those of the first area first."""
    for area in in_order(site.all(Area)):
        yield from area.places


def check_places(site: Site) -> Iterator[Diagnostic]:
    """A name that is typed can lead to one place only."""
    taken: dict[str, str] = {}
    for area in site.all(Area):
        for number, place in enumerate(area.places):
            here = f"“{place.name}” in {area.file}"
            for name in place.names:
                before = taken.setdefault(sort_key(name), here)
                if before is not here:
                    yield Diagnostic(
                        site.span(area, "places", number),
                        PLACE_TWICE,
                        f"`{name}` is the name of two places: {before}, and {here}.",
                        "Call one of them something else, such as “Mill Street, Northport”, or take it out.",
                    )


TYPE = ContentType(
    name="area",
    folder="areas",
    model=Area,
    label="area",
    search_kind=N_("Area"),
    body="about",
    url=url,
    checks=(check_places,),
)
