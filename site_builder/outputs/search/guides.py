"""Where people are led at once: needs, groups of people, areas, and lists, each with what people call it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from site_builder.language.speaking import N_, _
from site_builder.language.words import DAYS, day_name, listed, search_words
from site_builder.model.addresses import (
    A_TO_Z,
    ALERTS,
    AREAS,
    ASKS,
    ASSESSMENTS,
    CASE_STUDIES,
    GROUPS,
    HELP_NOW,
    MEETINGS,
    NEEDS,
    NEWS,
    ORGANISATIONS,
    PATHWAYS,
    PLANS,
    POSTERS,
    RESOURCES,
    SERVICES,
    SIGNATORIES,
    TONIGHT,
    TRAINING,
    WEEKDAYS,
    below,
)
from site_builder.model.addresses import (
    GUIDES as GUIDE_LIST,
)
from site_builder.model.entry import Entry
from site_builder.model.page import Page
from site_builder.model.site import Site
from site_builder.model.traits import in_order, is_risky, names_of
from site_builder.outputs.search.index import HELP, Index
from site_builder.outputs.search.words import split
from site_builder.types.area import Area
from site_builder.types.client_group import ClientGroup
from site_builder.types.need import Need

_NEED, _SERVICE, _GROUP, _AREA, _PATHWAY = HELP
GUIDES: Final = (_NEED, _GROUP, _AREA)
"""Kinds of page that lead on to services."""
LIST: Final = N_("List")


class Guide(NamedTuple):
    """Something that a person is led to at once."""

    kind: str
    title: str
    url: str
    summary: str
    called: Sequence[str]
    """What people call it."""
    key: str
    """What is in the index under this belongs to it."""
    risky: bool
    page: int
    """Its number in the index; -1 when it isn't there."""
    line: int = -1
    """The page of the line to ring first, where somebody may be in danger."""


def people_are_led_to(
    site: Site, pages: Mapping[str, Page], index: Index, always: str, when: Container[str]
) -> Iterator[Guide]:
    """Needs, groups of people and areas; `always` are the spells of what is always open, and `when` words for times."""
    numbers = index.number_of
    models: tuple[type[Need] | type[ClientGroup] | type[Area], ...] = (Need, ClientGroup, Area)
    for kind, model in zip(GUIDES, models, strict=True):
        for entry in in_order(site.all(model)):
            url = site.url(entry)
            key = "" if model is ClientGroup else f"{model.__name__.lower()}:{entry.name}"
            risky = pages[url].risky if url in pages else is_risky(entry)
            names = (
                *_halves(entry.name),
                *_timeless(entry.name, when),
                *names_of(entry)[1:],
                *entry.search_words,
                *_other_words(entry),
            )
            called = tuple(dict.fromkeys(names))
            line = _line_of(entry.name, index, always) if is_risky(entry) else -1
            yield Guide(
                _(kind), entry.name, url, entry.summary, called, key, risky, numbers.get(url, -1), line
            )


def _halves(name: str) -> Sequence[str]:
    """What a name that joins two says each by itself: `Advice and money` is called "advice", too."""
    joint = listed(("0", "1"))[1:-1]
    return name.split(joint) if joint.strip() and joint in name else ()


def _timeless(name: str, when: Container[str]) -> Sequence[str]:
    """A name without the time in it: `A bed tonight` is meant by "bed", too."""
    words = split(name)
    kept = [word for word in words if word not in when]
    return (" ".join(kept),) if 0 < len(kept) < len(words) else ()


def _line_of(need: str, index: Index, always: str) -> int:
    """The page of a line that always answers and whose main need this is; -1 when there is none."""
    for number, (_page, document) in enumerate(index.found):
        if document.is_line and document.open == always and document.filters.get("need", ("",))[0] == need:
            return number
    return -1


def _other_words(entry: Entry) -> Iterator[str]:
    """What it is called in other languages, and the places in it."""
    if isinstance(entry, Need):
        yield from (word for each in entry.other_languages for word in each.words)
    if isinstance(entry, Area):
        yield from (name for place in entry.places for name in place.names)


def lists_for(
    site: Site, pages: Mapping[str, Page], numbers: Mapping[str, int]
) -> Iterator[tuple[str, Guide]]:
    """Lists by the clock and by where one is, by the name that words for times have for them; and those of everything else."""
    foreign = [word for each in site.settings.help_words for word in each.words]
    called = {
        HELP_NOW: ("now", _("help, help me, help now, urgent, emergency, open, open now, right now, sos")),
        TONIGHT: ("tonight", _("tonight, this evening, open late, all night, overnight")),
        SERVICES: (
            "all",
            _("near me, nearby, close to me, around me, in my area, services, all services, everything"),
        ),
        AREAS: ("near", _("near me, nearby, close to me, around me, in my area, areas, places")),
    }
    for url, (name, words) in called.items():
        if page := pages.get(url):
            called_so = (*search_words(words), *(foreign if url == HELP_NOW else ()))
            yield name, _list_guide(page, called_so, numbers)
    for weekday, day in enumerate(DAYS, 1):
        if page := pages.get(below(WEEKDAYS, day.lower())):
            yield str(weekday), _list_guide(page, (day_name(weekday),), numbers)
    for url, words in _lists_of_everything().items():
        if page := pages.get(url):
            yield url, _list_guide(page, search_words(words), numbers)


def _list_guide(page: Page, called: Sequence[str], numbers: Mapping[str, int]) -> Guide:
    return Guide(
        _(LIST), page.title, page.url, page.description, called, "", page.risky, numbers.get(page.url, -1)
    )


def lists_of_both(site: Site, pages: Mapping[str, Page]) -> Mapping[str, tuple[str, str]]:
    """The lists of a need in an area, by the places of both among the guides."""
    needs, groups, areas = (in_order(site.all(model)) for model in (Need, ClientGroup, Area))
    found = {}
    for place, need in enumerate(needs):
        for other, area in enumerate(areas, len(needs) + len(groups)):
            if page := pages.get(below(NEEDS, need.id, area.id)):
                found[f"{place} {other}"] = (page.title, page.url)
    return found


def _lists_of_everything() -> Mapping[str, str]:
    """Lists of what is for those who work on it, with what they call them."""
    return {
        A_TO_Z: _("a to z, directory, all names"),
        ORGANISATIONS: _("organisations, charities, agencies"),
        SIGNATORIES: _("signatories, who signed, organisations signed, signed up, supporters, pledges"),
        PLANS: _("plans, action plan, strategy"),
        GROUPS: _("groups, boards, committees"),
        MEETINGS: _("meetings, minutes, agenda, next meeting"),
        RESOURCES: _("documents, forms, protocols, papers, downloads"),
        TRAINING: _("training, training for staff, courses for workers"),
        GUIDE_LIST: _("guides, guidance, good practice"),
        CASE_STUDIES: _("case studies, examples"),
        ASSESSMENTS: _("assessments, scores, self-assessment"),
        ASKS: _("asks, demands, campaign, lobbying, policy"),
        ALERTS: _("alerts, weather warning"),
        NEWS: _("news, latest"),
        PATHWAYS: _("pathways, what to do"),
        POSTERS: _("posters, leaflets, flyers"),
    }
