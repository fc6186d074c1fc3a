"""Who a service is for and how to get in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.model.fields import (
    Flag,
    Id,
    Line,
    Many,
    Number,
    RefTo,
    Text,
    WebAddress,
    YesNoAsk,
    choice,
)
from site_builder.model.record import record

AGES_REVERSED = Code("ages-reversed", Severity.ERROR, "The youngest age is above the oldest.")

Gender = Literal["anyone", "women", "men", "women-and-non-binary"]
Household = Literal["single", "couple", "family"]
Route = Literal["drop-in", "phone", "self-referral", "referral", "appointment", "membership"]


@record
class Eligibility:
    """Whom a service takes. What isn't said is unknown, and never shown as yes or no."""

    who: Line = ""
    """In one sentence, when the fields below don't say it all."""
    youngest: Number | None = None
    oldest: Number | None = None
    gender: Annotated[Gender, choice(Gender)] | None = None
    household: Many[Annotated[Household, choice(Household)]] = ()
    groups: Many[Annotated[Id, RefTo("client_group")]] = ()
    not_for: Many[Line] = ()
    """Whom it cannot take."""
    pets: YesNoAsk = "unknown"
    local_connection: YesNoAsk = "unknown"
    """Whether a connection to the area is needed."""
    no_recourse: YesNoAsk = "unknown"
    """Whether people with no recourse to public funds can come."""
    id_needed: YesNoAsk = "unknown"
    proofs: Many[Line] = ()
    """Papers asked for."""

    @model_validator(mode="after")
    def _ages_in_order(self) -> Eligibility:
        if self.youngest is not None and self.oldest is not None and self.youngest > self.oldest:
            raise Problem(
                AGES_REVERSED,
                f"The youngest age, {self.youngest}, is above the oldest, {self.oldest}.",
                f"Swap them: `youngest: {self.oldest}` and `oldest: {self.youngest}`.",
            )
        return self


@record
class Referral:
    """How somebody is referred."""

    by_whom: Line = ""
    how: Line = ""
    form: WebAddress | None = None
    response: Line = ""
    """How fast there is an answer."""
    if_refused: Text = ""
    """What to do when the answer is no."""


@record
class Access:
    """How to get in."""

    how: Many[Annotated[Route, choice(Route)]] = ()
    referral: Referral | None = None
    bring: Text = ""
    arrive: Text = ""
    """What happens when you arrive."""
    cost: Line = ""
    free: Flag | None = None
