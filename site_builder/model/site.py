"""The linked site: all entries, who refers to whom, and the outside facts that were passed in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, overload

from site_builder.diagnostics import Diagnostic, Keys, Span
from site_builder.fields.kinds import RefTo
from site_builder.hours.calendar.holidays import Calendar
from site_builder.model.entry import Entry
from site_builder.model.mark import DrawnLogo
from site_builder.model.page import Page
from site_builder.model.settings import Settings
from site_builder.model.shapes import Card, Item, Link, Note
from site_builder.model.unread import Unread
from site_builder.prose.prose import Prose, ProseImage

E = TypeVar("E", bound=Entry)
S = TypeVar("S", bound=Entry, covariant=True)
B = TypeVar("B")
T = TypeVar("T")


class Reference(NamedTuple, Generic[S]):
    """That one entry names another: where it does so, and the record inside it that holds the reference."""

    source: S
    keys: Keys
    holder: object

    @property
    def field(self) -> str:
        """The path without positions in lists: `pledges.commitment`."""
        return ".".join(key for key in self.keys if isinstance(key, str))


@dataclass(frozen=True)
class Menu:
    """Where the list of a type's entries stands in the menus around every page."""

    label: str
    url: str
    chief: bool = False
    """Whether it is in the main menu; others are at the foot of pages."""
    is_shown: Callable[[Site], bool] | None = None
    """Whether there is something in it; by default when there is any entry."""


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
    note: Callable[[Site, Any, object], Note | None] | None = None
    """What an entry tells the readers of another that it names, as long as that matters; it is given the record inside it
    that holds the reference."""
    briefs: Callable[[Site, Sequence[Any]], Sequence[object]] | None = None
    """What many pages say of an entry, of some entries: worked out once for each, in forked workers, before pages are
    gathered."""
    search_kind: str = ""
    """What search results of it are called, "Action plan", so that readers can ask for these alone."""
    single: bool = False
    has_usual: bool = False
    """Whether some come with the program, so that every site has them."""
    menu: Menu | None = None
    """Where its list stands on every page, if it has one that readers look for."""
    checks: Sequence[Callable[[Site], Iterable[Diagnostic]]] = ()
    """Rules that need the whole site."""

    def has_entries(self, site: Site) -> bool:
        """Whether a site has any of this kind."""
        return bool(site.entries[self.name])


class Locate(Protocol):
    """Finds the place of a field in a content file, or of a line of the text it holds."""

    def __call__(self, file: str, keys: Keys, line: int = 1) -> Span:
        """Where the field that `keys` lead to stands."""
        ...

    def word(self, file: str, keys: Keys, word: str) -> Span:
        """Where a whole word first stands in the text that `keys` lead to."""
        ...


PageMaker = Callable[["Site"], Iterable[Page]]
"""The pages of one family, or of one content type."""


@dataclass(frozen=True, repr=False)
class Site:
    """Everything that pages are made from. Nothing in it changes after linking."""

    settings: Settings
    today: date
    calendar: Calendar
    types: Mapping[str, ContentType]
    entries: Mapping[str, Mapping[str, Entry]]
    """Content type's name, then id, in the order of ids."""
    references: Mapping[tuple[str, str], Sequence[Reference[Entry]]]
    """Who refers to an entry, by its type's name and its id."""
    proses: Sequence[tuple[Entry, Keys, Prose]]
    """Every text written in Markdown, with the entry it is in and the path to it."""
    ahead: Sequence[tuple[str, Keys, date]]
    """Every day on which something is said to have happened that is still to come, with its file and the path to it."""
    addresses: Sequence[tuple[str, Keys, str]]
    """Web addresses in fields that checks look at, with their file and the path to them.

    Those are all that seem to lead to the site itself, all that aren't encrypted, and all of site.yaml.
    """
    changed: Mapping[str, date]
    """When each content file last changed, as far as its history tells."""
    images: Mapping[str, ProseImage]
    """The pictures of content/images by the path authors write, `/images/coast.jpg`."""
    logo: DrawnLogo | None
    """The site's own logo; None where the drawn mark stands for it."""
    documents: Mapping[str, int]
    """The files of content/files by their path there, with their size in bytes."""
    hold_more: Collection[str]
    """Files of entries that hold what no page may show: links that lead readers to them would show it."""
    locate: Locate = field(repr=False)
    unread: Unread
    """Files that would be entries, but hold mistakes; nothing is published while there are any."""
    briefs: Mapping[str, Mapping[str, object]] = field(default_factory=dict, repr=False)
    """What has been worked out of entries, by their type's name and their id; see link.py."""

    @overload
    def all(self, kind: type[E]) -> Sequence[E]: ...
    @overload
    def all(self, kind: RefTo) -> Sequence[Entry]: ...
    def all(self, kind: type[Entry] | RefTo) -> Sequence[Entry]:
        """All entries of a content type, in the order of their ids.

        Here as below, a content type is meant by its model, or where that can't be imported by what references to it say.
        """
        return tuple(self.entries[self._name(kind)].values())

    @overload
    def find(self, kind: type[E], entry_id: str | None) -> E | None: ...
    @overload
    def find(self, kind: RefTo, entry_id: str | None) -> Entry | None: ...
    def find(self, kind: type[Entry] | RefTo, entry_id: str | None) -> Entry | None:
        """The entry that a reference names; None when there is none."""
        return self.entries[self._name(kind)].get(entry_id or "")

    def _name(self, kind: type[Entry] | RefTo) -> str:
        return kind.type if isinstance(kind, RefTo) else self._by_model[kind].name

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

    def brief(self, entry: Entry, shape: type[B]) -> B:
        """What many pages say of an entry, in the shape that its type gives it. Worked out now unless it has been before."""
        known = self.briefs.get(self.type_of(entry).name, {}).get(entry.id)
        make = self.type_of(entry).briefs
        brief = make(self, [entry])[0] if known is None and make else known
        assert isinstance(brief, shape)
        return brief

    def notes(self, entry: Entry) -> Iterator[Note]:
        """What others tell the readers of an entry that they name."""
        for reference in self.referrers(entry):
            make = self.type_of(reference.source).note
            if make and (note := make(self, reference.source, reference.holder)):
                yield note

    def links(self, kind: type[Entry] | RefTo, ids: Iterable[str | None]) -> tuple[Link, ...]:
        """Links to several entries, those that don't exist left out."""
        found = self.entries[self._name(kind)]
        return tuple(self.link(found[entry_id]) for entry_id in ids if entry_id and entry_id in found)

    @overload
    def referrers(self, entry: Entry) -> Sequence[Reference[Entry]]: ...
    @overload
    def referrers(self, entry: Entry, kind: type[E], path: str = "") -> Sequence[Reference[E]]: ...
    @overload
    def referrers(self, entry: Entry, kind: RefTo, path: str = "") -> Sequence[Reference[Entry]]: ...
    def referrers(
        self, entry: Entry, kind: type[Entry] | RefTo | None = None, path: str = ""
    ) -> Sequence[Reference[Entry]]:
        """Who refers to an entry: all, or those of one content type, or of those through one field only."""
        found = self.references.get((self.type_of(entry).name, entry.id), ())
        if kind is None:
            return found
        model = self.types[self._name(kind)].model
        return [each for each in found if type(each.source) is model and (not path or path == each.field)]

    def may_be_named(self, entry: Entry, by: type[Entry]) -> bool:
        """Whether a file of a content type that couldn't be read may name an entry, so that nobody says that none does."""
        type_name = self.type_of(entry).name
        others = self.entries[type_name]
        return self.unread.may_mean(type_name, entry.id) or self.unread.may_name(
            self._name(by), entry.id, others
        )

    def said_on_purpose(self) -> Iterator[object]:
        """Whatever says something that may be read: the settings and all entries."""
        yield self.settings
        for entries in self.entries.values():
            yield from entries.values()

    def once(self, make: Callable[[Site], T]) -> T:
        """What `make` works out of the whole site: the first time it is asked for, for all who ask."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @cached_property
    def _made(self) -> dict[Callable[[Site], Any], Any]:
        return {}

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
