"""Sets of prompts: questions in parts, each with examples of what others do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.fields.kinds import Id, Line, Many, Number, Some, Text
from site_builder.fields.record import record
from site_builder.model.addresses import PROMPTS, below
from site_builder.model.credit import Credit
from site_builder.model.entry import Entry, Markdown


@record
class ExampleGroup:
    """Examples that belong together."""

    name: Line
    """What they are examples of."""
    examples: Some[Text]
    """The examples."""


@record
class Prompt:
    """A question to think over together."""

    id: Id | None = None
    """A short name for answers to use; without it its number serves, counted through all parts from 1."""
    text: Text
    """The question."""
    examples: Many[Text] = ()
    """What others do that work well on it."""
    groups: Many[ExampleGroup] = ()
    """More examples, those together that belong together."""


@record
class PromptPart:
    """Prompts about one thing."""

    id: Id
    """A short name; it is part of a web address."""
    name: Line
    """What they are about."""
    about: Text = ""
    """Why it matters."""
    prompts: Some[Prompt]
    """The prompts, in order."""
    more: Line = ""
    """Where more about it stands."""


@record
class PromptSet(Entry):
    """Questions that a partnership thinks over together."""

    credit: Credit | None = None
    """Whose work it is."""
    about: Markdown | None = None
    """What they are for, and how to use them."""
    parts: Some[PromptPart]
    """Its parts, in order."""
    order: Number = 100
    """Its place among the sets; smaller comes first."""


@dataclass(frozen=True, slots=True)
class PromptPlace:
    """Where a prompt stands in its set. `id` is what answers call it."""

    part: PromptPart
    prompt: Prompt
    number: int
    id: str


def places_of(prompts: PromptSet) -> tuple[PromptPlace, ...]:
    """All prompts of a set in order, numbered through."""
    return tuple(_places(prompts))


def _places(prompts: PromptSet) -> Iterator[PromptPlace]:
    number = 0
    for part in prompts.parts:
        for prompt in part.prompts:
            number += 1
            yield PromptPlace(part, prompt, number, prompt.id or str(number))


def url(prompts: PromptSet) -> str:
    """Where the page of a set is."""
    return below(PROMPTS, prompts.id)


def sheet_url(prompts: PromptSet) -> str:
    """Where its sheet for a meeting is."""
    return below(PROMPTS, prompts.id, "sheet")
