"""What has to hold in guides: chapters with numbers of their own, and principles and parts that exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.model.figure import check_figures
from site_builder.model.illustrating import IllustratedPrinciple
from site_builder.model.site import Site
from site_builder.types.guide.model import Chapter, Guide, chapters_of

CHAPTER_NUMBER_TWICE = Code(
    "chapter-number-twice", Severity.ERROR, "Two chapters of a guide have the same number."
)
CHAPTER_UNKNOWN = Code(
    "chapter-unknown", Severity.ERROR, "A part of a guide names a chapter that there isn't."
)
PRINCIPLE_UNKNOWN = Code(
    "principle-unknown",
    Severity.ERROR,
    "A chapter or a case study names a principle that the guide doesn't have.",
)
GUIDE_EMPTY = Code("guide-empty", Severity.WARNING, "A guide has no chapters.")


def check_chapters(site: Site) -> Iterator[Diagnostic]:
    """Warn of figures that nobody can check."""
    for chapter in site.all(Chapter):
        yield from check_figures(site, chapter, "figures", chapter.figures)


def check_guides(site: Site) -> Iterator[Diagnostic]:
    """Check every guide with its chapters."""
    for guide in site.all(Guide):
        chapters = chapters_of(site, guide)
        may_have_more = site.may_be_named(guide, Chapter)
        if not chapters and not may_have_more:
            hint = f"Write its chapters into content/chapters, each with `guide: {guide.id}` and a number."
            yield Diagnostic(site.span(guide, "name"), GUIDE_EMPTY, "This guide has no chapters.", hint)
        yield from _twice(site, chapters)
        yield from _cited(site, guide, chapters)
        yield from _illustrated(site, guide)
        if not may_have_more:
            yield from _parts(site, guide, chapters)


def _twice(site: Site, chapters: Sequence[Chapter]) -> Iterator[Diagnostic]:
    taken: dict[int, Chapter] = {}
    for chapter in chapters:
        other = taken.setdefault(chapter.number, chapter)
        if other is not chapter:
            message = f"“{other.name}” is chapter {chapter.number} of this guide, too ({other.file})."
            hint = "Give each chapter a number of its own."
            yield Diagnostic(site.span(chapter, "number"), CHAPTER_NUMBER_TWICE, message, hint)


def _cited(site: Site, guide: Guide, chapters: Sequence[Chapter]) -> Iterator[Diagnostic]:
    last = len(guide.principles)
    for chapter in chapters:
        for n, number in enumerate(chapter.principles):
            if not 1 <= number <= last:
                message = f"“{guide.name}” has no principle {number}."
                hint = (
                    f"Its principles are 1 to {last}." if last else f"It has none: list them in {guide.file}."
                )
                yield Diagnostic(site.span(chapter, "principles", n), PRINCIPLE_UNKNOWN, message, hint)


def _illustrated(site: Site, guide: Guide) -> Iterator[Diagnostic]:
    """Whatever says that it illustrates a principle names one that is there."""
    last = len(guide.principles)
    for reference in site.referrers(guide):
        holder = reference.holder
        if isinstance(holder, IllustratedPrinciple) and not 1 <= holder.principle <= last:
            message = f"“{guide.name}” has no principle {holder.principle}."
            hint = f"Its principles are 1 to {last}." if last else f"It has none: list them in {guide.file}."
            span = site.span(reference.source, *reference.keys[:-1], "principle")
            yield Diagnostic(span, PRINCIPLE_UNKNOWN, message, hint)


def _parts(site: Site, guide: Guide, chapters: Sequence[Chapter]) -> Iterator[Diagnostic]:
    known = {chapter.number for chapter in chapters}
    seen: set[int] = set()
    for n, part in enumerate(guide.parts):
        for m, number in enumerate(part.chapters):
            if number not in known or number in seen:
                what = "is in another part" if number in seen else "doesn't exist"
                message = f"Chapter {number} {what}."
                hint = f"The chapters are {', '.join(map(str, sorted(known))) or 'still to be written'}."
                yield Diagnostic(site.span(guide, "parts", n, "chapters", m), CHAPTER_UNKNOWN, message, hint)
            seen.add(number)
