"""Actions: what somebody does for an objective of a plan, by when, and how it is going."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any, Literal, Protocol, cast

from pydantic import model_validator

from site_builder.diagnostics import Code, Diagnostic, Problem, Severity
from site_builder.model.entry import Entry, Markdown
from site_builder.model.fields import Date, Id, Line, Many, Number, Period, RefTo, Text, WebAddress, choice
from site_builder.model.page import Page
from site_builder.model.record import record
from site_builder.model.shapes import Item, Tag
from site_builder.model.site import ContentType, Site
from site_builder.model.suggest import did_you_mean
from site_builder.words import date_words, sentence, span_words

ACTION_DUE_BEFORE_START = Code(
    "action-due-before-start", Severity.ERROR, "An action is due before it starts."
)
ACTION_OBJECTIVE_UNKNOWN = Code(
    "action-objective-unknown", Severity.ERROR, "An action names an objective that its plan doesn't have."
)
ACTION_STATUS_UNKNOWN = Code(
    "action-status-unknown", Severity.ERROR, "An action has a status that its plan doesn't have."
)
ACTION_NUMBER_TWICE = Code(
    "action-number-twice", Severity.ERROR, "Two actions of one objective have the same number."
)

Rag = Literal["red", "amber", "green"]


@record
class Reading:
    """What a measure showed on a date."""

    on: Date
    value: Line


@record
class Measure:
    """How people will see that the action works."""

    name: Line
    target: Line = ""
    readings: Many[Reading] = ()


@record
class Update:
    """News of the action."""

    on: Date
    text: Text
    by: Line = ""
    evidence: WebAddress | None = None


@record
class Action(Entry):
    """One action of a plan."""

    plan: Annotated[Id, RefTo("plan")]
    objective: Id
    """The id of one of the plan's objectives."""
    number: Number
    """Its number inside the objective."""
    text: Markdown | None = None
    lead: Annotated[Id, RefTo("organisation")]
    partners: Many[Annotated[Id, RefTo("organisation")]] = ()
    resources: Line = ""
    start: Date | None = None
    due: Date | None = None
    status: Id
    """The id of one of the plan's statuses."""
    rag: Annotated[Rag, choice(Rag)] | None = None
    measures: Many[Measure] = ()
    commitments: Many[Annotated[Id, RefTo("commitment")]] = ()
    groups: Many[Annotated[Id, RefTo("group")]] = ()
    services: Many[Annotated[Id, RefTo("service")]] = ()
    updates: Many[Update] = ()

    @model_validator(mode="after")
    def _starts_first(self) -> Action:
        if self.start and self.due and self.due < self.start:
            raise Problem(
                ACTION_DUE_BEFORE_START,
                f"This action is due on {self.due}, before it starts on {self.start}.",
                "Check `start` and `due`.",
            )
        return self


class Status(Protocol):
    """What an action needs to know of one of its plan's statuses."""

    name: str
    tone: str
    is_over: bool


class ItsPlan(Protocol):
    """What an action needs to know of its plan."""

    name: str
    begins: date
    statuses: Sequence[Any]

    def status(self, status_id: str) -> Status | None:
        """The status with an id."""
        ...

    def objectives(self) -> Sequence[Any]:
        """The plan's objectives with their places."""
        ...

    def place_of(self, objective_id: str) -> object | None:
        """Where an objective stands."""
        ...

    def address_of(self, objective_id: str, action_id: str) -> str:
        """The permalink of an action."""
        ...

    def number_of(self, objective_id: str, number: int) -> str:
        """An action's number in the plan."""
        ...


def plan_of(site: Site, action: Action) -> ItsPlan | None:
    """The plan an action belongs to; None when its file can't be read."""
    return cast("ItsPlan | None", site.find("plan", action.plan))


def tag_of(plan: ItsPlan, action: Action) -> Tag:
    """How an action is going, in the plan's own word."""
    status = plan.status(action.status)
    return Tag(status.name, status.tone) if status else Tag(sentence(action.status), "quiet")


def is_over(plan: ItsPlan, action: Action) -> bool:
    """Whether nothing more is expected of an action: it is done, or dropped."""
    status = plan.status(action.status)
    return bool(status and status.is_over)


def overdue_since(plan: ItsPlan, action: Action, today: date) -> date | None:
    """The day an action was due, when that day is over and the action isn't."""
    return action.due if action.due and action.due < today and not is_over(plan, action) else None


def quiet_since(plan: ItsPlan, action: Action, period: Period, today: date) -> date | None:
    """The day of the last news of an action, when that is a whole period ago or more and the action isn't over.

    Before its first update an action is expected to report from its start on, or else from its plan's.
    """
    heard = max(
        (update.on for update in action.updates if update.on <= today), default=action.start or plan.begins
    )
    return heard if (today - heard).days >= period.days and not is_over(plan, action) else None


def late_words(plan: ItsPlan, action: Action, period: Period, today: date) -> str:
    """`3 months overdue, no update for 7 months`, either alone, or nothing."""
    said = []
    if due := overdue_since(plan, action, today):
        said.append(f"{span_words((today - due).days)} overdue")
    if heard := quiet_since(plan, action, period, today):
        said.append(f"no update for {span_words((today - heard).days)}")
    return sentence(", ".join(said))


def item(site: Site, action: Action) -> Item:
    """An action in a list of another page, such as those its lead answers for."""
    plan = plan_of(site, action)
    if plan is None:
        return Item(action.name, "", action.summary)
    late = late_words(plan, action, site.settings.reviews.actions, site.today)
    due = f"Due {date_words(action.due)}" if action.due else ""
    meta = ". ".join(part for part in (f"Action {number_words(plan, action)}", late or due) if part)
    address = plan.address_of(action.objective, action.id)
    return Item(action.name, address, action.summary, f"{meta}.", tag_of(plan, action))


def number_words(plan: ItsPlan, action: Action) -> str:
    """An action's number in its plan, such as `3.2`."""
    return plan.number_of(action.objective, action.number)


def check_actions(site: Site) -> Iterator[Diagnostic]:
    """Check that every action has a place in its plan, and a number that no other action there has."""
    taken: dict[tuple[str, str, int], Action] = {}
    for action in site.all(Action):
        plan = plan_of(site, action)
        if plan is None:
            continue
        if plan.place_of(action.objective) is None:
            message = f"The plan “{plan.name}” has no objective `{action.objective}`."
            hint = did_you_mean(action.objective, [place.objective.id for place in plan.objectives()])
            yield Diagnostic(site.span(action, "objective"), ACTION_OBJECTIVE_UNKNOWN, message, hint)
        if plan.status(action.status) is None:
            message = f"The plan “{plan.name}” has no status `{action.status}`."
            hint = did_you_mean(action.status, [status.id for status in plan.statuses])
            yield Diagnostic(site.span(action, "status"), ACTION_STATUS_UNKNOWN, message, hint)
        twin = taken.setdefault((action.plan, action.objective, action.number), action)
        if twin is not action:
            message = f"This is action {action.number} of its objective, but so is {twin.file}."
            hint = "Give one of the two another number."
            yield Diagnostic(site.span(action, "number"), ACTION_NUMBER_TWICE, message, hint)


def url(_action: Action) -> str:
    """Nothing: an action is shown on the page of its priority, which only its plan knows; see `item`."""
    return ""


def pages(_site: Site) -> Iterator[Page]:
    """None of its own."""
    yield from ()


TYPE = ContentType(
    name="action",
    folder="actions",
    model=Action,
    label="action",
    body="text",
    url=url,
    pages=pages,
    item=item,
    checks=(check_actions,),
)
