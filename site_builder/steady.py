"""Makes Pagefind's index the same bytes every time.

Pagefind writes the values of its filters, and the filters themselves, in an order that differs from run to run, and names
files after their bytes. Here both are put in order and the files are named anew. Only as much of the format is read
as that takes: each file is gzipped, and holds a mark and then one CBOR array (RFC 8949).
"""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from typing import Final

_MARK: Final = b"pagefind_dcd"
_ARRAY, _TEXT = 4, 3
_FILTERS: Final = 3
"""Which item of the array in the index's main file lists the filters."""


def make_steady(index: Path) -> None:
    """Put a finished index in order, in its folder."""
    names: dict[bytes, bytes] = {}
    for path in sorted(index.glob("filter/*.pf_filter")):
        filter_name, values = _items(_opened(path))
        name = _renamed(path, _array([filter_name, _array(sorted(_items(values)))]), digits=7)
        names[path.stem.encode()] = name.encode()
    entry = index / "pagefind-entry.json"
    for path in sorted(index.glob("*.pf_meta")):
        parts = _items(_opened(path))
        filters = parts[_FILTERS]
        for old, new in names.items():
            filters = filters.replace(old, new)
        parts[_FILTERS] = _array(sorted(_items(filters)))
        old_hash = path.stem.removeprefix("pagefind.")
        new_hash = _renamed(path, _array(parts), digits=13).removeprefix("pagefind.")
        entry.write_bytes(entry.read_bytes().replace(old_hash.encode(), new_hash.encode()))


def _opened(path: Path) -> bytes:
    """The array that a file holds."""
    return gzip.decompress(path.read_bytes()).removeprefix(_MARK)


def _renamed(path: Path, array: bytes, digits: int) -> str:
    """Put an array in the place of a file's own, under a name that tells its bytes, and return that name's stem."""
    data = _MARK + array
    digest = hashlib.blake2b(data).hexdigest()[:digits]
    name = f"{path.stem.rpartition('_')[0]}_{digest}"
    path.unlink()
    path.with_name(name + path.suffix).write_bytes(gzip.compress(data, mtime=0))
    return name


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
