"""Prepares the pictures of content: on all cores, each within bounds, and kept from one build to the next."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import PIL
from PIL import features

from site_builder.content.images import TOO_LARGE, PreparedImage
from site_builder.diagnostics import Diagnostic, Problem, Span
from site_builder.tools.bounded import TooMuch, bounded
from site_builder.tools.cache import Cache, key_of
from site_builder.tools.workers import map_chunks

_RECIPE = "2"
"""Changes whenever the same picture would be drawn in another way."""
_LIBRARIES = ("jpg", "libjpeg_turbo", "webp", "zlib", "littlecms2")

Prepared = tuple[PreparedImage | None, Diagnostic | None]


class Picture(NamedTuple):
    """A picture to prepare: its path inside the folder of content that authors know as `folder`, and how it is drawn."""

    path: str
    source: Path
    folder: str
    draw: Callable[[bytes, str], PreparedImage]


def prepare_all(pictures: Sequence[Picture], cache: Cache, jobs: int | None) -> Iterator[Prepared]:
    """Prepare all pictures of a site, in their order: each as it is published, or what is wrong with it."""
    keys: list[str] = []
    for results in map_chunks(partial(_prepare_some, cache=cache), pictures, jobs, least=1):
        for key, result in results:
            keys.append(key)
            yield result
    cache.keep_only(keys)


def _prepare_some(pictures: Sequence[Picture], cache: Cache) -> list[tuple[str, Prepared]]:
    return [_prepare(picture, cache) for picture in pictures]


def _prepare(asked: Picture, cache: Cache) -> tuple[str, Prepared]:
    data = asked.source.read_bytes()
    key = key_of(_RECIPE, _versions(), asked.draw.__name__, asked.path, data)
    picture = _unpacked(cache.get(key))
    if picture is None:
        span = Span(f"{asked.folder}/{asked.path}")
        try:
            picture = bounded(partial(asked.draw, data, asked.path))
        except Problem as problem:
            return key, (None, Diagnostic(span, problem.code, problem.message, problem.hint))
        except TooMuch:
            message = "This picture takes too much time or memory to be worked on safely."
            hint = "Save it again from the original, or make it smaller: 2000 pixels wide is plenty."
            return key, (None, Diagnostic(span, TOO_LARGE, message, hint))
        cache.put(key, _packed(picture))
    return key, (picture, None)


def _versions() -> str:
    known = (features.version(each) for each in _LIBRARIES)
    return " ".join([PIL.__version__, *(each or "-" for each in known)])


def _packed(picture: PreparedImage) -> bytes:
    """A picture as the cache keeps it: a line that says what follows, and the bytes of all files."""
    files = (*picture.files, *picture.modern)
    facts = {
        "files": [(name, len(data)) for name, data in files],
        "modern": len(picture.modern),
        "widths": picture.widths,
        "size": (picture.width, picture.height),
    }
    return b"".join([json.dumps(facts).encode(), b"\n", *(data for _, data in files)])


def _unpacked(kept: bytes | None) -> PreparedImage | None:
    if kept is None:
        return None
    line, _, data = kept.partition(b"\n")
    facts = json.loads(line)
    files: list[tuple[str, bytes]] = []
    for name, size in facts["files"]:
        files.append((name, data[:size]))
        data = data[size:]
    count = len(files) - facts["modern"]
    width, height = facts["size"]
    return PreparedImage(tuple(files[:count]), tuple(facts["widths"]), width, height, tuple(files[count:]))
