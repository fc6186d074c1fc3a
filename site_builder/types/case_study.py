"""Case studies: what somebody did about homelessness in a place, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from site_builder.diagnostics import Diagnostic
from site_builder.fields.kinds import Id, Line, Many, Number, RefTo, Text, WebAddress
from site_builder.fields.record import record
from site_builder.fields.when import WhenSaid
from site_builder.language.speaking import N_
from site_builder.model.addresses import CASE_STUDIES, below
from site_builder.model.credit import Credit
from site_builder.model.entry import Entry, Markdown
from site_builder.model.figure import Figure, check_figures
from site_builder.model.illustrating import Illustrated, IllustratedPrinciple
from site_builder.model.shapes import Item
from site_builder.model.site import ContentType, Menu, Site


@record
class Quote:
    """What somebody said who agreed that it is published."""

    text: Text
    """Their words, without quotation marks."""
    who: Line = ""
    """Who said it, as they want to be called."""
    consent: Line
    """Who agreed to it, and when: "Asked and agreed in March 2026", or "Published before, with consent"."""


@record
class CaseStudy(Entry):
    """What was done in a place, and what came of it."""

    place: Line
    """Where it was: a town, a borough."""
    on: WhenSaid | None = None
    """When it was done, or since when."""
    organisations: Many[Annotated[Id, RefTo("organisation")]] = ()
    """The organisations that did it and have a page here."""
    others: Many[Line] = ()
    """The others that did it, by name."""
    link: WebAddress | None = None
    """Where more about it can be read."""
    issue: Text
    """What was wrong, or missing."""
    change: Text = ""
    """What had to change."""
    done: Text
    """What was done."""
    steps: Many[Text] = ()
    """What it was made of, one by one, where it was several things."""
    impact: Many[Figure] = ()
    """What came of it, in figures."""
    outcome: Text = ""
    """What came of it, in words."""
    quotes: Many[Quote] = ()
    """What people said of it."""
    commitments: Many[Annotated[Id, RefTo("commitment")]] = ()
    """The commitments it illustrates; it is shown on their pages."""
    illustrates: Many[Illustrated] = ()
    """The markers, domains or principles of frameworks that it illustrates; it is shown with them."""
    principles: Many[IllustratedPrinciple] = ()
    """The principles of guides that it illustrates; it is shown with them."""
    credit: Credit | None = None
    """The paper it was taken from, if it was."""
    order: Number = 100
    """Its place among the case studies; smaller comes first."""
    text: Markdown | None = None
    """More about it."""


def url(case_study: CaseStudy) -> str:
    """Where its page is."""
    return below(CASE_STUDIES, case_study.id)


def item(_site: Site, case_study: CaseStudy) -> Item:
    """A case study in a list."""
    return Item(case_study.name, url(case_study), case_study.summary, f"{case_study.place}.")


def illustrating(site: Site, entry: Entry, part: str = "") -> tuple[Item, ...]:
    """The case studies that illustrate an entry, or one part of it."""
    found = {
        each.source.id: each.source
        for each in site.referrers(entry, CaseStudy)
        if not part or (isinstance(each.holder, Illustrated) and each.holder.part == part)
    }
    return tuple(site.item(case_study) for case_study in found.values())


def check_impact(site: Site) -> Iterator[Diagnostic]:
    """Warn of figures that nobody can check."""
    for case_study in site.all(CaseStudy):
        yield from check_figures(site, case_study, "impact", case_study.impact)


TYPE = ContentType(
    name="case_study",
    folder="case-studies",
    model=CaseStudy,
    label="case study",
    search_kind=N_("Case study"),
    body="text",
    url=url,
    item=item,
    menu=Menu(N_("Case studies"), CASE_STUDIES),
    checks=(check_impact,),
)
