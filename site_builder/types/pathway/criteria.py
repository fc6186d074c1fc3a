"""Who a pathway is for, as people write it: conditions inside conditions, and a score that never decides alone."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import Form, Id, Line, Many, Number, RefTo, Some, Text, choice
from site_builder.fields.plain import refuse_markdown
from site_builder.fields.readers import read_line
from site_builder.fields.record import record
from site_builder.model.contact import alone

CRITERIA_RULE = Code(
    "criteria-rule", Severity.ERROR, "The criteria of a pathway don't say how many of a list must hold."
)
CRITERIA_DEEP = Code(
    "criteria-deep", Severity.ERROR, "Conditions of a pathway are nested deeper than anybody can follow."
)
CRITERIA_SCORE = Code(
    "criteria-score", Severity.ERROR, "The scored assessment of a pathway doesn't add up with its threshold."
)

FRAMEWORK = RefTo("framework")
GROUP = RefTo("group")

Rule = Literal["all", "any", "at-least"]


def _read_innermost(value: Any) -> str:
    if not isinstance(value, str):
        raise Problem(
            CRITERIA_DEEP,
            "Lists stand more than four deep inside one another here, which nobody can follow.",
            "Say in one line what the innermost list asks for.",
        )
    return read_line(value)


Innermost = Annotated[
    str, BeforeValidator(_read_innermost), AfterValidator(refuse_markdown), Form("one line of text")
]


@record
class RuleOf:
    """The rule of a list of conditions: how many of them must hold."""

    text: Line = ""
    """What must hold; of a list, what it is about."""
    rule: Annotated[Rule, choice(Rule)] | None = None
    """Whether all of the list, any of it, or at least some number must hold."""
    at_least: Number | None = None
    """How many of the list must hold, when the rule is `at-least`."""


@record
class InnermostCondition(RuleOf):
    """A condition in the innermost list but one."""

    of: Many[Innermost] = ()
    """The list."""

    @model_validator(mode="after")
    def _is_complete(self) -> InnermostCondition:
        _check_condition(self, len(self.of))
        return self


@record
class InnerCondition(RuleOf):
    """A condition in a list that is itself one of a list."""

    of: Many[Annotated[InnermostCondition, alone("text")]] = ()
    """The list: lines, or lists for the last time."""

    @model_validator(mode="after")
    def _is_complete(self) -> InnerCondition:
        _check_condition(self, len(self.of))
        return self


@record
class Condition(RuleOf):
    """Something that must hold: one line, or a list of conditions with the rule how many of them must."""

    of: Many[Annotated[InnerCondition, alone("text")]] = ()
    """The list: lines, or lists once more."""

    @model_validator(mode="after")
    def _is_complete(self) -> Condition:
        _check_condition(self, len(self.of))
        return self


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
    of: Many[Annotated[Condition, alone("text")]] = ()
    """The list, one condition each: a line, or a list again, with a rule of its own."""
    scored: Many[ScoredDomain] = ()
    """What a scored assessment looks at."""
    threshold: Number | None = None
    """The points from which the pathway is worth asking for."""
    framework: Annotated[Id, FRAMEWORK] | None = None
    """The framework that people score with, where the site has one."""
    consider: Many[Line] = ()
    """What else to consider beside the list and the score, such as whether the person wants it."""
    leave_aside: Many[Line] = ()
    """What must not count, such as a guess whether somebody will keep a tenancy."""
    note: Text = ""
    """How to read the criteria."""

    @property
    def most(self) -> int:
        """The most points there are."""
        return sum(domain.most for domain in self.scored)

    @model_validator(mode="after")
    def _is_complete(self) -> Criteria:
        _check_rule("The criteria don't", self.rule, self.at_least, len(self.of))
        self._check_score()
        return self

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
class Panel:
    """Who decides together whether somebody gets in, so that no single person or number does."""

    name: Line
    """What it is called."""
    who_sits: Some[Line]
    """Who sits on it, one line each."""
    how_often: Line
    """How often it meets."""
    how: Text = ""
    """How it decides."""
    group: Annotated[Id, GROUP] | None = None
    """The group that it is, where the site has a page about it."""


def _check_condition(condition: RuleOf, length: int) -> None:
    if not condition.text and not length and not condition.rule:
        hint = "Write what must hold, or a list of conditions below `of:`."
        raise Problem(CRITERIA_RULE, "This condition says nothing.", hint)
    _check_rule("This list doesn't", condition.rule, condition.at_least, length)


def _check_rule(who: str, rule: Rule | None, at_least: int | None, length: int) -> None:
    """Hold a rule to its list; `who` begins the sentence that it isn't said."""
    if length and rule is None:
        raise Problem(
            CRITERIA_RULE,
            f"{who} say how many of the list must hold.",
            "Add `rule: all`, `rule: any`, or `rule: at-least` with `at_least: 2`.",
        )
    if rule and not length:
        hint = "Write the list below `of:`."
        raise Problem(CRITERIA_RULE, f"The rule `{rule}` has no list.", hint, at=("rule",))
    if rule == "at-least" and at_least is None:
        hint = "Add a line such as `at_least: 2`."
        raise Problem(
            CRITERIA_RULE, "The rule is `at-least`, but it isn't said how many.", hint, at=("rule",)
        )
    if at_least is not None:
        _check_number(rule, at_least, length)


def _check_number(rule: Rule | None, at_least: int, length: int) -> None:
    if rule != "at-least":
        hint = "Write `rule: at-least`, or take `at_least` out."
        raise Problem(CRITERIA_RULE, "`at_least` only goes with the rule `at-least`.", hint, at=("at_least",))
    if not 1 <= at_least <= length:
        raise Problem(
            CRITERIA_RULE,
            f"At least {at_least} must hold, but the list has {length}.",
            f"Write a number from 1 to {length}.",
            at=("at_least",),
        )
