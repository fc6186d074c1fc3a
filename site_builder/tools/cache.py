"""Keeps what was made of something, by a hash of all that it was made from, in a folder that may vanish at any time.

Nothing in the folder is believed: each file begins with a hash of what follows, and one that is cut off, changed or
can't be read counts as not there. Files appear whole, so any number of builds can share the folder.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_HASH = 32


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of kept results; without one, nothing is kept. Where it may not `write`, it only gives."""

    folder: Path | None = None
    write: bool = True

    def get(self, key: str) -> bytes | None:
        """What was kept under a key."""
        if self.folder is None:
            return None
        try:
            data = (self.folder / key).read_bytes()
        except OSError:
            return None
        kept = data[_HASH:]
        return kept if data[:_HASH] == sha256(kept).digest() else None

    def put(self, key: str, data: bytes) -> None:
        """Keep something; a disk that is full or closed keeps nothing."""
        if self.folder is None or not self.write:
            return
        new = self.folder / f"{key}.{os.getpid()}"
        with suppress(OSError):
            self.folder.mkdir(exist_ok=True)
            new.write_bytes(sha256(data).digest() + data)
            new.replace(self.folder / key)

    def keep_only(self, keys: Collection[str]) -> None:
        """Forget everything else: what a build didn't ask for, the next one won't either."""
        if self.folder is None or not self.write or self.folder.is_symlink():
            return
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in keys:
                    path.unlink(missing_ok=True)


def key_of(*parts: bytes | str) -> str:
    """A name for what is made from these parts, each of which counts by itself."""
    whole = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()
