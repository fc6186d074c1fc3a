"""An assessment's page: the scorecard, what it comes to, and what changed since last time, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.language.speaking import _
from site_builder.language.words import date_words
from site_builder.model.answering import Answers
from site_builder.model.shapes import Fact, Item, Link, Tag
from site_builder.model.site import Site
from site_builder.pages.assessments.matrix import option_words
from site_builder.pages.assessments.trend import TrendView, compared_words, trend_of
from site_builder.prose.blocks import HasHtml
from site_builder.prose.embedded import embedded
from site_builder.types.assessment.assessment import (
    GROUP,
    ORGANISATION,
    SERVICE,
    Assessed,
    Assessment,
    concern_url,
    part_url,
    series_of,
    url,
)
from site_builder.types.assessment.framework import Framework, Part
from site_builder.types.assessment.framework import url as framework_url
from site_builder.types.assessment.options import Choices, Option, rows_of
from site_builder.types.assessment.reading import choices_for
from site_builder.types.assessment.score import Chosen, Score, change_is_better, result_of
from site_builder.types.assessment.words import (
    band_tag,
    indicative_words,
    number_words,
    placing_words,
    reached_words,
    score_words,
    value_words,
)
from site_builder.types.plan.action import Action
from site_builder.types.plan.model import Plan
from site_builder.types.plan.model import url as plan_url


@dataclass(frozen=True, slots=True)
class ConcernView:
    """A concern, with the actions that answer it."""

    id: str
    text: str
    actions: Sequence[Item]


@dataclass(frozen=True, slots=True)
class ChosenView:
    """What was chosen in a row, or why nothing was; `before` is what was chosen last time, where that was other."""

    title: str
    text: str
    left_out: str
    before: str
    change: Tag | None


@dataclass(frozen=True, slots=True)
class AssessedView:
    """A part with what was found in it."""

    id: str
    title: str
    score: str
    change: str
    rows: Sequence[ChosenView]
    evidence: Sequence[str]
    concerns: Sequence[ConcernView]


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A part in the table of scores: what each level adds, and the score."""

    title: str
    url: str
    cells: Sequence[str]
    score: str
    change: str


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """What assessment.html shows. `previous` is the assessment that it is compared with."""

    summary: str
    facts: Sequence[Fact]
    took_part: Sequence[str]
    organisations: Sequence[Link]
    score: str
    tag: Tag | None
    says: Sequence[str]
    considerations: Sequence[str]
    previous: Link | None
    columns: Sequence[str]
    table: Sequence[ScoreRow]
    total: ScoreRow
    parts: Sequence[AssessedView]
    trend: TrendView | None
    text: HasHtml | None


def assessment_view(site: Site, assessment: Assessment, framework: Framework) -> AssessmentView:
    """Work out an assessment's page."""
    return _Page(site, assessment, framework).view()


class _Page:
    """An assessment read together with its framework and with the assessment before it."""

    def __init__(self, site: Site, assessment: Assessment, framework: Framework) -> None:
        self.site, self.assessment, self.framework = site, assessment, framework
        self.series = series_of(site, assessment)
        place = self.series.index(assessment)
        self.before = self.series[place - 1] if place else None
        self.chosen = choices_for(framework, assessment)
        self.result = result_of(framework, self.chosen)
        self.last = choices_for(framework, self.before) if self.before else None
        self.last_result = result_of(framework, self.last) if self.last else None

    def view(self) -> AssessmentView:
        site, assessment, framework, whole = self.site, self.assessment, self.framework, self.result.whole
        says = (placing_words(framework, whole), reached_words(framework, whole))
        return AssessmentView(
            summary=assessment.summary,
            facts=tuple(self._facts()),
            took_part=assessment.took_part,
            organisations=site.links(ORGANISATION, assessment.organisations),
            score=score_words(framework, whole),
            tag=band_tag(framework, whole),
            says=tuple(filter(None, (*says, indicative_words() if framework.threshold else ""))),
            considerations=framework.considerations,
            previous=Link(self.before.name, url(self.before)) if self.before else None,
            columns=tuple(level.name for level in framework.levels),
            table=tuple(
                self._row(
                    part.name, _fragment(part_url(self.assessment, part.id)), score, self._score_before(n)
                )
                for n, (part, score) in enumerate(self.result.parts)
            ),
            total=self._row(
                _("All together"), "", whole, self.last_result.whole if self.last_result else None
            ),
            parts=tuple(self._part(n) for n in range(len(framework.parts))),
            trend=trend_of(site, framework, self.series),
            text=embedded(assessment.text, 2, "about"),
        )

    def _facts(self) -> Iterator[Fact]:
        yield Fact(_("Made on"), date_words(self.assessment.on))
        yield Fact(_("Made with"), self.framework.name, framework_url(self.framework))
        for reference in self.site.referrers(self.assessment, Plan):
            yield Fact(_("Plan"), reference.source.name, plan_url(reference.source))
        for label, kind, name in (
            (_("Group"), GROUP, self.assessment.group),
            (_("Service"), SERVICE, self.assessment.service),
            (_("Organisation"), ORGANISATION, self.assessment.organisation),
        ):
            for link in self.site.links(kind, [name]):
                yield Fact(label, link.label, link.url)

    def _score_before(self, n: int) -> Score | None:
        return self.last_result.parts[n][1] if self.last_result else None

    def _row(self, title: str, address: str, score: Score, before: Score | None) -> ScoreRow:
        cells = [number_words(score.subtotals[level.id]) for level in self.framework.levels]
        change = compared_words(self.framework, before, score) if before else ""
        return ScoreRow(title, address, cells, value_words(self.framework, score.value), change)

    def _part(self, n: int) -> AssessedView:
        part, score = self.result.parts[n]
        assessed = self.assessment.assessed(part.id)
        before = self._score_before(n)
        return AssessedView(
            _fragment(part_url(self.assessment, part.id)).removeprefix("#"),
            part.name,
            score_words(self.framework, score),
            compared_words(self.framework, before, score) if before else "",
            tuple(self._rows(part, assessed, self.chosen[n], self.last[n] if self.last else None)),
            assessed.evidence if assessed else (),
            tuple(self._concerns(assessed)) if assessed else (),
        )

    def _rows(
        self, part: Part, assessed: Assessed | None, chosen: Chosen, last: Chosen | None
    ) -> Iterator[ChosenView]:
        why = {each.row: each.why for each in assessed.left_out} if assessed else {}
        for n, row in enumerate(rows_of(self.framework, part)):
            now, before = chosen[n], last[n] if last else None
            yield ChosenView(
                title=_row_title(part, row),
                text=option_words(now) if now else "",
                left_out="" if now else why.get(row.id) or why.get(str(row.number), ""),
                before=option_words(before) if before and before != now else "",
                change=self._change(before, now) if before and now and before != now else None,
            )

    def _change(self, before: Option, now: Option) -> Tag | None:
        if before.points is None or now.points is None:
            return None
        better = change_is_better(self.framework, before.points, now.points)
        if better is None:
            return Tag(_("Changed"), "going")
        return Tag(_("Better"), "good") if better else Tag(_("Worse"), "care")

    def _concerns(self, assessed: Assessed) -> Iterator[ConcernView]:
        answered: dict[str, list[Item]] = {}
        for reference in self.site.referrers(self.assessment, Action, "answers.assessment"):
            if isinstance(reference.holder, Answers):
                item = self.site.item(reference.source)
                answered.setdefault(reference.holder.concern, []).append(item)
        for concern in assessed.concerns:
            yield ConcernView(
                _fragment(concern_url(self.assessment, concern)).removeprefix("#"),
                concern.text,
                tuple(answered.get(concern.id, ())),
            )


def _fragment(address: str) -> str:
    """Where an address of this page leads on it: `#part.clarity`."""
    return f"#{address.partition('#')[2]}"


def _row_title(part: Part, row: Choices) -> str:
    if not part.rows:
        return ""
    return row.name or _("Row %(number)s", number=str(row.number))
