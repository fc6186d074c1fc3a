"""Pages that gather asks: those to one addressee, about one theme, or about people at risk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.language.speaking import _
from site_builder.language.words import counted, sentence
from site_builder.model.credit import Credit, credit_facts
from site_builder.model.figure import FigureView, figure_views
from site_builder.model.kinds import RiskKind, kind_facts
from site_builder.model.shapes import Fact, Item, Link, Section
from site_builder.model.site import Site
from site_builder.prose.blocks import HasHtml, paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.addressee import Addressee
from site_builder.types.ask import Ask
from site_builder.types.ask_theme import AskTheme
from site_builder.types.at_risk import AtRisk
from site_builder.types.client_group import ClientGroup
from site_builder.types.organisation import Organisation
from site_builder.types.pathway.model import Pathway
from site_builder.types.service.model import Service


@dataclass(frozen=True, slots=True)
class AskedView:
    """What asked.html shows."""

    summary: str
    facts: Sequence[Fact]
    why: HasHtml | None
    text: HasHtml | None
    figures: Sequence[FigureView]
    success: Sequence[str]
    barriers: Sequence[str]
    changes: Sequence[str]
    total: str
    asks: Sequence[Item]
    sections: Sequence[Section]
    credit: Sequence[Fact]
    credit_note: str


def addressee_view(site: Site, addressee: Addressee, asks: Sequence[Ask]) -> AskedView:
    """Work out the page of all that is asked of somebody."""
    return AskedView(
        summary=addressee.summary,
        facts=tuple(_addressee_facts(site, addressee)),
        why=None,
        text=embedded(addressee.about, 2, "about"),
        figures=figure_views(addressee.figures),
        success=addressee.success,
        barriers=addressee.barriers,
        changes=addressee.changes,
        total=_total(asks),
        asks=tuple(site.item(each) for each in asks),
        sections=(),
        credit=_credit(addressee.credit),
        credit_note=addressee.credit.note if addressee.credit else "",
    )


def theme_view(site: Site, theme: AskTheme, asks: Sequence[Ask]) -> AskedView:
    """Work out the page of all asks about a theme."""
    return AskedView(
        summary=theme.summary,
        facts=(),
        why=None,
        text=embedded(theme.about, 2, "about"),
        figures=(),
        success=(),
        barriers=(),
        changes=(),
        total=_total(asks),
        asks=tuple(site.item(each) for each in asks),
        sections=(),
        credit=(),
        credit_note="",
    )


def at_risk_view(site: Site, entry: AtRisk) -> AskedView:
    """Work out the page of people at risk, with the asks, pathways and services that name them."""
    asks = [site.item(each.source) for each in site.referrers(entry, Ask, "at_risk")]
    return AskedView(
        summary=entry.summary,
        facts=tuple(_risk_facts(site, entry)),
        why=paragraphs(entry.why),
        text=embedded(entry.about, 2, "about"),
        figures=figure_views(entry.figures),
        success=(),
        barriers=(),
        changes=(),
        total="",
        asks=tuple(asks),
        sections=tuple(_help(site, entry)),
        credit=_credit(entry.credit),
        credit_note=entry.credit.note if entry.credit else "",
    )


def _total(asks: Sequence[Ask]) -> str:
    return sentence(counted("%(num)s ask", "%(num)s asks", len(asks)))


def _credit(credit: Credit | None) -> tuple[Fact, ...]:
    return tuple(credit_facts(credit)) if credit else ()


def _addressee_facts(site: Site, addressee: Addressee) -> Iterator[Fact]:
    if addressee.short:
        yield Fact(_("Also called"), addressee.short)
    if addressee.kind:
        yield Fact(_("Kind"), addressee.kind)
    for link in site.links(Organisation, [addressee.organisation]):
        yield Fact(_("Organisation"), link.label, link.url)


def _risk_facts(site: Site, entry: AtRisk) -> Iterator[Fact]:
    yield from kind_facts(site.find(RiskKind, entry.kind))
    for link in site.links(ClientGroup, [entry.client_group]):
        yield Fact(_("Services for them"), link.label, link.url)


def _help(site: Site, entry: AtRisk) -> Iterator[Section]:
    """The pathways and services that are meant for them."""
    pathways: list[Link] = [site.link(each.source) for each in site.referrers(entry, Pathway)]
    if pathways:
        items = [Item(link.label, link.url) for link in pathways]
        yield Section(_("Pathways"), "pathways", items=items)
    services = [site.card(each.source) for each in site.referrers(entry, Service)]
    if services:
        yield Section(_("Services"), "services", cards=services)
