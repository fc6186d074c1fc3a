"""What has to hold in pathways: steps that exist, lead onwards, and can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.language.words import on_words
from site_builder.model.checked import is_check_late
from site_builder.model.site import Site
from site_builder.tools.suggest import did_you_mean
from site_builder.types.pathway.model import Pathway
from site_builder.types.pathway.route import Move, moves, named, reachable, way

STEP_ID_TWICE = Code("step-id-twice", Severity.ERROR, "Two steps of a pathway have the same id.")
STEP_UNKNOWN = Code("step-unknown", Severity.ERROR, "A pathway leads to a step it doesn't have.")
STEP_LOOP = Code("step-loop", Severity.ERROR, "The steps of a pathway go round in a circle.")
STEP_EARLIER = Code("step-earlier", Severity.ERROR, "A step of a pathway leads to one that stands before it.")
STEP_AFTER_LAST = Code("step-after-last", Severity.ERROR, "A pathway's last step names a next one.")
STEP_WITHOUT_SERVICE = Code(
    "step-without-service", Severity.WARNING, "A step of a pathway doesn't say which service or who takes it."
)
STEP_UNREACHABLE = Code(
    "step-unreachable", Severity.WARNING, "Nothing in a pathway leads to one of its steps."
)
PATHWAY_CHECK_OVERDUE = Code(
    "pathway-check-overdue", Severity.WARNING, "Nobody has checked a pathway within the site's review period."
)


def check_pathways(site: Site) -> Iterator[Diagnostic]:
    """Check the steps of all pathways, and that somebody looks at them now and then."""
    for pathway in site.all(Pathway):
        unknown = [*_twice(site, pathway), *_unknown(site, pathway)]
        yield from unknown
        yield from _ended(site, pathway)
        yield from _without_service(site, pathway)
        backwards = list(_backwards(site, pathway))
        yield from backwards
        if not unknown and not backwards:
            yield from _unreachable(site, pathway)
        yield from _check_late(site, pathway)


def _twice(site: Site, pathway: Pathway) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for n, step in enumerate(pathway.steps):
        if step.id in seen:
            message = f"This pathway has another step with the id `{step.id}`."
            hint = "Give it an id of its own, so that other steps can lead to it."
            yield Diagnostic(site.span(pathway, "steps", n, "id"), STEP_ID_TWICE, message, hint)
        seen.add(step.id)


def _unknown(site: Site, pathway: Pathway) -> Iterator[Diagnostic]:
    known = {step.id for step in pathway.steps}
    for each in named(pathway.steps):
        if each.name not in known:
            message = f"This pathway has no step `{each.name}`."
            hint = did_you_mean(each.name, known)
            yield Diagnostic(site.span(pathway, *each.keys), STEP_UNKNOWN, message, hint)


def _without_service(site: Site, pathway: Pathway) -> Iterator[Diagnostic]:
    """A step says at least who takes it: a service, somebody else, or what its branches lead to."""
    for n, step in enumerate(pathway.steps):
        if not (step.services or step.who or step.branches):
            message = f"The step “{step.name}” names no service, so nobody knows where to go."
            hint = "Add `services` with the names of their files, or `who` takes the step."
            yield Diagnostic(site.span(pathway, "steps", n, "name"), STEP_WITHOUT_SERVICE, message, hint)


def _ended(site: Site, pathway: Pathway) -> Iterator[Diagnostic]:
    for n, step in enumerate(pathway.steps):
        if step.last and step.next:
            message = f"The step “{step.name}” is marked as the last of its route, but names a next one."
            hint = "Take out `last` or `next`."
            yield Diagnostic(site.span(pathway, "steps", n, "next"), STEP_AFTER_LAST, message, hint)


def _backwards(site: Site, pathway: Pathway) -> Iterator[Diagnostic]:
    all_moves = moves(pathway.steps)
    for move in all_moves:
        if move.target <= move.source:
            yield _backward(site, pathway, move, way(all_moves, move.target, move.source))


def _backward(site: Site, pathway: Pathway, move: Move, circle: list[int] | None) -> Diagnostic:
    span = site.span(pathway, *move.keys)
    target = pathway.steps[move.target].name
    if circle is None:
        message = f"This leads to the step “{target}”, which stands before this one."
        return Diagnostic(span, STEP_EARLIER, message, "Put that step further down in the file.")
    names = " → ".join(f"“{pathway.steps[n].name}”" for n in [*circle, move.target])
    message = f"The steps go round in a circle: {names}."
    hint = "Lead on to a later step, or say in the step's text what to do when it has to be done again."
    return Diagnostic(span, STEP_LOOP, message, hint)


def _unreachable(site: Site, pathway: Pathway) -> Iterator[Diagnostic]:
    found = reachable(moves(pathway.steps))
    for n, step in enumerate(pathway.steps):
        if n not in found:
            message = f"Nothing leads to the step “{step.name}”."
            hint = f"Write `go_to: {step.id}` in a branch or `next: {step.id}` in a step before it, or take it out."
            yield Diagnostic(site.span(pathway, "steps", n, "id"), STEP_UNREACHABLE, message, hint)


def _check_late(site: Site, pathway: Pathway) -> Iterator[Diagnostic]:
    period = site.settings.reviews.services
    if not is_check_late(pathway.checked, period, site.today):
        return
    when = f"was last checked {on_words(pathway.checked.on)}" if pathway.checked else "was never checked"
    message = f"The pathway “{pathway.name}” {when}; this site checks every {period.text}."
    hint = "Walk through it with its lead agency, and write the day, such as `checked: {on: 2026-10-28, how: phone}`."
    keys = ("checked", "on") if pathway.checked else ("name",)
    yield Diagnostic(site.span(pathway, *keys), PATHWAY_CHECK_OVERDUE, message, hint)
