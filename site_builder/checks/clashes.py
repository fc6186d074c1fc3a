"""Pages and copied files that would be where the site has something of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from site_builder.diagnostics import Code, Diagnostic, Severity, Span
from site_builder.outputs.output import Gathered

STATIC_CLASH = Code(
    "static-clash", Severity.ERROR, "A file of content/static would be where the site has a file of its own."
)
ADDRESS_TAKEN = Code(
    "address-taken", Severity.ERROR, "A page would be at an address that the site keeps for its own files."
)


def check_clashes(site: Gathered) -> Iterator[Diagnostic]:
    """Hold pages and the files of content/static against what outputs declare. Capitals don't count: disks differ."""
    declared = {path.lower() for output in site.outputs for path in output.paths}
    for page in site.pages:
        if _is_in(page.path.lower(), declared):
            message = (
                f"This would be the page {page.url}, but the site keeps that address for files of its own."
            )
            yield Diagnostic(Span(page.file or site.media.folder), ADDRESS_TAKEN, message, "Rename the file.")
    if not site.media.static:
        return
    taken = declared | {page.path.lower() for page in site.pages}
    folders = {folder for path in taken for folder in _folders(path)}
    for path, _ in site.media.static:
        if path.lower() in folders or _is_in(path.lower(), taken):
            message = f"This would be copied to /{path}, where the site has something of its own."
            yield Diagnostic(
                Span(f"{site.media.folder}/static/{path}"),
                STATIC_CLASH,
                message,
                "Give it another name, or take it out.",
            )


def _is_in(path: str, taken: Collection[str]) -> bool:
    """Whether a path is one of those taken, or in a folder that is, or below what is a file there."""
    return path in taken or any(folder in taken or f"{folder}/" in taken for folder in _folders(path))


def _folders(path: str) -> Iterator[str]:
    """The folders above a path, outermost first: `services`, `services/kitchen`."""
    parts = path.split("/")[:-1]
    for depth in range(1, len(parts) + 1):
        yield "/".join(parts[:depth])
