"""Joins entries into a site: every reference is followed, and every entry learns who refers to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Final

from site_builder.content.folder import Content
from site_builder.content.validate import dotted
from site_builder.diagnostics import Code, Diagnostic, Keys, Severity
from site_builder.hours.calendar.holidays import calendar_around
from site_builder.model.entry import Entry
from site_builder.model.leaves import Leaf, leaves
from site_builder.model.site import ContentType, Locate, Reference, Site
from site_builder.model.unread import Key, Unread
from site_builder.prose.prose import Prose
from site_builder.tools.suggest import did_you_mean, nearest
from site_builder.tools.workers import map_chunks

REFERENCE_UNKNOWN = Code("reference-unknown", Severity.ERROR, "An entry names another that doesn't exist.")

_SHOWN: Final = 9
"""How many of the places that name a missing entry are listed."""


LeavesOf = Callable[[Iterable[Entry]], Iterable[tuple[Entry, Sequence[Leaf]]]]
"""Finds the leaves of entries, which are given back with them."""


def fresh_leaves(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Sequence[Leaf]]]:
    """The leaves of entries that nobody has looked into before."""
    return ((entry, leaves(entry)) for entry in entries)


def link(
    content: Content,
    types: Mapping[str, ContentType],
    today: date,
    changed: Mapping[str, date],
    leaves_of: LeavesOf = fresh_leaves,
) -> tuple[Site, list[Diagnostic]]:
    """Follow all references and return the site, with a diagnostic for each reference that leads nowhere.

    `changed` says when each file of content last changed, `leaves_of` what is in each entry.
    """
    entries, settings, unread = content.entries, content.settings, content.entries.unread
    references: defaultdict[Key, list[Reference[Entry]]] = defaultdict(list)
    proses: list[tuple[Entry, Keys, Prose]] = []
    of_settings = [(content.locate.settings_file, leaf.keys, leaf.value) for leaf in leaves(settings)]
    ahead = [each for each in of_settings if isinstance(each[2], date) and each[2] > today]
    addresses = [each for each in of_settings if isinstance(each[2], str)]
    looked_at = (settings.base_url.rstrip("/").lower(), "http:")
    missing: defaultdict[Key, list[tuple[Entry, Leaf]]] = defaultdict(list)
    for entry, inside in leaves_of(chain.from_iterable(by_id.values() for by_id in entries.by_type.values())):
        for leaf in inside:
            if isinstance(leaf.value, Prose):
                proses.append((entry, leaf.keys, leaf.value))
            elif isinstance(leaf.value, date):
                if leaf.value > today:
                    ahead.append((entry.file, leaf.keys, leaf.value))
            elif not leaf.ref_to:
                if leaf.value.lower().startswith(looked_at):
                    addresses.append((entry.file, leaf.keys, leaf.value))
            elif leaf.value in entries.by_type[leaf.ref_to] or unread.has(leaf.ref_to, leaf.value):
                references[leaf.ref_to, leaf.value].append(Reference(entry, leaf.keys, leaf.holder))
            else:
                missing[leaf.ref_to, leaf.value].append((entry, leaf))
    known = {name: {*entries.by_type[name], *unread.ids(name)} for name, _ in missing}
    found = [
        each
        for (name, _), named in missing.items()
        for each in _unknown(named, known[name], types[name], content.locate)
    ]
    meant = frozenset((name, nearest(value, known[name]) or "") for name, value in missing)
    site = Site(
        settings=settings,
        today=today,
        calendar=calendar_around(settings.zone, settings.whose_holidays, today),
        types=types,
        entries=entries.by_type,
        references=references,
        proses=proses,
        ahead=ahead,
        addresses=addresses,
        changed=changed,
        images=content.media.pictures,
        logo=content.media.logo,
        documents=content.media.documents,
        hold_more=frozenset(secret.file for secret in entries.secrets),
        locate=content.locate,
        unread=Unread({**dict.fromkeys(missing, ""), **unread.texts}, meant),
    )
    return site, found


def without_faulty(site: Site, found: Sequence[Diagnostic]) -> Site:
    """The site without entries that pages can't be made of: those in whose files errors were found, and all that name them.

    What pages there are can then be looked through for more, so that everything is told in one run.
    """
    files = {each.span.file for each in found if each.is_error}
    faulty = {key for key, entry in _keyed(site) if entry.file in files}
    waiting = [*faulty, *site.unread.texts]
    if not waiting:
        return site
    while waiting:
        named = {(site.type_of(each.source).name, each.source.id) for each in site.references[waiting.pop()]}
        waiting += named - faulty
        faulty |= named
    return replace(
        site,
        entries={
            name: {key: entry for key, entry in by_id.items() if (name, key) not in faulty}
            for name, by_id in site.entries.items()
        },
        references=defaultdict(list, _references_without(site, faulty)),
        unread=Unread({**dict.fromkeys(faulty, ""), **site.unread.texts}),
    )


def _keyed(site: Site) -> Iterator[tuple[Key, Entry]]:
    for name, by_id in site.entries.items():
        for entry in by_id.values():
            yield (name, entry.id), entry


def _references_without(site: Site, faulty: Collection[Key]) -> Iterator[tuple[Key, list[Reference[Entry]]]]:
    for key, references in site.references.items():
        yield (
            key,
            [each for each in references if (site.type_of(each.source).name, each.source.id) not in faulty],
        )


def with_briefs(site: Site, jobs: int | None = None, before: Site | None = None) -> Site:
    """The site together with the briefs of its entries, for the types that have them.

    Those that stand in the site as it was `before` are taken from there, where nothing changed that they can depend on.
    """
    return replace(site, briefs={name: dict(_briefs(site, name, jobs, before)) for name in site.types})


def _briefs(
    site: Site, type_name: str, jobs: int | None, before: Site | None
) -> Iterator[tuple[str, object]]:
    make = site.types[type_name].briefs
    if make is None:
        return

    def make_chunk(entries: Sequence[Entry]) -> list[tuple[str, object]]:
        return [(entry.id, brief) for entry, brief in zip(entries, make(site, entries), strict=True)]

    known = _still_good(site, type_name, before) if before else {}
    yield from known.items()
    entries = site.all(site.types[type_name].model)
    for found in map_chunks(
        make_chunk, [each for each in entries if each.id not in known], jobs, told="entries"
    ):
        yield from found


def _still_good(site: Site, type_name: str, before: Site) -> Mapping[str, object]:
    """The briefs of a type from before that still hold: all else is as it was, and so are the entries they are beside."""
    others = [name for name in site.types if name != type_name]
    if (site.settings, site.today, site.images) != (before.settings, before.today, before.images) or any(
        site.entries[name] != before.entries[name] for name in others
    ):
        return {}
    new, old = site.entries[type_name], before.entries[type_name]
    changed = {(type_name, key) for key in new.keys() | old.keys() if new.get(key) is not old.get(key)}
    near = {reference.source.id for key in changed for reference in site.references.get(key, ())}
    return {
        key: brief
        for key, brief in before.briefs[type_name].items()
        if key in new and (type_name, key) not in changed and key not in near
    }


def _unknown(
    named: Sequence[tuple[Entry, Leaf]], known: Collection[str], target: ContentType, locate: Locate
) -> Iterator[Diagnostic]:
    """What to say of a name that leads nowhere, once for all files that have it: most likely theirs was deleted or renamed."""
    value = named[0][1].value
    what = f"there is no {target.label} called `{value}` in {target.folder}/"
    new = f"`site-builder new {target.name} {value}`"
    places = [locate(entry.file, leaf.keys) for entry, leaf in named]
    if len({each.file for each in places}) == 1:
        hint = did_you_mean(value, known) if known else f"Make it: {new}."
        if known and (target.has_usual or not nearest(value, known)):
            hint += f" Or make it: {new}."
        for (_, leaf), place in zip(named, places, strict=True):
            yield Diagnostic(place, REFERENCE_UNKNOWN, f"`{dotted(leaf.keys)}`: {what}.", hint)
        return
    first, *others = sorted(places)
    shown = ", ".join(f"{each.file}:{each.line}" for each in others[:_SHOWN])
    more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    message = f"{what[0].upper()}{what[1:]}, but it is named here and in {shown}{more}."
    near = nearest(value, known, likeness=0.8)
    instead = f"write `{near}` instead" if near else "write another name instead"
    hint = f"Put its file back, or {instead}, or take it out of them all."
    if target.has_usual:
        hint += f" If it is new, make it: {new}."
    yield Diagnostic(first, REFERENCE_UNKNOWN, message, hint)
