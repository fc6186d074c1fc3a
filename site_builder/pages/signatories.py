"""Who signed the charter, by sector, and what each of them promised and did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from site_builder.language.speaking import N_, _, ngettext
from site_builder.language.words import counted, date_words, on_words, search_words, sentence, shortened
from site_builder.model.addresses import CHARTER, SIGNATORIES
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Image, IndexView, Item, Link, Section, Tag, UpdateView, outside
from site_builder.model.site import Site
from site_builder.model.standing import tally_words
from site_builder.model.traits import in_order
from site_builder.prose.blocks import HasHtml, paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.charter import Charter
from site_builder.types.commitment import Commitment
from site_builder.types.organisation import Organisation, picture_of
from site_builder.types.sector import Sector
from site_builder.types.service.status import has_risky_services
from site_builder.types.signatory import (
    Pledge,
    Signatory,
    pledge_id,
    pledge_tag,
    quiet_since,
    sector_words,
    tally_of,
    url,
)

LIST = Link(N_("Signatories"), SIGNATORIES)


@dataclass(frozen=True, slots=True)
class PledgeView:
    """A pledge with all its news."""

    id: str
    commitment: Link
    text: HasHtml | None
    tag: Tag
    due: str
    updates: Sequence[UpdateView]


@dataclass(frozen=True, slots=True)
class SignatoryView:
    """What signatory.html shows."""

    summary: str
    sector: str
    organisation: Link | None
    logo: Image | None
    signed_on: date
    withdrawn_on: date | None
    statement: HasHtml | None
    tally: str
    quiet: str
    pledges: Sequence[PledgeView]


def pages(site: Site) -> Iterator[Page]:
    """The list, a list for each sector, and a page for each signatory."""
    signatories = in_order(site.all(Signatory))
    if not signatories:
        return
    yield Page(
        url=LIST.url,
        template="index.html",
        kind="signatories",
        kept=False,
        title=_("Who signed the charter"),
        description=_(
            "Everybody who signed the homelessness charter of %(area)s, and what they promised.",
            area=site.settings.area,
        ),
        view=partial(_list_view, site, signatories),
        crumbs=(Link(_("Charter"), CHARTER),),
        changed=site.changed_on(*signatories, *site.all(Sector)),
    )
    for each in signatories:
        yield Page(
            url=url(each),
            template="signatory.html",
            kind="signatory",
            kept=False,
            title=each.name,
            description=shortened(
                each.summary
                or _("What %(signatory)s promised in the homelessness charter.", signatory=each.name)
            ),
            view=partial(_view, site, each),
            crumbs=(LIST.in_words(),),
            file=each.file,
            changed=site.changed_on(each),
            risky=_is_risky(site, each),
            search=partial(_search, site, each),
        )


def _is_risky(site: Site, signatory: Signatory) -> bool:
    """Whether the organisation that signed runs something for people who may be watched."""
    organisation = site.find(Organisation, signatory.organisation)
    return organisation is not None and has_risky_services(site, organisation, "organisation")


def _list_view(site: Site, signatories: Sequence[Signatory]) -> IndexView:
    standing = [each for each in signatories if not each.withdrawn]
    left = [each for each in signatories if each.withdrawn]
    unnamed = _unnamed(site)
    sections = [
        Section(sector.name, sector.id, _note(sector, here, unnamed[sector.id]), items=_items(site, here))
        for sector in in_order(site.all(Sector))
        if (here := [each for each in standing if each.sector == sector.id]) or unnamed[sector.id]
    ]
    quiet = [each for each in standing if quiet_since(each, site.today, site.settings.reviews.actions)]
    if quiet:
        note = _(
            "No news of their pledges for %(period)s or more.", period=site.settings.reviews.actions.words
        )
        sections.append(Section(_("Gone quiet"), "gone-quiet", note, items=_items(site, quiet)))
    if left:
        sections.append(
            Section(_("Withdrawn"), "withdrawn", _("They signed, and left later."), items=_items(site, left))
        )
    signed = ngettext("%(num)s has signed.", "%(num)s have signed.", len(standing))
    if unnamed:
        signed = f"{signed} {_unnamed_words(unnamed.total())}"
    total = f"{signed} {tally_words(tally_of(site, standing), 'pledges', site.today)}."
    return IndexView(total=total, sections=sections)


def _unnamed(site: Site) -> Counter[str]:
    """How many of each sector signed and don't want to be named."""
    return Counter(
        {each.sector: each.number for charter in site.all(Charter) for each in charter.signed_unnamed}
    )


def _note(sector: Sector, signatories: Sequence[Signatory], unnamed: int) -> str:
    """Who is in a sector, and how many: those who aren't named are counted."""
    about = sector.about.plain if sector.about else ""
    number = _number(signatories) if signatories else ""
    return " ".join(filter(None, (sector.summary, about, number, _unnamed_words(unnamed))))


def _unnamed_words(number: int) -> str:
    words = ngettext("%(num)s more isn't named.", "%(num)s more aren't named.", number)
    return words if number else ""


def _number(signatories: Sequence[Signatory]) -> str:
    number = counted("%(num)s signatory", "%(num)s signatories", len(signatories))
    return f"{sentence(number)}."


def _items(site: Site, signatories: Sequence[Signatory]) -> tuple[Item, ...]:
    return tuple(site.item(each) for each in signatories)


def _view(site: Site, signatory: Signatory) -> SignatoryView:
    organisation = site.find(Organisation, signatory.organisation)
    quiet = quiet_since(signatory, site.today, site.settings.reviews.actions)
    return SignatoryView(
        summary=signatory.summary,
        sector=sector_words(site, signatory),
        organisation=site.link(organisation) if organisation else None,
        logo=picture_of(site, organisation) if organisation else None,
        signed_on=signatory.signed,
        withdrawn_on=signatory.withdrawn,
        statement=embedded(signatory.statement, 2, "statement"),
        tally=tally_words(tally_of(site, [signatory]), "pledges", site.today) if signatory.pledges else "",
        quiet=_("No news of any pledge since %(day)s.", day=date_words(quiet)) if quiet else "",
        pledges=tuple(
            _pledge(site, signatory, number, pledge) for number, pledge in enumerate(signatory.pledges)
        ),
    )


def _pledge(site: Site, signatory: Signatory, number: int, pledge: Pledge) -> PledgeView:
    newest_first = sorted(pledge.updates, key=lambda update: update.on, reverse=True)
    return PledgeView(
        id=pledge_id(number),
        commitment=next(iter(site.links(Commitment, [pledge.commitment]))),
        text=paragraphs(pledge.text),
        tag=pledge_tag(site, signatory, pledge),
        due=_("Due %(day)s", day=date_words(pledge.due)) if pledge.due else "",
        updates=tuple(
            UpdateView(
                each.on,
                paragraphs(each.text),
                None,
                (outside(_("Evidence"), each.evidence),) if each.evidence else (),
            )
            for each in newest_first
        ),
    )


def _search(site: Site, signatory: Signatory) -> SearchDocument:
    text = " ".join(pledge.text for pledge in signatory.pledges)
    statement = signatory.statement.plain if signatory.statement else ""
    summary = signatory.summary or _("Signed the charter %(when)s.", when=on_words(signatory.signed))
    return SearchDocument(
        summary,
        shortened(f"{text} {statement}", 800),
        (*signatory.search_words, *_sector_words(site, signatory), *search_words(_("pledge, promise"))),
        {"kind": [N_("Signatory")]},
    )


def _sector_words(site: Site, signatory: Signatory) -> Sequence[str]:
    """What the sector of a signatory is called, to find them by it."""
    sector = site.find(Sector, signatory.sector)
    return (sector.name, *sector.search_words) if sector else ()
