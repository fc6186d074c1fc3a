"""What the two pages of a pathway show: the one for the person, in plain words, and the one for the worker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from site_builder.language.asking import AskBy
from site_builder.language.speaking import _, ngettext
from site_builder.model.by_clock import late_second
from site_builder.model.checked import is_check_late
from site_builder.model.shapes import Fact, Item, PhoneLine, Way, outside
from site_builder.model.site import Site
from site_builder.model.traits import Reachable, has_contacts
from site_builder.model.ways import email_ways, web_ways
from site_builder.prose.blocks import HasHtml, Words, paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.pathway.checklist import ChecklistView, checklist_view, panel_facts
from site_builder.types.pathway.model import (
    AT_RISK,
    ORGANISATION,
    RESOURCE,
    SERVICE,
    Pathway,
    Referral,
    Step,
    url,
    worker_url,
)
from site_builder.types.pathway.picture import draw


@dataclass(frozen=True, slots=True)
class Door:
    """A service that a step or a branch leads to."""

    name: str
    url: str
    phone: str


@dataclass(frozen=True, slots=True)
class BranchView:
    """What happens when something is so; `url` leads to a later step, if it does."""

    when: str
    text: str
    url: str
    label: str
    services: Sequence[Door]


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the route."""

    id: str
    number: str
    title: str
    text: HasHtml | None
    who: str
    soon: str
    services: Sequence[Door]
    branches: Sequence[BranchView]
    refused: str


@dataclass(frozen=True, slots=True)
class PathwayView:
    """What pathway.html shows."""

    summary: str
    who_for: Sequence[str]
    not_for: Sequence[str]
    phones: Sequence[PhoneLine]
    before: HasHtml | None
    steps: Sequence[StepView]
    picture: Markup | None
    after: HasHtml | None
    worker_url: str
    checked_on: date | None
    checked_how: str
    checked_late: bool
    asked: AskBy
    checked_until: int


@dataclass(frozen=True, slots=True)
class WorkerView:
    """What pathway-worker.html shows."""

    summary: str
    person_url: str
    facts: Sequence[Fact]
    referral: Sequence[Fact]
    who_for: Sequence[str]
    not_for: Sequence[str]
    criteria: ChecklistView | None
    panel: Sequence[Fact]
    contacts: Sequence[Way]
    phones: Sequence[PhoneLine]
    steps: Sequence[StepView]
    picture: Markup | None
    notes: HasHtml | None
    resources: Sequence[Item]
    checked_on: date | None
    checked_how: str
    checked_late: bool
    asked: AskBy
    checked_until: int


def pathway_view(site: Site, pathway: Pathway) -> PathwayView:
    """Work out the page for the person."""
    first = _doors(site, pathway.steps[0].services)
    checked = pathway.checked
    return PathwayView(
        summary=pathway.summary,
        who_for=pathway.who_for,
        not_for=pathway.not_for,
        phones=tuple(PhoneLine(door.phone, door.name) for door in first if door.phone),
        before=embedded(pathway.introduction, 2, "first"),
        steps=_steps(site, pathway, for_workers=False),
        picture=_picture(site, pathway),
        after=None,
        worker_url=worker_url(pathway),
        checked_on=checked.on if checked else None,
        checked_how=checked.words if checked else "",
        checked_late=is_check_late(checked, site.settings.reviews.services, site.today),
        asked="ring" if any(door.phone for door in first) else "",
        checked_until=late_second(site, checked),
    )


def worker_view(site: Site, pathway: Pathway) -> WorkerView:
    """Work out the page for the worker."""
    checked = pathway.checked
    lead = site.find(ORGANISATION, pathway.lead)
    leader = lead if lead and has_contacts(lead) else None
    resources = [found for name in pathway.resources if (found := site.find(RESOURCE, name))]
    return WorkerView(
        summary=pathway.summary,
        person_url=url(pathway),
        facts=tuple(_facts(site, pathway)),
        referral=tuple(_referral(pathway.referral)) if pathway.referral else (),
        who_for=pathway.who_for,
        not_for=pathway.not_for,
        criteria=checklist_view(site, pathway),
        panel=tuple(panel_facts(site, pathway.panel)) if pathway.panel else (),
        contacts=tuple(_contacts(leader)) if leader else (),
        phones=tuple(PhoneLine(phone.number, phone.label) for phone in leader.phones) if leader else (),
        steps=_steps(site, pathway, for_workers=True),
        picture=_picture(site, pathway),
        notes=embedded(pathway.for_workers, 2, "notes"),
        resources=tuple(site.item(resource) for resource in resources),
        checked_on=checked.on if checked else None,
        checked_how=checked.words if checked else "",
        checked_late=is_check_late(checked, site.settings.reviews.services, site.today),
        asked=_asked(leader),
        checked_until=late_second(site, checked),
    )


def _asked(leader: Reachable | None) -> AskBy:
    """How a worker can ask the lead agency."""
    if leader is None:
        return ""
    return "ring" if leader.phones else "write" if leader.email or leader.website else ""


def _picture(site: Site, pathway: Pathway) -> Markup | None:
    def name_of(service: str) -> str:
        found = site.find(SERVICE, service)
        return found.name if found else service

    title = ngettext(
        "The route “%(pathway)s” in %(num)s step; the steps below say the same",
        "The route “%(pathway)s” in %(num)s steps; the steps below say the same",
        len(pathway.steps),
        pathway=pathway.name,
    )
    return draw(title, pathway.steps, name_of)


def _doors(site: Site, services: Sequence[str]) -> tuple[Door, ...]:
    cards = [site.card(found) for name in services if (found := site.find(SERVICE, name))]
    return tuple(Door(card.name, card.url, card.phone) for card in cards)


def _steps(site: Site, pathway: Pathway, *, for_workers: bool) -> tuple[StepView, ...]:
    numbers = {step.id: number for number, step in enumerate(pathway.steps, 1)}
    return tuple(
        StepView(
            id=_fragment(step.id),
            number=str(number),
            title=step.name,
            text=_text(step, for_workers=for_workers),
            who=step.who,
            soon=step.how_soon,
            services=_doors(site, step.services),
            branches=tuple(_branches(site, pathway, step, numbers)),
            refused=step.if_refused,
        )
        for number, step in enumerate(pathway.steps, 1)
    )


def _fragment(step: str) -> str:
    """A step's fragment; the prefix keeps it apart from the ids of the page itself."""
    return f"step-{step}"


def _text(step: Step, *, for_workers: bool) -> Words | None:
    words = paragraphs(step.text)
    if not for_workers or not step.for_workers or not words:
        return words
    label = _("For workers:")
    return Words(words.html + Markup("<p><strong>{}</strong> {}</p>").format(label, step.for_workers))


def _branches(site: Site, pathway: Pathway, step: Step, numbers: dict[str, int]) -> Iterator[BranchView]:
    """A step's branches, and where it goes on to when that isn't simply the step below it."""
    names = {each.id: each.name for each in pathway.steps}

    def label(target: str) -> str:
        return _("Go to step %(number)s: %(step)s", number=numbers[target], step=names[target])

    for branch in step.branches:
        to = branch.go_to
        yield BranchView(
            branch.if_,
            branch.text,
            f"#{_fragment(to)}" if to else "",
            label(to) if to else "",
            _doors(site, branch.services),
        )
    if step.next and numbers[step.next] != numbers[step.id] + 1:
        yield BranchView(_("After this"), "", f"#{_fragment(step.next)}", label(step.next), ())
    if step.last and numbers[step.id] < len(numbers):
        yield BranchView(_("After this"), _("This is where the route ends."), "", "", ())


def _facts(site: Site, pathway: Pathway) -> Iterator[Fact]:
    for lead in site.links(ORGANISATION, [pathway.lead]):
        yield Fact(_("Lead agency"), lead.label, lead.url)
    for risk in site.links(AT_RISK, pathway.at_risk):
        yield Fact(_("Right for"), risk.label, risk.url)
    if pathway.capacity:
        yield Fact(_("Capacity"), pathway.capacity)


def _referral(referral: Referral) -> Iterator[Fact]:
    for label, text in (
        (_("Who may refer"), "; ".join(referral.who_may)),
        (_("Legal duty"), referral.duty),
        (_("Consent"), referral.consent),
        (_("Answer"), referral.response),
        (_("If refused"), referral.if_refused),
        (_("The door stays open"), referral.open_referral),
    ):
        if text:
            yield Fact(label, text)
    if referral.form:
        form = outside(_("Form"), referral.form)
        yield Fact(form.label, form.text, href=form.href)


def _contacts(leader: Reachable) -> Iterator[Way]:
    yield from email_ways(leader.email)
    yield from web_ways(leader.website)
