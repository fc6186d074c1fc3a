"""Makes Pagefind's index the same bytes every time.

Pagefind writes the values of its filters, and the filters themselves, in an order that differs from run to run, and names
files after their bytes. Here both are put in order and the files are named anew. Only as much of the format is read
as that takes: each file is gzipped, and holds a mark and then one CBOR array (RFC 8949).
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Final

_MARK: Final = b"pagefind_dcd"
_ARRAY, _TEXT = 4, 3
_ENTRY: Final = "pagefind-entry.json"
_FILTERS: Final = 3
"""Which item of the array in the index's main file lists the filters."""


def make_steady(index: Mapping[str, bytes]) -> dict[str, bytes]:
    """A finished index, by the paths of its files, put in order."""
    made = dict(index)
    names: dict[bytes, bytes] = {}
    for path in _named(made, "filter/*.pf_filter"):
        filter_name, values = _items(_array_in(made[path]))
        new = _replace(made, path, _array([filter_name, _array(sorted(_items(values)))]), digits=7)
        names[_stem(path).encode()] = _stem(new).encode()
    for path in _named(made, "*.pf_meta"):
        parts = _items(_array_in(made[path]))
        filters = parts[_FILTERS]
        for old, after in names.items():
            filters = filters.replace(old, after)
        parts[_FILTERS] = _array(sorted(_items(filters)))
        new = _replace(made, path, _array(parts), digits=13)
        old_hash, new_hash = (_stem(each).removeprefix("pagefind.").encode() for each in (path, new))
        made[_ENTRY] = made[_ENTRY].replace(old_hash, new_hash)
    return made


def _named(index: Mapping[str, bytes], pattern: str) -> list[str]:
    return sorted(path for path in index if fnmatchcase(path, pattern))


def _array_in(data: bytes) -> bytes:
    """The array that a file holds."""
    return gzip.decompress(data).removeprefix(_MARK)


def _replace(index: dict[str, bytes], path: str, array: bytes, digits: int) -> str:
    """Put a file with another array in the place of one, under a name that tells its bytes, and return its path."""
    data = _MARK + array
    digest = hashlib.blake2b(data).hexdigest()[:digits]
    before, _, ending = path.rpartition(".")
    new = f"{before.rpartition('_')[0]}_{digest}.{ending}"
    del index[path]
    index[new] = gzip.compress(data, mtime=0)
    return new


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _items(array: bytes) -> list[bytes]:
    """The items of an array, each as the bytes it is written in."""
    _, count, at = _head(array, 0)
    items = []
    for _ in range(count):
        end = _end(array, at)
        items.append(array[at:end])
        at = end
    return items


def _array(items: list[bytes]) -> bytes:
    """An array of items that are already written."""
    count = len(items)
    if count < 24:
        head = bytes([_ARRAY << 5 | count])
    else:
        size = 1 if count < 1 << 8 else 2 if count < 1 << 16 else 4
        head = bytes([_ARRAY << 5 | {1: 24, 2: 25, 4: 26}[size]]) + count.to_bytes(size, "big")
    return head + b"".join(items)


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of the item at a place, the number that comes with it, and where what it holds begins."""
    kind, short = data[at] >> 5, data[at] & 31
    size = 1 << short - 24 if 24 <= short <= 27 else 0
    number = int.from_bytes(data[at + 1 : at + 1 + size], "big") if size else short
    return kind, number, at + 1 + size


def _end(data: bytes, at: int) -> int:
    """Where the item at a place ends."""
    kind, number, at = _head(data, at)
    if kind == _ARRAY:
        for _ in range(number):
            at = _end(data, at)
        return at
    return at + number if kind == _TEXT else at
