"""What a service entry says."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import (
    Date,
    EditorNote,
    Email,
    Flag,
    Id,
    Line,
    Many,
    RefTo,
    Some,
    WebAddress,
    choice,
)
from site_builder.fields.record import record
from site_builder.hours.reading.record import Hours
from site_builder.model.addresses import SERVICES, below
from site_builder.model.checked import Checked
from site_builder.model.contact import PhoneField, PhoneNumber
from site_builder.model.entry import Entry, Markdown
from site_builder.model.place import Place
from site_builder.types.service.access import Access, Eligibility
from site_builder.types.service.accommodation import Accommodation

ACTIVITY_PLACE_UNKNOWN = Code(
    "activity-place-unknown", Severity.ERROR, "An activity names a place the service doesn't have."
)
NOTICE_REVERSED = Code("notice-reversed", Severity.ERROR, "A notice ends before it begins.")

Status = Literal["open", "temporarily-closed", "closed", "seasonal"]


@record
class Notice:
    """Something to know for a while, such as "No hot water this week"."""

    text: Line
    """What to know."""
    from_: Annotated[Date | None, Field(alias="from")] = None
    """The first day it is shown."""
    until: Date | None = None
    """The last day it is shown."""

    @model_validator(mode="after")
    def _in_order(self) -> Notice:
        if self.from_ and self.until and self.until < self.from_:
            raise Problem(
                NOTICE_REVERSED,
                "This notice ends before it begins.",
                "Check `from` and `until`.",
                at=("until",),
            )
        return self


@record
class Activity:
    """Something inside the service with its own hours, place or contact, such as breakfast or a visiting clinic."""

    name: Line
    """What people call it."""
    summary: Line = ""
    """One sentence about it."""
    needs: Many[Annotated[Id, RefTo("need")]] = ()
    """What it helps with."""
    run_by: Annotated[Id, RefTo("organisation")] | None = None
    """When another organisation runs it here."""
    place: Line = ""
    """The name of one of the service's places, when there are several."""
    hours: Hours | None = None
    """When it happens."""
    phones: Many[PhoneField] = ()
    """Numbers to ring about this alone."""


@record
class Service(Entry):
    """Something a person can go to, ring or be visited by."""

    organisation: Annotated[Id, RefTo("organisation")]
    """Who runs it."""
    needs: Some[Annotated[Id, RefTo("need")]]
    """What it helps with; the first is its main one."""
    other_names: Many[Line] = ()
    """Other names people use for it; shown, and searched."""
    description: Markdown | None = None
    """More about it, in a few paragraphs."""
    status: Annotated[Status, choice(Status)] = "open"
    """Whether it can be used now."""
    notice: Notice | None = None
    instead: Many[Annotated[Id, RefTo("service")]] = ()
    """Where to go when this is closed."""
    part_of: Annotated[Id, RefTo("service")] | None = None
    """The service this is a part of."""
    happens_at: Annotated[Id, RefTo("service")] | None = None
    """The service in whose building this happens."""
    areas: Many[Annotated[Id, RefTo("area")]] = ()
    """The areas it serves; areas of its places are added by themselves."""
    for_: Annotated[Eligibility | None, Field(alias="for")] = None
    access: Access | None = None
    places: Many[Place] = ()
    """Where it happens; several if there are several."""
    hours: Hours | None = None
    """When it is open; see opening hours below."""
    activities: Many[Activity] = ()
    """What happens inside it at times, places or numbers of its own."""
    phones: Many[PhoneField] = ()
    """Numbers to ring, the first one first."""
    text: PhoneNumber | None = None
    """A number for text messages."""
    whatsapp: PhoneNumber | None = None
    """A number for WhatsApp."""
    textphone: PhoneNumber | None = None
    """A number for textphones, often starting with 18001."""
    email: Email | None = None
    """An address that somebody reads."""
    website: WebAddress | None = None
    """Its own page about this service."""
    form: WebAddress | None = None
    """A form people can fill in."""
    languages: Many[Line] = ()
    """Languages spoken there, besides English if that is said too."""
    accommodation: Accommodation | None = None
    risky: Flag = False
    """Whether being seen on this page could put somebody in danger."""
    checked: Checked | None = None
    sources: Many[Line] = ()
    """Where it is known from. Web addresses are shown; other words are for editors."""
    notes: EditorNote = ""
    """For editors only; dropped while reading."""

    @model_validator(mode="after")
    def _activities_have_places(self) -> Service:
        names = {place.name for place in self.places}
        for place, activity in enumerate(self.activities):
            if activity.place and activity.place not in names:
                listed = ", ".join(f"`{name}`" for name in sorted(names) if name) or "none with a name"
                raise Problem(
                    ACTIVITY_PLACE_UNKNOWN,
                    f"The activity `{activity.name}` happens at `{activity.place}`, which isn't one of the places above.",
                    f"The places here are: {listed}.",
                    at=("activities", place, "place"),
                )
        return self


def url(service: Service) -> str:
    """Where a service's page is."""
    return below(SERVICES, service.id)
