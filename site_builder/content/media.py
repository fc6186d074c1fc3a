"""Pictures, documents and files to copy: everything in content that isn't an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from site_builder.content.images import PreparedImage, prepare_image
from site_builder.content.logo import (
    check_logo,
    draw_icon,
    draw_logo,
    drawn_logo,
    is_drawing,
    logo_pictures,
)
from site_builder.content.media_files import files_below
from site_builder.content.pictures import Picture, prepare_all
from site_builder.content.static import bare_picture, check_static, is_picture
from site_builder.diagnostics import Code, Diagnostic, Problem, Severity, Span
from site_builder.model.addresses import IMAGES
from site_builder.model.mark import DrawnLogo
from site_builder.model.setting_records import SiteLogo
from site_builder.prose.prose import ProseImage
from site_builder.tools.cache import Cache

MEDIA_KIND = Code("media-kind", Severity.ERROR, "A document is of a kind that isn't published.")

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
    static: Sequence[tuple[str, Path | bytes]] = ()
    """The files of content/static in the same way; pictures as they are after all that they carried along was taken out."""
    refused: Sequence[str] = ()
    """Where documents and static files that are no good would go."""
    logo: DrawnLogo | None = None
    folder: str = "content"
    """What the content folder is called."""

    def paths(self) -> Iterator[str]:
        """Where the files that are published as they are go in the site; authors may link to them."""
        for path, _ in (*self.copied, *self.static):
            yield path
        yield from self.refused


def read_media(
    content: Path,
    base_path: str,
    cache: Cache,
    jobs: int | None = None,
    *,
    trusted: bool = False,
    logo: SiteLogo | None = None,
) -> tuple[Media, list[Diagnostic]]:
    """Prepare the pictures and list the documents and static files, with everything that is wrong with them.

    Those that are no good are among the others with a size of nothing, so that nobody is told they don't exist.
    `trusted` says that static files are copied as they are, whatever they hold.
    """
    found: list[Diagnostic] = []
    files, bad = files_below(content, "images", found)
    static, bad_static = files_below(content, "static", found)
    good = _checked_static(static, f"{content.name}/static", trusted, found)
    images, sources = f"{content.name}/images", dict(files)
    found += check_logo(logo, sources, content)
    # A drawing may only be the logo; anywhere else pages are told to do without.
    drawn = [
        Picture(path, source, images, prepare_image)
        for path, source in files
        if not (logo and path == logo.file and is_drawing(path))
    ]
    drawn += logo_pictures(logo, sources, images)
    if not trusted:
        drawn += [
            Picture(path, source, f"{content.name}/static", bare_picture)
            for path, source in good.items()
            if is_picture(path) and isinstance(source, Path)
        ]
    pictures = dict.fromkeys((f"{IMAGES}{path}" for path in bad), _NO_PICTURE)
    prepared: list[tuple[str, bytes]] = []
    of_logo: dict[Callable[[bytes, str], PreparedImage], PreparedImage | None] = {}
    for asked, (picture, problem) in zip(drawn, prepare_all(drawn, cache, jobs), strict=True):
        if problem:
            found.append(problem)
        if asked.draw is prepare_image:
            pictures[f"{IMAGES}{asked.path}"] = _shown(picture, base_path) if picture else _NO_PICTURE
            prepared += _published(picture)
        elif asked.draw in (draw_logo, draw_icon):
            of_logo[asked.draw] = picture
        elif picture:
            good[asked.path] = picture.files[0][1]
        else:
            del good[asked.path]
    documents, copied = _documents(content, found)
    refused = [f"files/{path}" for path, size in documents.items() if not size]
    refused += [*bad_static, *(path for path, _ in static if path not in good)]
    own = drawn_logo(logo, sources, of_logo, images, found)
    media = Media(
        pictures,
        documents,
        tuple(prepared),
        tuple(copied),
        tuple(good.items()),
        tuple(refused),
        own,
        content.name,
    )
    return media, found


def _checked_static(
    files: Sequence[tuple[str, Path]], folder: str, trusted: bool, found: list[Diagnostic]
) -> dict[str, Path | bytes]:
    """Those of the static files that may be copied, by their path."""
    good: dict[str, Path | bytes] = {}
    for path, source in files:
        try:
            if not trusted:
                check_static(path, source)
            good[path] = source
        except Problem as problem:
            found.append(Diagnostic(Span(f"{folder}/{path}"), problem.code, problem.message, problem.hint))
    return good


def _documents(
    content: Path, found: list[Diagnostic]
) -> tuple[Mapping[str, int], Sequence[tuple[str, Path]]]:
    """The size of each document by its path, nothing for those that are no good; and which are copied where."""
    copied: list[tuple[str, Path]] = []
    files, bad = files_below(content, "files", found)
    documents = dict.fromkeys(bad, 0)
    for path, source in files:
        if source.suffix.lower() in _DOCUMENTS:
            documents[path] = source.stat().st_size
            copied.append((f"files/{path}", source))
        else:
            documents[path] = 0
            message = f"`{source.name}` isn't of a kind that is published."
            hint = f"Save it as PDF; these kinds are published: {', '.join(_DOCUMENTS)}."
            found.append(Diagnostic(Span(f"{content.name}/files/{path}"), MEDIA_KIND, message, hint))
    return documents, copied


def _published(picture: PreparedImage | None) -> Iterator[tuple[str, bytes]]:
    for name, data in (*picture.files, *picture.modern) if picture else ():
        yield f"images/{name}", data


def _shown(picture: PreparedImage, base_path: str) -> ProseImage:
    folder = f"{base_path}images/"
    return ProseImage(
        folder + picture.name,
        picture.width,
        picture.height,
        picture.srcset(folder),
        picture.modern_srcset(folder),
    )
