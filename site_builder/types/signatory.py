"""Signatories: who signed the charter, what they promised and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Date, Id, Many, RefTo, Text, WebAddress, choice
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.site import ContentType, Site

WITHDRAWN_BEFORE_SIGNED = Code(
    "withdrawn-before-signed", Severity.ERROR, "A signatory withdrew before it signed."
)

Kind = Literal["organisation", "person"]
Sector = Literal[
    "council",
    "health",
    "housing",
    "charity",
    "faith",
    "business",
    "education",
    "justice",
    "community",
    "people",
]
PledgeStatus = Literal["planned", "under-way", "kept", "late", "dropped"]


@record
class Update:
    """News of a pledge on a date, with proof where there is some."""

    on: Date
    text: Text
    evidence: WebAddress | None = None


@record
class Pledge:
    """What a signatory promises to do for one commitment."""

    commitment: Annotated[Id, RefTo("commitment")]
    text: Text
    due: Date | None = None
    status: Annotated[PledgeStatus, choice(PledgeStatus)] = "planned"
    updates: Many[Update] = ()


@record
class Signatory(Entry):
    """Somebody who signed."""

    signed: Date
    sector: Annotated[Sector, choice(Sector)]
    kind: Annotated[Kind, choice(Kind)] = "organisation"
    organisation: Annotated[Id, RefTo("organisation")] | None = None
    withdrawn: Date | None = None
    statement: Markdown | None = None
    """Why they signed, in their own words."""
    pledges: Many[Pledge] = ()

    @model_validator(mode="after")
    def _signed_first(self) -> Signatory:
        if self.withdrawn and self.withdrawn < self.signed:
            raise Problem(
                WITHDRAWN_BEFORE_SIGNED,
                f"This says they withdrew on {self.withdrawn}, before they signed on {self.signed}.",
                "Check both dates.",
            )
        return self


def url(entry: Signatory) -> str:
    """Where its page is."""
    return f"/signatories/{entry.id}/"


def pages(site: Site) -> Iterator[Page]:
    """Its pages."""
    yield from ()


TYPE = ContentType(
    name="signatory",
    folder="signatories",
    model=Signatory,
    label="signatory",
    body="statement",
    url=url,
    pages=pages,
)
