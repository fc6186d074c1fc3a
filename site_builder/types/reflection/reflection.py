"""Reflections: what people answered to a set of prompts on a day, and which actions follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from site_builder.fields.kinds import Happened, Id, Line, Many, RefTo, Text
from site_builder.fields.record import record
from site_builder.model.addresses import REFLECTIONS, below
from site_builder.model.entry import Entry, Markdown
from site_builder.model.site import Site


@record
class PromptAnswer:
    """What was said to one prompt."""

    prompt: Id
    """The id of the prompt, or its number in its set."""
    on: Happened | None = None
    """The day it was answered, where that is another."""
    by: Many[Line] = ()
    """Who answered it, by role or as they want to be called, where that is somebody else."""
    doing: Many[Text] = ()
    """What we do."""
    more: Many[Text] = ()
    """What more we could do."""
    actions: Many[Annotated[Id, RefTo("action")]] = ()
    """The actions that follow from it."""


@record
class Reflection(Entry):
    """What people answered to a set of prompts."""

    prompts: Annotated[Id, RefTo("prompt_set")]
    """The set of prompts."""
    on: Happened
    """The day of it."""
    group: Annotated[Id, RefTo("group")] | None = None
    """The group that thought them over."""
    took_part: Many[Line] = ()
    """Who took part, by role or as they want to be called."""
    organisations: Many[Annotated[Id, RefTo("organisation")]] = ()
    """The organisations that took part."""
    answers: Many[PromptAnswer] = ()
    """The answers; prompts without one are shown as not answered."""
    text: Markdown | None = None
    """What else was said."""

    def answer(self, prompt_id: str) -> PromptAnswer | None:
        """What was answered to a prompt."""
        return next((each for each in self.answers if each.prompt == prompt_id), None)


def url(reflection: Reflection) -> str:
    """Where its page is."""
    return below(REFLECTIONS, reflection.id)


def answer_url(reflection: Reflection, prompt_id: str) -> str:
    """Where an answer stands on its page. A dot is in no id that authors write, so it clashes with none."""
    return f"{url(reflection)}#prompt.{prompt_id}"


def earliest_first(reflections: Sequence[Reflection]) -> Sequence[Reflection]:
    """Reflections in the order of their days."""
    return sorted(reflections, key=lambda each: (each.on, each.id))


def links_to(site: Site, action: Entry) -> Sequence[tuple[Reflection, str]]:
    """The reflections that an action follows from, each with the address of the answer."""
    return [
        (each.source, answer_url(each.source, each.holder.prompt))
        for each in site.referrers(action, Reflection, "answers.actions")
        if isinstance(each.holder, PromptAnswer)
    ]
