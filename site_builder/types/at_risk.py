"""Groups at risk of homelessness, and points of transition at which people lose their home."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from site_builder.diagnostics import Diagnostic
from site_builder.fields.kinds import Id, KindId, Many, Number, RefTo, Text
from site_builder.fields.record import record
from site_builder.language.speaking import N_
from site_builder.model.addresses import AT_RISK, below
from site_builder.model.credit import Credit
from site_builder.model.entry import Entry, Markdown
from site_builder.model.figure import Figure, check_figures
from site_builder.model.kinds import RiskKind
from site_builder.model.shapes import Item
from site_builder.model.site import ContentType, Site


@record
class AtRisk(Entry):
    """People who are likelier than others to lose their home, or a moment at which many do."""

    kind: Annotated[KindId, RefTo("risk_kind")]
    """What sort of risk it is: a group of people, a point of transition, or whatever the forum calls it."""
    why: Text = ""
    """Why they are at risk."""
    client_group: Annotated[Id, RefTo("client_group")] | None = None
    """The client group with the services for them."""
    figures: Many[Figure] = ()
    """What is known in figures."""
    credit: Credit | None = None
    """The paper that names them, if one does."""
    order: Number = 100
    """Its place among those of its kind; smaller comes first."""
    about: Markdown | None = None
    """More about them."""


def url(entry: AtRisk) -> str:
    """Where its page is."""
    return below(AT_RISK, entry.id)


def item(site: Site, entry: AtRisk) -> Item:
    """One of them in a list."""
    kind = site.find(RiskKind, entry.kind)
    return Item(entry.name, url(entry), entry.summary or entry.why, f"{kind.name}." if kind else "")


def check_at_risk(site: Site) -> Iterator[Diagnostic]:
    """Warn of figures that nobody can check."""
    for entry in site.all(AtRisk):
        yield from check_figures(site, entry, "figures", entry.figures)


TYPE = ContentType(
    name="at_risk",
    folder="at-risk",
    model=AtRisk,
    label="at risk",
    search_kind=N_("Who is at risk"),
    body="about",
    url=url,
    item=item,
    checks=(check_at_risk,),
)
