"""What a pathway says: for whom it is, how people get in, and its steps with their branches."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import Flag, Id, Line, Many, Number, RefTo, Some, Text, WebAddress, choice
from site_builder.fields.record import record
from site_builder.model.addresses import PATHWAYS, below
from site_builder.model.checked import Checked
from site_builder.model.entry import Entry, Markdown

CRITERIA_RULE = Code(
    "criteria-rule", Severity.ERROR, "The criteria of a pathway don't say how many of the list must hold."
)
CRITERIA_SCORE = Code(
    "criteria-score", Severity.ERROR, "The scored assessment of a pathway doesn't add up with its threshold."
)

NEED = RefTo("need")
ORGANISATION = RefTo("organisation")
RESOURCE = RefTo("resource")
SERVICE = RefTo("service")

Rule = Literal["all", "any", "at-least"]


@record
class Branch:
    """What happens when something is so: go to another step, or straight to a service."""

    if_: Annotated[Line, Field(alias="if")]
    """Such as "If there is no bed tonight"."""
    go_to: Id | None = None
    """The id of a later step."""
    text: Text = ""
    """What happens then."""
    services: Many[Annotated[Id, SERVICE]] = ()
    """Where to go then."""


@record
class Step:
    """One step, in plain words to the person, with what a worker needs beside it."""

    id: Id
    """A short name for other steps to point at; it is part of a web address."""
    name: Line
    """What the step is, such as "Ring the council"."""
    text: Text
    """What happens, told to the person."""
    services: Many[Annotated[Id, SERVICE]] = ()
    """The services that take this step."""
    who: Line = ""
    """Who does it."""
    how_soon: Line = ""
    """How soon it happens."""
    if_refused: Text = ""
    """What to do when the answer is no."""
    branches: Many[Branch] = ()
    """What happens instead when something is so."""
    next: Id | None = None
    """The id of the step after this one, where it isn't simply the next in the list."""
    last: Flag = False
    """Whether the route ends here."""
    for_workers: Text = ""
    """What only a worker needs to know about it."""


@record
class Referral:
    """How somebody is referred into the pathway."""

    who_may: Many[Line] = ()
    """Who may refer."""
    duty: Text = ""
    """The legal duty, if there is one."""
    form: WebAddress | None = None
    """The form to fill in."""
    consent: Text = ""
    """What the person has to agree to."""
    response: Line = ""
    """How fast there is an answer."""
    if_refused: Text = ""
    """What to do when the answer is no."""


@record
class ScoredDomain:
    """One thing a scored assessment looks at, and the most points it gives."""

    name: Line
    """What is looked at."""
    most: Number
    """The most points it gives."""


@record
class Criteria:
    """Who the pathway is for, as rules or as a scored assessment. A score only indicates; people decide."""

    rule: Annotated[Rule, choice(Rule)] | None = None
    """Whether all of the list, any of it, or at least some number must hold."""
    at_least: Number | None = None
    """How many of the list must hold, when the rule is `at-least`."""
    of: Many[Line] = ()
    """The list, one condition each."""
    scored: Many[ScoredDomain] = ()
    """What a scored assessment looks at."""
    threshold: Number | None = None
    """The points from which the pathway is worth asking for."""
    note: Text = ""
    """How to read the criteria."""

    @property
    def most(self) -> int:
        """The most points there are."""
        return sum(domain.most for domain in self.scored)

    @model_validator(mode="after")
    def _is_complete(self) -> Criteria:
        self._check_rule()
        self._check_score()
        return self

    def _check_rule(self) -> None:
        if self.of and self.rule is None:
            raise Problem(
                CRITERIA_RULE,
                "The criteria don't say how many of the list must hold.",
                "Add `rule: all`, `rule: any`, or `rule: at-least` with `at_least: 2`.",
            )
        if self.rule and not self.of:
            raise Problem(
                CRITERIA_RULE,
                f"The rule `{self.rule}` has no list.",
                "Write the list below `of:`.",
                at=("rule",),
            )
        if self.rule == "at-least" and self.at_least is None:
            hint = "Add a line such as `at_least: 2`."
            raise Problem(
                CRITERIA_RULE, "The rule is `at-least`, but it isn't said how many.", hint, at=("rule",)
            )
        if self.at_least is None:
            return
        if self.rule != "at-least":
            hint = "Write `rule: at-least`, or take `at_least` out."
            raise Problem(
                CRITERIA_RULE, "`at_least` only goes with the rule `at-least`.", hint, at=("at_least",)
            )
        if not 1 <= self.at_least <= len(self.of):
            raise Problem(
                CRITERIA_RULE,
                f"At least {self.at_least} must hold, but the list has {len(self.of)}.",
                f"Write a number from 1 to {len(self.of)}.",
                at=("at_least",),
            )

    def _check_score(self) -> None:
        if self.threshold is None and self.scored:
            raise Problem(
                CRITERIA_SCORE,
                "There are points to score, but no threshold.",
                "Add `threshold:` with the points from which the pathway is worth asking for.",
            )
        if self.threshold is not None and not self.scored:
            hint = "List what is scored below `scored:`, or take the threshold out."
            raise Problem(
                CRITERIA_SCORE, "There is a threshold, but nothing that is scored.", hint, at=("threshold",)
            )
        if self.threshold is not None and not 1 <= self.threshold <= self.most:
            raise Problem(
                CRITERIA_SCORE,
                f"The threshold is {self.threshold}, but the points add up to {self.most} at most.",
                f"Write a threshold from 1 to {self.most}, or check the points.",
                at=("threshold",),
            )


@record
class Pathway(Entry):
    """A route through help."""

    situation: Line
    """The situation in the person's words, such as "I am leaving prison"."""
    needs: Many[Annotated[Id, NEED]] = ()
    """What it helps with."""
    who_for: Many[Line] = ()
    """Who it is for, one line each."""
    not_for: Many[Line] = ()
    """Who it isn't for, and where they go instead."""
    lead: Annotated[Id, ORGANISATION]
    """The organisation that answers for it."""
    capacity: Line = ""
    """How many people it can take."""
    referral: Referral | None = None
    criteria: Criteria | None = None
    steps: Some[Step]
    """The steps, in order."""
    resources: Many[Annotated[Id, RESOURCE]] = ()
    """Agreements and forms that workers need."""
    checked: Checked | None = None
    risky: Flag = False
    """Whether being seen on this page could put somebody in danger."""
    order: Number = 100
    """Its place among the pathways; smaller comes first."""
    introduction: Markdown | None = None
    """What to know before the first step."""
    for_workers: Markdown | None = None
    """What only workers need to know."""


def url(pathway: Pathway) -> str:
    """Where the page for the person is."""
    return below(PATHWAYS, pathway.id)


def worker_url(pathway: Pathway) -> str:
    """Where the page for workers is."""
    return below(PATHWAYS, pathway.id, "for-workers")
