"""How to get in, whom it is for, and money and rooms, in words. What isn't said is unknown, and said to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta

from site_builder.fields.country import GB, IE
from site_builder.fields.kinds import Answer
from site_builder.language.ages import aged
from site_builder.language.speaking import N_, _
from site_builder.language.words import NOT_KNOWN, counted, listed, sentence
from site_builder.model.by_clock import beginning
from site_builder.model.shapes import Fact
from site_builder.model.site import Site
from site_builder.types.service.access import AT_RISK, CLIENT_GROUP, Access, Eligibility
from site_builder.types.service.accommodation import Accommodation
from site_builder.types.service.model import Service

# In the order they are said: what can be done alone and at once comes first.
ROUTES: Mapping[str, str] = {
    "drop-in": N_("just turn up"),
    "phone": N_("ring first"),
    "appointment": N_("make an appointment"),
    "self-referral": N_("ask for a place yourself"),
    "referral": N_("ask a worker to refer you"),
    "membership": N_("become a member"),
}
_GENDERS = {
    "anyone": N_("Anyone"),
    "women": N_("Women only"),
    "men": N_("Men only"),
    "women-and-non-binary": N_("Women and non-binary people"),
}
_HOUSEHOLDS = {
    "single": N_("people on their own"),
    "couple": N_("couples"),
    "family": N_("families with children"),
}
_ROOMS = {
    "single": N_("Your own room"),
    "shared": N_("Shared rooms"),
    "both": N_("Own rooms and shared rooms"),
}
_QUESTIONS: Sequence[tuple[str, Callable[[Eligibility], Answer], Mapping[str, tuple[str, str]]]] = (
    (N_("pets"), lambda given: given.pets, {"yes": (N_("Welcome"), "good"), "no": (N_("Not here"), "bad")}),
    (
        N_("local connection"),
        lambda given: given.local_connection,
        {"yes": (N_("You need one"), "care"), "no": (N_("Not needed"), "good")},
    ),
    (
        N_("no recourse to public funds"),
        lambda given: given.no_recourse,
        {"yes": (N_("You can come"), "good"), "no": (N_("Not for you here: ask them who can help"), "bad")},
    ),
    (
        N_("proof of who you are"),
        lambda given: given.id_needed,
        {"yes": (N_("Needed"), "care"), "no": (N_("Not needed"), "good")},
    ),
)
_ASK = (N_("Ask first"), "care")
_ASKED_IN = {
    "no recourse to public funds": frozenset({GB}),
    "local connection": frozenset({GB, IE}),
    "Housing benefit": frozenset({GB}),
}
"""Questions that only some countries' laws raise: the Immigration and Asylum Act 1999, section 115; the
Housing Act 1996, section 199, and Ireland's Social Housing Assessment Regulations 2011; Housing Benefit Regulations 2006."""


def is_asked(question: str, country: str) -> bool:
    """Whether people in a country need the answer to a question, so that nobody having said is worth telling."""
    return country in _ASKED_IN.get(question, (country,))


def how_words(service: Service) -> str:
    """How to get in, in one line: `Just turn up`, `Ring first or ask a worker to refer you`."""
    if service.status in ("closed", "temporarily-closed"):
        return ""
    routes = service.access.how if service.access else ()
    words = [_(words) for route, words in ROUTES.items() if route in routes]
    return sentence(listed(words, "or")) if words else _(NOT_KNOWN)


def way_words(service: Service) -> str:
    """The easiest of its ways in: `Just turn up`."""
    routes = service.access.how if service.access else ()
    words = next((words for route, words in ROUTES.items() if route in routes), "")
    return sentence(_(words)) if words else _("Ask how to get in")


def get_in_facts(access: Access | None) -> Iterator[Fact]:
    """Being referred, what to bring, and what happens on arrival."""
    if access is None:
        return
    if access.referral:
        referral = access.referral
        if referral.by_whom:
            yield Fact(_("Who can refer"), referral.by_whom)
        if referral.how:
            yield Fact(_("How to refer"), referral.how)
        if referral.form:
            yield Fact(_("Form"), _("Referral form"), href=referral.form)
        if referral.response:
            yield Fact(_("How soon they answer"), referral.response)
    if access.bring:
        yield Fact(_("What to bring"), access.bring)
    if access.arrive:
        yield Fact(_("When you arrive"), access.arrive)
    if access.referral and access.referral.if_refused:
        yield Fact(_("If they say no"), access.referral.if_refused)


def for_whom_facts(site: Site, service: Service) -> Iterator[Fact]:
    """Whom it takes. The answers nobody has given stand together in one line at the end."""
    given = service.for_ or Eligibility()
    yield from _people(site, given)
    unknown = [] if given.who or ages_words(given) else [_("ages")]
    for label, answered, words in _QUESTIONS:
        answer = answered(given)
        if answer == "unknown":
            if is_asked(label, site.settings.country):
                unknown.append(_(label))
        else:
            text, tone = words.get(answer, _ASK)
            yield Fact(sentence(_(label)), _(text), tone=tone)
    if given.proofs:
        yield Fact(_("Papers they ask for"), "; ".join(given.proofs))
    if service.languages:
        yield Fact(_("Languages"), ", ".join(service.languages))
    if unknown:
        yield Fact(_(NOT_KNOWN), sentence(", ".join(unknown)), tone="care")


def _people(site: Site, given: Eligibility) -> Iterator[Fact]:
    if given.who:
        yield Fact(_("Who"), given.who)
    if ages := ages_words(given):
        yield Fact(_("Ages"), ages)
    if given.gender:
        yield Fact(_("Gender"), _(_GENDERS[given.gender]))
    if given.household:
        yield Fact(_("Households"), sentence(listed([_(_HOUSEHOLDS[each]) for each in given.household])))
    groups = site.links(CLIENT_GROUP, given.groups)
    if groups:
        only = groups[0].url if len(groups) == 1 else ""
        # Names keep their capitals, as they may be of peoples.
        yield Fact(_("Meant for"), "; ".join(group.label for group in groups), url=only)
    risks = site.links(AT_RISK, given.at_risk)
    if risks:
        only = risks[0].url if len(risks) == 1 else ""
        yield Fact(_("Right for"), "; ".join(risk.label for risk in risks), url=only)
    if given.not_for:
        yield Fact(_("Not for"), "; ".join(given.not_for), tone="bad")


def who_words(service: Service) -> str:
    """Whom it takes, in a line or two: `16 to 25. Women only. Not for couples.`; "" when nothing is said."""
    given = service.for_ or Eligibility()
    gender = _(_GENDERS[given.gender]) if given.gender and given.gender != "anyone" else ""
    not_for = _("Not for: %(whom)s", whom="; ".join(given.not_for)) if given.not_for else ""
    said = (given.who, ages_words(given), gender, not_for)
    return " ".join(f"{words.rstrip('.')}." for words in said if words)


def ages_words(given: Eligibility) -> str:
    """Ages as people say them: `18 and over`, `16 to 25`, `Up to 17`; "" when nothing is said."""
    if given.youngest is not None and given.oldest is not None:
        return _("%(youngest)s to %(oldest)s", youngest=given.youngest, oldest=given.oldest)
    if given.youngest is not None:
        return _("%(age)s and over", age=given.youngest) if given.youngest else _("Any age")
    return _("Up to %(age)s", age=given.oldest) if given.oldest is not None else ""


def money_facts(site: Site, service: Service) -> Iterator[Fact]:
    """What it costs, and about the rooms where people stay."""
    access, rooms = service.access, service.accommodation
    if access and access.cost:
        yield Fact(_("Cost"), access.cost, tone="good" if access.free else "")
    elif access and access.free and not (rooms and rooms.price):
        yield Fact(_("Cost"), _("Free"), tone="good")
    if rooms:
        yield from _room_facts(site, rooms)


def _room_facts(site: Site, rooms: Accommodation) -> Iterator[Fact]:
    yield Fact(_("Price"), rooms.price) if rooms.price else Fact(_("Price"), _(NOT_KNOWN), tone="care")
    if rooms.housing_benefit != "unknown" or is_asked("Housing benefit", site.settings.country):
        yield _answer(
            N_("Housing benefit"), rooms.housing_benefit, N_("Pays towards it"), N_("Doesn't pay for it")
        )
    yield _answer(N_("Couples"), rooms.couples, N_("Welcome together"), N_("Not together"))
    if rooms.rooms:
        yield Fact(_("Rooms"), _(_ROOMS[rooms.rooms]))
    if rooms.stay:
        yield Fact(_("How long you can stay"), rooms.stay)
    if rooms.support:
        yield Fact(_("Support"), rooms.support)
    if rooms.beds is not None:
        yield Fact(_("Beds in all"), str(rooms.beds))
    if rooms.free and 0 <= (site.today - rooms.free.on).days <= site.settings.reviews.places_free.days:
        places = sentence(counted("%(num)s place", "%(num)s places", rooms.free.number))
        said = _("%(places)s free on %(day)s. Ring before you go.", places=places, day=aged(rooms.free.on))
        old = rooms.free.on + timedelta(days=site.settings.reviews.places_free.days + 1)
        yield Fact(_("Free now?"), said, end=beginning(old, site.settings.zone))


def _answer(label: str, answer: str, yes: str, no: str) -> Fact:
    words = {"yes": (yes, "good"), "no": (no, "bad"), "ask": _ASK}
    text, tone = words.get(answer, (NOT_KNOWN, "care"))
    return Fact(_(label), _(text), tone=tone)
