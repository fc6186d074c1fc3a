"""`pagefind/`: the search index, and the words that the search page knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from site_builder.outputs.output import File, Gathered, Output
from site_builder.outputs.search.index import FOLDER, index_files, message
from site_builder.outputs.search.vocabulary import gather, words_of, write_vocabulary

VOCABULARY: Final = f"{FOLDER}/words.json"
"""Where the search page finds the words it knows."""


def make(site: Gathered) -> Iterator[File]:
    """The files. Raises `SearchError` when Pagefind makes no index."""
    words: dict[str, tuple[int, int]] = {}

    def documents() -> Iterator[bytes]:
        for page in site.pages:
            if page.search:
                document = page.search()
                gather(words, words_of(page, document))
                yield message(page, document, site.site.settings.language)

    yield from index_files(documents())
    yield File(VOCABULARY, write_vocabulary(site.site, words))


OUTPUT = Output("search", Gathered, make, paths=(f"{FOLDER}/",), slow=True, progress="Indexing for search")
