"""Pictures, documents and files to copy: everything in content that isn't an entry."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from site_builder.content.images import PreparedImage
from site_builder.content.leftovers import is_left_over, left_over
from site_builder.content.pictures import prepare_all
from site_builder.content.source import UNREADABLE, unreadable
from site_builder.diagnostics import Code, Diagnostic, Problem, Severity, Span
from site_builder.fields.readers import read_file_name
from site_builder.model.addresses import IMAGES
from site_builder.prose.prose import ProseImage
from site_builder.tools.cache import Cache

MEDIA_LINK = Code(
    "media-link", Severity.ERROR, "A picture, document or other file is a link to another place."
)
MEDIA_KIND = Code("media-kind", Severity.ERROR, "A document is of a kind that isn't published.")
MEDIA_TOO_LARGE = Code("media-too-large", Severity.ERROR, "A file is too large for people on telephones.")
MEDIA_TWICE = Code("media-twice", Severity.ERROR, "Two files have the same name but for capital letters.")

_DOCUMENTS = (
    ".pdf",
    ".txt",
    ".csv",
    ".docx",
    ".xlsx",
    ".pptx",
    ".odt",
    ".ods",
    ".odp",
    ".ics",
    ".mp3",
    ".vtt",
)
_MAX_BYTES = 25_000_000
_NO_PICTURE = ProseImage("", 1, 1)


@dataclass(frozen=True, slots=True)
class Media:
    """The files beside the entries, ready to be published."""

    pictures: Mapping[str, ProseImage] = field(default_factory=lambda: MappingProxyType({}))
    """By their path as authors write it: `/images/coast.jpg`."""
    documents: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """By their path inside content/files, with their size in bytes."""
    prepared: Sequence[tuple[str, bytes]] = ()
    copied: Sequence[tuple[str, Path]] = ()
    """Documents: where they go in the site, and where they are now."""
    static: Sequence[tuple[str, Path]] = ()
    """The files of content/static, in the same way."""
    refused: Sequence[str] = ()
    """Where documents and static files that are no good would go."""
    folder: str = "content"
    """What the content folder is called."""

    def paths(self) -> Iterator[str]:
        """Where the files that are published as they are go in the site; authors may link to them."""
        for path, _ in (*self.copied, *self.static):
            yield path
        yield from self.refused


def read_media(
    content: Path, base_path: str, cache: Cache, jobs: int | None = None
) -> tuple[Media, list[Diagnostic]]:
    """Prepare the pictures and list the documents and static files, with everything that is wrong with them.

    Those that are no good are among the others with a size of nothing, so that nobody is told they don't exist.
    """
    found: list[Diagnostic] = []
    pictures: dict[str, ProseImage] = {}
    prepared: list[tuple[str, bytes]] = []
    files, bad = _files(content, "images", found)
    pictures.update((f"{IMAGES}{path}", _NO_PICTURE) for path in bad)
    made = prepare_all(files, f"{content.name}/images", cache, jobs)
    for (path, _), (picture, problem) in zip(files, made, strict=True):
        if picture:
            prepared += [(f"images/{name}", data) for name, data in (*picture.files, *picture.modern)]
        if problem:
            found.append(problem)
        pictures[f"{IMAGES}{path}"] = _shown(picture, base_path) if picture else _NO_PICTURE
    copied: list[tuple[str, Path]] = []
    files, bad = _files(content, "files", found)
    documents = dict.fromkeys(bad, 0)
    for path, source in files:
        if source.suffix.lower() in _DOCUMENTS:
            documents[path] = source.stat().st_size
            copied.append((f"files/{path}", source))
        else:
            hint = f"Save it as PDF; these kinds are published: {', '.join(_DOCUMENTS)}."
            span = Span(f"{content.name}/files/{path}")
            documents[path] = 0
            bad.append(path)
            found.append(
                Diagnostic(span, MEDIA_KIND, f"`{source.name}` isn't of a kind that is published.", hint)
            )
    refused = [f"files/{path}" for path in bad]
    static, bad = _files(content, "static", found)
    refused += bad
    media = Media(
        pictures, documents, tuple(prepared), tuple(copied), tuple(static), tuple(refused), content.name
    )
    return media, found


def _shown(picture: PreparedImage, base_path: str) -> ProseImage:
    folder = f"{base_path}images/"
    return ProseImage(
        folder + picture.name,
        picture.width,
        picture.height,
        picture.srcset(folder),
        picture.modern_srcset(folder),
    )


def _files(content: Path, folder: str, found: list[Diagnostic]) -> tuple[list[tuple[str, Path]], list[str]]:
    """The files below a folder of content by their path inside it, sorted, and the paths of those that are refused."""
    top = content / folder
    files: list[tuple[str, Path]] = []
    refused: list[str] = []
    if not top.is_dir() or top.is_symlink():  # links are reported where the folders of content are listed
        return files, refused

    def note(error: OSError) -> None:
        span = Span(f"{content.name}/{Path(error.filename).relative_to(content).as_posix()}")
        found.append(unreadable(span, error, "folder"))

    for base, folders, names in os.walk(top, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*names, *(each for each in folders if (Path(base) / each).is_symlink())]):
            if name.startswith(".") or name in ("Thumbs.db", "desktop.ini"):
                continue
            source = Path(base) / name
            path = source.relative_to(top).as_posix()
            if is_left_over(name) and source.is_file():
                found.append(left_over(f"{content.name}/{folder}/{path}"))
                continue
            problem = _problem(source, path)
            if problem:
                span = Span(f"{content.name}/{folder}/{path}")
                found.append(Diagnostic(span, problem.code, problem.message, problem.hint))
                refused.append(path)
            else:
                files.append((path, source))
    found += _twins(f"{content.name}/{folder}", [path for path, _ in files])
    return sorted(files), refused


def _twins(folder: str, paths: Sequence[str]) -> Iterator[Diagnostic]:
    """Files whose names differ in capitals alone: many computers can only keep one of them."""
    first: dict[str, str] = {}
    for path in sorted(paths):
        twin = first.setdefault(path.lower(), path)
        if twin is not path:
            message = f"`{path}` and `{twin}` differ in capital letters alone, and many computers take them for one."
            yield Diagnostic(Span(f"{folder}/{path}"), MEDIA_TWICE, message, "Rename one of them.")


def _problem(source: Path, path: str) -> Problem | None:
    if source.is_symlink():
        return Problem(
            MEDIA_LINK, "This is a symbolic link, and links are not followed.", "Put the file itself here."
        )
    if not source.is_file() or not os.access(source, os.R_OK):
        return Problem(
            UNREADABLE,
            "This file can't be read.",
            "Replace it by an ordinary file which you may read, or delete it.",
        )
    if source.stat().st_size > _MAX_BYTES:
        return Problem(
            MEDIA_TOO_LARGE, "This file is larger than 25 MB.", "Make it smaller, or link to it elsewhere."
        )
    try:
        read_file_name(path)
    except Problem as problem:
        return problem
    return None
