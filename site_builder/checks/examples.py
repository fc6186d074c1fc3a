"""Examples that a new site begins with, for as long as nobody has put something true in their place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.model.site import Site

EXAMPLE_LEFT = Code(
    "example-left", Severity.WARNING, "An entry is still one of the examples that a new site begins with."
)

_MARK: Final = "example:"


def check_examples(site: Site) -> Iterator[Diagnostic]:
    """Find entries whose name says that they are an example."""
    for entries in site.entries.values():
        for entry in entries.values():
            if entry.name[: len(_MARK)].lower() == _MARK:
                message = "This is one of the examples that the site began with; it isn't true."
                hint = "Write something true in its place and take “Example:” out of its name, or delete the file."
                yield Diagnostic(site.span(entry, "name"), EXAMPLE_LEFT, message, hint)
