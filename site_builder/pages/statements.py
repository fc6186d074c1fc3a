"""The accessibility statement and the privacy page, made from what is true of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from site_builder.language.speaking import N_, _
from site_builder.language.words import search_words
from site_builder.model.addresses import ACCESSIBILITY, PRIVACY
from site_builder.model.page import Page, SearchDocument
from site_builder.model.site import Site
from site_builder.pages import frame
from site_builder.prose.blocks import HasHtml, paragraphs
from site_builder.types.group.model import Group
from site_builder.types.signatory import Signatory

STANDARD = N_("WCAG 2.2 level AA")


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """What accessibility.html shows."""

    standard: str
    checked_on: date | None
    how: HasHtml | None
    problems: Sequence[str]
    search: bool


@dataclass(frozen=True, slots=True)
class PrivacyView:
    """What privacy.html shows."""

    search: bool
    host: str
    risky: bool
    keep: bool
    personal: Sequence[str]
    body: HasHtml | None


def pages(site: Site) -> Iterator[Page]:
    """Both pages."""
    yield Page(
        url=ACCESSIBILITY,
        template="accessibility.html",
        kind="accessibility",
        title=_("Accessibility"),
        description=_("How this site can be read and used by everybody, and what doesn't work well yet."),
        view=partial(_accessibility, site),
        changed=site.settings_changed_on,
        search=partial(
            _search,
            _("How this site can be used by everybody."),
            search_words(_("screen reader, disability")),
        ),
    )
    yield Page(
        url=PRIVACY,
        template="privacy.html",
        kind="privacy",
        title=_("Privacy"),
        description=_("What this site knows about you, which is next to nothing, and what others can see."),
        view=partial(_privacy, site),
        changed=site.settings_changed_on,
        search=partial(
            _search,
            _("What this site knows about you, and what others can see."),
            search_words(_("cookies, data")),
        ),
    )


def _accessibility(site: Site) -> AccessibilityView:
    said = site.settings.accessibility
    return AccessibilityView(
        _(STANDARD), said.tested, paragraphs(said.tested_how), said.problems, search=True
    )


def _privacy(site: Site) -> PrivacyView:
    said = site.settings.privacy
    return PrivacyView(
        search=True,
        host=said.host,
        risky=frame.has_risky_pages(site),
        keep=site.settings.keep_on_phone,
        personal=tuple(personal_facts(site)),
        body=paragraphs(said.logs),
    )


def personal_facts(site: Site) -> Iterator[str]:
    """What the site publishes about people by name."""
    groups = site.all(Group)
    if any(group.chair or group.co_chair for group in groups):
        yield _("the names of those who chair groups")
    if any(member.name for group in groups for member in group.members):
        yield _("the names of members of groups")
    if any(signatory.kind == "person" for signatory in site.all(Signatory)):
        yield _("the names of people who signed the charter themselves, and what they pledged")


def _search(summary: str, words: Sequence[str]) -> SearchDocument:
    return SearchDocument(summary, "", words, {"kind": [N_("Page")]})
