"""Tonight: where to sleep, eat and be safe this evening and night, and what to do when everything is full.

The page may be read long after it was made. So it lists what is usually open at night and says so; a script, which knows the
clock, narrows that to tonight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.hours.calendar.spells import UNKNOWN, encoded, nights, window
from site_builder.language.speaking import N_, _
from site_builder.language.words import search_words
from site_builder.model.addresses import HELP_NOW, TONIGHT
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Link, PhoneLine, Section
from site_builder.model.site import Site
from site_builder.model.traits import all_names, in_order
from site_builder.prose.blocks import HasHtml, paragraphs
from site_builder.types.need import Need
from site_builder.types.pathway.model import Pathway
from site_builder.types.pathway.view import StepView, pathway_view
from site_builder.types.service.directory import Directory, Services
from site_builder.types.service.model import Service
from site_builder.types.service.open_times import open_spells
from site_builder.types.service.status import is_running


@dataclass(frozen=True, slots=True)
class TonightView:
    """What tonight.html shows."""

    intro: HasHtml | None
    nights: str
    """The nights of the next weeks, as spells counted from when times are known."""
    phones: Sequence[PhoneLine]
    sections: Sequence[Section]
    route: Link | None
    steps: Sequence[StepView]
    needs: Sequence[Link]


def pages(site: Site) -> Iterator[Page]:
    """The page, if there are needs that can't wait. It is risky as soon as one of them is."""
    needs = [need for need in in_order(site.all(Need)) if need.help_now]
    if needs:
        yield Page(
            url=TONIGHT,
            template="tonight.html",
            kind="tonight",
            title=_("Tonight"),
            description=_(
                "Where to sleep, eat and be safe in %(area)s in the evening and at night.",
                area=site.settings.area,
            ),
            view=partial(make_view, site, needs),
            crumbs=(Link(_("Help now"), HELP_NOW),),
            changed=site.changed_on(*needs),
            risky=any(need.risky for need in needs),
            paper=True,
            search=partial(_search, needs),
        )


def make_view(site: Site, needs: Sequence[Need]) -> TonightView:
    """Work out the page: whom to ring, what is usually open at night for each need, then the route for the first need."""
    directory = site.once(Directory)
    usual, doubtful = _at_night(site, needs, directory)
    routes = in_order(site.all(Pathway))
    route = next((each for each in routes if each.needs[:1] == (needs[0].id,)), None)
    sections: list[Section] = []
    old: dict[str, Service] = {}
    for need, found in zip(needs, usual, strict=True):
        believed, apart = directory.by_trust(found)
        sections += _sections(need, believed, directory)
        old.update({service.id: service for service in apart})
    if old:
        cards = tuple(map(directory.card, old.values()))
        sections.append(
            Section(_("Not checked lately: ask first"), "tonight--not-checked", cards=cards, folded=True)
        )
    if doubtful:
        cards = tuple(map(directory.card, doubtful))
        sections.append(Section(_("Times not known: ask first"), "tonight--ask", cards=cards, folded=True))
    within = window(site.today, site.calendar)
    return TonightView(
        nights=encoded(nights(within, site.calendar), within.start),
        intro=paragraphs(
            _(
                "These are usually open in the evening or at night. Not all of them are on every night: look at the times, "
                "and ask before you go."
            )
        ),
        phones=tuple(PhoneLine(each.number, each.name, each.when) for each in site.settings.emergency),
        sections=sections,
        route=Link(route.name, site.url(route)) if route else None,
        steps=pathway_view(site, route).steps if route else (),
        needs=tuple(Link(_("All services: %(need)s", need=need.name), site.url(need)) for need in needs),
    )


def _sections(need: Need, services: Services, directory: Directory) -> Iterator[Section]:
    """What people can go to or ring themselves, then what only a worker can open; the need's own services first."""
    ordered = sorted(services, key=lambda service: need.id not in service.needs[:1])
    alone = [service for service in ordered if not _needs_a_worker(service)]
    others = [service for service in ordered if _needs_a_worker(service)]
    if alone:
        yield Section(need.name, f"tonight-{need.id}", cards=tuple(map(directory.card, alone)))
    if others:
        heading = _("%(need)s: only if a worker refers you (%(number)s)", need=need.name, number=len(others))
        cards = tuple(map(directory.card, others))
        yield Section(heading, f"tonight-{need.id}--referral", cards=cards, folded=True)


def _needs_a_worker(service: Service) -> bool:
    return service.access is not None and set(service.access.how) == {"referral"}


def _at_night(
    site: Site, needs: Sequence[Need], directory: Directory
) -> tuple[Sequence[Services], Sequence[Service]]:
    """For each need the services that are open in some of the next weeks' nights; and those nobody knows the times of.

    What an alert changes is among the first: beds for freezing nights have no times of their own, and that page is for them.
    """
    dark = nights(window(site.today, site.calendar), site.calendar)
    usual: list[Services] = []
    doubtful: dict[str, Service] = {}
    for need in needs:
        found = []
        for service in directory.by_need.get(need.id, ()):
            spells = open_spells(site, service) if is_running(service) else ()
            known = [spell for spell in spells if spell.kind != UNKNOWN]
            changed = bool(spells) and any(site.notes(service))
            if changed or any(spell.touches(night) for spell in known for night in dark):
                found.append(service)
            elif spells and not known:
                doubtful[service.id] = service
        usual.append(found)
    return usual, tuple(doubtful.values())


def _search(needs: Sequence[Need]) -> SearchDocument:
    return SearchDocument(
        _("What is open in the evening and at night."),
        all_names(needs),
        search_words(_("tonight, night")),
        {"kind": [N_("Page")]},
    )
