"""The content type of assessments. Their pages show the actions that follow, so pages/assessments makes them."""

from __future__ import annotations

from site_builder.language.speaking import N_
from site_builder.language.words import date_words
from site_builder.model.shapes import Item
from site_builder.model.site import ContentType, Site
from site_builder.types.assessment.assessment import Assessment, url
from site_builder.types.assessment.framework import Framework
from site_builder.types.assessment.reading import result_for
from site_builder.types.assessment.rules import check_assessments
from site_builder.types.assessment.words import band_tag, score_words


def item(site: Site, assessment: Assessment) -> Item:
    """An assessment in a list: when it was, and what it came to."""
    framework = site.find(Framework, assessment.framework)
    meta = [date_words(assessment.on)]
    if framework is None:
        return Item(assessment.name, url(assessment), assessment.summary, f"{meta[0]}.")
    whole = result_for(framework, assessment).whole
    meta += [framework.name, score_words(framework, whole)]
    return Item(
        assessment.name,
        url(assessment),
        assessment.summary,
        f"{'. '.join(meta)}.",
        band_tag(framework, whole),
    )


TYPE = ContentType(
    name="assessment",
    folder="assessments",
    model=Assessment,
    label="assessment",
    search_kind=N_("Assessment"),
    body="text",
    url=url,
    item=item,
    checks=(check_assessments,),
)
