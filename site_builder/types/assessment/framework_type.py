"""The content type of frameworks. Their pages show assessments too, so pages/assessments makes them."""

from __future__ import annotations

from site_builder.language.speaking import N_
from site_builder.model.addresses import ASSESSMENTS
from site_builder.model.credit import credit_words
from site_builder.model.shapes import Item
from site_builder.model.site import ContentType, Menu, Site
from site_builder.types.assessment.framework import Framework, url
from site_builder.types.assessment.framework_rules import check_frameworks


def item(_site: Site, framework: Framework) -> Item:
    """A framework in a list, with whose work it is."""
    return Item(framework.name, url(framework), framework.summary, credit_words(framework.credit))


TYPE = ContentType(
    name="framework",
    folder="frameworks",
    model=Framework,
    label="framework",
    search_kind=N_("Assessment"),
    body="about",
    url=url,
    item=item,
    menu=Menu(N_("Assessments"), ASSESSMENTS),
    checks=(check_frameworks,),
)
