"""Training that partners offer each other: what it covers, who may come, when, and how to book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated

from pydantic import model_validator

from site_builder.diagnostics import Code, Diagnostic, Problem, Severity
from site_builder.fields.kinds import Date, Email, Id, Line, Many, Number, RefTo, WebAddress
from site_builder.fields.record import record
from site_builder.language.ages import aged
from site_builder.language.speaking import N_, _
from site_builder.language.words import date_words, shortened
from site_builder.model.addresses import TRAINING, below
from site_builder.model.entry import Entry, Markdown
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Fact, IndexView, Item, Link, Section, Way, email, outside
from site_builder.model.site import ContentType, Menu, Site
from site_builder.model.traits import in_order
from site_builder.prose.blocks import HasHtml
from site_builder.prose.embedded import embedded

TRAINING_BY_NOBODY = Code("training-by-nobody", Severity.ERROR, "Training doesn't say who gives it.")
TRAINING_OVER = Code("training-over", Severity.WARNING, "All days of a training are past.")

ORGANISATION = RefTo("organisation")
LIST = Link(N_("Training"), TRAINING)


@record
class Training(Entry):
    """Training on offer."""

    organisations: Many[Annotated[Id, ORGANISATION]] = ()
    """The organisations that give it and have a page here."""
    given_by: Many[Line] = ()
    """Others who give it, such as people with lived experience."""
    who_for: Many[Line] = ()
    """Who may come, one line each."""
    covers: Many[Line] = ()
    """What it is about, one line each."""
    length: Line = ""
    """How long it takes, such as "A day a week for a month"."""
    on: Many[Date] = ()
    """The days on which it is given next."""
    when: Line = ""
    """When it is given, in words, where there are no days."""
    place: Line = ""
    """Where it is given."""
    cost: Line = ""
    """What it costs."""
    book: WebAddress | None = None
    """Where to book."""
    contact: Email | None = None
    """Where to ask, or to book by email."""
    order: Number = 100
    """Its place among the training; smaller comes first."""
    about: Markdown | None = None
    """More about it."""

    @model_validator(mode="after")
    def _is_given(self) -> Training:
        if not self.organisations and not self.given_by:
            hint = "Add `organisations`, or `given_by` for others."
            raise Problem(TRAINING_BY_NOBODY, "It isn't said who gives this training.", hint)
        return self


@dataclass(frozen=True, slots=True)
class TrainingView:
    """What training.html shows."""

    summary: str
    facts: Sequence[Fact]
    who_for: Sequence[str]
    covers: Sequence[str]
    ways: Sequence[Way]
    body: HasHtml | None


def url(training: Training) -> str:
    """Where its page is."""
    return below(TRAINING, training.id)


def item(site: Site, training: Training) -> Item:
    """Training in a list, with who gives it and when next."""
    said = [_("By %(who)s", who=", ".join(_givers(site, training)))]
    coming = [day for day in sorted(training.on) if day >= site.today]
    if coming:
        said.append(_("next on %(day)s", day=aged(coming[0])))
    elif training.when:
        said.append(training.when)
    return Item(training.name, url(training), training.summary, f"{'; '.join(said)}.")


def pages(site: Site) -> Iterator[Page]:
    """The list, and a page for each."""
    trainings = in_order(site.all(Training))
    if trainings:
        yield Page(
            url=LIST.url,
            template="index.html",
            kind="trainings",
            kept=False,
            title=_(LIST.label),
            description=_(
                "What people who work on homelessness in %(area)s teach each other.", area=site.settings.area
            ),
            view=partial(_list_view, site, trainings),
            changed=site.changed_on(*trainings),
        )
    for each in trainings:
        yield Page(
            url=url(each),
            template="training.html",
            kind="training",
            kept=False,
            title=each.name,
            description=shortened(each.summary or each.name),
            view=partial(_view, site, each),
            crumbs=(LIST.in_words(),),
            file=each.file,
            changed=site.changed_on(each),
            search=partial(_search, each),
        )


def _list_view(site: Site, trainings: Sequence[Training]) -> IndexView:
    return IndexView(sections=[Section("", "", items=[site.item(each) for each in trainings])])


def _givers(site: Site, training: Training) -> list[str]:
    return [
        *(link.label for link in site.links(ORGANISATION, training.organisations)),
        *training.given_by,
    ]


def _view(site: Site, training: Training) -> TrainingView:
    ways = [outside(_("Book"), training.book)] if training.book else []
    return TrainingView(
        summary=training.summary,
        facts=tuple(_facts(site, training)),
        who_for=training.who_for,
        covers=training.covers,
        ways=(*ways, *([email(training.contact)] if training.contact else [])),
        body=embedded(training.about, 2, "about"),
    )


def _facts(site: Site, training: Training) -> Iterator[Fact]:
    for link in site.links(ORGANISATION, training.organisations):
        yield Fact(_("Given by"), link.label, link.url)
    for who in training.given_by:
        yield Fact(_("Given by"), who)
    for day in sorted(training.on):
        yield Fact(_("Day"), aged(day, date_words(day)))
    for label, text in (
        (_("When"), training.when),
        (_("How long"), training.length),
        (_("Where"), training.place),
        (_("Cost"), training.cost),
    ):
        if text:
            yield Fact(label, text)


def _search(training: Training) -> SearchDocument:
    text = " ".join([*training.covers, training.about.plain if training.about else ""])
    return SearchDocument(
        training.summary,
        shortened(text, 600),
        training.search_words,
        {"kind": [N_("Training")]},
        for_workers=True,
    )


def is_over(training: Training, today: date) -> bool:
    """Whether all the days that it names are past."""
    return bool(training.on) and max(training.on) < today


def check_training(site: Site) -> Iterator[Diagnostic]:
    """Warn of training whose days are all past."""
    for each in site.all(Training):
        if is_over(each, site.today):
            message = f"All days of “{each.name}” are past."
            hint = "Write the next days into `on`, or say in `when` that they aren't known yet."
            yield Diagnostic(site.span(each, "on"), TRAINING_OVER, message, hint)


TYPE = ContentType(
    name="training",
    folder="training",
    model=Training,
    label="training",
    search_kind=N_("Training"),
    body="about",
    url=url,
    pages=pages,
    item=item,
    menu=Menu(N_("Training"), TRAINING),
    checks=(check_training,),
)
