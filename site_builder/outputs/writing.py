"""Writes a site: its pages, and everything that stands beside them, in the order that follows from what each needs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from site_builder.diagnostics import Diagnostic
from site_builder.model.page import Page
from site_builder.outputs.output import File, Gathered, Linked, Output, Rendered, Written
from site_builder.publish import write_file
from site_builder.tools.workers import beside, map_chunks

Progress = Callable[[str], None]


def chosen(site: Gathered, also: Collection[str], without: Collection[str]) -> Sequence[Output[Any]]:
    """The outputs that a site wants: with those of `also`, made only when asked for, but not those of `without`, by name."""
    return [
        output
        for output in site.outputs
        if output.wanted(site.site.settings)
        and output.name not in without
        and (not output.only_asked or output.name in also)
    ]


def write_site(
    site: Gathered, outputs: Sequence[Output[Any]], root: Path, jobs: int | None, progress: Progress
) -> None:
    """Write all pages of a site and these outputs below `root`, which is an empty folder."""
    for output in (each for each in outputs if each.shown):
        progress(output.progress)
        site = _write_shown(output, site, root)
    while_rendering = [each for each in outputs if not each.shown and each.needs is not Rendered]
    kept = _write_beside(while_rendering, site, root, jobs, progress)
    rendered = site.rendered(kept, lambda path: (root / path).read_bytes())
    for output in (each for each in outputs if each.needs is Rendered):
        _write(output, rendered, root)


def try_out(
    site: Gathered, outputs: Sequence[Output[Any]], root: Path | None, jobs: int | None, progress: Progress
) -> Iterator[Diagnostic]:
    """What is wrong with outputs that are used the way readers will; `root` is where the site has been written, if it has."""
    read = (lambda path: (root / path).read_bytes()) if root else None
    for output in outputs:
        if output.tried:
            progress(f"Trying the {output.name}")
            yield from output.tried(site, read, jobs)


def _write_shown(output: Output[Any], site: Gathered, root: Path) -> Gathered:
    """Write what pages link to; returns the site whose pages know of it."""
    for file in output.make(site):
        _write_file(output, file, root)
        if file.way:
            site = replace(site, renderer=site.renderer.offering(file.way))
    return site


def _write_beside(
    outputs: Sequence[Output[Any]], site: Gathered, root: Path, jobs: int | None, progress: Progress
) -> list[Written]:
    """Write the pages and everything that needn't wait for them; returns what phones may keep."""
    slow = [output for output in outputs if output.slow]
    also: list[Written] = []

    def write_quick() -> None:
        for output in (each for each in outputs if not each.slow):
            also.extend(_write(output, site, root))

    with ExitStack() as stack:
        # Workers leave a core to what takes longest.
        waiting = [stack.enter_context(beside(partial(_write, output, site, root))) for output in slow]
        progress("Rendering")
        kept = write_pages(site, root, jobs, write_quick, patient=bool(slow)) + also
        for output, wait in zip(slow, waiting, strict=True):
            progress(output.progress)
            kept += wait()
    return kept


def write_pages(
    site: Gathered,
    root: Path,
    jobs: int | None,
    meanwhile: Callable[[], object] = lambda: None,
    *,
    patient: bool = False,
) -> list[Written]:
    """Render all pages into files below `root`; returns those that phones may keep.

    `meanwhile` is what this process does while others begin.
    """

    def write_chunk(pages: Sequence[Page]) -> list[Written]:
        kept = []
        for page, html in zip(pages, site.renderer.render_all(pages), strict=True):
            write_file(root, page.path, html)
            if page.kept:
                kept.append(_written(page.path, html))
        return kept

    chunks = map_chunks(write_chunk, site.pages, jobs, meanwhile, patient=patient, told="pages")
    return [each for kept in chunks for each in kept]


def _write(output: Output[Any], site: Linked, root: Path) -> list[Written]:
    """Make an output and write its files; returns those that phones may keep."""
    kept = []
    for file in output.make(site):
        _write_file(output, file, root)
        if output.kept:
            kept.append(_written(file.path, file.data))
    return kept


def _write_file(output: Output[Any], file: File, root: Path) -> None:
    if output.paths and not output.declares(file.path):
        raise ValueError(f"The output {output.name} wants to write {file.path!r}, which it doesn't declare.")
    write_file(root, file.path, file.data)


def _written(path: str, data: bytes) -> Written:
    return Written(path, len(data), sha256(data).digest())
