"""What the list of all services should show for any choice: written anew from what entries say, slow and obvious.

It shares nothing with filters.py and filter.js but the words of the address, and takes times from the reference for "open now".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from site_builder.hours.calendar.spells import DAYS_AHEAD
from site_builder.hours.reading.record import Hours
from site_builder.model.place import Place
from site_builder.model.site import Site
from site_builder.types.area import Area
from site_builder.types.service.directory import Directory
from site_builder.types.service.model import Service
from site_builder.types.service.times import hours_of
from tests.hours import open_now_reference as times

Answer = str
"""`no`, `ask`, `yes` or `made for it`."""

ASK_ABOUT = {
    "area": "your area",
    "when": "times",
    "age": "ages",
    "household": "who can come together",
    "gender": "who it is for",
    "group": "who it is made for",
    "language": "languages",
    "referral": "referrals",
    "id": "ID",
    "local": "local connection",
    "recourse": "no recourse to public funds",
    "pets": "pets",
    "steps": "steps",
    "free": "what it costs",
}


@dataclass(frozen=True)
class Found:
    """A service that fits, what to ask it, and how far away it is."""

    id: str
    ask: str
    away: str


class Reference:
    """The answers for one site at one moment."""

    def __init__(self, site: Site, now: datetime) -> None:
        self.site, self.now = site, now.astimezone(site.settings.zone)
        self.services = Directory(
            site
        ).in_chapters  # tests/pages/test_order.py looks at the order of the whole list
        self._ahead: dict[tuple[Hours, ...], times.Reference] = {}
        self._minute = int(now.timestamp()) // 60
        self._known: dict[tuple[str, str, str], Answer] = {}
        self._week: dict[tuple[Hours, ...], times.Reference] = {}

    def fits(self, service: Service, choice: Mapping[str, str]) -> Mapping[str, Answer]:
        """The answer to each part of a choice."""
        return {name: self.answer(service, name, value) for name, value in choice.items() if name != "near"}

    def answer(self, service: Service, name: str, value: str) -> Answer:
        """The answer to one part of a choice."""
        key = (service.id, name, value)
        if key not in self._known:
            ask: Callable[[Service, str], Answer] = getattr(self, f"_{name}")
            self._known[key] = ask(service, value)
        return self._known[key]

    def found(self, choice: Mapping[str, str]) -> list[Found]:
        """All services that fit, in their order."""
        rows = []
        for place, service in enumerate(self.services):
            given = self.fits(service, choice)
            if "no" in given.values():
                continue
            asks = [ASK_ABOUT[name] for name in ORDER if given.get(name) == "ask"]
            miles, about = self._distance(service, choice.get("near", ""))
            best = list(given.values()).count("made for it")
            order = (self._comes_last(service), bool(asks), miles, self._rank(service), -best, place)
            rows.append((order, Found(service.id, _asked(asks), _miles_words(miles, about))))
        return [each for _, each in sorted(rows, key=lambda row: row[0])]

    def counts(self, choice: Mapping[str, str], options: list[tuple[str, str]]) -> dict[str, int]:
        """How many services fit if one option more were chosen, instead of another with its name."""
        return {
            f"{name}={value}": sum(
                "no" not in self.fits(service, {**choice, name: value}).values() for service in self.services
            )
            for name, value in options
        }

    def _comes_last(self, service: Service) -> bool:
        if service.status == "temporarily-closed":
            return True
        long = self.site.settings.reviews.services_long.days
        return service.checked is not None and (self.site.today - service.checked.on).days > long

    def _rank(self, service: Service) -> tuple[int, int]:
        """What is open comes first, then what opens, the soonest first, then what has to be asked, then what doesn't open."""
        doors = hours_of(service)
        if service.status == "temporarily-closed":
            return 3, 0
        key = tuple(doors)
        if key not in self._ahead:
            start, calendar = self.now.date() - timedelta(days=1), self.site.calendar
            end = self.site.today + timedelta(days=DAYS_AHEAD)
            self._ahead[key] = times.Reference(doors, calendar.zone, calendar.bank_holidays, start, end)
        state = self._ahead[key].state(self._minute) if doors else times.State("unknown")
        period = self.site.settings.reviews.services.days
        if service.checked is None or (self.site.today - service.checked.on).days > period:
            return 2, int(state.kind != "open")
        if state.kind == "open":
            return (2 if state.over else 0), 0
        if state.kind == "unknown":
            return 2, 1 if state.appointment else 2
        return (1, state.opens) if state.opens else (3, 0)

    def _need(self, service: Service, need: str) -> Answer:
        if service.needs[0] == need:
            return "made for it"
        inside = [each for activity in service.activities for each in activity.needs]
        return _yes_no(need in (*service.needs, *inside))

    def _area(self, service: Service, area: str) -> Answer:
        areas = set(service.areas)
        areas |= {place.area for place in service.places if place.area and place.visibility != "confidential"}
        return _yes_no(area in areas) if areas else "ask"

    def _age(self, service: Service, age: str) -> Answer:
        given = service.for_
        if given is None or (given.youngest is None and given.oldest is None):
            return "ask"
        too_young = given.youngest is not None and int(age) < given.youngest
        too_old = given.oldest is not None and int(age) > given.oldest
        return _yes_no(not too_young and not too_old)

    def _household(self, service: Service, household: str) -> Answer:
        if service.for_ and service.for_.household:
            return _yes_no(household in service.for_.household)
        if household == "couple" and service.accommodation:
            return _as_said(service.accommodation.couples)
        return "ask"

    def _gender(self, service: Service, gender: str) -> Answer:
        taken = service.for_.gender if service.for_ else None
        if taken is None:
            return "ask"
        if taken == "anyone":
            return "yes"
        if taken == "men":
            return _yes_no(gender == "man")
        return _yes_no(gender == "woman" or (gender == "non-binary" and taken == "women-and-non-binary"))

    def _group(self, service: Service, group: str) -> Answer:
        groups = service.for_.groups if service.for_ else ()
        return "yes" if not groups else "made for it" if group in groups else "ask"

    def _language(self, service: Service, language: str) -> Answer:
        if language in service.languages:
            return "yes"
        on_phones = [each for phone in service.phones for each in phone.languages]
        others = [each for each in (*service.languages, *on_phones) if each[0].islower()]
        sometimes = any(each.startswith(language) for each in (*service.languages, *on_phones))
        return "ask" if not service.languages or others or sometimes else "no"

    def _referral(self, service: Service, _: str) -> Answer:
        ways = service.access.how if service.access else ()
        return _yes_no(any(way != "referral" for way in ways)) if ways else "ask"

    def _id(self, service: Service, _: str) -> Answer:
        return _not(_as_said(service.for_.id_needed if service.for_ else "unknown"))

    def _local(self, service: Service, _: str) -> Answer:
        return _not(_as_said(service.for_.local_connection if service.for_ else "unknown"))

    def _recourse(self, service: Service, _: str) -> Answer:
        return _as_said(service.for_.no_recourse if service.for_ else "unknown")

    def _pets(self, service: Service, _: str) -> Answer:
        return _as_said(service.for_.pets if service.for_ else "unknown")

    def _free(self, service: Service, _: str) -> Answer:
        free = service.access.free if service.access else None
        return "ask" if free is None else _yes_no(free)

    def _steps(self, service: Service, _: str) -> Answer:
        found = set()
        for place in self._places(service):
            if place.kind in ("phone", "online"):
                found.add("yes")
            elif place.visibility == "confidential":
                found.add("ask")
            else:
                found.add({"yes": "yes", "no": "no"}.get(place.step_free, "ask"))
        return "yes" if "yes" in found else "no" if found == {"no"} else "ask"

    def _when(self, service: Service, when: str) -> Answer:
        if service.status == "temporarily-closed":
            return "no"
        if when == "now":
            return self._open(hours_of(service))
        evening = self.now.date() - timedelta(days=self.now.hour < 6)
        while evening.strftime("%a").lower() != when:
            evening += timedelta(days=1)
        zone = self.site.settings.zone
        start = max(self._minute, times.moment(evening, 6 * 60, zone))
        end = times.moment(evening + timedelta(days=1), 6 * 60, zone)
        said = set(self._between(hours_of(service), start, end))
        return "yes" if "yes" in said else "ask" if said or not hours_of(service) else "no"

    def _between(self, doors: Sequence[Hours], start: int, end: int) -> Iterator[Answer]:
        """What there is between two minutes, for somebody who still has to be let in."""
        for session in self._times(doors).sessions:
            if session.start < end and start < (session.last_entry or session.end):
                yield "yes" if session.kind == "open" else "ask"

    def _open(self, doors: Sequence[Hours]) -> Answer:
        found = self._times(doors)
        if found.lets_in(self._minute):
            return "yes"
        return "no" if doors and found.state(self._minute).kind == "closed" else "ask"

    def _times(self, doors: Sequence[Hours]) -> times.Reference:
        """When there is something in the week that begins now."""
        key = tuple(doors)
        if key not in self._week:
            today, calendar = self.now.date(), self.site.calendar
            self._week[key] = times.Reference(
                doors, calendar.zone, calendar.bank_holidays, today, today + timedelta(days=9)
            )
        return self._week[key]

    def _places(self, service: Service) -> tuple[Place, ...]:
        host = self.site.find(Service, service.happens_at or service.part_of)
        return tuple(service.places or (host.places if host else ()))

    def _start(self, typed: str) -> tuple[float, float] | None:
        wanted = typed.lower().replace(" ", "")
        for area in self.site.all(Area):
            for place in area.places:
                names = [each.lower().replace(" ", "") for each in (place.name, *place.also_called)]
                outcodes = [each.lower() for each in place.outcodes]
                if wanted in names or wanted in outcodes or wanted[:-3] in outcodes:
                    return place.coordinates
        return None

    def _distance(self, service: Service, near: str) -> tuple[float, bool]:
        """Miles, and whether that is roughly; infinitely many when nobody knows or nobody may."""
        start = self._start(near) if near else None
        public = [
            place
            for place in self._places(service)
            if place.kind not in ("phone", "online") and place.visibility != "confidential"
        ]
        found = [
            _roughly(start, place.coordinates)
            if place.visibility == "area-only"
            else (_sphere(start, place.coordinates), False)
            for place in public
            if start and place.coordinates
        ]
        for place in public if start and not found else ():
            middle = self._start(place.town) if place.town else None
            middle = middle or (self._start(place.outcode) if place.outcode else None)
            if start and middle:
                found.append(_roughly(start, middle))
        return min(found, default=(math.inf, False))


ORDER = ("need", "area", "when", *[name for name in ASK_ABOUT if name not in ("area", "when")])


def _yes_no(answer: bool) -> Answer:
    return "yes" if answer else "no"


def _as_said(answer: str) -> Answer:
    return answer if answer in ("yes", "no") else "ask"


def _not(answer: Answer) -> Answer:
    return {"yes": "no", "no": "yes"}.get(answer, answer)


def _asked(asks: list[str]) -> str:
    if not asks:
        return ""
    return "Ask about " + (", ".join(asks[:-1]) + " and " + asks[-1] if len(asks) > 1 else asks[0])


def _miles_words(miles: float, about: bool) -> str:
    if miles == math.inf:
        return ""
    whole = about or miles > 10
    number = str(round(miles)) if whole else f"{max(0.1, miles):.1f}".removesuffix(".0")
    return f"{'About ' if about else ''}{number} mile{'' if number == '1' else 's'}"


def _roughly(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, bool]:
    """Never nearer than a mile, so that it comes after what is surely nearer."""
    return max(1.0, _sphere(start, end)), True


def _sphere(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Miles along the surface of the Earth, by the law of cosines."""
    (one, east), (other, west) = (tuple(map(math.radians, point)) for point in (start, end))
    angle = math.sin(one) * math.sin(other) + math.cos(one) * math.cos(other) * math.cos(west - east)
    return 3958.8 * math.acos(min(1.0, angle))
