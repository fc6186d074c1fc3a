"""The pages of prompts: the list, each set with its answers over the years, its sheet for a meeting, and each reflection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.language.ages import aged
from site_builder.language.speaking import N_, _
from site_builder.language.words import date_words, listed, search_words, shortened
from site_builder.model.addresses import PROMPTS
from site_builder.model.credit import credit_facts, credit_words
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Fact, IndexView, Item, Link, Section
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.prose.blocks import HasHtml, paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.group.model import Group
from site_builder.types.organisation import Organisation
from site_builder.types.plan.action import Action
from site_builder.types.reflection.prompts import (
    ExampleGroup,
    PromptPart,
    PromptPlace,
    PromptSet,
    places_of,
    sheet_url,
    url,
)
from site_builder.types.reflection.reflection import Reflection, answer_url, earliest_first
from site_builder.types.reflection.reflection import url as reflection_url
from site_builder.types.reflection.reflection_type import answered_words

LIST = Link(N_("Prompts"), PROMPTS)
_FILTERS = {"kind": [N_("Prompts")]}


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What was said to a prompt. `link` leads to the reflection; nothing is said where `answered` is false."""

    link: Link
    answered: bool
    who: str
    doing: Sequence[str]
    more: Sequence[str]
    actions: Sequence[Item]


@dataclass(frozen=True, slots=True)
class PromptView:
    """A prompt with its examples and, where a page shows them, its answers, the earliest first."""

    id: str
    number: str
    text: str
    examples: Sequence[str]
    groups: Sequence[ExampleGroup]
    answers: Sequence[AnswerView]


@dataclass(frozen=True, slots=True)
class PromptPartView:
    """Prompts about one thing."""

    id: str
    number: str
    title: str
    text: HasHtml | None
    more: str
    prompts: Sequence[PromptView]


@dataclass(frozen=True, slots=True)
class PromptSetView:
    """What prompt-set.html shows."""

    summary: str
    sheet_url: str
    text: HasHtml | None
    answered: str
    parts: Sequence[PromptPartView]
    reflections: Sequence[Item]
    credit: Sequence[Fact]
    credit_note: str


@dataclass(frozen=True, slots=True)
class SheetView:
    """What prompt-sheet.html shows."""

    prompts: Link
    credit: str
    parts: Sequence[PromptPartView]


@dataclass(frozen=True, slots=True)
class ReflectionView:
    """What reflection.html shows."""

    summary: str
    facts: Sequence[Fact]
    organisations: Sequence[Link]
    answered: str
    text: HasHtml | None
    parts: Sequence[PromptPartView]
    previous: Link | None
    next: Link | None


def pages(site: Site) -> Iterator[Page]:
    """All pages of prompts, when there is a set."""
    sets = in_order(site.all(PromptSet))
    reflections = earliest_first(site.all(Reflection))
    if not sets:
        return
    yield Page(
        url=LIST.url,
        template="index.html",
        kind="prompts",
        kept=False,
        title=_(LIST.label),
        description=_(
            "Questions that we think over together in %(area)s, and our answers.", area=site.settings.area
        ),
        view=partial(_list_view, site, sets, reflections),
        changed=site.changed_on(*sets, *reflections),
    )
    for each in sets:
        yield from _pages_of(site, each, _answering(site, each))
    for reflection in reflections:
        if prompts := site.find(PromptSet, reflection.prompts):
            yield _reflection_page(site, reflection, prompts)


def _answering(site: Site, prompts: PromptSet) -> Sequence[Reflection]:
    return earliest_first([each.source for each in site.referrers(prompts, Reflection, "prompts")])


def _list_view(site: Site, sets: Sequence[PromptSet], reflections: Sequence[Reflection]) -> IndexView:
    sections = [
        Section(_("What we ask ourselves"), "prompts", items=[site.item(each) for each in sets]),
        Section(
            _("What we answered"), "reflections", items=[site.item(each) for each in reversed(reflections)]
        ),
    ]
    return IndexView(sections=[section for section in sections if section.items])


def _pages_of(site: Site, prompts: PromptSet, reflections: Sequence[Reflection]) -> Iterator[Page]:
    yield Page(
        url=url(prompts),
        template="prompt-set.html",
        kind="prompt-set",
        kept=False,
        title=prompts.name,
        description=shortened(prompts.summary or ". ".join(part.name for part in prompts.parts)),
        view=partial(_set_view, site, prompts, reflections),
        crumbs=(LIST.in_words(),),
        file=prompts.file,
        changed=site.changed_on(prompts, *reflections),
        search=partial(_search_set, prompts),
    )
    yield Page(
        url=sheet_url(prompts),
        template="prompt-sheet.html",
        kind="prompt-sheet",
        kept=False,
        title=_("%(prompts)s: a sheet to write on", prompts=prompts.name),
        description=shortened(_("For a meeting, to print and write on: %(prompts)s.", prompts=prompts.name)),
        view=partial(_sheet_view, prompts),
        crumbs=(LIST.in_words(), Link(prompts.name, url(prompts))),
        file=prompts.file,
        changed=site.changed_on(prompts),
        paper=True,
        search=partial(_search_sheet, prompts),
    )


def _reflection_page(site: Site, reflection: Reflection, prompts: PromptSet) -> Page:
    return Page(
        url=reflection_url(reflection),
        template="reflection.html",
        kind="reflection",
        kept=False,
        title=reflection.name,
        description=shortened(reflection.summary or date_words(reflection.on)),
        view=partial(_reflection_view, site, reflection, prompts),
        crumbs=(LIST.in_words(), Link(prompts.name, url(prompts))),
        file=reflection.file,
        changed=site.changed_on(reflection),
        search=partial(_search_reflection, reflection),
    )


def _set_view(site: Site, prompts: PromptSet, reflections: Sequence[Reflection]) -> PromptSetView:
    newest = reflections[-1] if reflections else None
    answered = ""
    if newest:
        said = answered_words(prompts, newest)
        answered = _("%(day)s: %(answered)s", day=aged(newest.on), answered=said)
    return PromptSetView(
        summary=prompts.summary,
        sheet_url=sheet_url(prompts),
        text=embedded(prompts.about, 2, "about"),
        answered=answered,
        parts=_part_views(site, prompts, reflections),
        reflections=tuple(site.item(each) for each in reversed(reflections)),
        credit=tuple(credit_facts(prompts.credit)) if prompts.credit else (),
        credit_note=prompts.credit.note if prompts.credit else "",
    )


def _sheet_view(prompts: PromptSet) -> SheetView:
    credit = credit_words(prompts.credit) if prompts.credit else ""
    return SheetView(Link(prompts.name, url(prompts)), credit, _part_views(None, prompts, ()))


def _reflection_view(site: Site, reflection: Reflection, prompts: PromptSet) -> ReflectionView:
    series = list(_answering(site, prompts))
    place = series.index(reflection)
    return ReflectionView(
        summary=reflection.summary,
        facts=tuple(_facts(site, reflection, prompts)),
        organisations=site.links(Organisation, reflection.organisations),
        answered=answered_words(prompts, reflection),
        text=embedded(reflection.text, 2, "about"),
        parts=_part_views(site, prompts, (reflection,)),
        previous=site.link(series[place - 1]) if place else None,
        next=site.link(series[place + 1]) if place + 1 < len(series) else None,
    )


def _facts(site: Site, reflection: Reflection, prompts: PromptSet) -> Iterator[Fact]:
    yield Fact(_("When"), aged(reflection.on))
    yield Fact(_("Prompts"), prompts.name, url(prompts))
    for group in site.links(Group, [reflection.group]):
        yield Fact(_("Group"), group.label, group.url)
    if reflection.took_part:
        yield Fact(_("Who took part"), listed(reflection.took_part))


def _part_views(
    site: Site | None, prompts: PromptSet, reflections: Sequence[Reflection]
) -> tuple[PromptPartView, ...]:
    places = places_of(prompts)
    return tuple(
        _part_view(
            number, part, [_prompt_view(site, each, reflections) for each in places if each.part is part]
        )
        for number, part in enumerate(prompts.parts, 1)
    )


def _part_view(number: int, part: PromptPart, prompts: Sequence[PromptView]) -> PromptPartView:
    return PromptPartView(part.id, str(number), part.name, paragraphs(part.about), part.more, prompts)


def _prompt_view(site: Site | None, place: PromptPlace, reflections: Sequence[Reflection]) -> PromptView:
    return PromptView(
        id=f"prompt.{place.id}",
        number=str(place.number),
        text=place.prompt.text,
        examples=place.prompt.examples,
        groups=place.prompt.groups,
        answers=tuple(_answer_view(site, place, each) for each in reflections) if site else (),
    )


def _answer_view(site: Site, place: PromptPlace, reflection: Reflection) -> AnswerView:
    answer = reflection.answer(place.id)
    link = Link(reflection.name, answer_url(reflection, place.id))
    if answer is None:
        return AnswerView(link, False, "", (), (), ())
    said = [date_words(answer.on or reflection.on), *([listed(answer.by)] if answer.by else [])]
    found = (site.find(Action, action) for action in answer.actions)
    actions = tuple(site.item(action) for action in found if action)
    return AnswerView(link, True, ". ".join(said), answer.doing, answer.more, actions)


def _search_set(prompts: PromptSet) -> SearchDocument:
    text = " ".join(place.prompt.text for place in places_of(prompts))
    return SearchDocument(prompts.summary, shortened(text, 1200), prompts.search_words, _FILTERS)


def _search_sheet(prompts: PromptSet) -> SearchDocument:
    return SearchDocument(
        _("A sheet to print and write on."),
        prompts.summary,
        search_words(_("form, sheet, workshop")),
        _FILTERS,
    )


def _search_reflection(reflection: Reflection) -> SearchDocument:
    said = [text for answer in reflection.answers for text in (*answer.doing, *answer.more)]
    text = " ".join([reflection.text.plain if reflection.text else "", *said])
    return SearchDocument(reflection.summary, shortened(text, 1200), reflection.search_words, _FILTERS)
