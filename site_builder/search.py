"""The search index, made by Pagefind from small documents instead of whole pages.

A document holds a page's title, summary, body text, the words people use for it, and its filters; so the index is small,
quick to make, and knows nothing that isn't meant to be found.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import zlib
from html import escape
from pathlib import Path
from typing import Final

import pagefind_bin  # type: ignore[import-untyped]

from site_builder.diagnostics import Stopped
from site_builder.model.page import Page, SearchDocument
from site_builder.publish import write_file
from site_builder.publish.errors import UNCHANGED
from site_builder.steady import make_steady

FOLDER: Final = "pagefind"
"""Where the index is in the site."""

VOCABULARY: Final = f"{FOLDER}/words.json"
"""Where the search page finds the words it knows; see exports/vocabulary.py."""

# Pagefind also writes three ready-made interfaces and a playground; the site has its own.
_SHIPPED: Final = (
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-entry.json",
    "*.pf_meta",
    "fragment/*",
    "filter/*",
    "index/*",
)


class SearchError(Stopped):
    """Pagefind couldn't make an index; the message is what it said."""


def write_document(root: Path, page: Page, document: SearchDocument, language: str) -> None:
    """Write what searching may know of a page, as a small page of its own at the same path."""
    filters = "".join(
        f'<i data-pagefind-filter="{escape(f"{name}:{value}")}"></i>'
        for name, values in sorted(document.filters.items())
        for value in values
    )
    meta = "".join(
        f'<i data-pagefind-meta="{name}:{escape(value)}"></i>'
        for name, value in (
            ("summary", document.summary),
            ("also", ", ".join(document.keywords)),
            ("around", ", ".join(document.around)),
        )
        if value
    )
    html = (
        f'<!doctype html><html lang="{language}"><body data-pagefind-body><h1>{escape(page.title)}</h1>'
        f"<p>{escape(document.text)}</p>{meta}{filters}</body></html>"
    )
    write_file(root, page.path, html.encode())


def build_index(documents: Path, root: Path) -> None:
    """Index all documents and put what a browser needs of the result into the site's search folder."""
    made = documents / ".index"
    command = [
        str(pagefind_bin.get_executable()),
        "--site",
        str(documents),
        "--output-path",
        str(made),
        "--silent",
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode or not (made / "pagefind-entry.json").is_file():
        raise SearchError(
            (done.stderr or done.stdout).decode("utf-8", "replace").strip() or "Pagefind made no index."
        )
    try:
        make_steady(made)
        programs = _programs(made)
    except (LookupError, ValueError, EOFError, OSError) as error:
        raise _damaged() from error
    for pattern in (*_SHIPPED, *sorted(programs)):
        for path in sorted(made.glob(pattern)):
            write_file(root, f"{FOLDER}/{path.relative_to(made).as_posix()}", _whole(path.read_bytes()))


def _programs(made: Path) -> set[str]:
    """The names of the programs that search the languages there are; Pagefind always writes one for unknown ones too."""
    languages = json.loads((made / "pagefind-entry.json").read_bytes())["languages"].values()
    return {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages}


def _whole(data: bytes) -> bytes:
    """A file of the index, if all of it is there: on a full disk Pagefind writes parts and says that all is well."""
    try:
        if data[:2] == b"\x1f\x8b":
            gzip.decompress(data)
    except (EOFError, OSError, zlib.error) as error:
        raise _damaged() from error
    if not data:
        raise _damaged()
    return data


def _damaged() -> SearchError:
    return SearchError(
        "The search index was not written whole. There may be no room left on the disk: make some space, then build "
        f"again. {UNCHANGED}"
    )
