"""`data/search/`: the search index, and what the search page knows before it looks anything up."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from site_builder.model.entry import Entry
from site_builder.model.site import Site
from site_builder.outputs.output import File, Gathered
from site_builder.outputs.search.core import write_core
from site_builder.outputs.search.index import make_index, result_files, word_files
from site_builder.types.service.directory import Directory

FOLDER: Final = "data/search"
CORE: Final = f"{FOLDER}/core.json"
"""What the search page asks for first. It names the folder of everything else by what is in it, so nobody mixes two builds."""


def make(site: Gathered) -> Iterator[File]:
    """The files."""
    index = make_index(site.pages, site.site.settings.language, _order(site.site), _entries(site.site))
    firsts, words = word_files(index)
    files = {f"words-{number}.json": data for number, data in enumerate(words)}
    files |= {f"results-{number}.json": data for number, data in enumerate(result_files(index))}
    digest = hashlib.blake2b(digest_size=5)
    for data in files.values():
        digest.update(data)
    folder = digest.hexdigest()
    yield File(CORE, write_core(site, index, firsts, folder))
    for name, data in files.items():
        yield File(f"{FOLDER}/{folder}/{name}", data)


def _order(site: Site) -> dict[str, int]:
    """The places of services, by their addresses, as in the list of everything.

    So those of a need are together in few files, and what is open longest comes first of them.
    """
    return {site.url(each): place for place, each in enumerate(site.once(Directory).in_chapters)}


def _entries(site: Site) -> Mapping[str, Sequence[Entry]]:
    """What stands on pages, by their addresses: the entry that a page is of, and those that are a part of it."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entries in site.entries.values():
        for entry in entries.values():
            found[site.url(entry).partition("#")[0]].append(entry)
    return found
