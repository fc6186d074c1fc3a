"""Asks: what a forum wants of government, councils, charities or anybody, with why, who voted for it, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import model_validator

from site_builder.diagnostics import Code, Diagnostic, Problem, Severity
from site_builder.fields.kinds import Happened, Id, KindId, Line, Many, Number, RefTo, Some, Text, WebAddress
from site_builder.fields.record import record
from site_builder.fields.when import WhenSaid
from site_builder.language.speaking import N_, _, ngettext
from site_builder.language.words import listed
from site_builder.model.addresses import ASKS, below
from site_builder.model.credit import Credit
from site_builder.model.entry import Entry, Markdown
from site_builder.model.figure import Figure, check_figures
from site_builder.model.kinds import AskStatus
from site_builder.model.shapes import Item, Tag
from site_builder.model.site import ContentType, Menu, Site

VOTE_EMPTY = Code("ask-vote-empty", Severity.ERROR, "A vote for an ask has neither a number nor a priority.")
VOTE_UNSOURCED = Code(
    "ask-vote-unsourced", Severity.WARNING, "A vote for an ask doesn't say who voted, or when."
)
POINT_TWICE = Code("ask-point-twice", Severity.ERROR, "Two points of an ask have the same number.")

ADDRESSEE = RefTo("addressee")
THEME = RefTo("ask_theme")
CASE_STUDY = RefTo("case_study")


@record
class Point:
    """One of the things that an ask is made of."""

    number: Line = ""
    """Its number as it is cited, where that isn't its place in the list."""
    text: Text
    """What is asked."""
    more: Text = ""
    """What there is to know about it."""
    points: Many[Text] = ()
    """What it is made of in turn."""
    case_studies: Many[Annotated[Id, CASE_STUDY]] = ()
    """The case studies that show it."""


@record
class Vote:
    """How much an ask matters to whom: a number of votes, or a priority in words."""

    votes: Number | None = None
    """How many voted for it."""
    priority: Line = ""
    """Its place, such as "First priority"."""
    source: Line = ""
    """Who voted, or where that is written."""
    link: WebAddress | None = None
    """Where it can be read."""
    on: WhenSaid | None = None
    """When they voted."""

    @model_validator(mode="after")
    def _says_something(self) -> Vote:
        if self.votes is None and not self.priority:
            raise Problem(
                VOTE_EMPTY,
                "This vote has neither a number nor a priority.",
                "Write `votes: 12`, or `priority: First of nine`.",
            )
        return self


@record
class Response:
    """What somebody answered to an ask."""

    on: Happened | None = None
    """The day of it, where anybody knows."""
    by: Line = ""
    """Who answered."""
    text: Text
    """What they said or did."""
    link: WebAddress | None = None
    """Where it can be read."""


@record
class Ask(Entry):
    """Something that is asked for."""

    to: Some[Annotated[Id, ADDRESSEE]]
    """Whom it goes to."""
    themes: Many[Annotated[Id, THEME]] = ()
    """What it is about."""
    number: Line = ""
    """Its number or letter among those to the same addressee, as it is cited."""
    text: Text
    """What is asked."""
    points: Many[Point] = ()
    """What it is made of."""
    why: Text = ""
    """Why."""
    votes: Many[Vote] = ()
    """How much it matters to whom, with source and date."""
    status: Annotated[KindId, RefTo("ask_status")] | None = None
    """How it stands; without it, readers see that it isn't said."""
    responses: Many[Response] = ()
    """What was answered."""
    case_studies: Many[Annotated[Id, CASE_STUDY]] = ()
    """The case studies that stand behind it."""
    figures: Many[Figure] = ()
    """The figures that stand behind it."""
    at_risk: Many[Annotated[Id, RefTo("at_risk")]] = ()
    """The groups at risk and points of transition that it is about."""
    success: Many[Text] = ()
    """What success looks like."""
    barriers: Many[Text] = ()
    """What stands in the way."""
    changes: Many[Text] = ()
    """What has to change."""
    credit: Credit | None = None
    """The paper it comes from, where that isn't its addressee's."""
    order: Number = 100
    """Its place among the asks; smaller comes first."""
    about: Markdown | None = None
    """More about it."""


def url(ask: Ask) -> str:
    """Where its page is."""
    return below(ASKS, ask.id)


def status_tag(site: Site, ask: Ask) -> Tag:
    """How an ask stands."""
    status = site.find(AskStatus, ask.status)
    return status.tag if status else Tag(_("Status not said"), "quiet")


def vote_words(vote: Vote) -> str:
    """How much it matters: `First priority, 12 votes`."""
    number = "" if vote.votes is None else ngettext("%(num)s vote", "%(num)s votes", vote.votes)
    return ", ".join(filter(None, (vote.priority, number)))


def item(site: Site, ask: Ask) -> Item:
    """An ask in a list, with whom it goes to and how much it matters."""
    names = [link.label for link in site.links(ADDRESSEE, ask.to)]
    said = [_("To: %(names)s", names=listed(names)), *map(vote_words, ask.votes)]
    return Item(ask.name, url(ask), ask.summary or ask.text, f"{'. '.join(said)}.", status_tag(site, ask))


def check_asks(site: Site) -> Iterator[Diagnostic]:
    """Warn of votes and figures that nobody can check; no two points of an ask have one number."""
    for ask in site.all(Ask):
        yield from check_figures(site, ask, "figures", ask.figures)
        for n, vote in enumerate(ask.votes):
            if not (vote.source or vote.link) or vote.on is None:
                message = f"“{vote_words(vote)}” doesn't say who voted and when."
                hint = "Add `source`, who voted, and `on`, when."
                yield Diagnostic(site.span(ask, "votes", n), VOTE_UNSOURCED, message, hint)
        yield from _check_numbers(site, ask)


def _check_numbers(site: Site, ask: Ask) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for n, point in enumerate(ask.points):
        number = point.number or str(n + 1)
        if number in seen:
            message = f"This is point {number}, and so is another."
            keys = ("points", n, "number") if point.number else ("points", n)
            yield Diagnostic(site.span(ask, *keys), POINT_TWICE, message, "Give it another number.")
        seen.add(number)


TYPE = ContentType(
    name="ask",
    folder="asks",
    model=Ask,
    label="ask",
    search_kind=N_("Asks"),
    body="about",
    url=url,
    item=item,
    menu=Menu(N_("What we ask for"), ASKS),
    checks=(check_asks,),
)
