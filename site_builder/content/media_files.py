"""Lists the files of a folder of content that holds pictures, documents or files to copy, and refuses what can't be one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from site_builder.content.leftovers import is_left_over, left_over
from site_builder.content.names import NAME_RESERVED, SYSTEM_FILES, is_reserved_by_windows
from site_builder.content.source import UNREADABLE, unreadable
from site_builder.content.static import WELL_KNOWN
from site_builder.diagnostics import Code, Diagnostic, Problem, Severity, Span
from site_builder.fields.readers import read_file_name

MEDIA_LINK = Code(
    "media-link", Severity.ERROR, "A picture, document or other file is a link to another place."
)
MEDIA_TOO_LARGE = Code("media-too-large", Severity.ERROR, "A file is too large for people on telephones.")
MEDIA_TWICE = Code("media-twice", Severity.ERROR, "Two files have the same name but for capital letters.")

_MAX_BYTES = 25_000_000


def files_below(
    content: Path, folder: str, found: list[Diagnostic]
) -> tuple[list[tuple[str, Path]], list[str]]:
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
        is_top = folder == "static" and Path(base) == top
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") or (is_top and name == WELL_KNOWN)
        )
        for name in sorted([*names, *(each for each in folders if (Path(base) / each).is_symlink())]):
            if name.startswith(".") or name in SYSTEM_FILES:
                continue
            source = Path(base) / name
            path = source.relative_to(top).as_posix()
            if is_left_over(name) and source.is_file():
                found.append(left_over(f"{content.name}/{folder}/{path}"))
                continue
            problem = _problem(source, path.removeprefix(f"{WELL_KNOWN}/"))
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
    reserved = next((name for name in path.split("/") if is_reserved_by_windows(name)), None)
    if reserved:
        message = f"Computers with Windows can't have a file called `{reserved}`."
        return Problem(NAME_RESERVED, message, "Give it another name.")
    return None
