"""The pages of asks: the list, each ask, all to one addressee, all about one theme, and who is at risk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from site_builder.language.speaking import N_, _
from site_builder.language.words import counted, search_words, sentence, shortened
from site_builder.model.addresses import ASKS, AT_RISK
from site_builder.model.kinds import AskStatus, RiskKind, by_kind, words_of_kind
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import IndexView, Link, Section
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.pages.asks.ask import ask_view
from site_builder.pages.asks.asked import addressee_view, at_risk_view, theme_view
from site_builder.types.addressee import Addressee
from site_builder.types.ask import Ask, url
from site_builder.types.ask_theme import AskTheme
from site_builder.types.at_risk import AtRisk
from site_builder.types.at_risk import url as at_risk_url
from site_builder.types.service.status import has_risky_services

LIST = Link(N_("What we ask for"), ASKS)
RISKS = Link(N_("Who is at risk"), AT_RISK)
_FILTERS = {"kind": [N_("Asks")]}


def pages(site: Site) -> Iterator[Page]:
    """All pages of asks, and of who is at risk."""
    asks = in_order(site.all(Ask))
    if asks:
        yield Page(
            url=LIST.url,
            template="index.html",
            kind="asks",
            kept=False,
            title=_(LIST.label),
            description=_("What has to change about homelessness, by whom, and what came of asking."),
            view=partial(_list_view, site, asks),
            changed=site.changed_on(*asks, *site.all(AskStatus)),
        )
    for ask in asks:
        yield _ask_page(site, ask)
    for addressee in in_order(site.all(Addressee)):
        yield _addressee_page(site, addressee, asks)
    for theme in in_order(site.all(AskTheme)):
        yield _theme_page(site, theme, asks)
    yield from _at_risk_pages(site)


def _list_view(site: Site, asks: Sequence[Ask]) -> IndexView:
    sections = [
        Section(addressee.name, addressee.id, items=[site.item(each) for each in here])
        for addressee in in_order(site.all(Addressee))
        if (here := [ask for ask in asks if addressee.id in ask.to])
    ]
    risks = [RISKS.in_words()] if site.all(AtRisk) else []
    links = [
        *risks,
        *map(site.link, in_order(site.all(Addressee))),
        *map(site.link, in_order(site.all(AskTheme))),
    ]
    total = sentence(counted("%(num)s ask", "%(num)s asks", len(asks)))
    return IndexView(total=total, sections=sections, links=links)


def _ask_page(site: Site, ask: Ask) -> Page:
    return Page(
        url=url(ask),
        template="ask.html",
        kind="ask",
        kept=False,
        title=ask.name,
        description=shortened(ask.summary or ask.text),
        view=partial(ask_view, site, ask),
        crumbs=(LIST.in_words(),),
        file=ask.file,
        changed=site.changed_on(ask),
        search=partial(_search_ask, site, ask),
    )


def _addressee_page(site: Site, addressee: Addressee, asks: Sequence[Ask]) -> Page:
    mine = [ask for ask in asks if addressee.id in ask.to]
    title = _("What we ask of %(addressee)s", addressee=addressee.name)
    view = partial(addressee_view, site, addressee, mine)
    words = (addressee.short, *addressee.search_words)
    return _asked_page(site, addressee, "addressee", title, mine, view, words)


def _theme_page(site: Site, theme: AskTheme, asks: Sequence[Ask]) -> Page:
    mine = [ask for ask in asks if theme.id in ask.themes]
    title = _("What we ask for: %(theme)s", theme=theme.name)
    view = partial(theme_view, site, theme, mine)
    return _asked_page(site, theme, "ask-theme", title, mine, view, theme.search_words)


def _asked_page(
    site: Site,
    entry: Addressee | AskTheme,
    kind: str,
    title: str,
    asks: Sequence[Ask],
    view: Callable[[], object],
    words: Sequence[str],
) -> Page:
    """The asks of one addressee or theme; where nobody describes it, the title tells its asks from those of others."""
    return Page(
        url=site.url(entry),
        template="asked.html",
        kind=kind,
        kept=False,
        title=title,
        description=shortened(entry.summary or ". ".join([title, *(ask.name for ask in asks)])),
        view=view,
        crumbs=(LIST.in_words(),),
        file=entry.file,
        changed=site.changed_on(entry, *asks),
        search=partial(_search_asked, entry, words),
    )


def _at_risk_pages(site: Site) -> Iterator[Page]:
    entries = in_order(site.all(AtRisk))
    if entries:
        yield Page(
            url=RISKS.url,
            template="index.html",
            kind="at-risk-list",
            kept=False,
            title=_(RISKS.label),
            description=_("Who is likelier than others to lose their home, and at which moments many do."),
            view=partial(_risks_view, site, entries),
            changed=site.changed_on(*entries, *site.all(RiskKind)),
        )
    for each in entries:
        yield Page(
            url=at_risk_url(each),
            template="asked.html",
            kind="at-risk",
            kept=False,
            title=each.name,
            description=shortened(f"{each.name}. {each.summary or each.why}"),
            view=partial(at_risk_view, site, each),
            crumbs=(RISKS.in_words(),),
            file=each.file,
            changed=site.changed_on(each),
            risky=has_risky_services(site, each),
            search=partial(
                _search_asked, each, (*each.search_words, *words_of_kind(site, RiskKind, each.kind))
            ),
        )


def _risks_view(site: Site, entries: Sequence[AtRisk]) -> IndexView:
    return IndexView(sections=tuple(by_kind(site, RiskKind, entries, lambda each: each.kind)))


def _search_ask(site: Site, ask: Ask) -> SearchDocument:
    names = [link.label for link in (*site.links(Addressee, ask.to), *site.links(AskTheme, ask.themes))]
    points = " ".join(point.text for point in ask.points)
    text = shortened(f"{ask.text} {points} {ask.why}", 1000)
    of_status = words_of_kind(site, AskStatus, ask.status)
    return SearchDocument(ask.summary or ask.text, text, (*names, *ask.search_words, *of_status), _FILTERS)


def _search_asked(entry: Addressee | AskTheme | AtRisk, words: Sequence[str]) -> SearchDocument:
    text = shortened(entry.about.plain, 600) if entry.about else ""
    given = [word for word in words if word]
    return SearchDocument(entry.summary, text, (*given, *search_words(_("asks, demands, policy"))), _FILTERS)
