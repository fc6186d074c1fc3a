"""What a service entry says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ModelWrapValidatorHandler, model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import (
    Date,
    EditorNote,
    EditorsOnly,
    Flag,
    Id,
    Line,
    Many,
    RefTo,
    Some,
    WebAddress,
    choice,
)
from site_builder.fields.phone import PhoneNumber, WhatsAppNumber
from site_builder.fields.record import record
from site_builder.hours.reading.record import Hours
from site_builder.language.speaking import N_
from site_builder.model.addresses import SERVICES, below
from site_builder.model.checked import Checked
from site_builder.model.contact import EmailField, PhoneField, PostalAddress, TextField, WebsiteField
from site_builder.model.entry import Entry, Markdown
from site_builder.model.place import Place, names_as_written
from site_builder.model.shapes import Link
from site_builder.types.service.access import Access, Eligibility
from site_builder.types.service.accommodation import Accommodation
from site_builder.types.service.activity_times import with_days

ACTIVITY_PLACE_UNKNOWN = Code(
    "activity-place-unknown", Severity.ERROR, "An activity names a place the service doesn't have."
)
NOTICE_REVERSED = Code("notice-reversed", Severity.ERROR, "A notice ends before it begins.")

NEED = RefTo("need")
AREA = RefTo("area")
ORGANISATION = RefTo("organisation")

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
    needs: Many[Annotated[Id, NEED]] = ()
    """What it helps with."""
    run_by: Annotated[Id, ORGANISATION] | None = None
    """When another organisation runs it here."""
    place: Line = ""
    """The name of one of the service's places, when there are several."""
    is_at_private_place: bool = field(init=False, default=False)
    hours: Hours | None = None
    """When it happens. Times without days are on the days of the service."""
    phones: Many[PhoneField] = ()
    """Numbers to ring about this alone."""


def _is_web_address(line: str) -> bool:
    return line.startswith(("https://", "http://"))


def _web_addresses(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Those that may be shown; other words are dropped as soon as they are read, like editors' notes."""
    return tuple(line for line in lines if _is_web_address(line))


@record
class Service(Entry):
    """Something a person can go to, ring or be visited by."""

    organisation: Annotated[Id, ORGANISATION]
    """Who runs it."""
    needs: Some[Annotated[Id, NEED]]
    """What it helps with; the first is its main one."""
    other_names: Many[Line] = ()
    """Other names people use for it; shown, and searched."""
    description: Markdown | None = None
    """More about it, in a few paragraphs."""
    status: Annotated[Status, choice(Status)] = "open"
    """Whether it can be used now."""
    reopens: Date | None = None
    """The day a service that is closed for now should be open again. Pages say so from that day on."""
    notice: Notice | None = None
    instead: Many[Annotated[Id, RefTo("service")]] = ()
    """Where to go when this is closed."""
    part_of: Annotated[Id, RefTo("service")] | None = None
    """The service this is a part of."""
    happens_at: Annotated[Id, RefTo("service")] | None = None
    """The service in whose building this happens."""
    areas: Many[Annotated[Id, AREA]] = ()
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
    text: Many[TextField] = ()
    """A number for text messages, with the word to send if there is one."""
    whatsapp: WhatsAppNumber | None = None
    """A number for WhatsApp."""
    textphone: PhoneNumber | None = None
    """A number for textphones, often starting with 18001."""
    email: Many[EmailField] = ()
    """An address that somebody reads."""
    website: Many[WebsiteField] = ()
    """Its own page about this service."""
    form: WebAddress | None = None
    """A form people can fill in."""
    social: Many[WebAddress] = ()
    """Its pages on social media."""
    postal_address: PostalAddress | None = None
    """Where letters go, if it has an address for those. It is public: never that of a place that isn't."""
    languages: Many[Line] = ()
    """Languages spoken there, besides English if that is said too."""
    accommodation: Accommodation | None = None
    risky: Flag = False
    """Whether being seen on this page could put somebody in danger."""
    checked: Checked | None = None
    sources: Annotated[Many[Line], AfterValidator(_web_addresses), EditorsOnly(_is_web_address)] = ()
    """Where it is known from. Web addresses are shown; other words are for editors."""
    notes: EditorNote = ""
    """For editors only; dropped while reading."""

    @model_validator(mode="wrap")
    @classmethod
    def _activities_have_places(cls, written: Any, read: ModelWrapValidatorHandler[Service]) -> Service:
        service = read(with_days(written))
        if any(activity.place for activity in service.activities):
            names = names_as_written(written.get("places", ()))
            for number, activity in enumerate(service.activities):
                service._put_in_place(activity, number, names)
        return service

    def _put_in_place(self, activity: Activity, number: int, names: Sequence[str]) -> None:
        """Check where an activity happens while all names of places are known, and keep what may be shown of that."""
        if activity.place and activity.place not in names:
            listed = ", ".join(f"`{name}`" for name in sorted(set(names)) if name) or "none with a name"
            raise Problem(
                ACTIVITY_PLACE_UNKNOWN,
                f"The activity `{activity.name}` happens at `{activity.place}`, which isn't one of the places above.",
                f"The places here are: {listed}.",
                at=("activities", number, "place"),
            )
        shown = [place.name for name, place in zip(names, self.places, strict=True) if name == activity.place]
        if activity.place and not all(shown):
            object.__setattr__(activity, "place", "")
            object.__setattr__(activity, "is_at_private_place", True)


LIST = Link(N_("Services"), SERVICES)
"""The list that all others are below."""


def url(service: Service) -> str:
    """Where a service's page is."""
    return below(SERVICES, service.id)
