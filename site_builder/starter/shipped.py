"""The files that travel inside the program for new sites: plain content, which tests check like any other.

Their days are those of a site begun on `WRITTEN_ON`. Whoever uses a file moves its days along, so that an example isn't
overdue on the day it is copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from site_builder.content.source import read_source
from site_builder.model.site import ContentType

FOLDER: Final = Path(__file__).parent
WRITTEN_ON: Final = date(2026, 11, 23)
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def files_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file below a folder, by its path with forward slashes, with its text. `dot-` at the start means a dot."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            parts = path.relative_to(folder).parts
            name = "/".join(re.sub("^dot-", ".", part) for part in parts)
            yield name, path.read_text(encoding="utf-8")


def moved_along(text: str, today: date) -> str:
    """A text with its days as far from today as they were from the day it was written; weekdays stay what they are."""
    weeks = timedelta(weeks=(today - WRITTEN_ON).days // 7)
    return _DAY.sub(lambda found: (date.fromisoformat(found.group()) + weeks).isoformat(), text)


def data_of(path: Path) -> Mapping[str, Any]:
    """What a shipped file says, as it is written."""
    source, found = read_source(path, path.name)
    if source is None:
        raise ValueError(f"{path} can't be read: {found[0].message}")
    return source.data


@lru_cache(maxsize=64)
def example_of(content_type: ContentType) -> Mapping[str, Any]:
    """What the example of a content type says; nothing where there is none."""
    folder = FOLDER / "examples"
    paths = folder.glob(f"{content_type.folder}.*" if content_type.single else f"{content_type.folder}/*")
    first = next(iter(sorted(paths)), None) or next(
        iter(sorted((FOLDER / "content" / content_type.folder).glob("*"))), None
    )
    return data_of(first) if first else {}


@dataclass(frozen=True, slots=True)
class Country:
    """What a site takes from where it is: settings, whom to ring, and made-up numbers for its examples."""

    code: str
    name: str
    language: str
    also_called: tuple[str, ...]
    settings: Mapping[str, str]
    emergency: tuple[Mapping[str, str], ...]
    phones: Mapping[str, str] = field(default_factory=dict)
    """Numbers that stand in the shipped examples, and what to write instead of them."""

    def is_called(self, text: str) -> bool:
        """Whether people mean it by a word."""
        return text.strip().lower() in {each.lower() for each in (self.code, self.name, *self.also_called)}


@lru_cache(maxsize=1)
def not_said() -> Country:
    """What a site begins with where nobody said in which country it is: one of the United Kingdom, the nation left open."""
    said = dict(data_of(FOLDER / "country-not-said.yaml"))
    return Country(code="not-said", also_called=(), **said | {"emergency": tuple(said["emergency"])})


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All countries that data is shipped for, those of the United Kingdom one by one."""
    found = []
    for path in sorted((FOLDER / "countries").glob("*.yaml")):
        said = dict(data_of(path))
        said["also_called"], said["emergency"] = tuple(said["also_called"]), tuple(said["emergency"])
        found.append(Country(code=path.stem, **said))
    return tuple(found)
