"""A framework's page: whose work it is, how it is scored, all that can be chosen, and what assessments came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.model.credit import credit_facts
from site_builder.model.shapes import Fact, Item
from site_builder.model.site import Site
from site_builder.pages.assessments.matrix import PartView, part_views
from site_builder.pages.assessments.scoring import ScoringView, scoring_view
from site_builder.pages.assessments.trend import TrendView, trends_of
from site_builder.prose.blocks import HasHtml
from site_builder.prose.embedded import embedded
from site_builder.types.assessment.assessment import Assessment, newest_first
from site_builder.types.assessment.framework import Framework, form_url
from site_builder.types.case_study import illustrating


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """What framework.html shows."""

    summary: str
    form_url: str
    text: HasHtml | None
    part_name: str
    credit: Sequence[Fact]
    credit_note: str
    person: bool
    scoring: ScoringView
    parts: Sequence[PartView]
    trends: Sequence[TrendView]
    assessments: Sequence[Item]


def framework_view(site: Site, framework: Framework) -> FrameworkView:
    """Work out a framework's page."""
    made = newest_first([each.source for each in site.referrers(framework, Assessment, "framework")])
    return FrameworkView(
        summary=framework.summary,
        form_url=form_url(framework),
        text=embedded(framework.about, 2, "about"),
        part_name=framework.part_name,
        credit=tuple(credit_facts(framework.credit)),
        credit_note=framework.credit.note,
        person=framework.person,
        scoring=scoring_view(framework),
        parts=part_views(framework, partial(illustrating, site, framework)),
        trends=trends_of(site, framework, made),
        assessments=tuple(site.item(each) for each in made),
    )
