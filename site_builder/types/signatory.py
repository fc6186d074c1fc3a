"""Signatories: who signed the charter, what they promised and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Annotated, Literal

from pydantic import model_validator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import Deadline, Happened, Id, Many, RefTo, Text, WebAddress, choice
from site_builder.fields.readers import Period
from site_builder.fields.record import record
from site_builder.language.ages import aged
from site_builder.language.speaking import N_, _, ngettext
from site_builder.language.words import date_words, sentence
from site_builder.model.addresses import SIGNATORIES, below
from site_builder.model.by_clock import tag_by_days
from site_builder.model.entry import Entry, Markdown
from site_builder.model.shapes import Item, Tag
from site_builder.model.site import ContentType, Menu, Site
from site_builder.model.standing import Standing, Tally, name_of, tally, tally_words

WITHDRAWN_BEFORE_SIGNED = Code(
    "withdrawn-before-signed", Severity.ERROR, "A signatory withdrew before it signed."
)

SECTOR = RefTo("sector")

Kind = Literal["organisation", "person"]
PledgeStatus = Literal["planned", "under-way", "kept", "late", "dropped"]


@record
class Update:
    """News of a pledge on a date, with proof where there is some."""

    on: Happened
    """The day of the news."""
    text: Text
    """What happened."""
    evidence: WebAddress | None = None
    """Where the proof is."""


@record
class Pledge:
    """What a signatory promises to do for one commitment."""

    commitment: Annotated[Id, RefTo("commitment")]
    """The commitment it serves."""
    text: Text
    """The promise, in their own words."""
    due: Deadline | None = None
    """By when it is to be kept."""
    status: Annotated[PledgeStatus, choice(PledgeStatus)] = "planned"
    """How it stands. A pledge past its date shows as late by itself."""
    updates: Many[Update] = ()


@record
class Signatory(Entry):
    """Somebody who signed."""

    signed: Happened
    """The day they signed."""
    sector: Annotated[Id, SECTOR]
    """The heading they are listed under."""
    kind: Annotated[Kind, choice(Kind)] = "organisation"
    """Whether an organisation or a person signed."""
    organisation: Annotated[Id, RefTo("organisation")] | None = None
    """The organisation that signed, if it has a file."""
    withdrawn: Happened | None = None
    """The day they withdrew; their page is kept."""
    statement: Markdown | None = None
    """Why they signed, in their own words."""
    pledges: Many[Pledge] = ()
    """What they promised."""

    @model_validator(mode="after")
    def _signed_first(self) -> Signatory:
        if self.withdrawn and self.withdrawn < self.signed:
            raise Problem(
                WITHDRAWN_BEFORE_SIGNED,
                f"This says they withdrew on {self.withdrawn}, before they signed on {self.signed}.",
                "Check both dates.",
                at=("withdrawn",),
            )
        return self


_OVER = ("kept", "dropped")
_STANDINGS: dict[str, Standing] = {
    "planned": Standing.NOT_STARTED,
    "under-way": Standing.ON_TRACK,
    "kept": Standing.DONE,
    "late": Standing.OVERDUE,
    "dropped": Standing.DROPPED,
}


def standing_of(site: Site, signatory: Signatory, pledge: Pledge, day: date | None = None) -> Standing:
    """How a pledge stands today or on a later day: what its date and its news say is worse than what its status says.

    One that is said to be kept, without a word on how, isn't a promise that was seen to be kept.
    """
    day = day or site.today
    if is_late(pledge, day):
        return Standing.OVERDUE
    if pledge.status == "kept" and not pledge.updates:
        return Standing.NOT_SAID
    if pledge_quiet_since(site, signatory, pledge, day):
        return Standing.SILENT
    return _STANDINGS[pledge.status]


def pledge_tag(site: Site, signatory: Signatory, pledge: Pledge) -> Tag:
    """How a pledge stands, and how it will when its day is over or nobody has said anything for a whole period."""
    heard = last_update(pledge) or signatory.signed
    silent = heard + timedelta(days=site.settings.reviews.actions.days + 1)
    late = pledge.due + timedelta(days=1) if pledge.due else None
    say = partial(_pledge_tag_on, site, signatory, pledge)
    return tag_by_days(say, (late, silent), site.today, site.settings.zone) or say(site.today)


def _pledge_tag_on(site: Site, signatory: Signatory, pledge: Pledge, day: date) -> Tag:
    """The worst that is true on a day: a pledge that is past its date is late, whatever its file says."""
    standing = standing_of(site, signatory, pledge, day)
    if standing is Standing.NOT_SAID:
        return Tag(_("Said to be kept, without news"), "quiet")
    quiet = pledge_quiet_since(site, signatory, pledge, day)
    if standing is Standing.SILENT and quiet:
        return Tag(_("No news since %(day)s", day=aged(quiet)), standing.tone)
    if standing is Standing.OVERDUE and pledge.due and pledge.due < day:
        return Tag(_("Late since %(day)s", day=aged(pledge.due)), standing.tone)
    # Nobody says of a pledge that it is on track, only that it is under way.
    tone = "going" if standing is Standing.ON_TRACK else standing.tone
    return Tag(name_of(standing, "pledges"), tone)


def tally_of(site: Site, signatories: Iterable[Signatory]) -> Tally:
    """All that some signatories promised, by how it stands; nobody waits for those who withdrew."""
    return tally(
        standing_of(site, signatory, pledge)
        for signatory in signatories
        if not signatory.withdrawn
        for pledge in signatory.pledges
    )


def is_late(pledge: Pledge, today: date) -> bool:
    """Whether a pledge should have been kept by now."""
    return pledge.status == "late" or (
        pledge.status not in _OVER and pledge.due is not None and pledge.due < today
    )


def pledge_quiet_since(site: Site, signatory: Signatory, pledge: Pledge, day: date) -> date | None:
    """The day of the last news of a pledge that is still open, or of signing, if that is longer ago than a period."""
    if pledge.status in _OVER or signatory.withdrawn:
        return None
    latest = last_update(pledge) or signatory.signed
    return latest if (day - latest).days > site.settings.reviews.actions.days else None


def last_update(pledge: Pledge) -> date | None:
    """When there was last news of a pledge."""
    return max((update.on for update in pledge.updates), default=None)


def quiet_since(signatory: Signatory, today: date, period: Period) -> date | None:
    """Since when there has been no news of anything still promised, if that is longer than a period.

    Counted from the last update of any pledge, or from signing when there never was one.
    """
    open_pledges = [pledge for pledge in signatory.pledges if pledge.status not in _OVER]
    if not open_pledges or signatory.withdrawn:
        return None
    latest = max(
        (day for pledge in signatory.pledges if (day := last_update(pledge))), default=signatory.signed
    )
    return latest if (today - latest).days > period.days else None


def sector_words(site: Site, signatory: Signatory) -> str:
    """The sector that a signatory is of, in words."""
    sector = site.find(SECTOR, signatory.sector)
    return sector.name if sector else ""


def url(entry: Signatory) -> str:
    """Where its page is."""
    return below(SIGNATORIES, entry.id)


def pledge_id(number: int) -> str:
    """The place of a pledge on its signatory's page; `number` counts from 0."""
    return f"pledge-{number + 1}"


def item(site: Site, entry: Signatory) -> Item:
    """A signatory in a list, with how its pledges stand."""
    signed = _("Signed %(day)s", day=date_words(entry.signed))
    if entry.withdrawn:
        return Item(entry.name, url(entry), entry.summary, f"{signed}.", Tag(_("Withdrawn"), "off"))
    counts = tally_words(tally_of(site, [entry]), "pledges", site.today)
    return Item(entry.name, url(entry), entry.summary, f"{signed}. {counts}.", _late_tag(site, entry))


def _late_tag(site: Site, entry: Signatory) -> Tag | None:
    """How many pledges are late, and how many will be when their days are over."""

    def say(day: date) -> Tag | None:
        late = sum(is_late(pledge, day) for pledge in entry.pledges)
        words = ngettext("%(num)s pledge late", "%(num)s pledges late", late)
        return Tag(sentence(words), "bad") if late else None

    days = [pledge.due + timedelta(days=1) for pledge in entry.pledges if pledge.due]
    return tag_by_days(say, days, site.today, site.settings.zone)


TYPE = ContentType(
    name="signatory",
    folder="signatories",
    model=Signatory,
    label="signatory",
    search_kind=N_("Signatory"),
    body="statement",
    url=url,
    item=item,
    menu=Menu(N_("Signatories"), SIGNATORIES),
)
