"""The pages of assessments: the list, each framework, the form to assess with it, and each assessment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from site_builder.language.speaking import N_, _
from site_builder.language.words import date_words, search_words, shortened
from site_builder.model.addresses import ASSESSMENTS
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import IndexView, Link, Section
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.pages.assessments.assessment import assessment_view
from site_builder.pages.assessments.form import form_view
from site_builder.pages.assessments.framework import framework_view
from site_builder.types.assessment.assessment import Assessment, newest_first
from site_builder.types.assessment.assessment import url as assessment_url
from site_builder.types.assessment.framework import Framework, form_url, url

LIST = Link(N_("Assessments"), ASSESSMENTS)
_FILTERS = {"kind": [N_("Assessment")]}


def pages(site: Site) -> Iterator[Page]:
    """All pages about assessments, when there is a framework."""
    frameworks = in_order(site.all(Framework))
    assessments = newest_first(site.all(Assessment))
    if not frameworks:
        return
    yield Page(
        url=LIST.url,
        template="index.html",
        kind="assessments",
        kept=False,
        title=_(LIST.label),
        description=_(
            "How well we work on homelessness in %(area)s by our own judgement, and what we judge it by.",
            area=site.settings.area,
        ),
        view=partial(_list_view, site, frameworks, assessments),
        changed=site.changed_on(*frameworks, *assessments),
    )
    for framework in frameworks:
        yield from _pages_of(site, framework)
    for assessment in assessments:
        if made_with := site.find(Framework, assessment.framework):
            yield _assessment_page(site, assessment, made_with)


def _list_view(site: Site, frameworks: Sequence[Framework], assessments: Sequence[Assessment]) -> IndexView:
    sections = [
        Section(_("What we found"), "found", items=[site.item(each) for each in assessments]),
        Section(_("What we judge by"), "frameworks", items=[site.item(each) for each in frameworks]),
    ]
    return IndexView(sections=[section for section in sections if section.items])


def _pages_of(site: Site, framework: Framework) -> Iterator[Page]:
    made = [each.source for each in site.referrers(framework, Assessment, "framework")]
    yield Page(
        url=url(framework),
        template="framework.html",
        kind="framework",
        kept=False,
        title=framework.name,
        description=shortened(framework.summary),
        view=partial(framework_view, site, framework),
        crumbs=(LIST.in_words(),),
        file=framework.file,
        changed=site.changed_on(framework, *made),
        paper=True,
        search=partial(_search_framework, framework),
    )
    yield Page(
        url=form_url(framework),
        template="assess.html",
        kind="assess",
        kept=False,
        title=_("Assess: %(framework)s", framework=framework.name),
        description=shortened(
            _("Choose, see the score, print it or hand it in: %(framework)s.", framework=framework.name)
        ),
        view=partial(form_view, site, framework),
        crumbs=(LIST.in_words(), Link(framework.name, url(framework))),
        file=framework.file,
        changed=site.changed_on(framework),
        paper=True,
        search=partial(_search_form, framework),
    )


def _assessment_page(site: Site, assessment: Assessment, framework: Framework) -> Page:
    return Page(
        url=assessment_url(assessment),
        template="assessment.html",
        kind="assessment",
        kept=False,
        title=assessment.name,
        description=shortened(assessment.summary or date_words(assessment.on)),
        view=partial(assessment_view, site, assessment, framework),
        crumbs=(LIST.in_words(), Link(framework.name, url(framework))),
        file=assessment.file,
        changed=site.changed_on(assessment),
        search=partial(_search_assessment, assessment),
    )


def _search_framework(framework: Framework) -> SearchDocument:
    names = ". ".join(part.name for part in framework.parts)
    rows = ". ".join(row.name for part in framework.parts for row in part.rows if row.name)
    return SearchDocument(
        framework.summary, shortened(f"{names}. {rows}", 1200), framework.search_words, _FILTERS
    )


def _search_form(framework: Framework) -> SearchDocument:
    summary = _("A form to choose, score and print.")
    return SearchDocument(summary, framework.summary, search_words(_("form, score, matrix")), _FILTERS)


def _search_assessment(assessment: Assessment) -> SearchDocument:
    said = [concern.text for part in assessment.parts for concern in part.concerns]
    text = " ".join([assessment.text.plain if assessment.text else "", *said])
    words = (*assessment.search_words, *search_words(_("scores")))
    return SearchDocument(assessment.summary, shortened(text, 1200), words, _FILTERS)
