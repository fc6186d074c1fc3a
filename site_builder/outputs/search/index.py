"""The search index, made by Pagefind from small documents instead of whole pages.

A document holds a page's title, summary, body text, the words people use for it, and its filters; so the index is small,
quick to make, and knows nothing that isn't meant to be found.

Pagefind is given the documents in messages, as its own packages for Python and Node.js do it (the former waits a tenth
of a second for each answer). Given files, it would number them as the disk happens to list them, and no two machines
would make the same bytes.
"""

from __future__ import annotations

import json
import os
import subprocess
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from html import escape
from itertools import chain
from typing import IO, Any, Final

import pagefind_bin  # type: ignore[import-untyped]

from site_builder.diagnostics import Stopped
from site_builder.language.passages import unmarked
from site_builder.language.speaking import _
from site_builder.model.page import Page, SearchDocument
from site_builder.outputs.output import File
from site_builder.outputs.search.steady import make_steady
from site_builder.outputs.search.vocabulary import folded_words, telling

FOLDER: Final = "pagefind"
"""Where the index is in the site."""

_INDEX: Final = 0
"""The number that Pagefind gives the first index it makes."""
_END: Final = b","
"""What ends a message."""

# Pagefind also writes three ready-made interfaces and a playground; the site has its own.
_SHIPPED: Final = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_FOLDERS: Final = ("fragment/", "filter/", "index/")


class SearchError(Stopped):
    """Pagefind couldn't make an index; the message is what it said."""


def message(page: Page, document: SearchDocument, language: str) -> bytes:
    """What searching may know of a page, for Pagefind, as a small page of its own at the same path."""
    said = {**document.filters, "kind": map(_, document.filters.get("kind", ()))}
    filters = "".join(
        f'<i data-pagefind-filter="{escape(f"{name}:{value}")}"></i>'
        for name, values in sorted(said.items())
        for value in values
    )
    meta = "".join(
        f'<i data-pagefind-meta="{name}:{escape(value)}"></i>'
        for name, value in (
            ("summary", document.summary),
            ("also", ", ".join(document.keywords)),
            ("around", ", ".join(document.around)),
            ("folded", folded_words(page.title, document.summary, document.text, *document.keywords)),
        )
        if value
    )
    html = (
        f'<!doctype html><html lang="{language}"><body data-pagefind-body><h1>{escape(page.title)}</h1>'
        f"<p>{escape(telling(document.text, language))}</p>{meta}{filters}</body></html>"
    )
    return _message("AddFile", index_id=_INDEX, file_path=page.path, file_contents=unmarked(html))


def index_files(documents: Iterable[bytes]) -> Iterator[File]:
    """Index the messages about all pages; gives what a browser needs of the index.

    Raises `SearchError` when Pagefind makes none.
    """
    found = _files_of_index(documents)
    try:
        made = make_steady(found)
        languages = json.loads(made["pagefind-entry.json"])["languages"].values()
    except (LookupError, ValueError, EOFError, zlib.error) as error:
        raise _damaged() from error
    # It always writes a program for unknown languages too.
    programs = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages}
    for path, data in sorted(made.items()):
        if path in programs or path in _SHIPPED or path.startswith(_FOLDERS) or path.endswith(".pf_meta"):
            yield File(f"{FOLDER}/{path}", data)


def _files_of_index(documents: Iterable[bytes]) -> dict[str, bytes]:
    """The files of an index, by their paths. Pagefind works while the documents are still being made."""
    messages = chain([_message("NewIndex")], documents, [_message("GetFiles", index_id=_INDEX)])
    command = [str(pagefind_bin.get_executable()), "--service"]
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process,
        ThreadPoolExecutor(1) as readers,
    ):
        assert process.stdin
        assert process.stdout
        files = readers.submit(_await_files, process.stdout)
        files.add_done_callback(lambda _: process.kill())  # it would wait for more, or for somebody to listen
        try:
            with suppress(BrokenPipeError):  # its answers say why it went
                for each in messages:
                    process.stdin.write(each)
                process.stdin.flush()
            return files.result()
        finally:
            process.kill()
            with suppress(BrokenPipeError):
                process.stdin.close()


def _message(kind: str, **payload: object) -> bytes:
    message = {"message_id": 1, "payload": {"type": kind, **payload}}
    return b64encode(json.dumps(message).encode()) + _END


def _await_files(stream: IO[bytes]) -> dict[str, bytes]:
    """Read the answers until the files come."""
    parts: list[bytes] = []
    while data := os.read(stream.fileno(), 1 << 20):
        parts.append(data)
        if _END not in data:
            continue
        *answers, rest = b"".join(parts).split(_END)
        parts = [rest]
        for answer in answers:
            payload = _payload(answer)
            if payload["type"] == "Error":
                raise SearchError(f"Pagefind made no index: {payload['message']}")
            if payload["type"] == "GetFiles":
                return {each["path"]: b64decode(each["content"]) for each in payload["files"]}
    raise SearchError("Pagefind made no index: it ended without an answer.")


def _payload(answer: bytes) -> Mapping[str, Any]:
    try:
        payload: Mapping[str, Any] = json.loads(b64decode(answer))["payload"]
    except (LookupError, ValueError) as error:
        raise _damaged() from error
    return payload


def _damaged() -> SearchError:
    return SearchError("Pagefind made an index that can't be read.")
