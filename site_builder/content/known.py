"""What came of each file the last time it was read, so that a preview reads again only those that changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from site_builder.content.find import EntryFile, Found, find_files
from site_builder.diagnostics import Diagnostic
from site_builder.model.entry import Entry
from site_builder.model.secrets import Secret
from site_builder.model.site import ContentType
from site_builder.prose.field import ReadingContext

Read = tuple[Entry | None, Sequence[Diagnostic], Sequence[Secret]]
"""What came of a file: an entry, or none; what is wrong; and what of it may be published nowhere."""

_Mark = tuple[int, int, int]
"""What tells one state of a file from another: its number on the disk, its bytes, and its last change in nanoseconds."""


class KnownFiles:
    """The results of the last reading. They hold as long as nothing changes that reading depends on."""

    def __init__(self) -> None:
        self._names: Sequence[tuple[str, Sequence[str], Sequence[str]]] = ()
        self._found: tuple[Found, Sequence[Diagnostic]] | None = None
        self._context: ReadingContext | None = None
        self._read: Mapping[str, tuple[_Mark | None, Read]] = {}
        """By the paths of their files."""

    def find(self, content: Path, types: Sequence[ContentType]) -> tuple[Found, Sequence[Diagnostic]]:
        """The files there are, looked at again only when another has come or one has gone."""
        names = list(os.walk(content))
        if self._found is None or names != self._names:
            self._names, self._found = names, find_files(content, types)
        return self._found

    def read(
        self,
        files: Sequence[EntryFile],
        context: ReadingContext,
        read: Callable[[Sequence[EntryFile]], Iterable[Read]],
    ) -> Iterator[Read]:
        """The result of each file, in order; `read` is asked for those that aren't known."""
        known = self._read if context == self._context else {}
        # Marks are taken before reading: whoever changes a file meanwhile is noticed the next time.
        marks = {each.path: _mark_of(each.path) for each in files}
        same = {path for path, (mark, _) in known.items() if mark is not None and marks.get(path) == mark}
        new = [each for each in files if each.path not in same]
        fresh = {each.path: (marks[each.path], result) for each, result in zip(new, read(new), strict=True)}
        self._read = {path: fresh.get(path) or known[path] for path in marks}
        self._context = context
        return (result for _, result in self._read.values())


def _mark_of(path: str) -> _Mark | None:
    """The mark of a file; None where it can't be looked at, which is no state that is known."""
    try:
        state = os.stat(path)  # noqa: PTH116 (a path object for each of thousands of files takes longer)
    except OSError:
        return None
    return state.st_ino, state.st_size, state.st_mtime_ns
