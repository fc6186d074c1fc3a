"""Reads searches.yaml: what people type into the search, and where it has to lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from site_builder.content.source import Source, read_source
from site_builder.content.validate import validate
from site_builder.diagnostics import Diagnostic, Span
from site_builder.fields.kinds import Line, Some
from site_builder.fields.record import record
from site_builder.prose.field import ReadingContext

FILE: Final = "searches.yaml"


@record
class Search:
    """A search, and what has to come of it."""

    query: Line
    """What is typed."""
    finds: Some[Line]
    """Addresses of pages, such as `needs/food`, and numbers of site.yaml, one of which has to be among the first three results;
    or `nothing`."""


@record
class Searches:
    """content/searches.yaml."""

    searches: Some[Search]
    """What people type, one below the other."""


@dataclass(frozen=True, slots=True)
class ReadSearches:
    """The searches of a site, and where each is written."""

    searches: Sequence[Search]
    source: Source

    def span(self, place: int) -> Span:
        """Where one of them is written."""
        return self.source.span(("searches", place, "finds"))


def read_searches(content: Path) -> tuple[ReadSearches | None, Sequence[Diagnostic]]:
    """Read the file of a content folder; None when there is none, or it has mistakes."""
    path = content / FILE
    if not path.is_file():
        return None, ()
    source, found = read_source(path, f"{content.name}/{FILE}")
    if source is None:
        return None, found
    read, problems = validate(source, Searches, ReadingContext())
    return ReadSearches(read.searches, source) if read else None, [*found, *problems]
