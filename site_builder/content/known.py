"""What came of each file the last time it was read, so that a preview reads again only those that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from site_builder.content.find import EntryFile
from site_builder.diagnostics import Diagnostic
from site_builder.model.entry import Entry
from site_builder.model.secrets import Secret
from site_builder.prose.field import ReadingContext

Read = tuple[Entry | None, Sequence[Diagnostic], Sequence[Secret]]
"""What came of a file: an entry, or none; what is wrong; and what of it may be published nowhere."""

_Mark = tuple[int, int, int]
"""What tells one state of a file from another: its number on the disk, its bytes, and its last change in nanoseconds."""

_NOTHING: Final[_Mark] = (0, 0, 0)


class KnownFiles:
    """The results of the last reading. They hold as long as nothing changes that reading depends on."""

    def __init__(self) -> None:
        self._context: ReadingContext | None = None
        self._read: Mapping[EntryFile, tuple[_Mark, Read]] = {}

    def read(
        self,
        files: Sequence[EntryFile],
        context: ReadingContext,
        read: Callable[[Sequence[EntryFile]], Iterable[Read]],
    ) -> Iterator[Read]:
        """The result of each file, in order; `read` is asked for those that aren't known."""
        known = self._read if context == self._context else {}
        # Marks are taken before reading: whoever changes a file meanwhile is noticed the next time.
        marks = {each: _mark_of(each) for each in files}
        new = [
            each
            for each in files
            if each not in known or known[each][0] != marks[each] or not any(marks[each])
        ]
        fresh = dict(zip(new, read(new), strict=True))
        self._read = {each: (marks[each], fresh[each]) if each in fresh else known[each] for each in files}
        self._context = context
        return (result for _, result in self._read.values())


def _mark_of(file: EntryFile) -> _Mark:
    try:
        state = file.path.stat()
    except OSError:
        return _NOTHING
    return state.st_ino, state.st_size, state.st_mtime_ns
