"""How scores of one subject went over the years: a picture with the best end up, the same as a table, and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from site_builder.language.speaking import _
from site_builder.language.words import date_words
from site_builder.model.site import Site
from site_builder.pages.assessments.curve import Mark, draw
from site_builder.types.assessment.assessment import GROUP, ORGANISATION, SERVICE, Assessment, series_of, url
from site_builder.types.assessment.framework import Framework
from site_builder.types.assessment.reading import result_for
from site_builder.types.assessment.score import Score
from site_builder.types.assessment.words import change_words, value_words


@dataclass(frozen=True, slots=True)
class TrendRow:
    """An assessment in the table: one cell for each part."""

    on: date
    title: str
    url: str
    cells: Sequence[str]
    whole: str


@dataclass(frozen=True, slots=True)
class TrendView:
    """The scores of one subject. `columns` are the names of parts; `picture` is None where fewer than two can be compared."""

    title: str
    text: str
    picture: Markup | None
    columns: Sequence[str]
    rows: Sequence[TrendRow]


def trends_of(site: Site, framework: Framework, made: Sequence[Assessment]) -> Sequence[TrendView]:
    """The trend of each subject that was assessed more than once, by the newest assessment of each."""
    newest = {each.subject: each for each in reversed(made)}
    found = (trend_of(site, framework, series_of(site, each)) for each in newest.values())
    return tuple(sorted((each for each in found if each), key=lambda each: each.title))


def trend_of(site: Site, framework: Framework, series: Sequence[Assessment]) -> TrendView | None:
    """The trend of assessments of one subject, the earliest first; None where there is only one."""
    if len(series) < 2:
        return None
    results = [(each, result_for(framework, each)) for each in series]
    whole = [(each, result.whole) for each, result in results]
    subject = subject_words(site, series[0])
    title = framework.name
    if subject:
        title = _("%(framework)s: %(subject)s", framework=framework.name, subject=subject)
    text = " ".join(trend_words(framework, before, now) for before, now in pairwise(whole))
    return TrendView(
        title,
        text,
        draw(
            framework,
            title,
            [Mark(each.on, score.value) for each, score in whole if _counts(framework, score)],
        ),
        tuple(part.name for part in framework.parts),
        tuple(
            TrendRow(
                each.on,
                each.name,
                url(each),
                tuple(value_words(framework, score.value) for _part, score in result.parts),
                value_words(framework, result.whole.value),
            )
            for each, result in reversed(results)
        ),
    )


def subject_words(site: Site, assessment: Assessment) -> str:
    """What is assessed, by name."""
    links = (
        *site.links(GROUP, [assessment.group]),
        *site.links(SERVICE, [assessment.service]),
        *site.links(ORGANISATION, [assessment.organisation]),
    )
    return ", ".join(link.label for link in links)


def _counts(framework: Framework, score: Score) -> bool:
    """Whether a score can be compared with others: a sum without some of its rows can't."""
    return score.value is not None and not (framework.score == "sum" and score.left_out)


def compared_words(framework: Framework, before: Score, now: Score) -> str:
    """What became of a score since last time; that it can't be compared, where rows are left out of a sum."""
    if before.value is None or now.value is None:
        return ""
    if not (_counts(framework, before) and _counts(framework, now)):
        return _("not comparable: rows are left out")
    return change_words(framework, before.value, now.value)


def trend_words(framework: Framework, before: tuple[Assessment, Score], now: tuple[Assessment, Score]) -> str:
    """`From 165 on 13 November 2025 to 120 on 12 November 2026: 45 lower, which is better`."""
    return _(
        "From %(before)s on %(first)s to %(now)s on %(second)s: %(change)s.",
        before=value_words(framework, before[1].value),
        first=date_words(before[0].on),
        now=value_words(framework, now[1].value),
        second=date_words(now[0].on),
        change=compared_words(framework, before[1], now[1]) or _("there is nothing to compare"),
    )
