"""Needs: what people come for. The tiles on the first screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.fields.kinds import Flag, Line, Many, Number
from site_builder.fields.record import record
from site_builder.language.words import sort_key
from site_builder.model.addresses import NEEDS, below
from site_builder.model.entry import Entry, Markdown
from site_builder.model.shapes import Tile
from site_builder.model.site import ContentType, Site

UNUSED = Code("need-unused", Severity.WARNING, "No service meets a need.")


@record
class Need(Entry):
    """Something a person needs, in the words they would use."""

    also_called: Many[Line] = ()
    """Everyday words for it, such as "nowhere to sleep"; searched."""
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


def in_order(site: Site) -> Sequence[Need]:
    """All needs in the order of their tiles."""
    return sorted(site.all(Need), key=lambda need: (need.order, sort_key(need.name), need.id))


def tile(need: Need, count: int = 0) -> Tile:
    """A need as a large button, with how many services meet it where that is known."""
    return Tile(need.name, url(need), need.icon or "door", need.summary, count)


def url(entry: Need) -> str:
    """Where its page is."""
    return below(NEEDS, entry.id)


def check_use(site: Site) -> Iterator[Diagnostic]:
    """A list that leads nowhere disappoints people in trouble."""
    for entry in site.all(Need):
        if not site.referrers(entry, "service"):
            yield Diagnostic(
                site.span(entry, "name"),
                UNUSED,
                f"No service meets the need “{entry.name}”, so its page would be empty.",
                f"Write `{entry.id}` into the `needs:` of a service, or delete this file.",
            )


TYPE = ContentType(
    name="need",
    folder="needs",
    model=Need,
    label="need",
    body="advice",
    url=url,
    checks=(check_use,),
)
