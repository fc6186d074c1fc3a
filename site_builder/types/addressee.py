"""Addressees: whom asks go to, such as a department, local government, the third sector or anybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from site_builder.diagnostics import Diagnostic
from site_builder.fields.kinds import Id, Line, Many, Number, RefTo, Text
from site_builder.fields.record import record
from site_builder.language.speaking import N_
from site_builder.model.addresses import ASKS_TO, below
from site_builder.model.credit import Credit
from site_builder.model.entry import Entry, Markdown
from site_builder.model.figure import Figure, check_figures
from site_builder.model.site import ContentType, Site


@record
class Addressee(Entry):
    """Whom asks go to."""

    short: Line = ""
    """Its short form, such as "DWP"."""
    kind: Line = ""
    """What it is: "Government department", "Everybody"."""
    organisation: Annotated[Id, RefTo("organisation")] | None = None
    """Its page as an organisation, where it has one here."""
    success: Many[Text] = ()
    """What success looks like."""
    barriers: Many[Text] = ()
    """What stands in the way."""
    changes: Many[Text] = ()
    """What has to change."""
    figures: Many[Figure] = ()
    """The figures behind all that is asked of it."""
    credit: Credit | None = None
    """The paper that what is asked of it comes from."""
    order: Number = 100
    """Its place among addressees; smaller comes first."""
    about: Markdown | None = None
    """What to know first."""


def url(addressee: Addressee) -> str:
    """Where the page with all that is asked of it is."""
    return below(ASKS_TO, addressee.id)


def check_addressees(site: Site) -> Iterator[Diagnostic]:
    """Warn of figures that nobody can check."""
    for addressee in site.all(Addressee):
        yield from check_figures(site, addressee, "figures", addressee.figures)


TYPE = ContentType(
    name="addressee",
    folder="addressees",
    model=Addressee,
    label="addressee",
    search_kind=N_("Asks"),
    body="about",
    url=url,
    checks=(check_addressees,),
)
