"""That a case study illustrates a part of a framework: written with the case study, held to by the framework."""

from __future__ import annotations

from typing import Annotated

from site_builder.fields.kinds import Id, RefTo
from site_builder.fields.record import record


@record
class Illustrated:
    """A marker, domain or principle of a framework."""

    framework: Annotated[Id, RefTo("framework")]
    """The framework."""
    part: Id
    """The id of one of its parts."""
