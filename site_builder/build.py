"""The whole pipeline on one screen: read, link, check, gather, render, publish.

`check` and `build` are the same stages stopped at different places, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from site_builder.content.folder import read_content
from site_builder.diagnostics import Diagnostic, has_errors, stops
from site_builder.guard.guard import Kept, guard
from site_builder.known import Known
from site_builder.language.speaking import speaking
from site_builder.model.secrets import private_secrets
from site_builder.options import Built, Loaded, Options
from site_builder.outputs.output import Gathered
from site_builder.outputs.writing import chosen, try_out, write_site
from site_builder.publish import staging
from site_builder.stages import gathered_site, linked_site
from site_builder.tools.cache import Cache
from site_builder.tools.workers import without_collection
from site_builder.types import CONTENT_TYPES

T = TypeVar("T")
Progress = Callable[[str], None]


def quiet(_message: str) -> None:
    """Progress that nobody watches."""


def load(options: Options, progress: Progress = quiet) -> tuple[Gathered | None, Sequence[Diagnostic]]:
    """Everything up to writing; with errors, there is no site."""
    loaded = load_all(options, progress)
    return None if has_errors(loaded.diagnostics) else loaded.gathered, loaded.diagnostics


def load_all(
    options: Options, progress: Progress = quiet, known: Known | None = None, *, writes: bool = False
) -> Loaded:
    """Everything up to writing. What is `known` from the last time isn't worked out again; it is brought up to date."""
    found: list[Diagnostic] = []

    def note(result: tuple[T, Sequence[Diagnostic]]) -> T:
        found.extend(result[1])
        return result[0]

    progress("Reading the content")
    cache = Cache(options.cache, write=writes)
    content = note(
        read_content(
            options.content,
            CONTENT_TYPES,
            options.today,
            options.base_url,
            options.jobs,
            cache,
            known.files if known else None,
        )
    )
    if content is None:
        return Loaded(None, None, tuple(found))
    progress("Working out what pages say")
    linked = note(linked_site(options, content, known))
    progress("Looking for pages and what they link to")
    gathered = note(gathered_site(linked, known))
    words = private_secrets(content.settings.private_words, f"{options.content.name}/site.yaml")
    kept = Kept((*content.entries.secrets, *words), content.locate, options.content)
    return Loaded(gathered, kept, tuple(sorted(found)))


@without_collection()
def check(options: Options, progress: Progress = quiet) -> Sequence[Diagnostic]:
    """Everything that is wrong with the content, nothing written."""
    gathered, found = load(options, progress)
    if gathered is None:
        return found
    outputs = [output for output in gathered.outputs if output.name in options.tried]
    with speaking(gathered.language):
        return [*found, *try_out(gathered, outputs, None, options.jobs, progress)]


@without_collection()
def build(options: Options, progress: Progress = quiet) -> Built:
    """Build the site and put it in the place of the output; with any error the output stays as it was.

    Raises `Stopped` when the site can't be written.
    """
    loaded = load_all(options, progress, writes=True)
    gathered, kept, found = loaded.gathered, loaded.kept, loaded.diagnostics
    if gathered is None or kept is None or stops(found, options.strict):
        return Built(False, 0, found)
    sources = [options.content, *gathered.theme.folders]
    with speaking(gathered.language), staging(options.output, sources=sources) as stage:
        outputs = chosen(gathered, options.also, options.without)
        write_site(gathered, outputs, stage.root, options.jobs, progress)
        progress("Looking for what must not leave")
        if leaks := guard(stage.root, kept, gathered.site.said_on_purpose(), options.jobs):
            return Built(False, 0, (*found, *leaks))
        found = [*found, *try_out(gathered, outputs, stage.root, options.jobs, progress)]
        if stops(found, options.strict):
            return Built(False, 0, found)
        stage.publish()
    return Built(True, len(gathered.pages), found)
