"""The kinds that come with the program: a site has the usual ones, and its own files count before those of the same name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from site_builder.content.source import read_source
from site_builder.content.validate import validate
from site_builder.model.entry import Entry
from site_builder.model.site import ContentType
from site_builder.prose.field import ReadingContext

_FOLDER: Final = Path(__file__).parents[1] / "starter" / "content"


@lru_cache(maxsize=256)
def usual_entries(content_type: ContentType) -> Mapping[str, Entry]:
    """The entries of a type that every site has; new sites begin with copies of their files."""
    paths = sorted((_FOLDER / content_type.folder).iterdir()) if content_type.has_usual else ()
    return {path.stem: _read(path, content_type) for path in paths}


def _read(path: Path, content_type: ContentType) -> Entry:
    file = f"{content_type.folder}/{path.name}"
    source, found = read_source(path, file)
    assert source, found
    entry, problems = validate(
        source,
        content_type.model,
        ReadingContext(),
        body=content_type.body,
        extra={"id": path.stem, "file": file},
    )
    assert entry, problems
    return entry
