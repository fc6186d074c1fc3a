"""What readers can narrow the list of all services by, and whether each service fits.

The page offers these filters and `data/filters.json` holds the answers, so both come from here. An answer that nobody has
given is never yes or no: such a service stays in the list, and the reader is told what to ask about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from site_builder.fields.kinds import Answer, RefTo
from site_builder.language.speaking import N_, _
from site_builder.language.words import own_name
from site_builder.model.place import Place
from site_builder.model.site import Site
from site_builder.model.traits import in_order
from site_builder.types.service.access import CLIENT_GROUP, Eligibility
from site_builder.types.service.access_words import is_asked
from site_builder.types.service.model import AREA, NEED, Service
from site_builder.types.service.status import areas_of, is_listed, needs_of

NO, ASK, YES, MADE_FOR = "0123"
"""How well a service fits one option: not at all, perhaps, surely, or it is there for exactly this."""

MOST: Final = 1000
"""The facts of so many services are in one file at most, about 45 kB as a host sends it; a larger site has them in parts."""
MANY: Final = 200
"""What fits of more services than these stands on many pages of the list, so their cards are in files of their own too."""

_NOTHING_SAID = Eligibility()
_ANSWERS = {"yes": YES, "no": NO, "ask": ASK, "unknown": ASK}
_OPPOSITE = {YES: NO, NO: YES, ASK: ASK}
_STEP_FREE = {"yes": YES, "partly": ASK, "no": NO, "unknown": ASK}
_HOUSEHOLDS = (("single", N_("One person")), ("couple", N_("Couple")), ("family", N_("Family with children")))
_GENDERS = {"woman": N_("Woman"), "man": N_("Man"), "non-binary": N_("Non-binary person")}
_TAKEN = {
    "anyone": _GENDERS.keys(),
    "women": {"woman"},
    "men": {"man"},
    "women-and-non-binary": {"woman", "non-binary"},
}
# "Kurdish Sorani" is a name, and so is what "Arabic on Tuesdays" begins with; "others by interpreter" has none.
_LANGUAGE = re.compile(r"[^\W\d_a-z]\w*(?: [^\W\d_a-z]\w*)*")


Judge = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Filter:
    """One question a reader can answer about themselves or about what they want."""

    name: str
    """What it is called in the page's address: `pets`."""
    label: str
    ask: str
    """What to ask a service about that may not fit: "pets"."""
    judge: Callable[[Service], Judge]
    """Gives, for a service, how well it fits the value of one of the options."""
    options: Sequence[tuple[str, str]] = (("yes", ""),)
    """Values with their labels; a box to tick has the one value `yes`."""


def filters(site: Site) -> tuple[Filter, ...]:
    """The filters of a site; those with nothing to choose from are left out."""
    services = [each for each in site.all(Service) if is_listed(each)]
    found = (
        Filter("need", _("Need"), _("what they do"), _need, _entries(site, NEED)),
        Filter("area", _("Area"), _("your area"), _area, _entries(site, AREA)),
        Filter("age", _("Age"), _("ages"), _age, _ages(services)),
        Filter("household", _("Household"), _("who can come together"), _household, _in_words(_HOUSEHOLDS)),
        Filter("gender", _("Gender"), _("who it is for"), _gender, _in_words(_GENDERS.items())),
        Filter("group", _("Made for"), _("who it is made for"), _group, _entries(site, CLIENT_GROUP)),
        Filter("language", _("Language"), _("languages"), _language, _languages(site, services)),
        Filter("referral", _("No referral needed"), _("referrals"), _without_referral),
        Filter(
            "id", _("No ID needed"), _("ID"), partial(_said, lambda asked: asked.id_needed, opposite=True)
        ),
        Filter(
            "local",
            _("No local connection needed"),
            _("local connection"),
            partial(_said, lambda asked: asked.local_connection, opposite=True),
        ),
        Filter(
            "recourse",
            _("With no recourse to public funds"),
            _("no recourse to public funds"),
            partial(_said, lambda asked: asked.no_recourse),
        ),
        Filter("pets", _("Pets welcome"), _("pets"), partial(_said, lambda asked: asked.pets)),
        Filter("steps", _("Step-free way in"), _("steps"), partial(_step_free, site)),
        Filter("free", _("Free"), _("what it costs"), _free),
    )
    unasked = {
        name
        for name, question, answered in _LOCAL_LAW
        if not is_asked(question, site.settings.country)
        and all(answered(_for(service)) == "unknown" for service in services)
    }
    return tuple(each for each in found if each.options and each.name not in unasked)


_LOCAL_LAW: Sequence[tuple[str, str, Callable[[Eligibility], Answer]]] = (
    ("local", "local connection", lambda asked: asked.local_connection),
    ("recourse", "no recourse to public funds", lambda asked: asked.no_recourse),
)
"""Filters by what is only asked in some countries: they are left out in others where no service says anything of it."""


def _in_words(options: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((value, _(label)) for value, label in options)


def answers(service: Service, found: Sequence[Filter]) -> str:
    """How well a service fits each option of the filters, in their order: one character for each."""
    judged = ((each.judge(service), each.options) for each in found)
    return "".join([judge(value) for judge, options in judged for value, _label in options])


def places_of(site: Site, service: Service) -> Sequence[Place]:
    """Where it happens: its own places, or else those of the service it happens at or is a part of."""
    host = None if service.places else site.find(Service, service.happens_at or service.part_of)
    return host.places if host else service.places


def _entries(site: Site, kind: RefTo) -> tuple[tuple[str, str], ...]:
    """The entries of a type that services name."""
    return tuple((each.id, each.name) for each in in_order(site.all(kind)))


def _for(service: Service) -> Eligibility:
    return service.for_ or _NOTHING_SAID


def _always(answer: str) -> Judge:
    return lambda _: answer


def _need(service: Service) -> Judge:
    main, needs = service.needs[:1], needs_of(service)
    return lambda need: MADE_FOR if need in main else YES if need in needs else NO


def _area(service: Service) -> Judge:
    areas = areas_of(service)
    return (lambda area: YES if area in areas else NO) if areas else _always(ASK)


def _age(service: Service) -> Judge:
    youngest, oldest = _for(service).youngest, _for(service).oldest
    if youngest is None and oldest is None:
        return _always(ASK)

    def judge(age: str) -> str:
        above = youngest is None or youngest <= int(age)
        return YES if above and (oldest is None or int(age) <= oldest) else NO

    return judge


def _ages(services: Iterable[Service]) -> tuple[tuple[str, str], ...]:
    """Spans of years inside which no service makes a difference, named by their first year."""
    given = [_for(each) for each in services]
    first = {each.youngest for each in given if each.youngest}
    after = {each.oldest + 1 for each in given if each.oldest is not None}
    starts = sorted({0} | first | after)
    return tuple(
        (str(start), _years(start, following))
        for start, following in zip(starts, [*starts[1:], None], strict=True)
        if len(starts) > 1
    )


def _years(start: int, following: int | None) -> str:
    if following is None:
        return _("%(age)s and over", age=start)
    if start == 0:
        return _("Under %(age)s", age=following)
    if following == start + 1:
        return str(start)
    return _("%(youngest)s to %(oldest)s", youngest=start, oldest=following - 1)


def _household(service: Service) -> Judge:
    given = _for(service).household
    if given:
        return lambda household: YES if household in given else NO
    rooms = service.accommodation
    couples = _ANSWERS[rooms.couples] if rooms else ASK
    return lambda household: couples if household == "couple" else ASK


def _gender(service: Service) -> Judge:
    taken = _for(service).gender
    return (lambda gender: YES if gender in _TAKEN[taken] else NO) if taken else _always(ASK)


def _group(service: Service) -> Judge:
    """What is made for others may still take somebody who isn't asked whether they are one of those too."""
    groups = _for(service).groups
    return (lambda group: MADE_FOR if group in groups else ASK) if groups else _always(YES)


def _said(field: Callable[[Eligibility], Answer], service: Service, *, opposite: bool = False) -> Judge:
    answer = _ANSWERS[field(_for(service))]
    return _always(_OPPOSITE[answer] if opposite else answer)


def _without_referral(service: Service) -> Judge:
    routes = service.access.how if service.access else ()
    return _always((NO if set(routes) == {"referral"} else YES) if routes else ASK)


def _free(service: Service) -> Judge:
    free = service.access.free if service.access else None
    return _always(ASK if free is None else YES if free else NO)


def _step_free(site: Site, service: Service) -> Judge:
    """The best of its places. Nobody has to get into what comes by phone."""
    return _always(max((_into(place) for place in places_of(site, service)), default=ASK))


def _into(place: Place) -> str:
    return YES if place.kind in ("phone", "online") else _STEP_FREE[place.step_free]


def _language(service: Service) -> Judge:
    spoken = service.languages
    by_phone = (each for phone in service.phones for each in phone.languages)
    said = {_language_in(each) for each in (*spoken, *by_phone)}
    otherwise = ASK if not spoken or "" in said else NO
    return lambda language: YES if language in spoken else ASK if language in said else otherwise


def _languages(site: Site, services: Iterable[Service]) -> tuple[tuple[str, str], ...]:
    """Every language that somebody speaks without condition, besides the one that nobody has to ask for."""
    spoken = {each for service in services for each in service.languages if _language_in(each) == each}
    return tuple((each, each) for each in sorted(spoken - {own_name(site.settings.language)}))


def _language_in(line: str) -> str:
    """The language a line begins with; "" for one that promises others."""
    name = _LANGUAGE.match(line)
    return name[0] if name else ""
