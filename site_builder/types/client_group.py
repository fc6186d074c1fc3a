"""Client groups: the people a service is for."""

from __future__ import annotations

from site_builder.fields.kinds import Line, Many, Number
from site_builder.fields.record import record
from site_builder.language.speaking import N_
from site_builder.model.addresses import CLIENT_GROUPS, below
from site_builder.model.entry import Entry, Markdown
from site_builder.model.site import ContentType


@record
class ClientGroup(Entry):
    """A group of people, in words that they would choose: "Young people (16 to 25)"."""

    also_called: Many[Line] = ()
    """Other words for them; searched."""
    order: Number = 100
    """Its place among the groups; smaller comes first."""
    about: Markdown | None = None
    """What to know first, shown above the services."""


def url(entry: ClientGroup) -> str:
    """Where the list of services for it is."""
    return below(CLIENT_GROUPS, entry.id)


TYPE = ContentType(
    name="client_group",
    folder="client-groups",
    model=ClientGroup,
    label="client group",
    search_kind=N_("Who it is for"),
    body="about",
    url=url,
)
