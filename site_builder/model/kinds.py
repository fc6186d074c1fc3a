"""Kinds: what a forum calls the sorts of its organisations, groups and papers, and how its asks stand.

The names are content. What the program makes of a kind is a property of the kind, never its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, Final, Literal, TypeVar

from pydantic import BeforeValidator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import Flag, Form, Line, Number, choice
from site_builder.fields.readers import read_line
from site_builder.fields.record import record
from site_builder.language.speaking import _
from site_builder.model.entry import Entry, Markdown
from site_builder.model.shapes import Fact, Item, Section, Tag
from site_builder.model.site import Site
from site_builder.model.traits import in_order

E = TypeVar("E", bound=Entry)

SCHEMA_TYPE_INVALID = Code(
    "schema-type-invalid", Severity.ERROR, "What search engines call a kind isn't a name of schema.org."
)


@record
class Kind(Entry):
    """A kind of something, by the name that the forum gives it."""

    about: Markdown | None = None
    """Which belong to it."""

    @property
    def note(self) -> str:
        """What there is to know of all that are of it."""
        return " ".join(filter(None, (self.summary, self.about.plain if self.about else "")))

    @property
    def said(self) -> str:
        """Its name, with what there is to know."""
        return f"{self.name}. {self.note}" if self.note else self.name


@record
class ListedKind(Kind):
    """A kind with a heading of its own in a list."""

    several: Line = ""
    """What several of them are called, the heading of their list; without it, their name stands there."""
    order: Number = 100
    """Its place among the kinds; smaller comes first."""


def _read_schema_type(value: object) -> str:
    text = read_line(value)
    if not re.fullmatch(r"[A-Z][A-Za-z]{2,39}", text):
        raise Problem(
            SCHEMA_TYPE_INVALID,
            f"`{text}` isn't a name of schema.org.",
            "Write one such as `NGO` or `GovernmentOrganization`, or take the line out.",
        )
    return text


SchemaType = Annotated[str, BeforeValidator(_read_schema_type), Form("a name of schema.org such as `NGO`")]


@record
class OrganisationKind(ListedKind):
    """A sort of organisation: "Charity", "Tenants' group"."""

    schema_type: SchemaType = "Organization"
    """What schema.org calls it, for search engines."""


@record
class GroupKind(Kind):
    """A sort of group that meets: "Forum", "Task group"."""

    forum: Flag = False
    """Whether such groups meet as often as `reviews: forum_meetings` in site.yaml says, if they don't say more."""


@record
class ResourceKind(ListedKind):
    """A sort of paper that people share: "Protocol", "Poster"."""


@record
class RiskKind(ListedKind):
    """A sort of risk: "Group at risk", "Point of transition"."""


@record
class AlertKind(Kind):
    """A sort of alert: "Severe weather", "Heatwave"."""

    closes: Flag = False
    """Whether such alerts close the services that they name, so that nobody is sent there first."""


AskMeaning = Literal["not-asked", "asked", "promised", "partly", "met", "refused"]

_TONES: Final[dict[AskMeaning, str]] = {
    "not-asked": "quiet",
    "asked": "going",
    "promised": "good",
    "partly": "care",
    "met": "done",
    "refused": "off",
}


@record
class AskStatus(Kind):
    """How an ask may stand, in the forum's own word: "Asked", "Under review"."""

    meaning: Annotated[AskMeaning, choice(AskMeaning)]
    """What the word means here; it gives the shape and the colour."""

    @property
    def tag(self) -> Tag:
        """The word with its shape and colour."""
        return Tag(self.name, _TONES[self.meaning])


def words_of_kind(site: Site, model: type[Kind], kind: str | None) -> tuple[str, ...]:
    """Other words for a kind, by which what is of it is found."""
    found = site.find(model, kind)
    return found.search_words if found else ()


def kind_facts(kind: Kind | None) -> Iterator[Fact]:
    """Of which kind something is, as its page says it."""
    if kind:
        yield Fact(_("Kind"), kind.said)


def by_kind(
    site: Site, model: type[ListedKind], entries: Iterable[E], kind_of: Callable[[E], str]
) -> Iterator[Section]:
    """A list of entries, a section for each kind that any of them is of, in the order of the kinds."""
    shown = list(entries)
    for kind in in_order(site.all(model)):
        items: list[Item] = [site.item(each) for each in shown if kind_of(each) == kind.id]
        if items:
            yield Section(kind.several or kind.name, kind.id, kind.note, items=items)
