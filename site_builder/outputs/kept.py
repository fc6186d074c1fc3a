"""`data/kept.json`: what a phone keeps once its reader has asked for that, so that help can be looked up without signal.

The list has every page of the directory, and what those pages need, with a version of each made from its bytes. The
service worker of the theme (`sw.js`) keeps what is listed, and fetches again only what has another version.
"""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import quote

from site_builder.language.words import count
from site_builder.model.page import Page
from site_builder.model.settings import Settings

PATH: Final = "data/kept.json"

_LEFT_OUT: Final = frozenset(
    {
        "404", "charter", "commitment", "signatories", "signatory", "plan", "plans", "priority", "progress",
        "groups", "group", "meetings", "meeting", "resources", "resource", "news", "news-item",
    }
)  # fmt: skip
"""Kinds of page that are about the forum's own work. Any other kind may lead to help, so it is kept."""

_NEEDED: Final = ("assets/", "data/")
"""Folders with what pages need."""

_SAMPLE: Final = 16
"""How many files are compressed to find out how many bytes will be sent; compressing all of them takes too long."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file to keep: its path from the root of the site as browsers ask for it, its version, and its bytes on a phone."""

    path: str
    version: str
    size: int

    @property
    def file(self) -> str:
        """Where it is in the output."""
        return f"{self.path}index.html" if self.is_page and not self.path.endswith(".html") else self.path

    @property
    def is_page(self) -> bool:
        """Whether it is a page."""
        return self.path.endswith(("/", ".html")) or not self.path


def kept_page(page: Page, html: bytes) -> Iterator[KeptFile]:
    """What is kept of a page: it or nothing."""
    if page.kind not in _LEFT_OUT:
        yield _kept(page.url.lstrip("/"), html)


def kept_file(path: str, data: bytes) -> Iterator[KeptFile]:
    """What is kept of any other file: it or nothing."""
    if path.startswith(_NEEDED):
        yield _kept(path, data)


def _kept(path: str, data: bytes) -> KeptFile:
    version = urlsafe_b64encode(sha256(data).digest()[:6]).decode()
    return KeptFile(path, version, len(data))


def write_list(settings: Settings, kept: Sequence[KeptFile], root: Path) -> bytes:
    """The list as JSON, of files that have been written below `root`.

    `size` and `offer` say in words how much that is; `zone` is by whose calendar the copy ages.
    """
    ordered = sorted(kept, key=lambda each: each.path)
    stored = sum(each.size for each in ordered)
    sent = _megabytes(stored * _compression(ordered, root))
    pages = count(sum(each.is_page for each in ordered), "page")
    said = {
        "size": f"{pages}, {_megabytes(stored)}",
        "offer": f"{pages}: about {sent} to fetch, {_megabytes(stored)} on the phone.",
        "zone": settings.time_zone,
        "files": {quote(each.path): each.version for each in ordered},
    }
    return f"{json.dumps(said, indent=0, separators=(',', ':'))}\n".encode()


def _compression(kept: Sequence[KeptFile], root: Path) -> float:
    """The share of their bytes that files have when a host sends them compressed, measured on some of them."""
    sample = [(root / each.file).read_bytes() for each in kept[:: len(kept) // _SAMPLE + 1]]
    return sum(len(zlib.compress(data)) for data in sample) / max(1, sum(map(len, sample)))


def _megabytes(size: float) -> str:
    """`1.2 MB`; `0.1 MB` at the least."""
    return f"{max(size / 1_000_000, 0.1):.1f} MB"
