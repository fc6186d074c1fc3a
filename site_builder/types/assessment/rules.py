"""What has to hold in assessments: one choice in every row, scores that are right, concerns that actions find."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from site_builder.diagnostics import Code, Diagnostic, Keys, Problem, Severity
from site_builder.fields.kinds import RefTo
from site_builder.model.answering import Answers
from site_builder.model.site import Site
from site_builder.tools.suggest import did_you_mean
from site_builder.types.assessment.assessment import Assessed, Assessment
from site_builder.types.assessment.choosing import read_chosen
from site_builder.types.assessment.framework import Framework
from site_builder.types.assessment.options import points_text, rows_of
from site_builder.types.assessment.score import Chosen, result_of, score_of

PART_UNKNOWN = Code(
    "assessment-part-unknown", Severity.ERROR, "An assessment names a part that its framework doesn't have."
)
PART_TWICE = Code(
    "assessment-part-twice", Severity.ERROR, "An assessment has one part of its framework twice."
)
PART_UNSAID = Code(
    "assessment-part-unsaid", Severity.ERROR, "An assessment says nothing of a part of its framework."
)
SCORE_DIFFERS = Code(
    "assessment-score-differs", Severity.ERROR, "A score written by hand isn't what the choices come to."
)
CONCERN_TWICE = Code(
    "assessment-concern-twice", Severity.ERROR, "Two concerns of an assessment have the same id."
)
CONCERN_UNKNOWN = Code(
    "assessment-concern-unknown",
    Severity.ERROR,
    "An action answers a concern that the assessment doesn't have.",
)
OF_PERSON = Code("assessment-of-person", Severity.WARNING, "An assessment of one person would be published.")


def check_assessments(site: Site) -> Iterator[Diagnostic]:
    """Check all assessments whose framework is there."""
    for assessment in site.all(Assessment):
        framework = site.find(Framework, assessment.framework)
        if framework:
            yield from _check_parts(site, assessment, framework)
            yield from _check_person(site, assessment, framework)
        yield from _check_concerns(site, assessment)


def _check_parts(site: Site, assessment: Assessment, framework: Framework) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    chosen: dict[str, Chosen] = {}
    faulty = False
    for n, each in enumerate(assessment.parts):
        found = list(_check_part(site, assessment, framework, n, chosen))
        if each.part in seen:
            message = f"`{each.part}` stands here twice."
            span = site.span(assessment, "parts", n, "part")
            found.append(Diagnostic(span, PART_TWICE, message, "Put both together."))
        seen.add(each.part)
        faulty |= bool(found)
        yield from found
    for part in framework.parts:
        if part.id not in seen:
            faulty = True
            message = f"Nothing is said of “{part.name}”."
            hint = f"Add `part: {part.id}` with what was chosen, or with its rows in `left_out`."
            yield Diagnostic(site.span(assessment, "parts"), PART_UNSAID, message, hint)
    if not faulty:
        whole = result_of(framework, [chosen[part.id] for part in framework.parts]).whole
        yield from _check_score(site, assessment, assessment.score, whole.value, ("score",))


def _check_part(
    site: Site, assessment: Assessment, framework: Framework, n: int, chosen: dict[str, Chosen]
) -> Iterator[Diagnostic]:
    each = assessment.parts[n]
    part = framework.part(each.part)
    if part is None:
        message = f"“{framework.name}” has no part `{each.part}`."
        hint = did_you_mean(each.part, [part.id for part in framework.parts])
        yield Diagnostic(site.span(assessment, "parts", n, "part"), PART_UNKNOWN, message, hint)
        return
    rows = rows_of(framework, part)
    read = read_chosen(part.name, rows, each)
    yield from (_placed(site, assessment, n, each, problem) for problem in read.problems)
    chosen[part.id] = read.chosen
    if not read.problems:
        score = score_of(framework, rows, read.chosen)
        yield from _check_score(site, assessment, each.score, score.value, ("parts", n, "score"))


def _placed(site: Site, assessment: Assessment, n: int, assessed: Assessed, problem: Problem) -> Diagnostic:
    """A problem at its line; where nothing is chosen, at the part's."""
    at: Keys = problem.at if problem.at != ("chosen",) or assessed.chosen else ("part",)
    return Diagnostic(site.span(assessment, "parts", n, *at), problem.code, problem.message, problem.hint)


def _check_score(
    site: Site, assessment: Assessment, written: Decimal | None, reckoned: Decimal | None, keys: Keys
) -> Iterator[Diagnostic]:
    if written is not None and written != reckoned:
        comes_to = "nothing, as no row is chosen in" if reckoned is None else points_text(reckoned)
        message = f"This says {points_text(written)}, but the choices come to {comes_to}."
        hint = "Check the choices, or take the score out: it is worked out from them."
        yield Diagnostic(site.span(assessment, *keys), SCORE_DIFFERS, message, hint)


def _check_concerns(site: Site, assessment: Assessment) -> Iterator[Diagnostic]:
    known: set[str] = set()
    for n, each in enumerate(assessment.parts):
        for m, concern in enumerate(each.concerns):
            if concern.id in known:
                message = f"This assessment has another concern with the id `{concern.id}`."
                hint = "Give it an id of its own, so that actions can answer it."
                span = site.span(assessment, "parts", n, "concerns", m, "id")
                yield Diagnostic(span, CONCERN_TWICE, message, hint)
            known.add(concern.id)
    for reference in site.referrers(assessment, RefTo("action"), "answers.assessment"):
        answers = reference.holder
        if isinstance(answers, Answers) and answers.concern not in known:
            message = f"“{assessment.name}” has no concern `{answers.concern}`."
            hint = did_you_mean(answers.concern, known) if known else "Give its concerns an `id`."
            span = site.span(reference.source, *reference.keys[:-1], "concern")
            yield Diagnostic(span, CONCERN_UNKNOWN, message, hint)


def _check_person(site: Site, assessment: Assessment, framework: Framework) -> Iterator[Diagnostic]:
    if framework.person:
        message = f"“{framework.name}” is about one person, and whatever stands here is published."
        hint = "Keep it with the person's own papers, and take this file away; an invented example may stay."
        yield Diagnostic(site.span(assessment, "framework"), OF_PERSON, message, hint)
