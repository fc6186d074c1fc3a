"""That an action answers a concern of an assessment: written with the action, held to by the assessment."""

from __future__ import annotations

from typing import Annotated

from site_builder.fields.kinds import Id, RefTo
from site_builder.fields.record import record


@record
class Answers:
    """A concern of an assessment."""

    assessment: Annotated[Id, RefTo("assessment")]
    """The assessment that raised it."""
    concern: Id
    """The id of the concern."""
