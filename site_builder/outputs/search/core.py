"""What the search page knows before it looks anything up: where people are led at once, and how to forgive a misspelling.

The index has only words as they were written. So the build also writes what needs, groups of people, areas and lists are
called, which lines to ring for what, what people type in general, and a small list of the words that matter most, against
which misspelt ones are corrected.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from site_builder.hours.calendar.spells import window
from site_builder.language.passages import unmarked
from site_builder.language.speaking import N_, _
from site_builder.language.words import day_name
from site_builder.model.other_language import OtherLanguage
from site_builder.model.setting_records import EmergencyContact
from site_builder.model.site import Site
from site_builder.outputs.output import Gathered
from site_builder.outputs.search.everyday import everyday
from site_builder.outputs.search.guides import GUIDES, LIST, lists_for, lists_of_both, people_are_led_to
from site_builder.outputs.search.index import HELP, RESULTS, Found, Index
from site_builder.outputs.search.languages import own_names
from site_builder.outputs.search.words import split
from site_builder.tools.characters import OTHER_LETTERS
from site_builder.types.need import Need

MOST_WORDS: Final = 4000
"""So many words are written at most, the commonest of what matters most: the list has to stay small on a large site."""

_NEED, _SERVICE, _GROUP, _AREA, _PATHWAY = HELP
_CLOSED: Final = N_("Closed service")

_LEADS, _CALLED, _SAID, _OTHER = range(4)
"""How much a word matters: what needs are called, what other help is called, what is said about help, everything else."""
_SHORTEST: Final = 3


class Line(NamedTuple):
    """A line to ring."""

    name: str
    number: str
    when: str
    called: Sequence[str]
    """What people search for who need it."""
    names: Sequence[str]


def write_core(site: Gathered, index: Index, firsts: Sequence[str], folder: str) -> bytes:
    """The file for the search page, as JSON; find.js and search.js say what they take from it."""
    settings = site.site.settings
    general = everyday(settings.language)
    pages = {page.url: page for page in site.pages}
    within = window(site.site.today, site.site.calendar)
    always = f"0o{within.end - within.start}"
    when = {**_days(general.days), **general.when}
    guides = [*people_are_led_to(site.site, pages, index, always, when)]
    lists = dict(lists_for(site.site, pages, index.number_of))
    lines = list(_lines(settings.emergency, general.danger))
    danger = [phrase for phrases in general.danger for phrase in phrases]
    meant = (
        *(phrase for each in lines for phrase in (*each.called, *each.names)),
        *danger,
        *(word for word in when if len(word) > _SHORTEST),
    )
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
        "list": _(LIST),
        "workers": [number for number, each in enumerate(index.found) if each.document.for_workers],
        "guides": [*guides, *lists.values()],
        "lists": {name: place for place, name in enumerate(lists, len(guides))},
        "both": lists_of_both(site.site, pages),
        "lines": lines,
        "danger": danger,
        "ringing": " ".join(sorted(general.ringing)),
        "small": " ".join(sorted(general.small)),
        "short": {**own_names(_languages(index)), **general.short},
        "pictures": general.pictures,
        "when": when,
        "letters": OTHER_LETTERS,
        "speaks": dict(_spoken(site.site, index)),
        "words": _words(index, meant, general.small),
    }
    return unmarked(json.dumps(said, ensure_ascii=False, separators=(",", ":"))).encode()


def _kinds(index: Index) -> Iterator[tuple[str, int]]:
    """The kinds of pages in the order of results, with the number of the first page of each."""
    before = None
    for number, each in enumerate(index.found):
        if each.kind != before:
            yield _(each.kind) if each.kind else "", number
        before = each.kind


def _lines(contacts: Sequence[EmergencyContact], danger: Sequence[Sequence[str]]) -> Iterator[Line]:
    """The lines to ring. The one that is for the most words of a kind of danger is for all of that kind."""
    called = [dict.fromkeys(each.search_words) for each in contacts]
    own = [frozenset(map(_bare, each)) for each in called]
    for phrases in danger:
        shared = [len(each.intersection(map(_bare, phrases))) for each in own]
        for words, number in zip(called, shared, strict=True):
            if number and number == max(shared):
                words.update(dict.fromkeys(phrases))
    yield from map(_line, contacts, map(tuple, called))


def _line(contact: EmergencyContact, called: Sequence[str]) -> Line:
    """A line to ring, with what people search for who need it, and its name with each part of it."""
    parts = [split(part) for part in (*contact.name.split(","), contact.name)]
    wordy = [[word for word in part if not word.isdigit()] for part in parts]
    names = dict.fromkeys(" ".join(part) for part in (*parts, *wordy) if part)
    return Line(contact.name, contact.number, contact.when, called, tuple(names))


def _bare(phrase: str) -> tuple[str, ...]:
    """The words of a phrase without apostrophes, which people leave out."""
    return tuple(word.replace("'", "") for word in split(phrase))


def _days(short: Mapping[str, int]) -> dict[str, str]:
    """The days of the week as they are said here."""
    names = {word: str(weekday) for weekday in range(1, 8) for word in split(day_name(weekday))}
    plurals = {f"{name}s": weekday for name, weekday in names.items()}
    return {**names, **plurals, **{name: str(weekday) for name, weekday in short.items()}}


def _spoken(site: Site, index: Index) -> Iterator[tuple[str, str]]:
    """Words of other languages, each with the language; none that is a word of this one, too, such as `bank`."""
    others = (each for each in index.found if each.kind != _NEED)
    texts = (text for page, document in others for text in (page.title, document.summary, *document.keywords))
    own = {*everyday(site.settings.language).small, *split(" ".join(texts))}
    every: Iterable[OtherLanguage] = (
        *site.settings.help_words,
        *(each for need in site.all(Need) for each in need.other_languages),
    )
    for each in every:
        for word in dict.fromkeys(word for words in each.words for word in split(words)):
            if word not in own:
                yield word, each.language


def _languages(index: Index) -> Iterable[str]:
    """The languages that services name."""
    return dict.fromkeys(name for each in index.found for name in each.document.filters.get("language", ()))


def _words(index: Index, meant: Iterable[str], small: Collection[str]) -> list[str]:
    """Texts of words against which misspelt ones are corrected, those that matter most first; `meant` are phrases besides."""
    every: dict[str, tuple[int, int]] = {}
    for found in index.found:
        for word, rank in _ranked(found).items():
            best, total = every.get(word, (rank, 0))
            every[word] = (min(best, rank), total + 1)
    kept = sorted(sorted(every), key=lambda word: (every[word][0], -every[word][1]))[:MOST_WORDS]
    ranks = {word: every[word][0] for word in kept}
    for phrase in meant:
        for word in split(phrase):
            for each in (word, word.replace("'", "")):
                if each not in small:
                    ranks.setdefault(each, _LEADS)
    return [
        " ".join(sorted(word for word, its in ranks.items() if its == rank))
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
        rank = _LEADS if found.kind in GUIDES else _CALLED
        ranks = dict.fromkeys(said, _SAID) | dict.fromkeys(called, rank)
    return {word: rank for word, rank in ranks.items() if len(word) >= _SHORTEST}
