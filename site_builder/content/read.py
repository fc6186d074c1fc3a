"""Reads files into entries, all problems of all files in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from site_builder.content.find import EntryFile
from site_builder.content.known import KnownFiles, Read
from site_builder.content.source import MAX_BYTES, Source, read_source
from site_builder.content.syntax.comments import COMMENT
from site_builder.content.validate import validate
from site_builder.diagnostics import Diagnostic
from site_builder.fields.readers import FIELD_EMPTY
from site_builder.model.entry import Entry
from site_builder.model.secrets import Secret, secrets_in
from site_builder.model.site import ContentType
from site_builder.model.unread import Key, Unread
from site_builder.prose.field import ReadingContext, rendered_ahead
from site_builder.prose.prose import Prose
from site_builder.tools.workers import map_chunks


@dataclass(frozen=True, slots=True)
class Entries:
    """What was read: entries by type and id, and the files that failed."""

    by_type: Mapping[str, Mapping[str, Entry]]
    unread: Unread
    secrets: Sequence[Secret] = field(default=(), repr=False)
    """What the files say besides that no file of the site may say. Only the guard over finished files is told."""


def _read_chunk(
    files: Sequence[EntryFile], types: Mapping[str, ContentType], context: ReadingContext
) -> list[Read]:
    """Read some files into entries, in stages: a processor is quicker when it does one kind of work at a time."""
    sources = [read_source(entry_file.path, entry_file.file) for entry_file in files]
    texts = [rendered_ahead(source.body, context) if source else None for source, _ in sources]
    return [
        _entry(entry_file, types[entry_file.type], context, source, text, found)
        if source
        else (None, found, ())
        for entry_file, (source, found), text in zip(files, sources, texts, strict=True)
    ]


def _entry(
    entry_file: EntryFile,
    content_type: ContentType,
    context: ReadingContext,
    source: Source,
    text: Prose | None,
    found: Sequence[Diagnostic],
) -> Read:
    extra = {"id": entry_file.id, "file": entry_file.file}
    model, body = content_type.model, content_type.body
    entry, problems = validate(source, model, context, body=body, rendered=text, extra=extra)
    secrets = secrets_in(source.data, model, entry_file.file) if entry else ()
    return entry, _told_once([*found, *problems]), secrets


def _told_once(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """What was found, where a comment that left a field empty is told together with the field."""
    empty = {each.span.line for each in found if each.code is FIELD_EMPTY}
    hints = {each.span.line: each.hint for each in found if each.code is COMMENT and each.span.line in empty}
    if not hints:
        return found
    return [
        replace(each, hint=hints[each.span.line])
        if each.code is FIELD_EMPTY and each.span.line in hints
        else each
        for each in found
        if each.code is not COMMENT or each.span.line not in empty
    ]


def read_entries(
    files: Sequence[EntryFile],
    refused: Sequence[EntryFile],
    types: Mapping[str, ContentType],
    context: ReadingContext,
    jobs: int | None = None,
    meanwhile: Callable[[], object] = lambda: None,
    known: KnownFiles | None = None,
) -> tuple[Entries, list[Diagnostic]]:
    """Read all files, in forked workers when they are many; `meanwhile` is done here while others begin.

    `refused` are files that may not be read, but would be entries. Of what is `known`, only what changed is read.
    """
    by_type: dict[str, dict[str, Entry]] = {name: {} for name in types}
    unread: dict[Key, str] = {(each.type, each.id): "" for each in refused}
    found: list[Diagnostic] = []
    secrets: list[Secret] = []
    read_chunk = partial(_read_chunk, types=types, context=context)

    def read(asked: Sequence[EntryFile]) -> Iterator[Read]:
        return chain.from_iterable(map_chunks(read_chunk, asked, jobs, meanwhile))

    results = known.read(files, context, read) if known else read(files)
    for entry_file, (entry, problems, kept_back) in zip(files, results, strict=True):
        found += problems
        secrets += kept_back
        if entry is None:
            unread[entry_file.type, entry_file.id] = _text(entry_file)
        else:
            by_type[entry_file.type][entry.id] = entry
    in_order = {name: dict(sorted(entries.items())) for name, entries in by_type.items()}
    return Entries(in_order, Unread(unread), secrets), found


def _text(entry_file: EntryFile) -> str:
    """What stands in a file that couldn't be read into an entry, as far as there is something to be seen."""
    if not entry_file.path.is_file():
        return ""
    try:
        with entry_file.path.open("rb") as file:
            return file.read(MAX_BYTES).decode(errors="replace")
    except OSError:
        return ""
