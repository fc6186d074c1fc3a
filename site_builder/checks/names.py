"""Entries that readers can't tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.language.words import sort_key
from site_builder.model.entry import Entry
from site_builder.model.site import Site
from site_builder.types.organisation import Organisation
from site_builder.types.service.model import Service

SAME_NAME = Code("same-name", Severity.WARNING, "Two services or two organisations have the same name.")


def check_names(site: Site) -> Iterator[Diagnostic]:
    """Two services, or two organisations, of one name: a copy that was forgotten, or two that lists can't tell apart."""
    for model in (Service, Organisation):
        first: dict[str, Entry] = {}
        for entry in site.all(model):
            if isinstance(entry, Service) and entry.status == "closed":
                continue
            twin = first.setdefault(sort_key(entry.name), entry)
            if twin.id != entry.id:
                message = f"“{entry.name}” is the name of {twin.file} too."
                hint = "If it is the same, delete one file; else say in both names what sets them apart, such as the town."
                yield Diagnostic(site.span(entry, "name"), SAME_NAME, message, hint)
