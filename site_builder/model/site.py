"""The linked site: all entries, who refers to whom, and the outside facts that were passed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, Protocol, TypeVar

from site_builder.diagnostics import Diagnostic, Keys, Span
from site_builder.hours.calendar.holidays import Calendar
from site_builder.model.entry import Entry
from site_builder.model.page import Page
from site_builder.model.settings import Settings
from site_builder.model.shapes import Card, Item, Link
from site_builder.prose.prose import Prose, ProseImage

E = TypeVar("E", bound=Entry)


class Reference(NamedTuple):
    """That one entry names another: where it does so, and the record inside it that holds the reference."""

    source: Entry
    keys: Keys
    holder: object

    @property
    def field(self) -> str:
        """The path without positions in lists: `pledges.commitment`."""
        return ".".join(key for key in self.keys if isinstance(key, str))


@dataclass(frozen=True)
class ContentType:
    """A kind of entry: where its files are, the model that reads them, and the pages made of them.

    `body` names the field that the text of a Markdown file fills. `url` says where an entry's own page is; a type
    without pages returns "". `single` types have one file, content/<folder>.md or .yaml.
    """

    name: str
    folder: str
    model: type[Entry]
    label: str
    """What one is called in a message: "service"."""
    body: str
    url: Callable[[Any], str]
    pages: Callable[[Site], Iterable[Page]] = lambda _: ()
    """The pages it makes by itself; none where `pages/` shows its entries together with those of other types."""
    item: Callable[[Site, Any], Item] | None = None
    """How an entry shows in a list; by default its name and summary."""
    card: Callable[[Site, Any], Card] | None = None
    """How an entry shows in a list of services."""
    briefs: Callable[[Site, Sequence[Any]], Sequence[object]] | None = None
    """What many pages say of an entry, of some entries: worked out once for each, in forked workers, before pages are
    gathered."""
    single: bool = False
    checks: Sequence[Callable[[Site], Iterable[Diagnostic]]] = ()
    """Rules that need the whole site."""


class Locate(Protocol):
    """Finds the place of a field in a content file, or of a line of the text it holds."""

    def __call__(self, file: str, keys: Keys, line: int = 1) -> Span:
        """Where the field that `keys` lead to stands."""
        ...


PageMaker = Callable[["Site"], Iterable[Page]]
"""The pages of one family, or of one content type."""


@dataclass(frozen=True)
class Site:
    """Everything that pages are made from. Nothing in it changes after linking."""

    settings: Settings
    today: date
    calendar: Calendar
    types: Mapping[str, ContentType]
    entries: Mapping[str, Mapping[str, Entry]]
    """Content type's name, then id, in the order of ids."""
    references: Mapping[tuple[str, str], Sequence[Reference]]
    """Who refers to an entry, by its type's name and its id."""
    proses: Sequence[tuple[Entry, Keys, Prose]]
    """Every text written in Markdown, with the entry it is in and the path to it."""
    changed: Mapping[str, date]
    """When each content file last changed, as far as its history tells."""
    images: Mapping[str, ProseImage]
    """The pictures of content/images by the path authors write, `/images/coast.jpg`."""
    documents: Mapping[str, int]
    """The files of content/files by their path there, with their size in bytes."""
    locate: Locate = field(repr=False)
    briefs: Mapping[str, Mapping[str, object]] = field(default_factory=dict, repr=False)
    """What has been worked out of entries, by their type's name and their id; see link.py."""

    def all(self, model: type[E]) -> Sequence[E]:
        """All entries of a model, in the order of their ids."""
        content_type = self._by_model.get(model)
        found = self.entries.get(content_type.name, {}).values() if content_type else ()
        return tuple(entry for entry in found if isinstance(entry, model))

    def named(self, type_name: str) -> Sequence[Entry]:
        """All entries of a content type by its name, for those who don't know its model."""
        return tuple(self.entries.get(type_name, {}).values())

    def find(self, type_name: str, entry_id: str | None) -> Entry | None:
        """The entry that a reference names; None when there is none."""
        return self.entries.get(type_name, {}).get(entry_id or "")

    def type_of(self, entry: Entry) -> ContentType:
        """The content type of an entry."""
        return self._by_model[type(entry)]

    @cached_property
    def _by_model(self) -> Mapping[type[Entry], ContentType]:
        return {content_type.model: content_type for content_type in self.types.values()}

    def url(self, entry: Entry) -> str:
        """Where an entry's own page is, as a path from the root of the site; "" when it has none."""
        return self.type_of(entry).url(entry)

    def link(self, entry: Entry) -> Link:
        """A link to an entry's own page."""
        return Link(entry.name, self.url(entry))

    def item(self, entry: Entry) -> Item:
        """An entry as it shows in a list."""
        make = self.type_of(entry).item
        return make(self, entry) if make else Item(entry.name, self.url(entry), entry.summary)

    def card(self, entry: Entry) -> Card:
        """An entry as it shows in a list of services."""
        make = self.type_of(entry).card
        return make(self, entry) if make else Card(entry.name, self.url(entry), entry.summary)

    def brief(self, entry: Entry) -> object:
        """What many pages say of an entry; its type knows the class. Worked out now unless it has been before."""
        known = self.briefs.get(self.type_of(entry).name, {}).get(entry.id)
        make = self.type_of(entry).briefs
        return make(self, [entry])[0] if known is None and make else known

    def links(self, type_name: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to several entries, those that don't exist left out."""
        return tuple(self.link(found) for entry_id in ids if (found := self.find(type_name, entry_id)))

    def referrers(self, entry: Entry, type_name: str = "", path: str = "") -> Sequence[Reference]:
        """Who refers to an entry: all, or those of one content type, or through one field only."""
        found = self.references.get((self.type_of(entry).name, entry.id), ())
        if type_name:
            model = self.types[type_name].model
            found = [reference for reference in found if type(reference.source) is model]
        return [reference for reference in found if reference.field == path] if path else found

    def changed_on(self, *entries: Entry) -> date | None:
        """When the newest of some entries last changed, by what they say or else by the history of their files."""
        dates = [day for entry in entries if (day := entry.updated or self.changed.get(entry.file))]
        return max(dates, default=None)

    @property
    def settings_changed_on(self) -> date | None:
        """When site.yaml last changed, by the history of the files."""
        days = (day for file, day in self.changed.items() if file.partition("/")[2] == "site.yaml")
        return next(days, None)

    def span(self, entry: Entry, *keys: str | int, line: int = 1) -> Span:
        """The place of a field of an entry, or of a line of a long text in it, for a diagnostic."""
        return self.locate(entry.file, keys, line)
