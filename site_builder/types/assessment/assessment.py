"""Assessments: what was chosen in each row of a framework on a day, by whom, and what speaks for and against it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator

from site_builder.fields.kinds import Form, Happened, Id, Line, Many, Points, RefTo, Some, Text
from site_builder.fields.readers import read_line
from site_builder.fields.record import record
from site_builder.model.addresses import ASSESSMENTS, below
from site_builder.model.entry import Entry, Markdown
from site_builder.model.site import Site

ORGANISATION = RefTo("organisation")
GROUP = RefTo("group")
SERVICE = RefTo("service")


Choice = Annotated[
    str, BeforeValidator(read_line), Form("a number, a level or points, as the framework has them")
]


@record
class LeftOut:
    """A row in which nothing was chosen."""

    row: Id
    """Its number in its part, counted from 1, or its id."""
    why: Text
    """Why nothing was chosen."""


@record
class Concern:
    """An area for concern, which actions can answer."""

    id: Id
    """A short name for actions to use; it is part of a web address."""
    text: Text
    """What the concern is."""


@record
class Assessed:
    """What was found in one part of the framework."""

    part: Id
    """The id of one of the framework's parts."""
    chosen: Many[Choice] = ()
    """One choice for each row: the numbers of statements, or else levels or points in the order of the rows."""
    left_out: Many[LeftOut] = ()
    """The rows in which nothing was chosen, and why."""
    score: Points | None = None
    """The score of the part, if somebody worked it out by hand: it has to be right."""
    evidence: Many[Text] = ()
    """What shows that it is so, and good practice."""
    concerns: Many[Concern] = ()
    """Areas for concern."""


@record
class Assessment(Entry):
    """One assessment."""

    framework: Annotated[Id, RefTo("framework")]
    """The framework it was made with."""
    on: Happened
    """The day it was made."""
    group: Annotated[Id, RefTo("group")] | None = None
    """The group or partnership that is assessed."""
    service: Annotated[Id, RefTo("service")] | None = None
    """The service that is assessed."""
    organisation: Annotated[Id, RefTo("organisation")] | None = None
    """The organisation that is assessed."""
    took_part: Many[Line] = ()
    """Who took part, by role or name if they agreed to be named."""
    organisations: Many[Annotated[Id, RefTo("organisation")]] = ()
    """The organisations that took part."""
    parts: Some[Assessed]
    """What was found in each part of the framework."""
    score: Points | None = None
    """The whole score, if somebody worked it out by hand: it has to be right."""
    text: Markdown | None = None
    """What was talked about, and what follows from it."""

    def assessed(self, part_id: str) -> Assessed | None:
        """What was found in one part."""
        return next((each for each in self.parts if each.part == part_id), None)

    def concern(self, concern_id: str) -> Concern | None:
        """The concern with an id."""
        found = (concern for part in self.parts for concern in part.concerns if concern.id == concern_id)
        return next(found, None)

    @property
    def subject(self) -> tuple[str | None, ...]:
        """What is assessed with what: assessments of one subject are compared with each other."""
        return self.framework, self.group, self.service, self.organisation


def url(assessment: Assessment) -> str:
    """Where its page is."""
    return below(ASSESSMENTS, assessment.id)


def part_url(assessment: Assessment, part_id: str) -> str:
    """Where a part stands on its page. A dot is in no id that authors write, so it clashes with none."""
    return f"{url(assessment)}#part.{part_id}"


def concern_url(assessment: Assessment, concern: Concern) -> str:
    """Where a concern stands on its page."""
    return f"{url(assessment)}#concern.{concern.id}"


def series_of(site: Site, assessment: Assessment) -> Sequence[Assessment]:
    """All assessments of the same subject, the earliest first."""
    same = [each for each in site.all(Assessment) if each.subject == assessment.subject]
    return sorted(same, key=lambda each: (each.on, each.id))


def newest_first(assessments: Sequence[Assessment]) -> Sequence[Assessment]:
    """Assessments with the newest at the beginning."""
    return sorted(assessments, key=lambda each: (-date.toordinal(each.on), each.id))
