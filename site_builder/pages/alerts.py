"""Alerts: what everybody has to know for a while, with the services that change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from markupsafe import Markup

from site_builder.language.speaking import N_, _
from site_builder.language.words import shortened
from site_builder.model.addresses import ALERTS
from site_builder.model.by_clock import before_and_after, beginning
from site_builder.model.kinds import AlertKind, words_of_kind
from site_builder.model.page import Page, SearchDocument
from site_builder.model.phone_line import phone_line
from site_builder.model.shapes import Card, IndexView, Link, Note, PhoneLine, Section
from site_builder.model.site import Site
from site_builder.prose.blocks import HasHtml, Words, bullets, paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.alert import (
    Alert,
    dates_words,
    ended_words,
    moments,
    state_of,
    title_of,
    url,
)
from site_builder.types.service.model import Service
from site_builder.types.service.status import is_risky

LIST = Link(N_("Alerts"), ALERTS)


@dataclass(frozen=True, slots=True)
class AlertView:
    """What alert.html shows."""

    ended: str
    """What stands before its title once it is over, where the title doesn't say so yet."""
    kind: str
    dates: str
    start: int
    end: int
    summary: str
    who: HasHtml | None
    how: HasHtml | None
    body: HasHtml | None
    phones: Sequence[PhoneLine]
    services: Sequence[Card]


def pages(site: Site) -> Iterator[Page]:
    """The list, and a page for each alert; those that are over are kept, but searching doesn't find them."""
    alerts = sorted(site.all(Alert), key=lambda each: (each.from_, each.id))
    if alerts:
        yield Page(
            url=LIST.url,
            template="index.html",
            kind="alerts",
            title=_(LIST.label),
            description=_(
                "Severe weather and other alerts for people without a home in %(area)s.",
                area=site.settings.area,
            ),
            view=partial(_list_view, site, alerts),
            changed=site.changed_on(*alerts, *site.all(AlertKind)),
        )
    for each in alerts:
        yield Page(
            url=url(each),
            template="alert.html",
            kind="alert",
            title=title_of(each, site.today),
            description=shortened(each.summary or f"{dates_words(each)}: {each.name}."),
            view=partial(_view, site, each),
            crumbs=(LIST.in_words(),),
            file=each.file,
            changed=site.changed_on(each),
            risky=_is_risky(site, each),
            search=partial(_search, site, each) if state_of(each, site.today) != "past" else None,
        )


def _is_risky(site: Site, alert: Alert) -> bool:
    """Whether it is about a risky service, which its page then shows."""
    services = (site.find(Service, each.service) for each in alert.services)
    return any(service is not None and is_risky(site, service) for service in services)


def _list_view(site: Site, alerts: Sequence[Alert]) -> IndexView:
    zone = site.settings.zone
    by_end = sorted(alerts, key=lambda each: each.until)
    ends = [(site.item(each), moments(each, zone)[1]) for each in by_end]
    coming, over = before_and_after(ends, beginning(site.today, zone))
    titles = [title_of(each, date.max) for each in by_end]
    over = [replace(item, title=title) for item, title in zip(over, titles, strict=True)]
    sections = [
        Section(_("Now and coming"), "now", items=coming),
        Section(_("Over"), "past", items=over[::-1]),
    ]
    return IndexView(sections=[each for each in sections if each.items])


def _view(site: Site, alert: Alert) -> AlertView:
    """Work out an alert's page. Once it is over nobody is sent anywhere: what there was is only told."""
    state = state_of(alert, site.today)
    over = state == "past"
    start, end = moments(alert, site.settings.zone)
    kind = site.find(AlertKind, alert.kind)
    return AlertView(
        ended="" if over else ended_words(alert),
        kind=kind.said if kind else "",
        dates=dates_words(alert),
        start=start,
        end=end,
        summary=alert.summary,
        who=None if over else paragraphs(f"{alert.who}\n{alert.waived}"),
        how=None if over else paragraphs(alert.how),
        body=_told(site, alert) if over else embedded(alert.text, 2, "more"),
        phones=() if over else tuple(phone_line(phone, site.today) for phone in alert.phones),
        services=() if over else tuple(_cards(site, alert)),
    )


def _cards(site: Site, alert: Alert) -> Iterator[Card]:
    for each in alert.services:
        service = site.find(Service, each.service)
        if service:
            yield replace(site.card(service), notes=(Note(each.change),))


def _told(site: Site, alert: Alert) -> Words:
    """The text of an alert that is over, then how it was."""
    text = embedded(alert.text, 2, "more")
    told = [(_("Who it was for"), f"{alert.who} {alert.waived}".strip()), (_("How people got in"), alert.how)]
    for each in alert.services:
        service = site.find(Service, each.service)
        told.append((service.name if service else "", each.change))
    rows = bullets([f"{label}: {said}" for label, said in told if label and said])
    return Words(Markup("").join(part.html for part in (text, rows) if part))


def _search(site: Site, alert: Alert) -> SearchDocument:
    text = f"{alert.who} {alert.how} {alert.waived} {alert.text.plain if alert.text else ''}"
    summary = f"{alert.summary} {dates_words(alert)}."
    # They are named in English wherever they have English names.
    days = site.calendar.bank_holidays.items() if site.settings.language.startswith("en") else ()
    holidays = [name for day, name in days if alert.from_.date() <= day <= alert.until.date()]
    words = (*alert.search_words, *words_of_kind(site, AlertKind, alert.kind), *holidays)
    return SearchDocument(summary.strip(), shortened(text, 600), words, {"kind": [N_("News")]})
