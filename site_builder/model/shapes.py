"""The shapes that views hand to templates, as docs/theme.md promises them: everything worked out, nothing computed later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from site_builder.language.speaking import _
from site_builder.language.words import first_sentence
from site_builder.prose.blocks import HasHtml


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the site."""

    label: str
    url: str

    def in_words(self) -> Link:
        """The same for readers, of a link that is made for all sites and whose label is marked for translation."""
        return Link(_(self.label), self.url)


@dataclass(frozen=True, slots=True)
class Count:
    """A link to a list, with how many things are in it."""

    label: str
    url: str
    count: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach somebody or something outside: a full, checked link, or `href` is "" where letters go."""

    label: str
    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A status in the author's own word, with the tone that gives its shape, and when it holds if not always.

    `start` and `end` are in seconds since 1970 (UTC); `end` is 0 for what no clock changes.
    """

    label: str
    tone: str
    start: int = 0
    end: int = 0
    hidden: bool = False
    """It doesn't hold yet on the day of the build."""
    later: Sequence[Tag] = ()
    """What is said instead from later moments on."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a summary list."""

    label: str
    text: str
    url: str = ""
    href: str = ""
    tone: str = ""
    start: int = 0
    end: int = 0
    """Between which moments it is true, as a `Note` has them; it always is while `end` is 0."""
    hidden: bool = False
    """It isn't true yet on the day of the build."""


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """A telephone number as a button."""

    number: str
    label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the site's own, with its size in pixels."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A need on the first screen."""

    label: str
    url: str
    icon: str
    hint: str


CLOSURE: Final = "closure"
"""What a note says is changed by an alert of a kind that closes services."""
CHANGE: Final = "change"
"""What it says of other alerts."""


@dataclass(frozen=True, slots=True)
class Note:
    """What to know before going, and when that holds, so that a reader's clock can show it and take it away.

    `start` and `end` are in seconds since 1970 (UTC); `end` is 0 for what holds until somebody builds the site anew.
    """

    text: str
    title: str = ""
    url: str = ""
    """Where more about it stands."""
    more: str = ""
    """What else to know, where there is room."""
    start: int = 0
    end: int = 0
    coming: bool = False
    """It doesn't hold yet on the day of the build."""
    hidden: bool = False
    """The same, of what would be wrong to say before: it is shown by a reader's clock alone."""
    change: str = ""
    """`CLOSURE` or `CHANGE` where an alert changes something, so that usual times may not be right; "" without one."""
    dates: str = ""
    """What `text` ends with that a reader's clock makes needless; "" where the dates stand elsewhere in it."""

    @property
    def first(self) -> str:
        """Its first sentence, which a small card has room for; all of what doesn't hold yet with dates inside."""
        said = self.text.removesuffix(self.dates).rstrip()
        return said if self.coming and not self.dates else first_sentence(said)

    @property
    def rest(self) -> str:
        """What stands between the first sentence and the dates."""
        return self.text.removesuffix(self.dates).removeprefix(self.first).rstrip()


Door = Literal["", "walk", "ring", "ask", "worker"]
"""How somebody gets in alone: by turning up, by ringing, by asking in another way; or only if a worker refers them."""

Means = Literal["", "staff", "phones"]
"""What is meant by "open" of a service: its doors, unless only somebody is there, or only the telephone is answered."""


@dataclass(frozen=True, slots=True)
class Card:
    """A service in a list."""

    name: str
    url: str
    summary: str
    where: str = ""
    when: str = ""
    how: str = ""
    phone: str = ""
    text: Way | None = None
    """How to send it a text message, where there is no number to ring."""
    tag: Tag | None = None
    notes: Sequence[Note] = ()
    street: str = ""
    """What `where` begins with that a small screen does without; "" when that is nothing."""
    town: str = ""
    """What is left of `where` without the street."""
    way: str = ""
    """The easiest of the ways to get in."""
    door: Door = ""
    """Who can use that way; "" when nobody said."""
    means: Means = ""
    open: str = ""
    """When it is open in the next weeks, for `now.js`; empty when it isn't running."""
    late_from: int = 0
    """From when nobody has checked it for too long, in seconds since 1970 (UTC); 0 when nobody ever has."""

    @property
    def is_tight(self) -> bool:
        """Whether, beside a note, a small card hasn't room for where it is and how to get in."""
        changes = [note for note in self.notes if note.change]
        return len(self.name) > 44 or len(changes) > 1 or any(len(note.first) > 75 for note in self.notes)


@dataclass(frozen=True, slots=True)
class Item:
    """Anything else in a list."""

    title: str
    url: str
    text: str = ""
    meta: str = ""
    tag: Tag | None = None
    start: int = 0
    end: int = 0
    """Between which moments it belongs into the list, as a `Note` has them; it always does while `end` is 0."""
    hidden: bool = False
    """It doesn't belong there yet on the day of the build."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a list under its own heading."""

    heading: str
    id: str
    note: str = ""
    cards: Sequence[Card] = ()
    items: Sequence[Item] = ()
    times: Sequence[str] = ()
    """The words for each card's opening times, where the list has its own."""
    folded: bool = False
    """It isn't for most readers, so it is opened only when asked."""
    links: Sequence[Link] = ()
    """What is listed by its name alone."""


@dataclass(frozen=True, slots=True)
class UpdateView:
    """Dated news of a pledge or an action."""

    on: date | None
    text: HasHtml | None
    tag: Tag | None = None
    evidence: Sequence[Way] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: `start` and `share` in percent of the whole."""

    label: str
    count: int
    tone: str
    start: float
    share: float


def parts_of(counts: Sequence[tuple[str, str, int]]) -> tuple[Part, ...]:
    """Lay (label, tone, count) rows along a bar from 0 to 100 percent, to two decimals."""
    total = sum(count for _, _, count in counts) or 1
    parts: list[Part] = []
    before = 0
    for label, tone, count in counts:
        start, end = round(100 * before / total, 2), round(100 * (before + count) / total, 2)
        parts.append(Part(label, count, tone, start, round(end - start, 2)))
        before += count
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class IndexView:
    """What `index.html` shows: any list that isn't of services."""

    intro: HasHtml | None = None
    total: str = ""
    sections: Sequence[Section] = ()
    empty: str = ""
    links: Sequence[Link] = ()
    previous: Link | None = None
    next: Link | None = None


def outside(label: str, address: str, note: str = "") -> Way:
    """A link to another website, shown without its scheme."""
    return Way(label, address.partition("://")[2].rstrip("/"), address, note)


def email(address: str, note: str = "") -> Way:
    """A link that writes an email."""
    return Way(_("Email"), address, f"mailto:{address}", note)
