"""Areas: the parts of the borough people know by name."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Line, Many, Number
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site

UNUSED = Code("area-unused", Severity.WARNING, "No service is in an area.")


@record
class Area(Entry):
    """A part of the place the site covers."""

    also_called: Many[Line] = ()
    """Villages, estates and other names for it or inside it; searched."""
    order: Number = 100
    """Its place among the areas; smaller comes first."""
    about: Markdown | None = None
    """What to know first, shown above the services."""


def url(entry: Area) -> str:
    """Where its page is."""
    return f"/areas/{entry.id}/"


def check_use(site: Site) -> Iterator[Diagnostic]:
    """A list that leads nowhere disappoints people in trouble."""
    for entry in site.all(Area):
        if not site.referrers(entry, "service"):
            yield Diagnostic(
                site.span(entry, "name"),
                UNUSED,
                f"No service is in the area “{entry.name}”, so its page would be empty.",
                f"Write `{entry.id}` into the `areas:` of a service, or delete this file.",
            )


TYPE = ContentType(
    name="area",
    folder="areas",
    model=Area,
    label="area",
    body="about",
    url=url,
    checks=(check_use,),
)
