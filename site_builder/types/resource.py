"""Resources: documents, protocols and agreements, with owner and review date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Annotated

from pydantic import model_validator

from site_builder.diagnostics import Code, Diagnostic, Problem, Severity
from site_builder.fields.kinds import Deadline, FileName, Happened, Id, KindId, Line, Many, RefTo, WebAddress
from site_builder.fields.record import record
from site_builder.language.ages import aged
from site_builder.language.speaking import N_, _
from site_builder.language.words import counted, date_words, on_words, sentence, shortened
from site_builder.model.addresses import RESOURCES, below
from site_builder.model.by_clock import tag_by_days
from site_builder.model.documents import check_document, document_way
from site_builder.model.entry import Entry, Markdown
from site_builder.model.kinds import ResourceKind, by_kind, kind_facts
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Fact, IndexView, Item, Link, Tag, Way, outside
from site_builder.model.site import ContentType, Menu, Site
from site_builder.model.traits import in_order, is_risky
from site_builder.prose.blocks import HasHtml
from site_builder.prose.embedded import embedded

RESOURCE_REVIEW_OVERDUE = Code(
    "resource-review-overdue", Severity.WARNING, "The day for reviewing a resource is past."
)

AGREEMENT_REVERSED = Code(
    "agreement-reversed", Severity.ERROR, "An agreement ends before the day it was agreed."
)
AGREEMENT_ENDED = Code("agreement-ended", Severity.WARNING, "An agreement is over.")

ORGANISATION = RefTo("organisation")
NEED = RefTo("need")
LIST = Link(N_("Resources"), RESOURCES)


@record
class Resource(Entry):
    """A document people share."""

    kind: Annotated[KindId, RefTo("resource_kind")]
    """What sort of document it is."""
    owner: Annotated[Id, ORGANISATION] | None = None
    """The organisation that keeps it up to date."""
    document: FileName | None = None
    """A file in content/files."""
    link: WebAddress | None = None
    """Where it is, if it isn't one of our files."""
    review_due: Deadline | None = None
    """The day by which it is to be looked at again."""
    parties: Many[Annotated[Id, ORGANISATION]] = ()
    """Of an agreement: the organisations that made it and have a page here."""
    other_parties: Many[Line] = ()
    """The others that made it, by name."""
    agreed: Happened | None = None
    """The day it was agreed."""
    ends: Deadline | None = None
    """The day on which it ends."""
    text: Markdown | None = None
    """What it is for, or all of it."""

    @model_validator(mode="after")
    def _ends_later(self) -> Resource:
        if self.agreed and self.ends and self.ends <= self.agreed:
            raise Problem(
                AGREEMENT_REVERSED,
                f"This ends on {self.ends}, and was agreed on {self.agreed}.",
                "Check both days.",
                at=("ends",),
            )
        return self


@dataclass(frozen=True, slots=True)
class ResourceView:
    """What resource.html shows."""

    summary: str
    facts: Sequence[Fact]
    files: Sequence[Way]
    body: HasHtml | None
    used_by: Sequence[Link]


def is_review_overdue(resource: Resource, today: date) -> bool:
    """Whether somebody should have looked at it by now."""
    return resource.review_due is not None and resource.review_due < today


def kind_words(site: Site, resource: Resource) -> str:
    """What sort of resource it is."""
    kind = site.find(ResourceKind, resource.kind)
    return kind.name if kind else ""


def url(entry: Resource) -> str:
    """Where its page is."""
    return below(RESOURCES, entry.id)


def item(site: Site, resource: Resource) -> Item:
    """A resource in a list."""
    owner = site.find(ORGANISATION, resource.owner)
    kind = kind_words(site, resource)
    late = resource.review_due + timedelta(days=1) if resource.review_due else None
    tag = tag_by_days(partial(_tag_on, resource), [late], site.today, site.settings.zone)
    meta = _("%(kind)s, looked after by %(owner)s.", kind=kind, owner=owner.name) if owner else f"{kind}."
    return Item(resource.name, url(resource), resource.summary, meta, tag)


def _tag_on(resource: Resource, day: date) -> Tag | None:
    return Tag(_("Review overdue"), "care") if is_review_overdue(resource, day) else None


def pages(site: Site) -> Iterator[Page]:
    """The list, and a page for each resource."""
    resources = in_order(site.all(Resource))
    if resources:
        yield Page(
            url=LIST.url,
            template="index.html",
            kind="resources",
            kept=False,
            title=_(LIST.label),
            description=_(
                "Forms, agreements and other papers about homelessness in %(area)s.", area=site.settings.area
            ),
            view=partial(_list_view, site, resources),
            changed=site.changed_on(*resources, *site.all(ResourceKind)),
        )
    for each in resources:
        yield Page(
            url=url(each),
            template="resource.html",
            kind="resource",
            kept=False,
            title=each.name,
            description=shortened(each.summary or f"{kind_words(site, each)}: {each.name}."),
            view=partial(_view, site, each),
            crumbs=(LIST.in_words(),),
            file=each.file,
            changed=site.changed_on(each),
            risky=_is_risky(site, each),
            search=partial(_search, site, each),
        )


def _is_risky(site: Site, resource: Resource) -> bool:
    """Whether what uses it is risky, or is there for a risky need: its page leads there."""
    users = [each.source for each in site.referrers(resource)]
    return any(is_risky(user) or user.file in site.once(_for_risky_needs) for user in users)


def _for_risky_needs(site: Site) -> Collection[str]:
    """The files of all entries that name a risky need."""
    needs = (need for need in site.all(NEED) if is_risky(need))
    return {each.source.file for need in needs for each in site.referrers(need)}


def _list_view(site: Site, resources: Sequence[Resource]) -> IndexView:
    sections = tuple(by_kind(site, ResourceKind, resources, lambda each: each.kind))
    return IndexView(
        total=sentence(counted("%(num)s resource", "%(num)s resources", len(resources))), sections=sections
    )


def _view(site: Site, resource: Resource) -> ResourceView:
    users = {each.source.file: site.link(each.source) for each in site.referrers(resource)}
    return ResourceView(
        summary=resource.summary,
        facts=tuple(_facts(site, resource)),
        files=tuple(_files(site, resource)),
        body=embedded(resource.text, under=1),
        used_by=tuple(link for link in users.values() if link.url),
    )


def _facts(site: Site, resource: Resource) -> Iterator[Fact]:
    yield from kind_facts(site.find(ResourceKind, resource.kind))
    for owner in site.links(ORGANISATION, [resource.owner]):
        yield Fact(_("Looked after by"), owner.label, owner.url)
    for party in site.links(ORGANISATION, resource.parties):
        yield Fact(_("Party"), party.label, party.url)
    for name in resource.other_parties:
        yield Fact(_("Party"), name)
    if resource.agreed:
        yield Fact(_("Agreed"), date_words(resource.agreed))
    if resource.ends:
        yield Fact(_("Ends"), aged(resource.ends), tone="care" if resource.ends < site.today else "")
    if resource.review_due:
        overdue = is_review_overdue(resource, site.today)
        yield Fact(_("Review due"), aged(resource.review_due), tone="care" if overdue else "")


def _files(site: Site, resource: Resource) -> Iterator[Way]:
    if resource.document:
        yield document_way(site, resource.document, _("Download"), resource.name)
    if resource.link:
        yield outside(_("On another website"), resource.link)


def _search(site: Site, resource: Resource) -> SearchDocument:
    owner = site.find(ORGANISATION, resource.owner)
    kind = site.find(ResourceKind, resource.kind)
    keywords = (
        *resource.search_words,
        *([kind.name, *kind.search_words] if kind else ()),
        *([owner.name] if owner else []),
    )
    text = shortened(resource.text.plain, 600) if resource.text else ""
    return SearchDocument(resource.summary, text, keywords, {"kind": [N_("Resource")]})


def check_resources(site: Site) -> Iterator[Diagnostic]:
    """Find documents that aren't there, and warn when a review is late."""
    for resource in site.all(Resource):
        yield from check_document(site, resource, "document", resource.document)
        if resource.review_due and is_review_overdue(resource, site.today):
            message = f"The review of “{resource.name}” was due {on_words(resource.review_due)}."
            hint = "Review it, and write the date of the next review into `review_due`."
            yield Diagnostic(site.span(resource, "review_due"), RESOURCE_REVIEW_OVERDUE, message, hint)
        if resource.ends and resource.ends < site.today:
            message = f"“{resource.name}” ended {on_words(resource.ends)}."
            hint = "Write the day on which the new one ends, or delete this file."
            yield Diagnostic(site.span(resource, "ends"), AGREEMENT_ENDED, message, hint)


TYPE = ContentType(
    name="resource",
    folder="resources",
    model=Resource,
    label="resource",
    search_kind=N_("Resource"),
    body="text",
    url=url,
    pages=pages,
    item=item,
    menu=Menu(N_("Resources"), RESOURCES),
    checks=(check_resources,),
)
