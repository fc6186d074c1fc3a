"""Finds the files of content and reads them into entries, all problems of all files in one run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from site_builder.diagnostics import Code, Diagnostic, Problem, Severity, Span
from site_builder.model.entry import Entry
from site_builder.model.fields import plain_id, read_id
from site_builder.model.prose import Prose
from site_builder.model.prose_field import ReadingContext, rendered_ahead
from site_builder.model.settings import Settings
from site_builder.model.site import ContentType
from site_builder.model.suggest import did_you_mean
from site_builder.source import Keys, Source, read_source, unreadable
from site_builder.validate import validate
from site_builder.workers import map_chunks

CONTENT_MISSING = Code(
    "content-missing", Severity.ERROR, "The content folder isn't there or has nothing in it."
)
SETTINGS_MISSING = Code("settings-missing", Severity.ERROR, "The content folder has no site.yaml.")
LINK_REFUSED = Code(
    "link-refused", Severity.ERROR, "The content folder holds a link to another place on the disk."
)
FOLDER_UNKNOWN = Code(
    "folder-unknown", Severity.ERROR, "A folder of content is not one that any kind of entry belongs in."
)
FILE_UNEXPECTED = Code(
    "file-unexpected", Severity.ERROR, "A file lies where no entry can be, or has an ending that isn't read."
)
FILE_NAME = Code("file-name", Severity.ERROR, "The name of a file can't be part of a web address.")
NAME_TWICE = Code("name-twice", Severity.ERROR, "Two files of one kind have the same name.")
NAME_RESERVED = Code(
    "name-reserved", Severity.ERROR, "The name of a file means something else to computers or to the site."
)

MEDIA_FOLDERS = ("images", "files", "static")
"""Folders of content that don't hold entries: pictures, documents, and files that are copied as they are."""

_SYSTEM_FILES = ("Thumbs.db", "desktop.ini")
_ENDINGS = ("yaml", "yml", "md")
# Windows can't have files of these names, "index" is every folder's own page, and ids of entries stand in pages beside
# those of the frame around them.
_RESERVED = {
    "index",
    "main",
    "leave",
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)),
}


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file that should hold an entry: where it is, how its author knows it, and what its entry would be."""

    path: Path
    file: str
    type: str
    id: str


@dataclass(frozen=True, slots=True)
class Entries:
    """What was read: entries by type and id, and the ids of files that failed, so that nobody is told they don't exist."""

    by_type: Mapping[str, Mapping[str, Entry]]
    failed: Mapping[str, frozenset[str]]


def can_open(folder: Path) -> bool:
    """Whether a folder is there and may be looked into."""
    return folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)


def read_settings(content: Path, base_url: str = "") -> tuple[Settings | None, Sequence[Diagnostic]]:
    """Read site.yaml, the one file every site needs. `base_url` is an address that counts instead of the one in it."""
    name = content.name
    if not content.is_dir():
        hint = "Make the folder, or name another one with --content."
        return None, [Diagnostic(Span(name), CONTENT_MISSING, f"There is no folder `{name}`.", hint)]
    if not can_open(content):
        return None, [unreadable(Span(name), PermissionError(0, "you are not allowed to open it"), "folder")]
    path = content / "site.yaml"
    if not path.exists() and not path.is_symlink():
        if not any(content.iterdir()):
            hint = "Start with a site.yaml: `site-builder new site` writes one."
            return None, [Diagnostic(Span(name), CONTENT_MISSING, f"The folder `{name}` is empty.", hint)]
        hint = "Every site needs it: `site-builder new site` writes one."
        return None, [Diagnostic(Span(f"{name}/site.yaml"), SETTINGS_MISSING, "There is no site.yaml.", hint)]
    source, found = read_source(path, f"{name}/site.yaml")
    if source is None:
        return None, found
    instead = {"base_url": base_url} if base_url else {}
    return validate(source, Settings, ReadingContext(), extra=instead)


def find_files(content: Path, types: Iterable[ContentType]) -> tuple[list[EntryFile], list[Diagnostic]]:
    """List the files of all entries, sorted, with what is wrong about names and places."""
    folders = {t.folder: t for t in types if not t.single}
    singles = {t.folder: t for t in types if t.single}
    files: list[EntryFile] = []
    found: list[Diagnostic] = []
    for item in _listing(content, content.name, found):
        file = f"{content.name}/{item.name}"
        stem, _, ending = item.name.rpartition(".")
        if item.is_symlink():
            found.append(_link_refused(file))
        elif item.is_dir():
            if item.name in folders:
                _walk(item.path, file, folders[item.name], files, found)
            elif item.name not in MEDIA_FOLDERS:
                hint = did_you_mean(item.name, [*folders, *MEDIA_FOLDERS], limit=40)
                found.append(
                    Diagnostic(
                        Span(file),
                        FOLDER_UNKNOWN,
                        f"No kind of entry belongs in a folder `{item.name}`.",
                        hint,
                    )
                )
        elif ending in _ENDINGS and stem in singles:
            files.append(EntryFile(Path(item.path), file, singles[stem].name, stem))
        elif item.name != "site.yaml":
            hint = (
                "Entries go into folders such as "
                + ", ".join(f"`{folder}`" for folder in sorted(folders)[:6])
                + "."
            )
            found.append(Diagnostic(Span(file), FILE_UNEXPECTED, f"`{item.name}` doesn't belong here.", hint))
    return _without_twins(files, found), found


def _listing(folder: Path | str, shown: str, found: list[Diagnostic]) -> list[os.DirEntry[str]]:
    """What is in a folder, sorted; hidden files are the system's, not the author's."""
    try:
        with os.scandir(folder) as entries:
            items = [item for item in entries if not item.name.startswith(".")]
    except OSError as error:
        found.append(unreadable(Span(shown), error, "folder"))
        return []
    return sorted((item for item in items if item.name not in _SYSTEM_FILES), key=lambda item: item.name)


def _walk(
    folder: str, shown: str, content_type: ContentType, files: list[EntryFile], found: list[Diagnostic]
) -> None:
    for item in _listing(folder, shown, found):
        file = f"{shown}/{item.name}"
        stem, _, ending = item.name.rpartition(".")
        if item.is_symlink():
            found.append(_link_refused(file))
        elif item.is_dir():
            _walk(item.path, file, content_type, files, found)
        elif ending not in _ENDINGS:
            hint = (
                "Entries end in .yaml or .md; pictures go into content/images, documents into content/files."
            )
            found.append(
                Diagnostic(
                    Span(file), FILE_UNEXPECTED, f"`{item.name}` isn't read: its ending is not known.", hint
                )
            )
        else:
            entry_id, problems = _id_of(file, stem)
            found += problems
            files.append(EntryFile(Path(item.path), file, content_type.name, entry_id))


def _id_of(file: str, stem: str) -> tuple[str, list[Diagnostic]]:
    """The id of the entry in a file; where the file's name can't be one, the id it should have, for others to find."""
    try:
        read_id(stem)
    except Problem as problem:
        said = Diagnostic(Span(file), FILE_NAME, f"The file's name: {problem.message}", problem.hint)
        return plain_id(stem) or stem, [said]
    if stem in _RESERVED:
        hint = f"Call it `{stem}-1`, or better, something that says what it is."
        return stem, [Diagnostic(Span(file), NAME_RESERVED, f"A file can't be called `{stem}`.", hint)]
    return stem, []


def _link_refused(file: str) -> Diagnostic:
    hint = "Put the file itself here; links to other places on a disk don't work for everybody."
    return Diagnostic(Span(file), LINK_REFUSED, "This is a symbolic link, and links are not followed.", hint)


def _without_twins(files: list[EntryFile], found: list[Diagnostic]) -> list[EntryFile]:
    """Leave out files whose name another of the same type has, capitals not counted."""
    first: dict[tuple[str, str], EntryFile] = {}
    for entry_file in files:
        twin = first.setdefault((entry_file.type, entry_file.id.lower()), entry_file)
        if twin is not entry_file:
            message = f"`{entry_file.file}` and `{twin.file}` have the same name, so they would be one page."
            found.append(Diagnostic(Span(entry_file.file), NAME_TWICE, message, "Rename one of them."))
    return list(first.values())


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


class Locator:
    """Finds the line and column of a field by reading its file once more: rare, so positions needn't be kept for all."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._source = lru_cache(maxsize=64)(self._parse)

    def __call__(self, file: str, keys: Keys, line: int = 1) -> Span:
        """The place of the field that `keys` lead to, or the nearest group around it.

        `line` is which line of a text of several lines is meant, counted from 1.
        """
        source = self._source(file)
        if source is None:
            return Span(file)
        if keys and keys[0] not in source.data and source.body is not None:
            return source.body_span(line)
        span = source.span(keys)
        return replace(span, line=span.line + line, column=1) if line > 1 else span

    def _parse(self, file: str) -> Source | None:
        return read_source(self._content.parent / file, file)[0]
