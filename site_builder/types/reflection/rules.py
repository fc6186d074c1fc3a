"""What has to hold in prompts and answers: ids used once, and answers to prompts that are there."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.model.site import Site
from site_builder.tools.suggest import did_you_mean
from site_builder.types.reflection.prompts import PromptSet, places_of
from site_builder.types.reflection.reflection import Reflection

PROMPT_TWICE = Code("prompt-id-twice", Severity.ERROR, "Two parts or prompts of a set have the same id.")
PROMPT_UNKNOWN = Code(
    "prompt-unknown", Severity.ERROR, "A reflection answers a prompt that its set doesn't have."
)
ANSWER_TWICE = Code("answer-twice", Severity.ERROR, "A reflection answers one prompt twice.")
ANSWER_EMPTY = Code("answer-empty", Severity.WARNING, "An answer to a prompt says nothing.")


def check_prompts(site: Site) -> Iterator[Diagnostic]:
    """Check that answers can tell all prompts of a set apart."""
    for prompts in site.all(PromptSet):
        parts = [(part.id, ("parts", n, "id")) for n, part in enumerate(prompts.parts)]
        spans = [
            ("parts", n, "prompts", m, *(("id",) if prompt.id else ()))
            for n, part in enumerate(prompts.parts)
            for m, prompt in enumerate(part.prompts)
        ]
        named = [(place.id, keys) for place, keys in zip(places_of(prompts), spans, strict=True)]
        for what, ids in (("part", parts), ("prompt", named)):
            seen: set[str] = set()
            for name, keys in ids:
                if name in seen:
                    message = f"There is another {what} here that is called `{name}`."
                    hint = "Give it an `id` of its own; answers need to know which one is meant."
                    yield Diagnostic(site.span(prompts, *keys), PROMPT_TWICE, message, hint)
                seen.add(name)


def check_reflections(site: Site) -> Iterator[Diagnostic]:
    """Check the answers of reflections whose prompts are there."""
    for reflection in site.all(Reflection):
        prompts = site.find(PromptSet, reflection.prompts)
        if prompts:
            yield from _check_answers(site, reflection, prompts)


def _check_answers(site: Site, reflection: Reflection, prompts: PromptSet) -> Iterator[Diagnostic]:
    known = [place.id for place in places_of(prompts)]
    seen: set[str] = set()
    for n, answer in enumerate(reflection.answers):
        span = site.span(reflection, "answers", n, "prompt")
        if answer.prompt not in known:
            message = f"“{prompts.name}” has no prompt `{answer.prompt}`."
            hint = did_you_mean(answer.prompt, known)
            yield Diagnostic(span, PROMPT_UNKNOWN, message, hint)
        if answer.prompt in seen:
            message = f"The prompt `{answer.prompt}` is answered here twice."
            yield Diagnostic(span, ANSWER_TWICE, message, "Put both together.")
        seen.add(answer.prompt)
        if not (answer.doing or answer.more or answer.actions):
            message = f"Nothing is said of the prompt `{answer.prompt}`."
            hint = (
                "Write `doing`, `more` or `actions`, or take the answer out; it then shows as not answered."
            )
            yield Diagnostic(span, ANSWER_EMPTY, message, hint)
