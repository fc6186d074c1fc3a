"""Names that stand on pages: of people who sit in a group, answer for an action or checked something, and of what else has one.

Nobody marks them. But what is written with a capital wherever it stands on the site is a name: `Pillai`, never `ring`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from site_builder.model.checked import Checked
from site_builder.model.said import texts_of
from site_builder.outputs.search.words import SAID, TOLD, split, weigh

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def names_on(pages: Iterable[Sequence[object]]) -> Iterator[Mapping[str, int]]:
    """The words of names on each page, which is given as the entries that stand on it, with how much each counts.

    Who checked something counts less than who is named for what the page is about.
    """
    written = [_written(entries) for entries in pages]
    small = {word for about, by in written for word in about | by if word.islower()}
    for about, by in written:
        counts: dict[str, int] = {}
        for words, weight in ((about, SAID), (by, TOLD)):
            for word in sorted(word for word in words if not word.islower() and word.lower() not in small):
                parts = split(word)
                weigh(counts, (*parts, *(part.replace("'", "") for part in parts)), weight)
        yield counts


def _written(entries: Iterable[object]) -> tuple[set[str], set[str]]:
    """The words of some entries as they are written: those about something, and those of who checked it."""
    about: list[str] = []
    by: list[str] = []
    for entry in entries:
        for record, text in texts_of(entry):
            (by if isinstance(record, Checked) else about).append(text)
    return set(_WORD.findall("\n".join(about))), set(_WORD.findall("\n".join(by)))
