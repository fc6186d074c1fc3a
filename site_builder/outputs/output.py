"""The contract of everything that a build writes beside pages, and the stages of a site that it is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, NamedTuple, TypeVar

from site_builder.content.media import Media
from site_builder.content.searches import ReadSearches
from site_builder.diagnostics import Diagnostic
from site_builder.language.speaking import Language
from site_builder.model.page import Page
from site_builder.model.settings import Settings
from site_builder.model.shapes import Way
from site_builder.model.site import Site
from site_builder.render.pages import Renderer
from site_builder.render.theme import Theme

S = TypeVar("S", bound="Linked")
Read = Callable[[str], bytes]
"""Gives the bytes of a file that was written, by its path."""


class File(NamedTuple):
    """A file of the site: its path from the root, its bytes, and how pages offer it where they link to it."""

    path: str
    data: bytes
    way: Way | None = None


class Written(NamedTuple):
    """A file that has been written: its path, how many bytes it has, and a hash of them."""

    path: str
    size: int
    digest: bytes


@dataclass(frozen=True, repr=False)
class Linked:
    """A site whose content is read and linked, with all that its pages will need."""

    site: Site
    media: Media
    searches: ReadSearches | None
    """What people type into the search, and where it has to lead."""
    theme: Theme
    language: Language
    """What readers are spoken to in."""
    assets: Mapping[str, bytes]
    """The theme's assets by name, as they will be published."""
    outputs: Sequence[Output[Any]]
    """Everything that may be written beside pages."""

    def gathered(self, pages: Sequence[Page], renderer: Renderer) -> Gathered:
        """The same with its pages."""
        return Gathered(**_parts(self), pages=pages, renderer=renderer)


@dataclass(frozen=True, repr=False)
class Gathered(Linked):
    """A site that says which pages it has, ready to be rendered."""

    pages: Sequence[Page]
    renderer: Renderer

    def rendered(self, kept: Sequence[Written], read: Callable[[str], bytes]) -> Rendered:
        """The same once everything else is written."""
        return Rendered(**_parts(self), kept=kept, read=read)


@dataclass(frozen=True, repr=False)
class Rendered(Gathered):
    """A site whose files are written."""

    kept: Sequence[Written]
    """The files that phones may keep."""
    read: Callable[[str], bytes]
    """Gives the bytes of a file that was written, by its path."""


def _parts(stage: Linked) -> dict[str, Any]:
    return {each.name: getattr(stage, each.name) for each in fields(stage)}


def always(_settings: Settings) -> bool:
    """Every site wants it."""
    return True


@dataclass(frozen=True)
class Output(Generic[S]):
    """Something that a build writes beside pages, and everything that others need to know of it.

    What it `needs` says when it is made: of a `Linked` or `Gathered` site while pages are rendered, of a `Rendered` one
    when all else is written.
    """

    name: str
    needs: type[S]
    make: Callable[[S], Iterable[File]]
    paths: Sequence[str] = ()
    """The files it writes, as paths from the root of the site; what ends in a slash is a folder that is its alone.

    Nothing else may be there, whether or not it is made. Only files whose paths authors choose are declared by nobody.
    """
    wanted: Callable[[Settings], bool] = always
    """Whether a site wants it, by its settings."""
    only_asked: bool = False
    """It is made only when it is asked for by its name."""
    kept: bool = False
    """Phones that keep the directory keep its files too, because pages need them."""
    unchanging: bool = False
    """Its files never change under their names, so browsers may keep them for ever."""
    shown: bool = False
    """Pages say of its files what is only known once they are made, so they are made before pages are rendered."""
    slow: bool = False
    """It takes about as long as rendering all pages, so it is made beside that, in a process of its own."""
    progress: str = ""
    """What somebody who waits for it is told."""
    tried: Callable[[Gathered, Read | None, int | None], Iterable[Diagnostic]] | None = None
    """Tries it out once it is written, with so many processes; without what reads its files, it is made for that."""

    def declares(self, path: str) -> bool:
        """Whether a path is among those it said it would write."""
        return any(path.startswith(own) if own.endswith("/") else path == own for own in self.paths)
