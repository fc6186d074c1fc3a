"""Reads files into entries, all problems of all files in one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.content.find import EntryFile
from site_builder.content.source import Source, read_source
from site_builder.content.validate import validate
from site_builder.diagnostics import Diagnostic
from site_builder.model.entry import Entry
from site_builder.model.site import ContentType
from site_builder.prose.field import ReadingContext, rendered_ahead
from site_builder.prose.prose import Prose
from site_builder.tools.workers import map_chunks


@dataclass(frozen=True, slots=True)
class Entries:
    """What was read: entries by type and id, and the ids of files that failed, so that nobody is told they don't exist."""

    by_type: Mapping[str, Mapping[str, Entry]]
    failed: Mapping[str, frozenset[str]]


Read = tuple[Entry | None, Sequence[Diagnostic]]
"""What came of a file: an entry, or none and what is wrong."""


def _read_chunk(
    files: Sequence[EntryFile], types: Mapping[str, ContentType], context: ReadingContext
) -> list[Read]:
    """Read some files into entries, in stages: a processor is quicker when it does one kind of work at a time."""
    sources = [read_source(entry_file.path, entry_file.file) for entry_file in files]
    texts = [rendered_ahead(source.body, context) if source else None for source, _ in sources]
    return [
        _entry(entry_file, types[entry_file.type], context, source, text) if source else (None, found)
        for entry_file, (source, found), text in zip(files, sources, texts, strict=True)
    ]


def _entry(
    entry_file: EntryFile,
    content_type: ContentType,
    context: ReadingContext,
    source: Source,
    text: Prose | None,
) -> Read:
    extra = {"id": entry_file.id, "file": entry_file.file}
    return validate(source, content_type.model, context, body=content_type.body, rendered=text, extra=extra)


def read_entries(
    files: Sequence[EntryFile],
    types: Mapping[str, ContentType],
    context: ReadingContext,
    jobs: int | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> tuple[Entries, list[Diagnostic]]:
    """Read all files, in forked workers when they are many; `meanwhile` is done here while others begin."""
    by_type: dict[str, dict[str, Entry]] = {name: {} for name in types}
    failed: dict[str, set[str]] = {name: set() for name in types}
    found: list[Diagnostic] = []
    numbered = iter(files)
    read_chunk = partial(_read_chunk, types=types, context=context)
    for results in map_chunks(read_chunk, files, jobs, meanwhile):
        for entry, problems in results:
            entry_file = next(numbered)
            found += problems
            if entry is None:
                failed[entry_file.type].add(entry_file.id)
            else:
                by_type[entry_file.type][entry.id] = entry
    in_order = {name: dict(sorted(entries.items())) for name, entries in by_type.items()}
    return Entries(in_order, {name: frozenset(ids) for name, ids in failed.items()}), found
