"""What hosts of static sites do besides sending files: they say of what type a file is, and heed the `_headers` file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

Header = tuple[str, str]

TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".xml": "application/xml",
}
"""Content types by file ending, written out because the system's own table differs between computers.
Everything else is sent as plain bytes."""


def site_headers(output: Path, path: str) -> Iterator[Header]:
    """The headers that the site's `_headers` file wants for a path.

    The form is the one that Netlify and Cloudflare Pages share: a line with a path, in which `*` stands for
    anything, then indented lines `Name: value`.
    """
    try:
        lines = (output / "_headers").read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    applies = False
    for line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            applies = bool(re.fullmatch(".*".join(map(re.escape, line.strip().split("*"))), path, re.DOTALL))
        elif applies:
            name, _, value = line.partition(":")
            yield name.strip(), value.strip()
