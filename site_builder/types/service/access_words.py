"""How to get in, whom it is for, and money and rooms, in words. What isn't said is unknown, and said to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from site_builder.fields.kinds import Answer
from site_builder.language.words import NOT_KNOWN, count, date_words, listed, sentence
from site_builder.model.shapes import Fact
from site_builder.model.site import Site
from site_builder.types.service.access import CLIENT_GROUP, Access, Eligibility
from site_builder.types.service.accommodation import Accommodation
from site_builder.types.service.model import Service

# In the order they are said: what can be done alone and at once comes first.
ROUTES: Mapping[str, str] = {
    "drop-in": "just turn up",
    "phone": "ring first",
    "appointment": "make an appointment",
    "self-referral": "ask for a place yourself",
    "referral": "ask a worker to refer you",
    "membership": "become a member",
}
_GENDERS = {
    "anyone": "Anyone",
    "women": "Women only",
    "men": "Men only",
    "women-and-non-binary": "Women and non-binary people",
}
_HOUSEHOLDS = {"single": "people on their own", "couple": "couples", "family": "families with children"}
_ROOMS = {"single": "Your own room", "shared": "Shared rooms", "both": "Own rooms and shared rooms"}
_QUESTIONS: Sequence[tuple[str, Callable[[Eligibility], Answer], Mapping[str, tuple[str, str]]]] = (
    ("Pets", lambda given: given.pets, {"yes": ("Welcome", "good"), "no": ("Not here", "bad")}),
    (
        "Local connection",
        lambda given: given.local_connection,
        {"yes": ("You need one", "care"), "no": ("Not needed", "good")},
    ),
    (
        "No recourse to public funds",
        lambda given: given.no_recourse,
        {"yes": ("You can come", "good"), "no": ("Not for you here: ask them who can help", "bad")},
    ),
    (
        "Proof of who you are",
        lambda given: given.id_needed,
        {"yes": ("Needed", "care"), "no": ("Not needed", "good")},
    ),
)
_ASK = ("Ask first", "care")


def how_words(service: Service) -> str:
    """How to get in, in one line: `Just turn up`, `Ring first or ask a worker to refer you`."""
    if service.status in ("closed", "temporarily-closed"):
        return ""
    routes = service.access.how if service.access else ()
    words = [words for route, words in ROUTES.items() if route in routes]
    return sentence(listed(words, "or")) if words else NOT_KNOWN


def get_in_facts(access: Access | None) -> Iterator[Fact]:
    """Being referred, what to bring, and what happens on arrival."""
    if access is None:
        return
    if access.referral:
        referral = access.referral
        if referral.by_whom:
            yield Fact("Who can refer", referral.by_whom)
        if referral.how:
            yield Fact("How to refer", referral.how)
        if referral.form:
            yield Fact("Form", "Referral form", href=referral.form)
        if referral.response:
            yield Fact("How soon they answer", referral.response)
    if access.bring:
        yield Fact("What to bring", access.bring)
    if access.arrive:
        yield Fact("When you arrive", access.arrive)
    if access.referral and access.referral.if_refused:
        yield Fact("If they say no", access.referral.if_refused)


def for_whom_facts(site: Site, service: Service) -> Iterator[Fact]:
    """Whom it takes. The answers nobody has given stand together in one line at the end."""
    given = service.for_ or Eligibility()
    yield from _people(site, given)
    unknown = [] if given.who or ages_words(given) else ["ages"]
    for label, answered, words in _QUESTIONS:
        answer = answered(given)
        if answer == "unknown":
            unknown.append(label[0].lower() + label[1:])
        else:
            text, tone = words.get(answer, _ASK)
            yield Fact(label, text, tone=tone)
    if given.proofs:
        yield Fact("Papers they ask for", "; ".join(given.proofs))
    if service.languages:
        yield Fact("Languages", ", ".join(service.languages))
    if unknown:
        yield Fact(NOT_KNOWN, sentence(", ".join(unknown)), tone="care")


def _people(site: Site, given: Eligibility) -> Iterator[Fact]:
    if given.who:
        yield Fact("Who", given.who)
    if ages := ages_words(given):
        yield Fact("Ages", ages)
    if given.gender:
        yield Fact("Gender", _GENDERS[given.gender])
    if given.household:
        yield Fact("Households", sentence(listed([_HOUSEHOLDS[each] for each in given.household])))
    groups = site.links(CLIENT_GROUP, given.groups)
    if groups:
        only = groups[0].url if len(groups) == 1 else ""
        # Names keep their capitals, as they may be of peoples.
        yield Fact("Meant for", "; ".join(group.label for group in groups), url=only)
    if given.not_for:
        yield Fact("Not for", "; ".join(given.not_for), tone="bad")


def who_words(service: Service) -> str:
    """Whom it takes, in a line or two: `16 to 25. Women only. Not for couples.`; "" when nothing is said."""
    given = service.for_ or Eligibility()
    gender = _GENDERS[given.gender] if given.gender and given.gender != "anyone" else ""
    not_for = f"Not for: {'; '.join(given.not_for)}" if given.not_for else ""
    said = (given.who, ages_words(given), gender, not_for)
    return " ".join(f"{words.rstrip('.')}." for words in said if words)


def ages_words(given: Eligibility) -> str:
    """Ages as people say them: `18 and over`, `16 to 25`, `Up to 17`; "" when nothing is said."""
    if given.youngest is not None and given.oldest is not None:
        return f"{given.youngest} to {given.oldest}"
    if given.youngest is not None:
        return f"{given.youngest} and over" if given.youngest else "Any age"
    return f"Up to {given.oldest}" if given.oldest is not None else ""


def money_facts(site: Site, service: Service) -> Iterator[Fact]:
    """What it costs, and about the rooms where people stay."""
    access, rooms = service.access, service.accommodation
    if access and access.cost:
        yield Fact("Cost", access.cost, tone="good" if access.free else "")
    elif access and access.free and not (rooms and rooms.price):
        yield Fact("Cost", "Free", tone="good")
    if rooms:
        yield from _room_facts(site, rooms)


def _room_facts(site: Site, rooms: Accommodation) -> Iterator[Fact]:
    yield Fact("Price", rooms.price) if rooms.price else Fact("Price", NOT_KNOWN, tone="care")
    yield _answer("Housing benefit", rooms.housing_benefit, "Pays towards it", "Doesn't pay for it")
    yield _answer("Couples", rooms.couples, "Welcome together", "Not together")
    if rooms.rooms:
        yield Fact("Rooms", _ROOMS[rooms.rooms])
    if rooms.stay:
        yield Fact("How long you can stay", rooms.stay)
    if rooms.support:
        yield Fact("Support", rooms.support)
    if rooms.beds is not None:
        yield Fact("Beds in all", str(rooms.beds))
    if rooms.free and 0 <= (site.today - rooms.free.on).days <= site.settings.reviews.places_free.days:
        said = f"{count(rooms.free.number, 'place')} free on {date_words(rooms.free.on)}"
        yield Fact("Free now?", f"{sentence(said)}. Ring before you go.")


def _answer(label: str, answer: str, yes: str, no: str) -> Fact:
    words = {"yes": (yes, "good"), "no": (no, "bad"), "ask": _ASK}
    text, tone = words.get(answer, (NOT_KNOWN, "care"))
    return Fact(label, text, tone=tone)
