"""The search index: which pages have which words, and how each page shows as a result.

It is made from small documents instead of whole pages, so it knows nothing that isn't meant to be found. What there is to
look up in is sorted and cut into files of about the same size, so a search fetches only those that its words are in,
however large the site is. A page is a number in them: its place in the order of results, help for a person first.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from site_builder.language.passages import unmarked
from site_builder.language.speaking import N_, _
from site_builder.model.entry import Entry
from site_builder.model.page import Page, SearchDocument
from site_builder.outputs.search.everyday import everyday
from site_builder.outputs.search.named import names_on
from site_builder.outputs.search.words import (
    CALLED,
    SAID,
    TITLE,
    TOLD,
    WHOLE,
    code_key,
    name_key,
    number_key,
    split,
    weigh,
)

HELP: Final = (N_("Need"), N_("Service"), N_("Who it is for"), N_("Area"), N_("Pathway"))
"""Kinds of page that are help for a person; results of these kinds come before all others."""

_BLOCK: Final = 16_000
"""About how many characters of words are in one file."""
RESULTS: Final = 32
"""How many results are in one file."""
_OWN, _MAIN = 3, 2
_NOTHING: Final[Mapping[str, int]] = {}
_NO_ENTRIES: Final[Mapping[str, Sequence[Entry]]] = {}


class Found(NamedTuple):
    """A page that can be found."""

    page: Page
    document: SearchDocument

    @property
    def kind(self) -> str:
        """What kind of page it is, in English."""
        return next(iter(self.document.filters.get("kind", ())), "")


@dataclass(frozen=True)
class Index:
    """Everything that there is to look up."""

    found: Sequence[Found]
    keys: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By word, and by what else pages are found by: the numbers of pages, each followed by how much it counts there."""

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The numbers of pages by their addresses."""
        return {each.page.url: number for number, each in enumerate(self.found)}


def make_index(
    pages: Sequence[Page],
    language: str,
    order: Mapping[str, int] = _NOTHING,
    entries: Mapping[str, Sequence[Entry]] = _NO_ENTRIES,
) -> Index:
    """Look at all pages that can be found.

    `order` are the places of some among those of their kind, and `entries` what stands on them, by their addresses.
    """
    every = [Found(page, page.search()) for page in pages if page.search]
    kinds = list(dict.fromkeys([*HELP, *(each.kind for each in every)]))

    def place(found: Found) -> tuple[int, bool, int]:
        return kinds.index(found.kind), found.document.for_workers, order.get(found.page.url, 0)

    index = Index(sorted(every, key=place))
    named = names_on((*entries.get(each.page.url, ()), *each.document.includes) for each in index.found)
    for number, (each, names) in enumerate(zip(index.found, named, strict=True)):
        for key, weight in keys_of(each, language, names).items():
            index.keys[key] += (number, weight)
    return index


def keys_of(found: Found, language: str, named: Mapping[str, int] = _NOTHING) -> dict[str, int]:
    """All that a page is found by, with how much each counts."""
    page, document = found
    small = everyday(language).small
    keys: dict[str, int] = {}
    _weigh_name(keys, page.title, TITLE, small)
    for line in (*document.names, *document.keywords):
        _weigh_name(keys, line, CALLED, small)
    weigh(keys, split(document.summary), SAID)
    weigh(keys, split(document.text), TOLD)
    for word, weight in named.items():
        weigh(keys, [word], weight)
    weigh(keys, list(map(code_key, document.codes)), CALLED)
    weigh(keys, [name_key(name, language) for name in (page.title, *document.names)], TITLE)
    if found.kind not in HELP:
        weigh(keys, split(_(found.kind)) if found.kind else (), SAID)
        weigh(
            keys,
            [f"={' '.join(words)}" for line in document.keywords if len(words := split(line)) > 1],
            CALLED,
        )
    for place, number in enumerate(document.numbers):
        weigh(keys, [number_key(number)], 1 if place else _OWN + document.is_line)
    for name, values in document.filters.items():
        weigh(keys, [f"{name}:{value}" for value in values] if name != "kind" else [], 1)
    weigh(keys, [f"need:{value}" for value in document.filters.get("need", ())[:1]], _MAIN)
    return keys


def _weigh_name(keys: dict[str, int], name: str, weight: int, small: Collection[str]) -> None:
    """Count the words of a name; one that is all of it counts more."""
    words = split(name)
    telling = [word for word in words if word not in small]
    weigh(keys, words, weight)
    if len(telling) == 1:
        keys[telling[0]] |= WHOLE


def word_files(index: Index) -> tuple[list[str], list[bytes]]:
    """What there is to look up, cut into files; and the first key of each, by which a reader knows which to fetch.

    Keys are in the order in which browsers compare texts. A key's pages are told by how far each is from the one before.
    """
    firsts: list[str] = []
    files: list[bytes] = []
    lines: list[str] = []
    size = 0
    for key in sorted(index.keys, key=lambda key: key.encode("utf-16-be")):
        if not lines:
            firsts.append(unmarked(key))
        pages = json.dumps(_apart(index.keys[key]), separators=(",", ":"))
        lines.append(f"{json.dumps(unmarked(key), ensure_ascii=False)}:{pages}")
        size += len(lines[-1])
        if size > _BLOCK:
            files.append(_object(lines))
            lines, size = [], 0
    if lines:
        files.append(_object(lines))
    return firsts, files


def _object(lines: Sequence[str]) -> bytes:
    return f"{{{','.join(lines)}}}".encode()


def _apart(pages: Sequence[int]) -> list[int]:
    told: list[int] = []
    before = 0
    for number, weight in zip(pages[::2], pages[1::2], strict=True):
        told += (number - before, weight)
        before = number
    return told


def result_files(index: Index) -> Iterator[bytes]:
    """How pages show as results, in files of as many.

    Of each: title, address, summary, where it is, the number to ring, when it is open, from and until when that may be
    wrong, whether it is risky, from when nobody has checked it for too long, how somebody gets in, what being open means, and
    what else it is called; empty ends are left out. The last isn't shown, but nothing is found by words that can't be read
    back.
    """
    for start in range(0, len(index.found), RESULTS):
        said = [_result(each) for each in index.found[start : start + RESULTS]]
        yield unmarked(json.dumps(said, ensure_ascii=False, separators=(",", ":"))).encode()


def _result(found: Found) -> list[object]:
    page, document = found
    where = ", ".join(document.filters.get("area", ())) if found.kind == HELP[1] else ""
    called = "; ".join((*document.names, *document.keywords))
    changes = [(start, end, int(closes)) for start, end, closes in document.changes]
    shown = (page.title, page.url, document.summary, where, document.ring, document.open, changes)
    told = [*shown, int(page.risky), document.late_from, document.door, document.means, called]
    while told and not told[-1]:
        told.pop()
    return told
