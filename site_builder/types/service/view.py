"""The page of one service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.fields.kinds import RefTo
from site_builder.fields.phone import call_address, international
from site_builder.language.ages import aged
from site_builder.language.asking import AskBy, asking
from site_builder.language.speaking import N_, _
from site_builder.model.by_clock import NEVER, beginning, late_second
from site_builder.model.phone_line import phone_line
from site_builder.model.shapes import Fact, Link, Means, Note, PhoneLine, Tag, Way, outside
from site_builder.model.site import Site
from site_builder.model.ways import email_ways, post_ways, social_ways, text_way, web_ways
from site_builder.prose.blocks import HasHtml
from site_builder.prose.embedded import embedded
from site_builder.types.service.access_words import for_whom_facts, get_in_facts, money_facts
from site_builder.types.service.asking import asked_by
from site_builder.types.service.brief import brief_of
from site_builder.types.service.model import AREA, NEED, ORGANISATION, Activity, Service
from site_builder.types.service.notes import notice_note
from site_builder.types.service.open_times import has_one_answer
from site_builder.types.service.status import (
    SHOULD_BE_OPEN,
    areas_of,
    is_listed,
    is_overdue,
    is_risky,
    is_running,
    needs_of,
    should_be_open,
    tag_of,
)
from site_builder.types.service.times import HoursTable, activity_tables, closed_words, service_tables
from site_builder.types.service.where import PRIVATE, PlaceView, place_view


@dataclass(frozen=True, slots=True)
class ActivityView:
    """A part of the service with its own times."""

    name: str
    text: str
    by: Link | None
    place: str
    phones: Sequence[PhoneLine]
    hours: Sequence[HoursTable]


@dataclass(frozen=True, slots=True)
class Related:
    """Another service and how it belongs to this one."""

    label: str
    link: Link


@dataclass(frozen=True, slots=True)
class ServiceView:
    """What service.html shows."""

    summary: str
    organisation: Link | None
    other_names: Sequence[str]
    tag: Tag | None
    notices: Sequence[Note]
    instead: Sequence[Link]
    how: str
    where: str
    when: str
    open_times: str
    means: Means
    """What "open" means of it, as on its card."""
    list_id: str
    """What a list to take away calls it; "" for what nobody should be seen with, as a list stands in the address."""
    phones: Sequence[PhoneLine]
    texts: Sequence[Way]
    contacts: Sequence[Way]
    get_in: Sequence[Fact]
    for_whom: Sequence[Fact]
    hours: Sequence[HoursTable]
    places: Sequence[PlaceView]
    activities: Sequence[ActivityView]
    money: Sequence[Fact]
    about: HasHtml | None
    needs: Sequence[Link]
    areas: Sequence[Link]
    pathways: Sequence[Link]
    related: Sequence[Related]
    checked_on: date | None
    checked_how: str
    checked_late: bool
    asked: AskBy
    """How it can be asked: nobody is told to ring where there is no number."""
    checked_until: int
    """From when it is past the site's review period, in seconds since 1970 (UTC); 0 where that doesn't matter any more."""
    sources: Sequence[Way]


PATHWAY = RefTo("pathway")


def make_view(site: Site, service: Service) -> ServiceView:
    """Work out everything a service's page says. A service that closed for good keeps little but where to go instead."""
    with asking(asked_by(service)):
        return _view(site, service)


def _view(site: Site, service: Service) -> ServiceView:
    gone = service.status == "closed"
    brief = brief_of(site, service)
    run_by = site.find(ORGANISATION, service.organisation)
    return ServiceView(
        summary=service.summary,
        organisation=site.link(run_by) if run_by else None,
        other_names=service.other_names,
        tag=tag_of(site, service),
        notices=tuple(_notices(site, service)),
        instead=_instead(site, service),
        how=brief.card.how,
        where=brief.card.where,
        when=brief.card.when,
        open_times=brief.card.open if has_one_answer(service) else "",
        means=brief.card.means,
        list_id="" if gone or is_risky(site, service) else service.id,
        phones=() if gone else tuple(phone_line(phone, site.today) for phone in service.phones),
        texts=() if gone else tuple(map(text_way, service.text)),
        contacts=() if gone else tuple(_contacts(site, service)),
        get_in=() if gone else tuple(get_in_facts(service.access)),
        for_whom=() if gone else tuple(for_whom_facts(site, service)),
        hours=service_tables(service, site.today, site.calendar),
        places=() if gone else tuple(place_view(site, place) for place in service.places),
        activities=() if gone else tuple(_activity(site, each) for each in service.activities),
        money=() if gone else tuple(money_facts(site, service)),
        about=embedded(service.description, 2, "about"),
        needs=site.links(NEED, needs_of(service)),
        areas=site.links(AREA, areas_of(service)),
        pathways=_pathways(site, service),
        related=tuple(_related(site, service)),
        checked_on=service.checked.on if service.checked else None,
        checked_how=service.checked.words if service.checked else "",
        checked_late=not gone and is_overdue(site, service),
        checked_until=0 if gone else late_second(site, service.checked),
        asked=asked_by(service),
        sources=tuple(outside("", each) for each in service.sources),
    )


def says_now(view: ServiceView) -> tuple[str, ...]:
    """What somebody would most likely correct, in lines: `Where: 12 Quay Street, Northport`."""
    numbers = ", ".join(phone.number for phone in view.phones)
    facts = (
        (_("Get in"), view.how),
        (_("Where"), view.where),
        (_("When"), view.when),
        (_("Phone"), numbers),
    )
    return tuple(f"{label}: {words}" for label, words in facts if words)


def _notices(site: Site, service: Service) -> Iterator[Note]:
    if service.status == "closed":
        yield Note(_("%(service)s doesn't run any more.", service=service.name), _("Closed for good"))
    elif service.status == "temporarily-closed":
        yield from _closed_notes(site, service)
    yield from site.notes(service)
    yield from notice_note(site, service)


def _closed_notes(site: Site, service: Service) -> Iterator[Note]:
    """That it is closed for now, and from the day on which it should be open again, that nobody knows."""
    over = should_be_open(service, site.today)
    back = beginning(service.reopens, site.settings.zone) if service.reopens else 0
    if not over:
        first = _("Ring before you go.")
        known = f"{closed_words(service, site.today)}. " if service.reopens else ""
        yield Note(f"{known}{first}", _("Closed for now"), end=back)
    if service.reopens:
        was = _("It was to open on %(day)s, and nobody has said that it did.", day=aged(service.reopens))
        yield Note(was, _(SHOULD_BE_OPEN), start=back, end=NEVER, hidden=not over)


def _instead(site: Site, service: Service) -> tuple[Link, ...]:
    """Where to go while it doesn't run: what its entry names, or else everything there is for the same needs."""
    if is_running(service):
        return ()
    needs = site.links(NEED, needs_of(service))
    return site.links(Service, service.instead) or tuple(
        Link(_("All services: %(need)s", need=need.label), need.url) for need in needs
    )


def _contacts(site: Site, service: Service) -> Iterator[Way]:
    if service.whatsapp:
        number = international(service.whatsapp, site.settings.country)
        yield Way(_("WhatsApp"), service.whatsapp, f"https://wa.me/{number}")
    if service.textphone:
        yield Way(_("Textphone"), service.textphone, call_address(service.textphone))
    yield from email_ways(service.email)
    yield from web_ways(service.website)
    if service.form:
        yield outside(_("Form"), service.form)
    yield from social_ways(service.social)
    yield from post_ways(service.postal_address, site.settings)


def _activity(site: Site, activity: Activity) -> ActivityView:
    host = site.find(ORGANISATION, activity.run_by)
    return ActivityView(
        name=activity.name,
        text=activity.summary,
        by=site.link(host) if host else None,
        place=_(PRIVATE) if activity.is_at_private_place else activity.place,
        phones=tuple(phone_line(phone, site.today) for phone in activity.phones),
        hours=activity_tables(activity.hours, site.today, site.calendar),
    )


def _pathways(site: Site, service: Service) -> tuple[Link, ...]:
    """The routes that lead here, each once."""
    sources = {each.source.id: each.source for each in site.referrers(service, PATHWAY)}
    return tuple(site.link(sources[pathway]) for pathway in sorted(sources))


def _related(site: Site, service: Service) -> Iterator[Related]:
    for label, other in ((N_("Part of"), service.part_of), (N_("Happens at"), service.happens_at)):
        for link in site.links(Service, [other]):
            yield Related(_(label), link)
    for label, field in ((N_("Runs"), "part_of"), (N_("Also here"), "happens_at")):
        for reference in site.referrers(service, Service, field):
            if is_listed(reference.source):
                yield Related(_(label), site.link(reference.source))
