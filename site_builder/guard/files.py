"""What a file of the site says, whatever its kind: packed files unpacked, the words of PDFs, what pictures carry along."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress

from PIL import Image

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
_MOST = 100_000_000
"""So many bytes are unpacked from one file, at the most."""


_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class TooLarge(Exception):
    """A file holds more than can be looked through."""


def is_packed(data: bytes) -> bool:
    """Whether a file says more, or other things, than its bytes show."""
    return data.startswith((_GZIP, _ZIP, *_PICTURES, *_UTF_16)) or b"%PDF-" in data[:1024]


def text_of(data: bytes) -> str:
    """Everything that a file says. Raises `TooLarge`."""
    if data.startswith(_GZIP):
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed, suppress(OSError, EOFError, zlib.error):
            data = packed.read(_MOST + 1)
    elif data.startswith(_ZIP):
        return "\n".join(_unzipped(data))
    elif b"%PDF-" in data[:1024]:
        return _pdf(data)
    elif data.startswith(_PICTURES):
        return "\n".join(_picture(data))
    if len(data) > _MOST:
        raise TooLarge
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
                    raise TooLarge
                yield _decoded(inner)


def _picture(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "replace")
    yield data.decode("utf-16-le", "replace")
    with suppress(Exception), Image.open(io.BytesIO(data)) as picture:
        for value in picture.info.values():
            yield value if isinstance(value, str) else _decoded(value) if isinstance(value, bytes) else ""


def _pdf(data: bytes) -> str:
    from pypdf import PdfReader

    said = [data.decode("latin-1")]
    with suppress(Exception):
        reader = PdfReader(io.BytesIO(data))
        said += [str(value) for value in (reader.metadata or {}).values()]
        said.append(
            reader.xmp_metadata.stream.get_data().decode("utf-8", "replace") if reader.xmp_metadata else ""
        )
        for page in reader.pages:
            said.append(page.extract_text())
            for reference in page.get("/Annots") or ():
                said.append(str(reference.get_object()))
    return "\n".join(said)
