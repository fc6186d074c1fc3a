"""Remembers templates as they were compiled, for whoever builds several times in a process."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

_MOST = 8
"""Ways to compile that are remembered at a time."""


class Compiled(BytecodeCache):
    """The code of templates, found by their file and what stands in it. `how` is all else that compiling depends on."""

    def __init__(self, *how: Hashable) -> None:
        self._codes = _codes(how)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it is known."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the code of a template."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


@lru_cache(_MOST)
def _codes(_how: tuple[Hashable, ...]) -> dict[tuple[str, str], CodeType]:
    return {}
