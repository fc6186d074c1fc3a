"""That a case study illustrates a part of a framework or a principle of a guide: written with it, held to by those."""

from __future__ import annotations

from typing import Annotated

from site_builder.fields.kinds import Id, Number, RefTo
from site_builder.fields.record import record


@record
class Illustrated:
    """A marker, domain or principle of a framework."""

    framework: Annotated[Id, RefTo("framework")]
    """The framework."""
    part: Id
    """The id of one of its parts."""


@record
class IllustratedPrinciple:
    """A principle of a guide."""

    guide: Annotated[Id, RefTo("guide")]
    """The guide."""
    principle: Number
    """The number of the principle."""
