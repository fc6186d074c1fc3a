"""Who a service is for and how to get in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import Flag, Id, Line, Many, Number, RefTo, Text, WebAddress, YesNoAsk, choice
from site_builder.fields.record import record

AGES_REVERSED = Code("ages-reversed", Severity.ERROR, "The youngest age is above the oldest.")

CLIENT_GROUP = RefTo("client_group")
AT_RISK = RefTo("at_risk")

Gender = Literal["anyone", "women", "men", "women-and-non-binary"]
Household = Literal["single", "couple", "family"]
Route = Literal["drop-in", "phone", "self-referral", "referral", "appointment", "membership"]


@record
class Eligibility:
    """Whom a service takes. What isn't said is unknown, and never shown as yes or no."""

    who: Line = ""
    """In one sentence, when the fields below don't say it all."""
    youngest: Number | None = None
    """The youngest age it takes."""
    oldest: Number | None = None
    """The oldest age it takes."""
    gender: Annotated[Gender, choice(Gender)] | None = None
    """Whom it takes."""
    household: Many[Annotated[Household, choice(Household)]] = ()
    """Whom it takes: people alone, couples, families."""
    groups: Many[Annotated[Id, CLIENT_GROUP]] = ()
    """The groups of people it is for, when it isn't for everybody."""
    at_risk: Many[Annotated[Id, AT_RISK]] = ()
    """The groups at risk and points of transition that it is right for, whoever else it takes."""
    not_for: Many[Line] = ()
    """Whom it cannot take."""
    pets: YesNoAsk = "unknown"
    """Whether pets may come in."""
    local_connection: YesNoAsk = "unknown"
    """Whether a connection to the area is needed."""
    no_recourse: YesNoAsk = "unknown"
    """Whether people with no recourse to public funds can come."""
    id_needed: YesNoAsk = "unknown"
    """Whether people must show who they are."""
    proofs: Many[Line] = ()
    """Papers asked for."""

    @model_validator(mode="after")
    def _ages_in_order(self) -> Eligibility:
        if self.youngest is not None and self.oldest is not None and self.youngest > self.oldest:
            raise Problem(
                AGES_REVERSED,
                f"The youngest age, {self.youngest}, is above the oldest, {self.oldest}.",
                f"Swap them: `youngest: {self.oldest}` and `oldest: {self.youngest}`.",
                at=("oldest",),
            )
        return self


@record
class Referral:
    """How somebody is referred."""

    by_whom: Line = ""
    """Who may refer."""
    how: Line = ""
    """How they do it."""
    form: WebAddress | None = None
    """The form to fill in."""
    response: Line = ""
    """How fast there is an answer."""
    if_refused: Text = ""
    """What to do when the answer is no."""


@record
class Access:
    """How to get in."""

    how: Many[Annotated[Route, choice(Route)]] = ()
    """The ways in."""
    referral: Referral | None = None
    bring: Text = ""
    """What to bring."""
    arrive: Text = ""
    """What happens when you arrive."""
    cost: Line = ""
    """What it costs, in words."""
    free: Flag | None = None
    """Whether it costs nothing."""
