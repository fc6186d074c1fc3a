"""The content type of pathways: the list of them, and two pages for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from site_builder.language.speaking import N_, _
from site_builder.language.words import search_words, shortened
from site_builder.model import traits
from site_builder.model.addresses import PATHWAYS
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import IndexView, Item, Link, Section
from site_builder.model.site import ContentType, Menu, Site
from site_builder.model.traits import in_order
from site_builder.prose.blocks import paragraphs
from site_builder.types.pathway.model import NEED, Pathway, url, worker_url
from site_builder.types.pathway.rules import check_pathways
from site_builder.types.pathway.view import pathway_view, worker_view

LIST = Link(N_("Pathways"), PATHWAYS)


def item(_site: Site, pathway: Pathway) -> Item:
    """A pathway in a list."""
    return Item(pathway.name, url(pathway), pathway.summary, f"“{pathway.situation}”")


def pages(site: Site) -> Iterator[Page]:
    """The list of pathways, when there are any, and a page for the person and one for the worker for each."""
    pathways = in_order(site.all(Pathway))
    if pathways:
        yield Page(
            url=LIST.url,
            template="index.html",
            kind="pathways",
            title=_(LIST.label),
            description=_(
                "What to do first, and what next: ways through help in %(area)s.", area=site.settings.area
            ),
            view=partial(_list_view, site, pathways),
            changed=site.changed_on(*pathways),
        )
    for pathway in pathways:
        yield _page(site, pathway)
        yield _worker_page(site, pathway)


def _list_view(site: Site, pathways: Sequence[Pathway]) -> IndexView:
    intro = paragraphs(
        _("Each route tells you what to do first, what comes next, and what you can do if the answer is no.")
    )
    return IndexView(intro, sections=[Section("", "", items=[site.item(each) for each in pathways])])


def _page(site: Site, pathway: Pathway) -> Page:
    return Page(
        url=url(pathway),
        template="pathway.html",
        kind="pathway",
        title=pathway.name,
        description=shortened(pathway.summary or pathway.situation, 160),
        view=partial(pathway_view, site, pathway),
        crumbs=(LIST.in_words(),),
        file=pathway.file,
        changed=site.changed_on(pathway),
        risky=is_risky(site, pathway),
        paper=True,
        search=partial(_search, site, pathway),
    )


def _worker_page(site: Site, pathway: Pathway) -> Page:
    return Page(
        url=worker_url(pathway),
        template="pathway-worker.html",
        kind="pathway-worker",
        title=_("%(pathway)s: for workers", pathway=pathway.name),
        description=shortened(
            _(
                "Who qualifies, how to refer and what happens step by step: %(pathway)s.",
                pathway=pathway.name,
            ),
            160,
        ),
        view=partial(worker_view, site, pathway),
        crumbs=(LIST.in_words(), Link(pathway.name, url(pathway))),
        file=pathway.file,
        changed=site.changed_on(pathway),
        risky=is_risky(site, pathway),
        paper=True,
        search=partial(_search_worker, site, pathway),
    )


def is_risky(site: Site, pathway: Pathway) -> bool:
    """Whether being seen on its pages could put somebody in danger: it says so, or one of its needs does."""
    needs = (site.find(NEED, need) for need in pathway.needs)
    return pathway.risky or any(need is not None and traits.is_risky(need) for need in needs)


def _filters(site: Site, pathway: Pathway) -> dict[str, Sequence[str]]:
    return {"kind": [N_("Pathway")], "need": [need.label for need in site.links(NEED, pathway.needs)]}


def _search(site: Site, pathway: Pathway) -> SearchDocument:
    text = " ".join([*pathway.who_for, *(f"{step.name}. {step.text}" for step in pathway.steps)])
    keywords = (pathway.situation, *pathway.search_words)
    return SearchDocument(
        pathway.summary or pathway.situation, shortened(text, 600), keywords, _filters(site, pathway)
    )


def _search_worker(site: Site, pathway: Pathway) -> SearchDocument:
    referral = pathway.referral
    said = [referral.duty, referral.consent, referral.response] if referral else []
    text = " ".join([*said, *(step.for_workers for step in pathway.steps)])
    summary = _("For workers: who qualifies, how to refer, and the same steps.")
    return SearchDocument(
        summary,
        shortened(text, 600),
        search_words(_("referral, criteria")),
        _filters(site, pathway),
        for_workers=True,
    )


TYPE = ContentType(
    name="pathway",
    folder="pathways",
    model=Pathway,
    label="pathway",
    search_kind=N_("Pathway"),
    body="introduction",
    url=url,
    pages=pages,
    item=item,
    menu=Menu(N_("Pathways"), PATHWAYS, chief=True),
    checks=(check_pathways,),
)
