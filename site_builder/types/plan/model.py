"""What an action plan says: priorities and their objectives. The actions are entries of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from pydantic import model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import (
    DayOrMonth,
    Happened,
    Id,
    Line,
    Many,
    Number,
    RefTo,
    Some,
    Text,
    WebAddress,
)
from site_builder.fields.readers import Period
from site_builder.fields.record import record
from site_builder.language.speaking import pgettext
from site_builder.model.addresses import PLANS, below
from site_builder.model.credit import Credit
from site_builder.model.entry import Entry, Markdown
from site_builder.model.figure import Figure
from site_builder.model.rag import Rag
from site_builder.types.plan.parts import Achievement, Count, PlanMeasure, PlanRag, PlanStatus, Purpose

PLAN_YEARS = Code("plan-years", Severity.ERROR, "A plan's years cannot be right.")


@record
class Objective:
    """What a priority wants to reach, and why."""

    id: Id
    """A short name for actions to use; it is part of a web address."""
    name: Line
    """What is to be reached."""
    why: Text = ""
    """Why."""


@record
class Priority:
    """One of the plan's few large aims."""

    id: Id
    """A short name; it is part of a web address."""
    name: Line
    """The aim."""
    summary: Line = ""
    """One sentence about it."""
    objectives: Many[Objective] = ()
    """What it wants to reach, in order; a priority without any is itself its one objective, and actions name its id."""

    @model_validator(mode="after")
    def _is_its_own_objective(self) -> Priority:
        if not self.objectives:
            object.__setattr__(self, "objectives", (Objective(id=self.id, name=self.name),))
        return self

    @property
    def is_divided(self) -> bool:
        """Whether its objectives are others than itself."""
        return self.ids != {self.id}

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its objectives."""
        return frozenset(objective.id for objective in self.objectives)


@record
class Review:
    """A dated look at the plan, with its counts, so that there is history."""

    on: Happened
    """The day of the review."""
    name: Line
    """What it is called, such as "Autumn 2026"."""
    counts: Many[Count] = ()
    """How many actions had which status that day."""
    text: Text = ""
    """What was found."""


@dataclass(frozen=True, slots=True)
class ObjectivePlace:
    """Where an objective stands in its plan: its priority, itself, and its number, counted through the whole plan."""

    priority: Priority
    objective: Objective
    number: int


@record
class Plan(Entry):
    """An action plan."""

    first_year: Number
    """The year it begins."""
    last_year: Number
    """The year it ends."""
    start: DayOrMonth | None = None
    """When it begins, where that isn't with its first year; its own years, such as `Year 1`, are counted from then."""
    owner: Annotated[Id, RefTo("organisation")]
    """The organisation that answers for it."""
    who: Many[Line] = ()
    """Who answers for it, by department or role, where that is more than the owner."""
    partners: Many[Annotated[Id, RefTo("organisation")]] = ()
    """The organisations that help."""
    others: Many[Line] = ()
    """Who else helps, by name, where they have no page here."""
    overseen_by: Annotated[Id, RefTo("group")] | None = None
    """The group that watches over it."""
    assessment: Annotated[Id, RefTo("assessment")] | None = None
    """The assessment that it follows; a priority with the id of one of its parts shows that part's score."""
    strategy: Line = ""
    """The strategy it belongs to."""
    strategy_link: WebAddress | None = None
    """Where the strategy can be read."""
    strategy_action: Line = ""
    """The action or recommendation of the strategy that it carries out."""
    purpose_name: Line = ""
    """What its purposes are called together, such as "The council's core purpose"."""
    purposes: Many[Purpose] = ()
    """What it serves beyond itself."""
    resources: Many[Line] = ()
    """What it takes: money, people, work with others."""
    figures: Many[Figure] = ()
    """The figures of its summary: what was looked at, who was asked."""
    statuses: Many[PlanStatus] = ()
    """The plan's own words for how an action is going; without any, that is shown as not said."""
    rags: Many[PlanRag] = ()
    """The plan's own words for red, amber and green."""
    priorities: Some[Priority]
    """Its few large aims, in order."""
    measures: Many[PlanMeasure] = ()
    """Its outcomes, and how the whole plan will be judged."""
    achievements: Many[Achievement] = ()
    """What has been reached, also beside the actions."""
    additional: Many[Text] = ()
    """What else there is to know."""
    credit: Credit | None = None
    """Whose work it is, where others wrote it or the review behind it."""
    reviews: Many[Review] = ()
    """Dated looks at the plan."""
    introduction: Markdown | None = None
    """What stands above the priorities."""

    @model_validator(mode="after")
    def _years_in_order(self) -> Plan:
        if not 1900 <= self.first_year <= self.last_year <= 2200:
            raise Problem(
                PLAN_YEARS,
                f"This plan runs from {self.first_year} to {self.last_year}, which can't be.",
                "Write `first_year` and `last_year` as years of four digits, the earlier one first.",
                at=("last_year",),
            )
        if self.start and not self.first_year <= self.start.year <= self.last_year:
            raise Problem(
                PLAN_YEARS,
                f"This plan starts on {self.start}, which isn't between {self.first_year} and {self.last_year}.",
                "Check `start` and `first_year`.",
                at=("start",),
            )
        return self

    @property
    def years(self) -> str:
        """The years it covers, in words."""
        if self.first_year == self.last_year:
            return str(self.first_year)
        return pgettext("years", "%(first)s to %(last)s", first=self.first_year, last=self.last_year)

    @property
    def begins(self) -> date:
        """The day on which it begins: that of its first year, where nobody says."""
        return self.start or date(self.first_year, 1, 1)

    def end_of_year(self, number: int) -> date:
        """The last day of one of its own years, counted from 1."""
        first = date(self.begins.year, self.begins.month, 1)
        return first.replace(year=first.year + number) - timedelta(days=1)

    @property
    def own_years(self) -> int:
        """How many years of its own it has begun when it ends."""
        return self.last_year - self.begins.year + 1

    def purpose(self, purpose_id: str) -> Purpose | None:
        """The purpose with an id."""
        return next((purpose for purpose in self.purposes if purpose.id == purpose_id), None)

    def word_for(self, rag: Rag | None) -> str:
        """The plan's own word for a colour; "" where it has none."""
        return next((each.name for each in self.rags if each.rag == rag), "")

    def status(self, status_id: str | None) -> PlanStatus | None:
        """The status with an id."""
        return next((status for status in self.statuses if status.id == status_id), None)

    def objectives(self) -> tuple[ObjectivePlace, ...]:
        """All objectives in the plan's order, numbered from 1."""
        found = [(priority, objective) for priority in self.priorities for objective in priority.objectives]
        return tuple(ObjectivePlace(*pair, number) for number, pair in enumerate(found, 1))

    def place_of(self, objective_id: str) -> ObjectivePlace | None:
        """Where the objective with an id stands."""
        return next((place for place in self.objectives() if place.objective.id == objective_id), None)

    def address_of(self, objective_id: str, action_id: str) -> str:
        """The permalink of an action: its priority's page, with the action's id as the fragment."""
        place = self.place_of(objective_id)
        return f"{priority_url(self, place.priority)}#{action_id}" if place else url(self)

    def number_of(self, objective_id: str, number: int) -> str:
        """An action's number in the plan: `3.2` is the second action of the third objective."""
        place = self.place_of(objective_id)
        return f"{place.number}.{number}" if place else str(number)


def url(plan: Plan) -> str:
    """Where a plan's page is."""
    return below(PLANS, plan.id)


def progress_url(plan: Plan) -> str:
    """Where the page with a plan's numbers is."""
    return below(PLANS, plan.id, "progress")


def priority_url(plan: Plan, priority: Priority) -> str:
    """Where a priority's page is."""
    return below(PLANS, plan.id, priority.id)


def objective_id(objective: Objective) -> str:
    """Where an objective stands on its priority's page. A dot is in no id that authors write, so no action meets it."""
    return f"objective.{objective.id}"


def review_due(plan: Plan, period: Period, today: date) -> date | None:
    """When the plan has to be looked at next: a review period after its last review, or after it began.

    None when the plan's years are over.
    """
    if today.year > plan.last_year:
        return None
    held = [review.on for review in plan.reviews if review.on <= today]
    last = max(held, default=plan.begins)
    return date(last.year, last.month, last.day) + timedelta(days=period.days)
