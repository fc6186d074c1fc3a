"""What has to hold in frameworks: every row can be chosen in, every choice has points, bands don't overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from site_builder.diagnostics import Code, Diagnostic, Keys, Severity
from site_builder.model.illustrating import Illustrated
from site_builder.model.site import Site
from site_builder.tools.suggest import did_you_mean
from site_builder.types.assessment.framework import Framework, Part
from site_builder.types.assessment.options import Choices, points_text, rows_of
from site_builder.types.assessment.score import Range, whole_range

ID_TWICE = Code(
    "framework-id-twice", Severity.ERROR, "Two levels, parts or rows of a framework have the same id."
)
LEVEL_UNKNOWN = Code(
    "framework-level-unknown",
    Severity.ERROR,
    "A statement stands at a level that its framework doesn't have.",
)
OPTION_TWICE = Code(
    "framework-option-twice", Severity.ERROR, "Two choices of a framework can't be told from each other."
)
POINTS_MISSING = Code("framework-points-missing", Severity.ERROR, "A statement of a framework has no points.")
ROW_EMPTY = Code(
    "framework-row-empty", Severity.ERROR, "A row of a framework has fewer than two things to choose from."
)
NUMBERS_MIXED = Code(
    "framework-numbers-mixed",
    Severity.ERROR,
    "Some statements of a framework's part have numbers, and others don't.",
)
BANDS_WRONG = Code(
    "framework-bands-wrong",
    Severity.ERROR,
    "A band of a framework ends before it begins, or overlaps another.",
)
SCORE_OUTSIDE = Code(
    "framework-score-outside", Severity.WARNING, "No score of a framework reaches a band or its threshold."
)

PART_UNKNOWN = Code(
    "framework-part-unknown",
    Severity.ERROR,
    "A case study illustrates a part that the framework doesn't have.",
)

Rows = Sequence[tuple[Part, Sequence[Choices]]]


def check_frameworks(site: Site) -> Iterator[Diagnostic]:
    """Check all frameworks."""
    for framework in site.all(Framework):
        rows = [(part, rows_of(framework, part)) for part in framework.parts]
        wrong = [*_ids(site, framework), *_levels(site, framework), *_rows(site, framework, rows)]
        yield from wrong
        yield from _bands(site, framework)
        yield from _illustrated(site, framework)
        if not wrong:
            yield from _outside(site, framework, whole_range(framework))


def _illustrated(site: Site, framework: Framework) -> Iterator[Diagnostic]:
    """Whatever says that it illustrates a part names one that is there."""
    for reference in site.referrers(framework):
        if isinstance(reference.holder, Illustrated) and not framework.part(reference.holder.part):
            message = f"“{framework.name}” has no part `{reference.holder.part}`."
            hint = did_you_mean(reference.holder.part, [part.id for part in framework.parts])
            span = site.span(reference.source, *reference.keys[:-1], "part")
            yield Diagnostic(span, PART_UNKNOWN, message, hint)


def _ids(site: Site, framework: Framework) -> Iterator[Diagnostic]:
    levels: list[tuple[str, Keys]] = [
        (each.id, ("levels", n, "id")) for n, each in enumerate(framework.levels)
    ]
    parts: list[tuple[str, Keys]] = [(each.id, ("parts", n, "id")) for n, each in enumerate(framework.parts)]
    rows: list[list[tuple[str, Keys]]] = [
        [(row.id, ("parts", n, "rows", m, "id")) for m, row in enumerate(part.rows) if row.id]
        for n, part in enumerate(framework.parts)
    ]
    for what, named in (("level", levels), ("part", parts), *(("row", each) for each in rows)):
        for name, keys in _repeated(named):
            message = f"There is another {what} here with the id `{name}`."
            hint = "Give it an id of its own; assessments need to know which one is meant."
            yield Diagnostic(site.span(framework, *keys), ID_TWICE, message, hint)


def _repeated(named: Iterable[tuple[str, Keys]]) -> Iterator[tuple[str, Keys]]:
    seen: set[str] = set()
    for name, keys in named:
        if name in seen:
            yield name, keys
        seen.add(name)


def _levels(site: Site, framework: Framework) -> Iterator[Diagnostic]:
    known = [level.id for level in framework.levels]
    for n, part in enumerate(framework.parts):
        for m, row in enumerate(part.rows):
            for k, statement in enumerate(row.statements):
                if statement.level and statement.level not in known:
                    message = f"This framework has no level `{statement.level}`."
                    keys: Keys = ("parts", n, "rows", m, "statements", k, "level")
                    hint = (
                        did_you_mean(statement.level, known) if known else "Name its levels under `levels`."
                    )
                    yield Diagnostic(site.span(framework, *keys), LEVEL_UNKNOWN, message, hint)


def _rows(site: Site, framework: Framework, rows: Rows) -> Iterator[Diagnostic]:
    for n, (part, some) in enumerate(rows):
        taken: dict[str, int] = {}
        for row in some:
            keys: Keys = ("parts", n, "rows", row.number - 1) if part.rows else ("parts", n)
            yield from _row(site, framework, row, keys)
            yield from _numbers(site, framework, row, keys, taken)
        numbered = {option.number is not None for row in some for option in row.options}
        if len(numbered) > 1:
            message = f"Some statements of “{part.name}” have a number, and others don't."
            hint = "Give all of them a `number`, or none."
            yield Diagnostic(site.span(framework, "parts", n, "id"), NUMBERS_MIXED, message, hint)


def _row(site: Site, framework: Framework, row: Choices, keys: Keys) -> Iterator[Diagnostic]:
    if len(row.options) < 2:
        message = f"Row {row.number} has {len(row.options) or 'nothing'} to choose from."
        hint = "Give it two `statements` or more, or a `scale` to it, its part or the framework."
        yield Diagnostic(site.span(framework, *keys), ROW_EMPTY, message, hint)
    for k, option in enumerate(row.options):
        if option.points is None:
            message = "This statement has no points."
            hint = "Give it a `number` or `points`, or give `points` to its `level`."
            span = site.span(framework, *keys, "statements", k, "text")
            yield Diagnostic(span, POINTS_MISSING, message, hint)


def _numbers(
    site: Site, framework: Framework, row: Choices, keys: Keys, taken: dict[str, int]
) -> Iterator[Diagnostic]:
    """Choices that are written alike: in one row, or for numbers in the whole part."""
    written: set[str] = set()
    for k, option in enumerate(row.options):
        other = taken.setdefault(option.written, row.number) if option.number is not None else row.number
        if option.written and (option.written in written or other != row.number):
            message = f"There is another choice `{option.written}` in row {other}."
            hint = "Give each statement of a part its own number, or each of a row its own level or points."
            span = site.span(framework, *keys, "statements", k)
            yield Diagnostic(span, OPTION_TWICE, message, hint)
        written.add(option.written)


def _bands(site: Site, framework: Framework) -> Iterator[Diagnostic]:
    order = sorted(enumerate(framework.bands), key=lambda pair: (pair[1].lowest, pair[1].highest))
    for n, band in order:
        if band.highest < band.lowest:
            message = f"The band “{band.name}” ends at {points_text(band.highest)}, before it begins."
            hint = "Write the smaller score as `lowest`, also where low scores are the better ones."
            yield Diagnostic(site.span(framework, "bands", n, "highest"), BANDS_WRONG, message, hint)
    for (_n, before), (n, band) in pairwise(order):
        if band.lowest <= before.highest:
            message = f"The bands “{before.name}” and “{band.name}” both hold {points_text(band.lowest)}."
            hint = "Let each band begin after the one before it ends; gaps between them are allowed."
            yield Diagnostic(site.span(framework, "bands", n, "lowest"), BANDS_WRONG, message, hint)


def _outside(site: Site, framework: Framework, possible: Range) -> Iterator[Diagnostic]:
    lowest, highest = points_text(possible.lowest), points_text(possible.highest)
    hint = (
        f"Scores of this framework go from {lowest} to {highest}: check the number, and the points of rows."
    )
    for n, band in enumerate(framework.bands):
        if band.highest < possible.lowest or band.lowest > possible.highest:
            message = f"No score can be in the band “{band.name}”."
            yield Diagnostic(site.span(framework, "bands", n), SCORE_OUTSIDE, message, hint)
    threshold = framework.threshold
    if threshold and not possible.lowest <= threshold.score <= possible.highest:
        message = f"No score can be {points_text(threshold.score)}, the threshold."
        yield Diagnostic(site.span(framework, "threshold", "score"), SCORE_OUTSIDE, message, hint)
