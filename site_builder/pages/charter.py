"""The charter, and a page for each commitment with everybody's pledges and the actions that serve it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from site_builder.language.ages import aged
from site_builder.language.speaking import N_, _, ngettext
from site_builder.language.words import counted, date_words, sentence, shortened
from site_builder.model.addresses import CHARTER, SIGNATORIES
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Fact, Item, Link, Tag
from site_builder.model.site import Site
from site_builder.model.standing import tally, tally_words
from site_builder.model.traits import in_order
from site_builder.prose.blocks import HasHtml, Words, paragraphs
from site_builder.prose.embedded import embedded
from site_builder.types.case_study import illustrating
from site_builder.types.charter import Charter, Value
from site_builder.types.commitment import Commitment
from site_builder.types.commitment import url as commitment_url
from site_builder.types.plan.action import Action
from site_builder.types.signatory import (
    Pledge,
    Signatory,
    last_update,
    pledge_id,
    pledge_tag,
    sector_words,
    standing_of,
)
from site_builder.types.signatory import url as signatory_url

_CHARTER = Link(N_("Charter"), CHARTER)
_FILTERS = {"kind": [N_("Charter")]}


@dataclass(frozen=True, slots=True)
class ValueView:
    """Something the charter holds dear."""

    title: str
    text: HasHtml | None


@dataclass(frozen=True, slots=True)
class Point:
    """A right or a responsibility."""

    text: Words


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """A commitment as the charter lists it."""

    number: str
    title: str
    text: str
    url: str
    meta: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """An adopted text of the charter."""

    label: str
    on: date
    text: HasHtml | None


@dataclass(frozen=True, slots=True)
class CharterView:
    """What charter.html shows."""

    summary: str
    vision: HasHtml | None
    values: Sequence[ValueView]
    together: Sequence[ValueView]
    rights: Sequence[Point]
    responsibilities: Sequence[Point]
    commitments: Sequence[CommitmentLine]
    signed: str
    signed_url: str
    join: HasHtml | None
    about: HasHtml | None
    facts: Sequence[Fact]
    versions: Sequence[VersionView]


@dataclass(frozen=True, slots=True)
class PledgeLine:
    """A pledge as its commitment lists it."""

    who: str
    url: str
    sector: str
    text: str
    tag: Tag
    meta: str


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """What commitment.html shows."""

    number: str
    charter: Link
    text: HasHtml | None
    why: HasHtml | None
    about: HasHtml | None
    tally: str
    pledges: Sequence[PledgeLine]
    actions: Sequence[Item]
    case_studies: Sequence[Item]
    previous: Link | None
    next: Link | None


def pages(site: Site) -> Iterator[Page]:
    """The charter's page and one for each commitment, in the order of their numbers."""
    commitments = by_number(site)
    for charter in site.all(Charter):
        yield Page(
            url=CHARTER,
            template="charter.html",
            kind="charter",
            kept=False,
            title=charter.name,
            description=shortened(charter.summary or charter.vision),
            view=partial(_charter_view, site, charter, commitments),
            file=charter.file,
            changed=site.changed_on(charter, *commitments),
            search=partial(_search_charter, charter),
        )
    for place, commitment in enumerate(commitments):
        yield Page(
            url=commitment_url(commitment),
            template="commitment.html",
            kind="commitment",
            kept=False,
            title=commitment.name,
            description=shortened(commitment.summary or commitment.text),
            view=partial(_commitment_view, site, commitments, place),
            crumbs=(_CHARTER.in_words(),),
            file=commitment.file,
            changed=site.changed_on(commitment),
            search=partial(_search_commitment, commitment),
        )


def by_number(site: Site) -> Sequence[Commitment]:
    """All commitments by their numbers."""
    return sorted(site.all(Commitment), key=lambda each: each.number)


def signed_words(site: Site) -> str:
    """How many stand by the charter, those who aren't named among them: "40 people and organisations have signed"."""
    named = sum(not each.withdrawn for each in site.all(Signatory))
    unnamed = sum(each.number for charter in site.all(Charter) for each in charter.signed_unnamed)
    number = named + unnamed
    if not number:
        return ""
    return ngettext("One has signed", "%(num)s people and organisations have signed", number)


def _charter_view(site: Site, charter: Charter, commitments: Sequence[Commitment]) -> CharterView:
    newest_first = sorted(charter.versions, key=lambda version: version.adopted, reverse=True)
    return CharterView(
        summary=charter.summary,
        vision=paragraphs(charter.vision),
        values=_values(charter.values),
        together=_values(charter.working_together),
        rights=_points(charter.rights),
        responsibilities=_points(charter.responsibilities),
        commitments=tuple(_line(site, commitment) for commitment in commitments),
        signed=signed_words(site),
        signed_url=SIGNATORIES,
        join=paragraphs(charter.how_to_sign),
        about=embedded(charter.introduction, 2, "about"),
        facts=tuple(_facts(site, charter)),
        versions=tuple(
            VersionView(_("Version %(number)s", number=each.version), each.adopted, paragraphs(each.changes))
            for each in newest_first
        ),
    )


def _points(texts: Sequence[str]) -> tuple[Point, ...]:
    return tuple(Point(words) for text in texts if (words := paragraphs(text)))


def _facts(site: Site, charter: Charter) -> Iterator[Fact]:
    yield Fact(_("Adopted"), date_words(charter.adopted))
    overdue = charter.review_due < site.today
    yield Fact(_("Review due"), aged(charter.review_due), tone="care" if overdue else "")


def _line(site: Site, commitment: Commitment) -> CommitmentLine:
    actions = len(site.referrers(commitment, Action, "commitments"))
    said = [pledge_tally(site, commitment, site.today) or _("No pledges")]
    if actions:
        said.append(sentence(counted("%(num)s action", "%(num)s actions", actions)))
    meta = ". ".join(said)
    return CommitmentLine(
        str(commitment.number), commitment.name, commitment.text, commitment_url(commitment), meta
    )


def _commitment_view(site: Site, commitments: Sequence[Commitment], place: int) -> CommitmentView:
    commitment = commitments[place]
    before = commitments[place - 1] if place else None
    after = commitments[place + 1] if place + 1 < len(commitments) else None
    return CommitmentView(
        number=str(commitment.number),
        charter=Link(_("the charter"), CHARTER),
        text=paragraphs(commitment.text),
        why=paragraphs(commitment.why),
        about=embedded(commitment.about, 2, "about"),
        tally=pledge_tally(site, commitment, site.today),
        pledges=tuple(pledge_lines(site, commitment)),
        actions=tuple(site.item(each.source) for each in site.referrers(commitment, Action, "commitments")),
        case_studies=illustrating(site, commitment),
        previous=site.link(before) if before else None,
        next=site.link(after) if after else None,
    )


def _values(values: Sequence[Value]) -> tuple[ValueView, ...]:
    return tuple(ValueView(value.name, paragraphs(value.text)) for value in values)


def pledge_lines(site: Site, commitment: Commitment) -> Iterator[PledgeLine]:
    """Who pledged what on a commitment, by name; those who withdrew are left out."""
    for signatory, number, pledge in pledges_on(site, commitment):
        yield PledgeLine(
            who=signatory.name,
            url=f"{signatory_url(signatory)}#{pledge_id(number)}",
            sector=sector_words(site, signatory),
            text=pledge.text,
            tag=pledge_tag(site, signatory, pledge),
            meta=pledge_meta(pledge),
        )


def pledge_tally(site: Site, commitment: Commitment, day: date | None = None) -> str:
    """How all that was pledged on a commitment stands: "7 pledges: 1 late, 4 under way, 2 kept"; "" without any."""
    counts = tally(
        standing_of(site, signatory, pledge) for signatory, _number, pledge in pledges_on(site, commitment)
    )
    return tally_words(counts, "pledges", day) if counts else ""


def pledges_on(site: Site, commitment: Commitment) -> Iterator[tuple[Signatory, int, Pledge]]:
    """The pledges on a commitment with who made them and their number there; those who withdrew are left out."""
    for signatory in in_order(site.all(Signatory)):
        for number, pledge in enumerate(signatory.pledges):
            if pledge.commitment == commitment.id and not signatory.withdrawn:
                yield signatory, number, pledge


def pledge_meta(pledge: Pledge) -> str:
    """When a pledge is due and when there was last news of it: "Due 1 May 2027. Last update 7 November 2026"."""
    latest = last_update(pledge)
    due = _("Due %(day)s", day=aged(pledge.due)) if pledge.due else ""
    news = _("Last update %(day)s", day=aged(latest)) if latest else _("No news yet")
    return ". ".join(part for part in (due, news) if part)


def _search_charter(charter: Charter) -> SearchDocument:
    text = " ".join((charter.vision, *charter.rights, *charter.responsibilities))
    return SearchDocument(charter.summary, shortened(text, 1500), charter.search_words, _FILTERS)


def _search_commitment(commitment: Commitment) -> SearchDocument:
    about = commitment.about.plain if commitment.about else ""
    number = _("commitment %(number)s", number=commitment.number)
    return SearchDocument(
        commitment.summary or commitment.text,
        shortened(f"{commitment.text} {commitment.why} {about}", 800),
        (number, *commitment.search_words),
        _FILTERS,
    )
