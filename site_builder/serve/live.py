"""The site as its files say it now: read again after every change, and each page rendered when somebody asks for it."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Condition, Lock

from site_builder.build import load_all
from site_builder.diagnostics import Diagnostic, has_errors
from site_builder.known import Known
from site_builder.language.speaking import speaking
from site_builder.model.page import Page
from site_builder.options import Options
from site_builder.outputs.output import Gathered
from site_builder.render.theme import hashed_assets
from site_builder.report import as_text
from site_builder.tools.workers import without_collection


@dataclass(frozen=True, slots=True)
class State:
    """What a page in a browser has to know."""

    version: int = 0
    """Another number when pages may look different from before."""
    problems: str = ""
    """What stands in the way of publishing, as `check` says it; "" when nothing does."""
    is_behind: bool = True
    """Whether a whole build is still to come, so that search and filters know the site as it was."""


@dataclass(frozen=True)
class _Shown:
    """A site whose pages can be rendered."""

    site: Gathered

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """By the paths of their files."""
        return {page.path: page for page in self.site.pages}

    @cached_property
    def files(self) -> Mapping[str, bytes | Path]:
        """The files that needn't be made first, by their paths: the theme's, pictures, documents, files to copy."""
        media = self.site.media
        paths = hashed_assets(self.site.assets)
        assets = {paths[name].lstrip("/"): data for name, data in self.site.assets.items()}
        return {**assets, **dict(media.prepared), **dict(media.copied), **dict(media.static)}


class Live:
    """A site that is read anew whenever it is told to, for readers in other threads.

    While the content has errors the last good pages stay; where there were none yet, those are shown that have no errors.
    """

    def __init__(self) -> None:
        self._known = Known()
        self._shown: _Shown | None = None
        self._was_good = False
        self._state = State()
        self._told = Condition()
        self._rendering = Lock()

    @property
    def state(self) -> State:
        """How things are."""
        return self._state

    @property
    def base_path(self) -> str:
        """The path that the site lives below, as far as it is known yet."""
        return self._shown.site.site.settings.base_path if self._shown else "/"

    @without_collection()
    def read(self, options: Options) -> Sequence[Diagnostic]:
        """Read what changed; returns all that is to be said about the content."""
        loaded = load_all(options, known=self._known)
        failed = has_errors(loaded.diagnostics)
        version = self._state.version
        if loaded.gathered and not (failed and self._was_good):
            self._shown = _Shown(loaded.gathered)
            self._was_good = not failed
            version += 1
        problems = as_text(loaded.diagnostics) if failed else ""
        self._tell(State(version, problems, is_behind=not failed))
        # Looking for garbage in all that a large site is would hold up a page that is asked for.
        gc.freeze()
        return loaded.diagnostics

    def built(self, problems: str) -> None:
        """Say that a whole build has come to its end, with what it found that reading can't find."""
        self._tell(replace(self._state, problems=problems, is_behind=False))

    def wait(self, known: State | None, seconds: float) -> State:
        """How things are, as soon as that is something else than what is `known`, or after some seconds."""
        with self._told:
            self._told.wait_for(lambda: self._state != known, seconds)
            return self._state

    def file(self, path: str) -> bytes | Path | None:
        """A file of the site by its path, rendered now if it is a page; None for what only a whole build makes.

        Raises `TemplateFailed` when the theme can't show a page.
        """
        shown = self._shown
        if shown is None:
            return None
        page = shown.pages.get(path)
        if page is None:
            return shown.files.get(path)
        with self._rendering, speaking(shown.site.language):
            return shown.site.renderer.render(page)

    def has_page(self, path: str) -> bool:
        """Whether a path is that of a page's file."""
        return self._shown is not None and path in self._shown.pages

    def _tell(self, state: State) -> None:
        with self._told:
            self._state = state
            self._told.notify_all()
