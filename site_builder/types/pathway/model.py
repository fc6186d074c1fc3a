"""What a pathway says: for whom it is, how people get in, and its steps with their branches."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from site_builder.fields.kinds import Flag, Id, Line, Many, Number, RefTo, Some, Text, WebAddress
from site_builder.fields.record import record
from site_builder.model.addresses import PATHWAYS, below
from site_builder.model.checked import Checked
from site_builder.model.entry import Entry, Markdown
from site_builder.types.pathway.criteria import Criteria, Panel

AT_RISK = RefTo("at_risk")
NEED = RefTo("need")
ORGANISATION = RefTo("organisation")
RESOURCE = RefTo("resource")
SERVICE = RefTo("service")


@record
class Branch:
    """What happens when something is so: go to another step, or straight to a service."""

    if_: Annotated[Line, Field(alias="if")]
    """Such as "If there is no bed tonight"."""
    go_to: Id | None = None
    """The id of a later step."""
    text: Text = ""
    """What happens then."""
    services: Many[Annotated[Id, SERVICE]] = ()
    """Where to go then."""


@record
class Step:
    """One step, in plain words to the person, with what a worker needs beside it."""

    id: Id
    """A short name for other steps to point at; it is part of a web address."""
    name: Line
    """What the step is, such as "Ring the council"."""
    text: Text
    """What happens, told to the person."""
    services: Many[Annotated[Id, SERVICE]] = ()
    """The services that take this step."""
    who: Line = ""
    """Who does it."""
    how_soon: Line = ""
    """How soon it happens."""
    if_refused: Text = ""
    """What to do when the answer is no."""
    branches: Many[Branch] = ()
    """What happens instead when something is so."""
    next: Id | None = None
    """The id of the step after this one, where it isn't simply the next in the list."""
    last: Flag = False
    """Whether the route ends here."""
    for_workers: Text = ""
    """What only a worker needs to know about it."""


@record
class Referral:
    """How somebody is referred into the pathway."""

    who_may: Many[Line] = ()
    """Who may refer."""
    duty: Text = ""
    """The legal duty, if there is one."""
    form: WebAddress | None = None
    """The form to fill in."""
    consent: Text = ""
    """What the person has to agree to."""
    response: Line = ""
    """How fast there is an answer."""
    if_refused: Text = ""
    """What to do when the answer is no."""
    open_referral: Text = ""
    """How the door stays open for somebody who says no now, or was refused."""


@record
class Pathway(Entry):
    """A route through help."""

    situation: Line
    """The situation in the person's words, such as "I am leaving prison"."""
    needs: Many[Annotated[Id, NEED]] = ()
    """What it helps with."""
    who_for: Many[Line] = ()
    """Who it is for, one line each."""
    not_for: Many[Line] = ()
    """Who it isn't for, and where they go instead."""
    at_risk: Many[Annotated[Id, AT_RISK]] = ()
    """The groups at risk and points of transition that it is for."""
    lead: Annotated[Id, ORGANISATION]
    """The organisation that answers for it."""
    capacity: Line = ""
    """How many people it can take."""
    referral: Referral | None = None
    criteria: Criteria | None = None
    panel: Panel | None = None
    steps: Some[Step]
    """The steps, in order."""
    resources: Many[Annotated[Id, RESOURCE]] = ()
    """Agreements and forms that workers need."""
    checked: Checked | None = None
    risky: Flag = False
    """Whether being seen on this page could put somebody in danger."""
    order: Number = 100
    """Its place among the pathways; smaller comes first."""
    introduction: Markdown | None = None
    """What to know before the first step."""
    for_workers: Markdown | None = None
    """What only workers need to know."""


def url(pathway: Pathway) -> str:
    """Where the page for the person is."""
    return below(PATHWAYS, pathway.id)


def worker_url(pathway: Pathway) -> str:
    """Where the page for workers is."""
    return below(PATHWAYS, pathway.id, "for-workers")
