"""What a file of the site says, whatever its kind: packed files unpacked, the words of PDFs, what pictures carry along."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from PIL import Image

from site_builder.tools.bounded import TooMuch, bounded

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
_MOST = 30_000_000
"""So many bytes are unpacked from one file, at the most: a little more than a file may have that isn't packed."""
_WIDE = (re.compile(rb"(?:[\n -~\xa0-\xff]\0){4,}"), re.compile(rb"(?:\0[\n -~\xa0-\xff]){4,}"))
"""Letters that take two bytes each, as cameras and Windows write what they say of a picture."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Closed(Exception):
    """A file can't be looked through; the argument says why, and what to do."""


def _too_large() -> Closed:
    return Closed("holds so much that it", "Make it smaller, or publish it elsewhere.")


def is_packed(data: bytes) -> bool:
    """Whether a file says more, or other things, than its bytes show."""
    return data.startswith((_GZIP, _ZIP, *_PICTURES, *_UTF_16)) or b"%PDF-" in data[:1024]


def text_of(data: bytes, seconds: int) -> str:
    """Everything that a file says; a PDF may take so much time. Raises `Closed`."""
    if data.startswith(_GZIP):
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed, suppress(OSError, EOFError, zlib.error):
            data = packed.read(_MOST + 1)
    elif data.startswith(_ZIP):
        return "\n".join(_unzipped(data))
    elif b"%PDF-" in data[:1024]:
        try:
            return bounded(partial(_pdf, data), seconds)
        except TooMuch:
            raise _too_large() from None
    elif data.startswith(_PICTURES):
        return "\n".join(_picture(data))
    if len(data) > _MOST:
        raise _too_large()
    return _decoded(data)


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF_16):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace")


def _unzipped(data: bytes) -> Iterator[str]:
    left = _MOST
    with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(data)) as archive:
        for item in archive.infolist():
            yield item.filename
            with (
                suppress(OSError, EOFError, zlib.error, RuntimeError, NotImplementedError),
                archive.open(item) as packed,
            ):
                inner = packed.read(left + 1)
                left -= len(inner)
                if left < 0:
                    raise _too_large()
                yield _decoded(inner)


def _picture(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "replace")
    for runs in _WIDE:
        for run in runs.findall(data):
            text = run.replace(b"\0", b"").decode("latin-1")
            yield text
            yield text[1:]  # the first may be the end of what stands before it
    with suppress(Exception), Image.open(io.BytesIO(data)) as picture:
        for value in picture.info.values():
            yield value if isinstance(value, str) else _decoded(value) if isinstance(value, bytes) else ""


def _pdf(data: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    said = [data.decode("latin-1")]
    try:
        reader = PdfReader(io.BytesIO(data))
        pages = list(reader.pages)
    except (DependencyError, FileNotDecryptedError):
        raise Closed("is locked, so it", "Save it without a password and without protection.") from None
    except Exception:  # broken files: what can't be read by programs isn't read by people either
        return said[0]
    parts = (_about(reader), _attached(reader), *map(_on_page, pages))
    for part in parts:
        with suppress(Exception):  # a fault in one part of a file hides none of the others
            said += part
    return "\n".join(said)


def _about(reader: PdfReader) -> Iterator[str]:
    yield from map(str, (reader.metadata or {}).values())
    yield from (str(each.title) for each in _outline(reader.outline))
    if reader.xmp_metadata:
        yield reader.xmp_metadata.stream.get_data().decode("utf-8", "replace")


def _outline(items: Sequence[Any]) -> Iterator[Any]:
    for item in items:
        yield from _outline(item) if isinstance(item, list) else (item,)


def _attached(reader: PdfReader) -> Iterator[str]:
    for name, files in reader.attachments.items():
        yield name
        yield from map(_decoded, files)


def _on_page(page: PageObject) -> Iterator[str]:
    yield page.extract_text()
    for reference in page.get("/Annots") or ():
        yield str(reference.get_object())
