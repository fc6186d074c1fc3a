"""Files that couldn't be read into entries, or aren't there though others name them.

They are kept so that nobody complains of what they may well say once they are mended.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

Key = tuple[str, str]
"""An entry by the name of its content type and its id."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What would be entries, each with the text of its file; "" where that can't be read at all or doesn't matter."""

    texts: Mapping[Key, str] = field(default_factory=dict)
    meant: Collection[Key] = frozenset()
    """The entries that may be meant by names that lead nowhere; an id of "" stands for all of a content type."""

    def has(self, type_name: str, entry_id: str) -> bool:
        """Whether a file that would be this entry is there."""
        return (type_name, entry_id) in self.texts

    def may_mean(self, type_name: str, entry_id: str) -> bool:
        """Whether somebody may have meant an entry by a name that leads nowhere."""
        return not {(type_name, entry_id), (type_name, "")}.isdisjoint(self.meant)

    def ids(self, type_name: str) -> Iterator[str]:
        """The ids of those that would be of a content type."""
        return (entry_id for name, entry_id in self.texts if name == type_name)

    def may_name(self, type_name: str, entry_id: str, others: Collection[str]) -> bool:
        """Whether one of a content type may name an entry: its text does, or it names none of the `others` like it either."""
        texts = [text for (name, _), text in self.texts.items() if name == type_name]
        return any(_says(text, entry_id) or not any(_says(text, each) for each in others) for text in texts)

    def may_make(self, address: str) -> bool:
        """Whether a page or a place on a page may be at an address once all files are mended.

        Addresses are made of the ids of entries: of its own, or, in lists of several, of those that its file names.
        """
        ids = [part for part in re.split(r"[/#]|--", address) if part]
        return any(
            entry_id in ids or (bool(ids) and all(_says(text, part) for part in ids[1:] or ids))
            for (_, entry_id), text in self.texts.items()
        )


def _says(text: str, word: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None
