"""Actions: what somebody does for an objective of a plan, by when, and how it is going."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from operator import itemgetter
from typing import Annotated

from pydantic import model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import (
    DayOrMonth,
    Happened,
    Id,
    KindId,
    Line,
    Many,
    Number,
    RefTo,
    Text,
    WebAddress,
    choice,
)
from site_builder.fields.readers import Period
from site_builder.fields.record import record
from site_builder.fields.when import WhenSaid
from site_builder.language.ages import aged
from site_builder.language.speaking import _
from site_builder.language.words import sentence
from site_builder.model.answering import Answers
from site_builder.model.by_clock import tag_by_days
from site_builder.model.entry import Entry, Markdown
from site_builder.model.rag import Rag
from site_builder.model.shapes import Tag
from site_builder.model.site import Site
from site_builder.model.standing import Standing
from site_builder.types.plan.model import Plan
from site_builder.types.plan.parts import Meaning

ACTION_DUE_BEFORE_START = Code(
    "action-due-before-start", Severity.ERROR, "An action is due before it starts."
)


@record
class Reading:
    """What a measure showed on a date."""

    on: Happened
    """The day it was read."""
    value: Line
    """What it showed, such as "14 of 20"."""


@record
class Measure:
    """An outcome, or how people will see that the action works."""

    name: Line
    """What is counted or seen."""
    target: Line = ""
    """What it should come to."""
    by: WhenSaid | None = None
    """By when, or how often."""
    readings: Many[Reading] = ()
    """What it came to, by date."""


@record
class Update:
    """News of the action."""

    on: Happened | None = None
    """The day of the news; a note without one is shown, but says nothing of how quiet an action is."""
    text: Text
    """What happened."""
    status: KindId | None = None
    """The status it has had since that day, so that reviews can be checked; the newest is the action's own."""
    by: Line = ""
    """Who says so."""
    evidence: WebAddress | None = None
    """Where the proof is."""


@record
class Action(Entry):
    """One action of a plan."""

    plan: Annotated[Id, RefTo("plan")]
    """The plan it belongs to."""
    objective: Id
    """The id of one of the plan's objectives."""
    number: Number
    """Its number inside the objective."""
    cited: Line = ""
    """How the plan cites it, such as `A1.ii`, where that isn't the number of its objective and its own."""
    text: Markdown | None = None
    """What will be done."""
    lead: Many[Annotated[Id, RefTo("organisation")]] = ()
    """The organisation that answers for it, or several."""
    who: Many[Line] = ()
    """Who does it, by role or initials, where that isn't an organisation or is more than that."""
    partners: Many[Annotated[Id, RefTo("organisation")]] = ()
    """Who helps."""
    others: Many[Line] = ()
    """Who else helps, by name, where they have no page here."""
    resources: Many[Line] = ()
    """What it takes: money, people, rooms."""
    purposes: Many[Id] = ()
    """The ids of the plan's purposes that it serves."""
    start: DayOrMonth | None = None
    """The day it starts."""
    due: WhenSaid | None = None
    """When it is to be done: a day, a month, a season, a year, a year of the plan; or how often; or that it is ongoing."""
    status: KindId | None = None
    """The id of one of the plan's statuses; without one, readers see that it isn't said."""
    rag: Annotated[Rag, choice(Rag)] | None = None
    """Red, amber or green, where the plan uses these."""
    measures: Many[Measure] = ()
    """How people will see that it works."""
    commitments: Many[Annotated[Id, RefTo("commitment")]] = ()
    """The commitments it serves."""
    groups: Many[Annotated[Id, RefTo("group")]] = ()
    """The groups that work on it."""
    services: Many[Annotated[Id, RefTo("service")]] = ()
    """The services it changes."""
    answers: Many[Answers] = ()
    """The concerns of assessments that it answers."""
    updates: Many[Update] = ()
    """Dated news; the newest counts for how quiet it is."""

    @model_validator(mode="after")
    def _starts_first(self) -> Action:
        last = self.due.last if self.due else None
        if self.start and last and last < self.start:
            raise Problem(
                ACTION_DUE_BEFORE_START,
                f"This action is due on {last}, before it starts on {self.start}.",
                "Check `start` and `due`.",
                at=("due",),
            )
        return self


def status_on(action: Action, day: date) -> str | None:
    """The status that an action's dated updates give it on a day; None where they don't say."""
    said = [(update.on, update.status) for update in action.updates if update.status and update.on]
    return max((each for each in said if each[0] <= day), key=itemgetter(0), default=(day, None))[1]


def is_over(plan: Plan, action: Action) -> bool:
    """Whether nothing more is expected of an action: it is done, or dropped."""
    status = plan.status(action.status)
    return bool(status and status.is_over)


def due_day(plan: Plan, action: Action) -> date | None:
    """The last day on which an action may still be in time; None where it has none."""
    if action.due is None:
        return None
    return plan.end_of_year(action.due.year) if action.due.year else action.due.last


def overdue_since(plan: Plan, action: Action, today: date) -> date | None:
    """The day an action was due, when that day is over and the action isn't."""
    due = due_day(plan, action)
    return due if due and due < today and not is_over(plan, action) else None


def last_heard(plan: Plan, action: Action, today: date) -> date:
    """The day of the last news of an action, or that from which on it was expected to report."""
    heard = (update.on for update in action.updates if update.on and update.on <= today)
    return max(heard, default=action.start or plan.begins)


def quiet_since(plan: Plan, action: Action, period: Period, today: date) -> date | None:
    """The day of the last news of an action, when that is a whole period ago or more and the action isn't over.

    Before its first update an action is expected to report from its start on, or else from its plan's.
    """
    heard = last_heard(plan, action, today)
    return heard if (today - heard).days >= period.days and not is_over(plan, action) else None


def standing_of(plan: Plan, action: Action, period: Period, today: date) -> Standing:
    """How an action stands: what its day and its news say is worse than what its status says."""
    status = plan.status(action.status)
    meaning = status.meaning if status else "unknown"
    if overdue_since(plan, action, today) or meaning == "late":
        return Standing.OVERDUE
    if quiet_since(plan, action, period, today):
        return Standing.SILENT
    return _STANDINGS[meaning]


_STANDINGS: dict[Meaning, Standing] = {
    "late": Standing.OVERDUE,
    "at-risk": Standing.AT_RISK,
    "dropped": Standing.DROPPED,
    "in-progress": Standing.NOT_SAID,
    "unknown": Standing.NOT_SAID,
    "not-started": Standing.NOT_STARTED,
    "on-track": Standing.ON_TRACK,
    "done": Standing.DONE,
}


def tag_of(site: Site, plan: Plan, action: Action) -> Tag:
    """How an action stands, and how it will when its day is over or nobody has said anything for a whole period."""
    period = site.settings.reviews.actions
    due = due_day(plan, action)
    late = due + timedelta(days=1) if due else None
    silent = last_heard(plan, action, site.today) + timedelta(days=period.days)
    days = () if is_over(plan, action) else (late, silent)
    tag = tag_by_days(partial(_tag_on, plan, action, period), days, site.today, site.settings.zone)
    return tag or _tag_on(plan, action, period, site.today)


def _tag_on(plan: Plan, action: Action, period: Period, today: date) -> Tag:
    """The worst that is true on a day: `Overdue since 1 May 2026`, or else its status in the plan's own word."""
    late = late_words(plan, action, period, today)
    if late:
        return Tag(late, standing_of(plan, action, period, today).tone)
    status = plan.status(action.status)
    return Tag(status.name, status.tone) if status else Tag(_("Status not said"), "quiet")


def reported_words(plan: Plan, action: Action, period: Period, today: date) -> str:
    """What an action's status says, where its day or its news say worse: `Reported as on track`; "" elsewhere."""
    status = plan.status(action.status)
    if status is None or not late_words(plan, action, period, today):
        return ""
    return _("Reported as: %(status)s", status=status.name)


def late_words(plan: Plan, action: Action, period: Period, today: date) -> str:
    """`Overdue since 31 August 2026, no update since 3 April 2026`, either alone, or nothing."""
    said = []
    if due := overdue_since(plan, action, today):
        said.append(_("overdue since %(day)s", day=aged(due)))
    if heard := quiet_since(plan, action, period, today):
        only_undated = action.updates and not any(update.on for update in action.updates)
        said.append(
            _("no dated update since %(day)s", day=aged(heard))
            if only_undated
            else _("no update since %(day)s", day=aged(heard))
        )
    return sentence(", ".join(said))


def number_words(plan: Plan, action: Action) -> str:
    """How an action is cited: by its number in its plan, such as `3.2`, or as its plan does."""
    return action.cited or plan.number_of(action.objective, action.number)
