"""Joins entries into a site: every reference is followed, and every entry learns who refers to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from site_builder.content.read import Entries
from site_builder.content.validate import dotted
from site_builder.diagnostics import Code, Diagnostic, Keys, Severity
from site_builder.hours.calendar.holidays import Calendar
from site_builder.model.entry import Entry
from site_builder.model.leaves import Leaf, leaves
from site_builder.model.settings import Settings
from site_builder.model.site import ContentType, Locate, Reference, Site
from site_builder.prose.prose import Prose, ProseImage
from site_builder.tools.suggest import did_you_mean
from site_builder.tools.workers import map_chunks

REFERENCE_UNKNOWN = Code("reference-unknown", Severity.ERROR, "An entry names another that doesn't exist.")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true outside the content: the day, the holidays, the history of the files, the pictures and documents."""

    today: date
    calendar: Calendar
    changed: Mapping[str, date]
    images: Mapping[str, ProseImage]
    documents: Mapping[str, int]


def link(
    entries: Entries,
    settings: Settings,
    types: Mapping[str, ContentType],
    facts: Facts,
    locate: Locate,
) -> tuple[Site, list[Diagnostic]]:
    """Follow all references and return the site, with a diagnostic for each reference that leads nowhere."""
    references: defaultdict[tuple[str, str], list[Reference[Entry]]] = defaultdict(list)
    proses: list[tuple[Entry, Keys, Prose]] = []
    found: list[Diagnostic] = []
    for by_id in entries.by_type.values():
        for entry in by_id.values():
            for leaf in leaves(entry):
                if not leaf.ref_to:
                    proses.append((entry, leaf.keys, leaf.value))
                elif leaf.value in entries.by_type[leaf.ref_to]:
                    references[leaf.ref_to, leaf.value].append(Reference(entry, leaf.keys, leaf.holder))
                elif leaf.value not in entries.failed[leaf.ref_to]:
                    found.append(_unknown(entry, leaf, entries, types[leaf.ref_to], locate))
    site = Site(
        settings=settings,
        today=facts.today,
        calendar=facts.calendar,
        types=types,
        entries=entries.by_type,
        references=references,
        proses=proses,
        changed=facts.changed,
        images=facts.images,
        documents=facts.documents,
        locate=locate,
    )
    return site, found


def with_briefs(site: Site, jobs: int | None = None) -> Site:
    """The site together with the briefs of its entries, for the types that have them."""
    return replace(site, briefs={name: dict(_briefs(site, name, jobs)) for name in site.types})


def _briefs(site: Site, type_name: str, jobs: int | None) -> Iterator[tuple[str, object]]:
    make = site.types[type_name].briefs
    if make is None:
        return

    def make_chunk(entries: Sequence[Entry]) -> list[tuple[str, object]]:
        return [(entry.id, brief) for entry, brief in zip(entries, make(site, entries), strict=True)]

    for found in map_chunks(make_chunk, site.all(site.types[type_name].model), jobs):
        yield from found


def _unknown(entry: Entry, leaf: Leaf, entries: Entries, target: ContentType, locate: Locate) -> Diagnostic:
    known = {*entries.by_type[target.name], *entries.failed[target.name]}
    hint = (
        did_you_mean(leaf.value, known)
        if known
        else f"Make it: `site-builder new {target.name} {leaf.value}`."
    )
    message = f"`{dotted(leaf.keys)}`: there is no {target.label} called `{leaf.value}` in {target.folder}/."
    return Diagnostic(locate(entry.file, leaf.keys), REFERENCE_UNKNOWN, message, hint)
