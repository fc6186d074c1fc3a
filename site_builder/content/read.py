"""Reads files into entries, all problems of all files in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final, TypeVar

from site_builder.content.find import EntryFile
from site_builder.content.known import KnownFiles, Read
from site_builder.content.source import MAX_BYTES, Source, read_source
from site_builder.content.syntax.comments import COMMENT
from site_builder.content.usual import usual_entries
from site_builder.content.validate import validate
from site_builder.diagnostics import Code, Diagnostic, Severity, Span
from site_builder.fields.readers import FIELD_EMPTY
from site_builder.model.entry import Entry
from site_builder.model.secrets import Secret, secrets_in
from site_builder.model.site import ContentType
from site_builder.model.unread import Key, Unread
from site_builder.prose.field import ReadingContext, rendered_ahead
from site_builder.prose.prose import Prose
from site_builder.tools.bounded import MEMORY, SECONDS, TooMuch, bounded
from site_builder.tools.share import Share, watched
from site_builder.tools.workers import map_chunks

T = TypeVar("T")

TAKES_TOO_MUCH = Code(
    "file-takes-too-much", Severity.ERROR, "To read a file of content takes more time or memory than it may."
)
_LARGE: Final = 64_000
"""Characters. What may take much memory is read in a process of its own, which takes longer to begin."""


@dataclass(frozen=True, slots=True)
class Entries:
    """What was read: entries by type and id, and the files that failed."""

    by_type: Mapping[str, Mapping[str, Entry]]
    unread: Unread
    secrets: Sequence[Secret] = field(default=(), repr=False)
    """What the files say besides that no file of the site may say. Only the guard over finished files is told."""


class _Reading:
    """One file being read, in stages, with its share of time and memory."""

    def __init__(self, entry_file: EntryFile, share: Share) -> None:
        self._file = entry_file
        self._share = share
        self._source: Source | None = None
        self._text: Prose | None = None
        self._found: Sequence[Diagnostic] = ()

    def parse(self) -> None:
        """Take its text apart."""
        work = partial(read_source, Path(self._file.path), self._file.file)
        self._source, self._found = self._within(work) or (None, self._found)

    def render(self, context: ReadingContext) -> None:
        """Make HTML of what is below the front matter. Large files are left for a process of their own."""
        if self._source and self._source.body and not self._is_large():
            self._text = self._within(partial(rendered_ahead, self._source.body, context))

    def entry(self, types: Mapping[str, ContentType], context: ReadingContext) -> Read:
        """The entry, or what is wrong."""
        source = self._source
        if source is None:
            return None, self._found, ()
        work = partial(_entry, self._file, types[self._file.type], context, source, self._text, self._found)
        found = self._within(partial(bounded, work) if self._is_large() else work)
        return found or (None, self._found, ())

    def _is_large(self) -> bool:
        return self._source is not None and len(self._source.text) + len(self._source.body or "") > _LARGE

    def _within(self, work: Callable[[], T]) -> T | None:
        """What the work gives; None, and why, where it takes more than its share."""
        try:
            return self._share.of(work)
        except TooMuch:
            message = f"To read this file takes more than {SECONDS} seconds or {MEMORY >> 20} MiB, so it was given up."
            hint = "Divide it, and look for what is repeated many times or was pasted in by mistake."
            self._source, self._found = (
                None,
                (Diagnostic(Span(self._file.file), TAKES_TOO_MUCH, message, hint),),
            )
            return None


def _read_chunk(
    files: Sequence[EntryFile], types: Mapping[str, ContentType], context: ReadingContext
) -> list[Read]:
    """Read some files into entries, in stages: a processor is quicker when it does one kind of work at a time."""
    with watched() as kind:
        readings = [_Reading(each, kind()) for each in files]
        for each in readings:
            each.parse()
        for each in readings:
            each.render(context)
        return [each.entry(types, context) for each in readings]


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
        return chain.from_iterable(map_chunks(read_chunk, asked, jobs, meanwhile, told="files"))

    results = known.read(files, context, read) if known else read(files)
    for entry_file, (entry, problems, kept_back) in zip(files, results, strict=True):
        found += problems
        secrets += kept_back
        if entry is None:
            unread[entry_file.type, entry_file.id] = _text(entry_file)
        else:
            by_type[entry_file.type][entry.id] = entry
    in_order = {
        name: dict(sorted({**usual_entries(types[name]), **entries}.items()))
        for name, entries in by_type.items()
    }
    return Entries(in_order, Unread(unread), secrets), found


def _text(entry_file: EntryFile) -> str:
    """What stands in a file that couldn't be read into an entry, as far as there is something to be seen."""
    path = Path(entry_file.path)
    if not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES).decode(errors="replace")
    except OSError:
        return ""
