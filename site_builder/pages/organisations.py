"""Organisations with everything they do: services, pledges, actions, groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.language.speaking import N_, _
from site_builder.language.words import counted, sentence, shortened
from site_builder.model.addresses import ORGANISATIONS
from site_builder.model.kinds import OrganisationKind, by_kind, kind_facts, words_of_kind
from site_builder.model.page import Page, SearchDocument
from site_builder.model.phone_line import phone_line
from site_builder.model.shapes import (
    Card,
    Fact,
    Image,
    IndexView,
    Item,
    Link,
    PhoneLine,
    Way,
)
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.model.ways import email_ways, post_ways, social_ways, web_ways
from site_builder.pages.turning import cut, on_page, page_count, page_url, turn_to
from site_builder.prose.blocks import HasHtml
from site_builder.prose.embedded import embedded
from site_builder.types.case_study import illustrating
from site_builder.types.commitment import Commitment
from site_builder.types.group.model import Group
from site_builder.types.organisation import Organisation, linked_data, picture_of, url
from site_builder.types.plan.action import Action
from site_builder.types.service.model import Service
from site_builder.types.service.status import has_risky_services, is_listed, is_overdue
from site_builder.types.signatory import Signatory, pledge_id, pledge_tag
from site_builder.types.signatory import url as signatory_url

LIST = Link(N_("Organisations"), ORGANISATIONS)


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """What organisation.html shows."""

    services: Sequence[Card]
    summary: str = ""
    logo: Image | None = None
    facts: Sequence[Fact] = ()
    phones: Sequence[PhoneLine] = ()
    contacts: Sequence[Way] = ()
    about: HasHtml | None = None
    signatory: Link | None = None
    pledges: Sequence[Item] = ()
    actions: Sequence[Item] = ()
    case_studies: Sequence[Item] = ()
    groups: Sequence[Link] = ()
    previous: Link | None = None
    next: Link | None = None


def pages(site: Site) -> Iterator[Page]:
    """The list, and a page for each organisation."""
    organisations = in_order(site.all(Organisation))
    if not organisations:
        return
    yield from _list_pages(site, organisations)
    for each in organisations:
        yield from _own_pages(site, each)


def _list_pages(site: Site, organisations: Sequence[Organisation]) -> Iterator[Page]:
    kinds = in_order(site.all(OrganisationKind))
    listed = [each for kind in kinds for each in organisations if each.kind == kind.id]
    total = page_count(len(organisations))
    description = _(
        "Who works on homelessness in %(area)s: %(organisations)s.",
        area=site.settings.area,
        organisations=_count(organisations),
    )
    for number in range(1, total + 1):
        yield Page(
            url=page_url(LIST.url, number),
            template="index.html",
            kind="organisations",
            title=on_page(_(LIST.label), number, total),
            description=on_page(description, number, total),
            view=partial(_list_view, site, listed, number),
            crumbs=() if number == 1 else (LIST.in_words(),),
            changed=site.changed_on(*organisations, *kinds),
        )


def _own_pages(site: Site, organisation: Organisation) -> Iterator[Page]:
    """The page of an organisation, and further ones where it runs more services than a page lists."""
    services = _services(site, organisation)
    total = page_count(len(services))
    description = shortened(
        organisation.summary
        or _("What %(organisation)s does about homelessness.", organisation=organisation.name)
    )
    first = Link(organisation.name, url(organisation))
    for number in range(1, total + 1):
        yield Page(
            url=page_url(first.url, number),
            template="organisation.html",
            kind="organisation",
            title=on_page(organisation.name, number, total),
            description=on_page(description, number, total),
            view=partial(_view, site, organisation, services, number),
            crumbs=(LIST.in_words(),) if number == 1 else (LIST.in_words(), first),
            file=organisation.file,
            changed=site.changed_on(organisation),
            risky=has_risky_services(site, organisation, "organisation"),
            search=partial(_search, site, organisation) if number == 1 else None,
            data=partial(linked_data, site, organisation) if number == 1 else None,
        )


def _count(organisations: Sequence[Organisation]) -> str:
    return counted("%(num)s organisation", "%(num)s organisations", len(organisations))


def _list_view(site: Site, organisations: Sequence[Organisation], number: int) -> IndexView:
    """One page of the list of all, which are in the order of their kinds."""
    shown, total = cut(organisations, number), page_count(len(organisations))
    return IndexView(
        total=sentence(_count(organisations)),
        sections=tuple(by_kind(site, OrganisationKind, shown, lambda each: each.kind)),
        previous=turn_to(LIST.url, number - 1, total),
        next=turn_to(LIST.url, number + 1, total),
    )


def _view(
    site: Site, organisation: Organisation, services: Sequence[Service], number: int
) -> OrganisationView:
    """What one of its pages shows: all but the first have only services."""
    own, total = url(organisation), page_count(len(services))
    shown = tuple(map(site.card, cut(services, number)))
    previous, following = turn_to(own, number - 1, total), turn_to(own, number + 1, total)
    if number > 1:
        return OrganisationView(services=shown, previous=previous, next=following)
    signatory = next(
        (each for each in site.all(Signatory) if each.organisation == organisation.id and not each.withdrawn),
        None,
    )
    actions = site.referrers(organisation, Action)
    return OrganisationView(
        summary=organisation.summary,
        logo=picture_of(site, organisation),
        facts=tuple(_facts(site, organisation)),
        phones=tuple(phone_line(phone, site.today) for phone in organisation.phones),
        contacts=tuple(_contacts(site, organisation)),
        about=embedded(organisation.description, 2, "about"),
        services=shown,
        signatory=Link(_("All its pledges and their news"), signatory_url(signatory)) if signatory else None,
        pledges=tuple(_pledges(site, signatory)) if signatory else (),
        actions=tuple({each.source.id: site.item(each.source) for each in actions}.values()),
        case_studies=illustrating(site, organisation),
        groups=tuple(
            {each.source.id: site.link(each.source) for each in site.referrers(organisation, Group)}.values()
        ),
        next=following,
    )


def _services(site: Site, organisation: Organisation) -> Sequence[Service]:
    """What it runs: what is overdue for checking lower, what has closed last."""
    services = (each.source for each in site.referrers(organisation, Service, "organisation"))
    return sorted(services, key=lambda each: (not is_listed(each), is_overdue(site, each)))


def _facts(site: Site, organisation: Organisation) -> Iterator[Fact]:
    yield from kind_facts(site.find(OrganisationKind, organisation.kind))
    if organisation.other_names:
        yield Fact(_("Also called"), ", ".join(organisation.other_names))
    if organisation.charity_number:
        yield Fact(_("Charity number"), organisation.charity_number)
    if organisation.company_number:
        yield Fact(_("Company number"), organisation.company_number)


def _contacts(site: Site, organisation: Organisation) -> Iterator[Way]:
    yield from email_ways(organisation.email)
    yield from web_ways(organisation.website)
    yield from social_ways(organisation.social)
    yield from post_ways(organisation.postal_address, site.settings)


def _pledges(site: Site, signatory: Signatory) -> Iterator[Item]:
    for number, pledge in enumerate(signatory.pledges):
        title = site.links(Commitment, [pledge.commitment])[0].label
        where = f"{signatory_url(signatory)}#{pledge_id(number)}"
        yield Item(title, where, pledge.text, tag=pledge_tag(site, signatory, pledge))


def _search(site: Site, organisation: Organisation) -> SearchDocument:
    about = organisation.description.plain if organisation.description else ""
    numbers = [phone.number for phone in organisation.phones]
    return SearchDocument(
        organisation.summary,
        shortened(about, 600),
        (*organisation.search_words, *words_of_kind(site, OrganisationKind, organisation.kind)),
        {"kind": [N_("Organisation")]},
        names=organisation.other_names,
        numbers=numbers,
        ring=numbers[0] if numbers else "",
    )
