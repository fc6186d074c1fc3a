"""The block inside which a new site is written and, when all is well, published."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from site_builder.publish.errors import explained
from site_builder.publish.lock import Held, release_lock, take_lock
from site_builder.publish.manifest import refuse_foreign, write_marker
from site_builder.publish.place import Place, find_place
from site_builder.publish.swap import recover, swap_in

READABLE = 0o022
"""Everyone may read what we write, only its owner may change it: a web server often runs as somebody else.
Set once for the block instead of on 20,000 files and folders; forked workers inherit it."""

PUBLISHED = (
    "The new site is published, but what it replaced could not be removed. The next build will try again."
)


class Staging:
    """A new site being written; see `staging`."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.root = place.new
        """The folder to write into with `write_file`. It becomes the output folder."""
        self.published = False
        """Whether the new site is in place."""

    def publish(self) -> None:
        """Put what was written in the place of the output, whole, once no worker writes any more.

        Raises `PublishError`, with the output unchanged, when that would lose a file that we did not write or
        the disk refuses. The replaced site is removed at the end of the block.
        """
        if self.published:
            raise RuntimeError("This site is already published.")
        with explained(self._place.shown):
            write_marker(self.root)
            refuse_foreign(self._place.output, self._place.shown)
            swap_in(self._place)
        self.published = True


@contextmanager
def staging(output: Path, *, sources: Sequence[Path] = ()) -> Iterator[Staging]:
    """Start a new version of the site in `output` (which need not exist), made from the folders `sources`.

    Tidies up after a build that was killed. Leaving the block without `publish()`, by an exception too,
    removes the new version and leaves `output` byte for byte as it was. Raises `PublishError` when another
    build of `output` is running, when `output` is not a folder of ours to replace, and when the disk is full,
    read-only or closed to us.
    """
    place = find_place(output, sources)
    owner = os.getpid()
    with explained(place.shown):
        lock = take_lock(place)
    before = os.umask(READABLE)
    stage = Staging(place)
    try:
        with explained(place.shown):
            recover(place)
            refuse_foreign(place.output, place.shown)
            place.new.mkdir()
        yield stage
    finally:
        os.umask(before)
        # A forked worker that fails leaves this block too, but the site is its parent's.
        if os.getpid() == owner:
            _tidy(stage, place, lock)


def _tidy(stage: Staging, place: Place, lock: Held) -> None:
    """Remove everything of ours but the output."""
    try:
        if stage.published:
            with explained(place.work, PUBLISHED):
                recover(place)
        else:
            with suppress(OSError):  # must not hide what went wrong in the block; the next build tries again
                recover(place)
    finally:
        release_lock(place, lock)
