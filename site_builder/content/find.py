"""Finds the files of content: where entries may be, and what their names make them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.leftovers import is_left_over, left_over
from site_builder.content.names import NAME_RESERVED, SYSTEM_FILES, is_reserved_by_windows
from site_builder.content.source import unreadable
from site_builder.content.usual import usual_entries
from site_builder.diagnostics import Code, Diagnostic, Problem, Severity, Span
from site_builder.fields.readers import plain_id, read_id
from site_builder.model.site import ContentType
from site_builder.tools.suggest import did_you_mean, nearest

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
MEDIA_FOLDERS = ("images", "files", "static")
"""Folders of content that don't hold entries: pictures, documents, and files that are copied as they are."""

OWN_FILES = ("site.yaml", "searches.yaml")
"""Files of content that aren't entries: the settings, and what people search for."""

_ENDINGS = ("yaml", "yml", "md")
# "index" is every folder's own page, and ids of entries stand in pages beside those of the frame around them.
_RESERVED = frozenset({"index", "main", "leave"})


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file that should hold an entry: where it is, how its author knows it, and what its entry would be."""

    path: str
    file: str
    type: str
    id: str


@dataclass(frozen=True, slots=True)
class Found:
    """The files of all entries, sorted, and those that would be entries but may not be read."""

    files: Sequence[EntryFile]
    refused: Sequence[EntryFile]
    usual: Mapping[str, Collection[str]]
    """The ids of entries that come with the program, by content type."""

    @property
    def ids(self) -> Mapping[str, Collection[str]]:
        """The ids of all of them, by content type."""
        found = defaultdict(set, {name: set(ids) for name, ids in self.usual.items()})
        for each in (*self.files, *self.refused):
            found[each.type].add(each.id)
        return found


def find_files(content: Path, types: Iterable[ContentType]) -> tuple[Found, list[Diagnostic]]:
    """List the files of all entries, with what is wrong about names and places."""
    folders = {t.folder: t for t in types if not t.single}
    singles = {t.folder: t for t in types if t.single}
    files: list[EntryFile] = []
    refused: list[EntryFile] = []
    found: list[Diagnostic] = []
    for item in _listing(content, content.name, found):
        file = f"{content.name}/{item.name}"
        stem, _, ending = item.name.rpartition(".")
        if item.is_symlink():
            found.append(_link_refused(file))
        elif item.is_dir():
            if item.name in folders:
                _walk(item.path, file, folders[item.name], files, refused, found)
            elif item.name not in MEDIA_FOLDERS:
                if meant := nearest(item.name, folders):
                    _walk(item.path, file, folders[meant], refused, refused, [])
                all_of_them = [*folders, *MEDIA_FOLDERS]
                hint = did_you_mean(item.name, all_of_them, limit=len(all_of_them))
                found.append(
                    Diagnostic(
                        Span(file),
                        FOLDER_UNKNOWN,
                        f"No kind of entry belongs in a folder `{item.name}`.",
                        hint,
                    )
                )
        elif ending in _ENDINGS and stem in singles:
            files.append(EntryFile(item.path, file, singles[stem].name, stem))
        elif item.name not in OWN_FILES:
            hint = (
                "Entries go into folders such as "
                + ", ".join(f"`{folder}`" for folder in sorted(folders)[:6])
                + "."
            )
            found.append(Diagnostic(Span(file), FILE_UNEXPECTED, f"`{item.name}` doesn't belong here.", hint))
    usual = {each.name: usual_entries(each) for each in folders.values() if each.has_usual}
    return Found(_without_twins(files, found), refused, usual), found


def _listing(folder: Path | str, shown: str, found: list[Diagnostic]) -> list[os.DirEntry[str]]:
    """What is in a folder, sorted; hidden files are the system's, and leftovers an editor's, not the author's."""
    try:
        with os.scandir(folder) as entries:
            items = [item for item in entries if not item.name.startswith(".")]
    except OSError as error:
        found.append(unreadable(Span(shown), error, "folder"))
        return []
    kept = []
    for item in sorted(items, key=lambda item: item.name):
        if is_left_over(item.name) and item.is_file(follow_symlinks=False):
            found.append(left_over(f"{shown}/{item.name}"))
        elif item.name not in SYSTEM_FILES:
            kept.append(item)
    return kept


def _walk(
    folder: str,
    shown: str,
    content_type: ContentType,
    files: list[EntryFile],
    refused: list[EntryFile],
    found: list[Diagnostic],
) -> None:
    for item in _listing(folder, shown, found):
        file = f"{shown}/{item.name}"
        stem, _, ending = item.name.rpartition(".")
        if item.is_symlink():
            refused.append(_would_be(item, file, content_type))
            found.append(_link_refused(file))
        elif item.is_dir():
            _walk(item.path, file, content_type, files, refused, found)
        elif ending not in _ENDINGS:
            refused.append(_would_be(item, file, content_type))
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
            files.append(EntryFile(item.path, file, content_type.name, entry_id))


def _would_be(item: os.DirEntry[str], file: str, content_type: ContentType) -> EntryFile:
    """The entry that others may mean, of a file that can't hold one."""
    return EntryFile(item.path, file, content_type.name, plain_id(item.name.partition(".")[0]))


def _id_of(file: str, stem: str) -> tuple[str, list[Diagnostic]]:
    """The id of the entry in a file; where the file's name can't be one, the id it should have, for others to find."""
    try:
        read_id(stem)
    except Problem as problem:
        said = Diagnostic(Span(file), FILE_NAME, f"The file's name: {problem.message}", problem.hint)
        return plain_id(stem) or stem, [said]
    if stem in _RESERVED or is_reserved_by_windows(stem):
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
