"""What the publishing tests share: small sites to publish, and a folder's contents to compare."""

from __future__ import annotations

import os
from pathlib import Path

from site_builder.publish import MARKER, staging, write_file

Pages = dict[str, bytes]

OLD: Pages = {"index.html": b"old home", "services/a/index.html": b"old a", "gone/index.html": b"gone"}
NEW: Pages = {"index.html": b"new home", "services/a/index.html": b"new a", "services/b/index.html": b"new b"}


def publish(output: Path, pages: Pages) -> None:
    """Publish a whole site."""
    with staging(output) as stage:
        for path, data in pages.items():
            write_file(stage.root, path, data)
        stage.publish()


def contents(folder: Path) -> dict[str, bytes | str]:
    """Every file below a folder by its path: its bytes, or where it points if it is a link."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            found[path.relative_to(folder).as_posix()] = os.readlink(path)  # noqa: PTH115
        elif path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def pages_of(output: Path) -> dict[str, bytes | str]:
    """A published site without its marker."""
    return {path: data for path, data in contents(output).items() if path != MARKER}


def names(folder: Path) -> list[str]:
    """What is directly in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())
