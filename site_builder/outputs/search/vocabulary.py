"""The words the search page knows: what it needs to forgive a misspelling and to lead everyday words to a need.

Pagefind finds only what is spelt as it was written. So the build also writes a small list of the words that searching
knows, and, for each need, group of people and area, what people call it. The search page corrects against the first
and answers from the second before it has asked Pagefind anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from site_builder.language.passages import unmarked
from site_builder.language.speaking import N_, _
from site_builder.model.page import Page, SearchDocument
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.tools.characters import folded
from site_builder.types.area import Area
from site_builder.types.client_group import ClientGroup
from site_builder.types.need import Need

MOST_WORDS: Final = 4000
"""So many words are written at most, the commonest of what matters most: the list has to stay small on a large site."""

HELP: Final = (N_("Need"), N_("Service"), N_("Who it is for"), N_("Area"), N_("Pathway"))
"""Kinds of page that are help for a person; results of these kinds come before all others."""

Words = Mapping[str, tuple[int, int]]
"""Words, each with how much it matters (0 most) and how many pages have it."""

_AREA: Final = N_("Area")
_GUIDES: Final = (N_("Need"), N_("Who it is for"), _AREA)
"""Kinds of page that lead on to services."""

_LEADS, _CALLED, _SAID, _OTHER = range(4)
"""How much a word matters: what needs are called, what other help is called, what is said about help, everything else."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORTEST = 3
_AROUND_WORDS: Final = ".,;:!?…()[]'\"‘’“”–—"

_SMALL: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "a about am an and any are at be because been but by can can't could did do does doesn't don't for from "
        "get gets getting give go going got had has have having he help helping her here him his how i i'd i'll i'm "
        "i've if im in is it it's its ive just like local look looking me my myself near nearest need needing needs of "
        "on or our out people please really she so some somebody someone something somewhere that the their them there "
        "they this to up us very want wanting wants was we were what when where which who will with would you your",
    }.items()
}
"""Words that say nothing about what is looked for, by language."""


def words_of(page: Page, document: SearchDocument) -> dict[str, tuple[int, int]]:
    """The words of one page, with how much each matters."""
    kinds = document.filters.get("kind", ())
    called = {*_split(page.title), *(word for line in document.keywords for word in _split(line))}
    said = {*_split(document.summary), *_split(document.text)}
    if not any(kind in HELP for kind in kinds):
        return dict.fromkeys(called | said, (_OTHER, 1))
    rank = _LEADS if any(kind in _GUIDES for kind in kinds) else _CALLED
    return dict.fromkeys(said, (_SAID, 1)) | dict.fromkeys(called, (rank, 1))


def telling(text: str, language: str) -> str:
    """The words of a text that say something, each once: what it takes to find a page that shows its summary instead."""
    small = _small(language)
    found: dict[str, str] = {}
    for word in text.split():
        plain = word.strip(_AROUND_WORDS)
        key = plain.lower().replace("’", "'")
        if key and key not in small:
            found.setdefault(key, plain)
    return " ".join(found.values())


def folded_words(*texts: str) -> str:
    """The words of some texts that have letters not everybody can type, as those would be typed: `lodz` for `Łódź`."""
    words = {word for text in texts if not text.isascii() for word in _WORD.findall(text.lower())}
    return " ".join(sorted({folded(word) for word in words if folded(word) != word}))


def _small(language: str) -> frozenset[str]:
    return _SMALL.get(language.partition("-")[0], frozenset())


def gather(every: dict[str, tuple[int, int]], words: Words) -> None:
    """Add the words of one page to those of many."""
    for word, (rank, count) in words.items():
        best, total = every.get(word, (rank, 0))
        every[word] = (min(best, rank), total + count)


def write_vocabulary(site: Site, words: Words) -> bytes:
    """The file for the search page, as JSON.

    `small` are words to leave out, `help` the kinds that come first, `words` texts of words, those that matter most
    first, and `guides` what a person can be led to at once: kind, name, path, summary, and what people call it.
    `area` is the kind that is only meant when nothing else was asked for.
    """
    kept = sorted(sorted(words), key=lambda word: (words[word][0], -words[word][1]))[:MOST_WORDS]
    ranks = [
        " ".join(sorted(word for word in kept if words[word][0] == rank))
        for rank in (_LEADS, _CALLED, _SAID, _OTHER)
    ]
    data = {
        "small": " ".join(sorted(_small(site.settings.language))),
        "help": [_(kind) for kind in HELP],
        "words": ranks,
        "guides": list(_guides(site)),
        "area": _(_AREA),
    }
    return unmarked(json.dumps(data, ensure_ascii=False, separators=(",", ":"))).encode()


def _split(text: str) -> Iterator[str]:
    for word in _WORD.findall(folded(text).replace("’", "'")):
        if len(word) >= _SHORTEST:
            yield word


def _guides(site: Site) -> Iterator[Sequence[object]]:
    models: tuple[type[Need] | type[ClientGroup] | type[Area], ...] = (Need, ClientGroup, Area)
    for kind, model in zip(_GUIDES, models, strict=True):
        for entry in in_order(site.all(model)):
            called = dict.fromkeys((*entry.also_called, *entry.search_words))
            yield _(kind), entry.name, site.url(entry), entry.summary, list(called)
