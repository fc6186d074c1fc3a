"""The marker: a text file in the site's root that says the folder is ours and lists what we put there."""

from __future__ import annotations

import os
from pathlib import Path

from site_builder.publish.errors import UNCHANGED, PublishError
from site_builder.publish.files import MARKER, Tree, create_file, list_tree
from site_builder.tools.opening import READ

HEADING = (
    "This folder was written by site-builder and is replaced whole at its next build. It wrote these files:"
)
STRAY = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that desktops drop into every folder they show: nobody's work, so they may go."""

NAMED = 5
"""How many file names a message gives before it says how many more there are."""


def write_marker(root: Path) -> None:
    """Mark a finished site as ours, listing every file in it. The bytes depend on the file names alone."""
    lines = [HEADING, *sorted(list_tree(root).files)]
    create_file(root, MARKER, "\n".join([*lines, ""]).encode("utf-8", "surrogateescape"))


def refuse_foreign(output: Path, shown: str) -> None:
    """Raise `PublishError` when replacing `output` would lose anything that we did not write.

    A folder without our marker may only be replaced while it is empty; in a folder of ours every file must be
    one that our last build listed. `shown` is the folder as its owner wrote it.
    """
    try:
        tree = list_tree(output)
    except FileNotFoundError:
        return
    ours = _listed(output)
    if ours is None:
        if names := sorted({name.split("/")[0] for name in [*_kept(tree), *tree.folders]}):
            raise PublishError(
                f"The folder {shown} holds something that site-builder did not write: {_some(names)}. "
                f"It will not be replaced. Choose an empty or new folder for the output. {UNCHANGED}"
            )
    elif names := sorted(set(_kept(tree)) - ours - {MARKER}):
        raise PublishError(
            f"The folder {shown} holds files that site-builder did not write: {_some(names)}. They "
            "would be lost, because the folder is replaced whole. Move them to content/static/, from where they "
            f"are copied into every build. {UNCHANGED}"
        )


def _kept(tree: Tree) -> list[str]:
    return [name for name in tree.files if name.rpartition("/")[2] not in STRAY]


def _listed(output: Path) -> set[str] | None:
    """The files our last build put into `output`, or None where the folder is not ours."""
    try:
        descriptor = os.open(output / MARKER, READ)
    except OSError:
        return None
    with os.fdopen(descriptor, encoding="utf-8", errors="surrogateescape", newline="") as marker:
        heading, *names = marker.read().split("\n")
    return set(names) if heading == HEADING else None


def _some(names: list[str]) -> str:
    more = len(names) - NAMED
    said = [name if name.isprintable() else repr(name) for name in names[:NAMED]]
    return ", ".join(said) + (f" and {more} more" if more > 0 else "")
