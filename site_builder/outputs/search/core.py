"""What the search page knows before it looks anything up: where people are led at once, and how to forgive a misspelling.

The index has only words as they were written. So the build also writes what needs, groups of people, areas and lists are
called, which lines to ring for what, what people type in general, and a small list of the words that matter most, against
which misspelt ones are corrected.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from site_builder.hours.calendar.spells import window
from site_builder.language.passages import unmarked
from site_builder.language.speaking import N_, _
from site_builder.language.words import DAYS, day_name, listed, search_words
from site_builder.model.addresses import AREAS, HELP_NOW, NEEDS, SERVICES, TONIGHT, WEEKDAYS, below
from site_builder.model.entry import Entry
from site_builder.model.other_language import OtherLanguage
from site_builder.model.page import Page
from site_builder.model.setting_records import EmergencyContact
from site_builder.model.site import Site
from site_builder.model.traits import in_order, is_risky, names_of
from site_builder.outputs.output import Gathered
from site_builder.outputs.search.everyday import everyday
from site_builder.outputs.search.index import HELP, RESULTS, Found, Index
from site_builder.outputs.search.languages import own_names
from site_builder.outputs.search.words import split
from site_builder.types.area import Area
from site_builder.types.client_group import ClientGroup
from site_builder.types.need import Need

MOST_WORDS: Final = 4000
"""So many words are written at most, the commonest of what matters most: the list has to stay small on a large site."""

_NEED, _SERVICE, _GROUP, _AREA, _PATHWAY = HELP
_GUIDES: Final = (_NEED, _GROUP, _AREA)
"""Kinds of page that lead on to services."""
_LIST: Final = N_("List")
_CLOSED: Final = N_("Closed service")

_LEADS, _CALLED, _SAID, _OTHER = range(4)
"""How much a word matters: what needs are called, what other help is called, what is said about help, everything else."""
_SHORTEST: Final = 3


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


def write_core(site: Gathered, index: Index, firsts: Sequence[str], folder: str) -> bytes:
    """The file for the search page, as JSON; find.js and search.js say what they take from it."""
    settings = site.site.settings
    general = everyday(settings.language)
    pages = {page.url: page for page in site.pages}
    numbers = index.number_of
    within = window(site.site.today, site.site.calendar)
    always = f"0o{within.end - within.start}"
    guides = [*_guides(site.site, pages, index, always)]
    lists = dict(_lists(site.site, pages, numbers))
    places = {name: place for place, name in enumerate(lists, len(guides))}
    said = {
        "folder": folder,
        "firsts": firsts,
        "perFile": RESULTS,
        "from": within.start,
        "until": within.end,
        "count": len(index.found),
        "help": sum(each.kind in HELP for each in index.found),
        "kinds": list(_kinds(index)),
        "service": _(_SERVICE),
        "closed": _(_CLOSED),
        "area": _(_AREA),
        "workers": [number for number, each in enumerate(index.found) if each.document.for_workers],
        "guides": [*guides, *lists.values()],
        "lists": places,
        "both": _both(site.site, pages),
        "lines": list(map(_line, settings.emergency)),
        "danger": general.danger,
        "ringing": " ".join(sorted(general.ringing)),
        "small": " ".join(sorted(general.small)),
        "short": {**own_names(_languages(index)), **general.short},
        "pictures": general.pictures,
        "when": {**_days(general.days), **general.when},
        "speaks": dict(_spoken(site.site)),
        "words": _words(index),
    }
    return unmarked(json.dumps(said, ensure_ascii=False, separators=(",", ":"))).encode()


def _kinds(index: Index) -> Iterator[tuple[str, int]]:
    """The kinds of pages in the order of results, with the number of the first page of each."""
    before = None
    for number, each in enumerate(index.found):
        if each.kind != before:
            yield _(each.kind) if each.kind else "", number
        before = each.kind


def _guides(site: Site, pages: Mapping[str, Page], index: Index, always: str) -> Iterator[Guide]:
    """Needs, groups of people and areas; `always` are the spells of what is always open."""
    numbers = index.number_of
    models: tuple[type[Need] | type[ClientGroup] | type[Area], ...] = (Need, ClientGroup, Area)
    for kind, model in zip(_GUIDES, models, strict=True):
        for entry in in_order(site.all(model)):
            url = site.url(entry)
            key = "" if model is ClientGroup else f"{model.__name__.lower()}:{entry.name}"
            risky = pages[url].risky if url in pages else is_risky(entry)
            names = (*_halves(entry.name), *names_of(entry)[1:], *entry.search_words, *_other_words(entry))
            called = tuple(dict.fromkeys(names))
            line = _line_of(entry.name, index, always) if is_risky(entry) else -1
            yield Guide(
                _(kind), entry.name, url, entry.summary, called, key, risky, numbers.get(url, -1), line
            )


def _halves(name: str) -> Sequence[str]:
    """What a name that joins two says each by itself: `Advice and money` is called "advice", too."""
    joint = listed(("0", "1"))[1:-1]
    return name.split(joint) if joint.strip() and joint in name else ()


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


def _lists(site: Site, pages: Mapping[str, Page], numbers: Mapping[str, int]) -> Iterator[tuple[str, Guide]]:
    """Lists by the clock and by where one is, by the name that words for times have for them."""
    foreign = [word for each in site.settings.help_words for word in each.words]
    called = {
        HELP_NOW: ("now", _("help, help me, help now, urgent, emergency, open now, right now, sos")),
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


def _list_guide(page: Page, called: Sequence[str], numbers: Mapping[str, int]) -> Guide:
    return Guide(
        _(_LIST), page.title, page.url, page.description, called, "", page.risky, numbers.get(page.url, -1)
    )


def _both(site: Site, pages: Mapping[str, Page]) -> Mapping[str, tuple[str, str]]:
    """The lists of a need in an area, by the places of both among the guides."""
    needs, groups, areas = (in_order(site.all(model)) for model in (Need, ClientGroup, Area))
    found = {}
    for place, need in enumerate(needs):
        for other, area in enumerate(areas, len(needs) + len(groups)):
            if page := pages.get(below(NEEDS, need.id, area.id)):
                found[f"{place} {other}"] = (page.title, page.url)
    return found


def _line(contact: EmergencyContact) -> tuple[str, str, str, Sequence[str]]:
    """A line to ring, with what people search for who need it."""
    return contact.name, contact.number, contact.when, contact.search_words


def _days(short: Mapping[str, int]) -> dict[str, str]:
    """The days of the week as they are said here."""
    names = {word: str(weekday) for weekday in range(1, 8) for word in split(day_name(weekday))}
    plurals = {f"{name}s": weekday for name, weekday in names.items()}
    return {**names, **plurals, **{name: str(weekday) for name, weekday in short.items()}}


def _spoken(site: Site) -> Iterator[tuple[str, str]]:
    """Words of other languages, each with the language."""
    every: Iterable[OtherLanguage] = (
        *site.settings.help_words,
        *(each for need in site.all(Need) for each in need.other_languages),
    )
    for each in every:
        for word in dict.fromkeys(word for words in each.words for word in split(words)):
            yield word, each.language


def _languages(index: Index) -> Iterable[str]:
    """The languages that services name."""
    return dict.fromkeys(name for each in index.found for name in each.document.filters.get("language", ()))


def _words(index: Index) -> list[str]:
    """Texts of words against which misspelt ones are corrected, those that matter most first."""
    every: dict[str, tuple[int, int]] = {}
    for found in index.found:
        for word, rank in _ranked(found).items():
            best, total = every.get(word, (rank, 0))
            every[word] = (min(best, rank), total + 1)
    kept = sorted(sorted(every), key=lambda word: (every[word][0], -every[word][1]))[:MOST_WORDS]
    return [
        " ".join(sorted(word for word in kept if every[word][0] == rank))
        for rank in (_LEADS, _CALLED, _SAID, _OTHER)
    ]


def _ranked(found: Found) -> dict[str, int]:
    """The words of one page, with how much each matters."""
    document = found.document
    called = {
        word for line in (found.page.title, *document.names, *document.keywords) for word in split(line)
    }
    said = {*split(document.summary), *split(document.text)}
    if found.kind not in HELP:
        ranks = dict.fromkeys(called | said, _OTHER)
    else:
        rank = _LEADS if found.kind in _GUIDES else _CALLED
        ranks = dict.fromkeys(said, _SAID) | dict.fromkeys(called, rank)
    return {word: rank for word, rank in ranks.items() if len(word) >= _SHORTEST}
