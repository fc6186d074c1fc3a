"""What pages say to other programs in schema.org's words: true, no more than the page says, and safe to embed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.tooling.small_site import BASICS, TODAY, SmallSite, small_site

HEAD = "name: Day Centre\norganisation: harbour-trust\nneeds: [food]\nchecked: {on: 2026-10-28}\n"
AT = "places: {address: 12 Quay Street, town: Northport, postcode: ZZ1 1AA, coordinates: '54.64041, -0.94392'}\n"

_THING = {"@id", "name", "alternateName", "description", "url", "sameAs"}
_ORGANISATION = _THING | {"email", "telephone", "logo", "address", "contactPoint"}
# Written by hand from schema.org: the terms we may use of each type, those it inherits among them.
TERMS: Mapping[str, set[str]] = {
    "Service": _THING
    | {"serviceType", "areaServed", "provider", "availableChannel", "hoursAvailable", "audience"},
    "ServiceChannel": _THING
    | {
        "serviceLocation",
        "servicePhone",
        "serviceSmsNumber",
        "serviceUrl",
        "availableLanguage",
        "servicePostalAddress",
    },
    "Place": _THING
    | {"address", "geo", "telephone", "openingHoursSpecification", "specialOpeningHoursSpecification"},
    "PostalAddress": _THING | {"streetAddress", "addressLocality", "postalCode", "addressCountry"},
    "GeoCoordinates": _THING | {"latitude", "longitude"},
    "ContactPoint": _THING | {"telephone", "email", "contactType", "availableLanguage"},
    "OpeningHoursSpecification": _THING | {"dayOfWeek", "opens", "closes", "validFrom", "validThrough"},
    "Organization": _ORGANISATION,
    "NGO": _ORGANISATION,
    "GovernmentOrganization": _ORGANISATION,
    "CollegeOrUniversity": _ORGANISATION,
}
# And what each may hold.
RANGES: Mapping[str, set[str]] = {
    "provider": {"Organization"},
    "availableChannel": {"ServiceChannel"},
    "serviceLocation": {"Place"},
    "servicePhone": {"ContactPoint"},
    "serviceSmsNumber": {"ContactPoint"},
    "contactPoint": {"ContactPoint"},
    "address": {"PostalAddress"},
    "servicePostalAddress": {"PostalAddress"},
    "geo": {"GeoCoordinates"},
    "hoursAvailable": {"OpeningHoursSpecification"},
    "openingHoursSpecification": {"OpeningHoursSpecification"},
    "specialOpeningHoursSpecification": {"OpeningHoursSpecification"},
}  # fmt: skip
DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

Data = Mapping[str, Any]


def data_of(html: str) -> list[Any]:
    return [
        json.loads(text)
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    ]


def day_centre(folder: Path, text: str, today: date = TODAY) -> tuple[SmallSite, Data]:
    """A built site with one more service, and what its page says to programs."""
    site = small_site(
        folder, {**BASICS, "areas/port.yaml": "name: Port\n", "services/day-centre.yaml": HEAD + text}
    )
    site.build(today)
    (found,) = data_of(site.page("/services/day-centre/"))
    return site, found


def hours_of(data: Data) -> list[Data]:
    """All opening hours, at the place or of the service."""
    places = data.get("availableChannel", {}).get("serviceLocation", [])
    names = ("openingHoursSpecification", "specialOpeningHoursSpecification")
    at_places = [each for place in places for name in names for each in place.get(name, [])]
    return at_places + list(data.get("hoursAvailable", []))


def brief(data: Data) -> list[str]:
    """Opening hours in short: `Mo Tu 09:00-17:00 from..until`."""
    return [
        " ".join(
            [
                *(day[:2] for day in each.get("dayOfWeek", ())),
                f"{each['opens']}-{each['closes']}",
                *([f"{each.get('validFrom', '')}..{each.get('validThrough', '')}"]
                  if "validFrom" in each or "validThrough" in each else []),
            ]
        )
        for each in hours_of(data)
    ]  # fmt: skip


def objects(value: Any) -> Iterator[Data]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


def test_an_ordinary_service(tmp_path: Path) -> None:
    text = (
        f"{AT}summary: Tea\nareas: [port]\nother_names: [The Harbour]\nwebsite: https://example.org/day\n"
        "phones: {number: 01632 960 001, label: Desk}\nhours: {weekly: Mon-Fri 9am-5pm, bank_holidays: as usual}\n"
    )
    _, data = day_centre(tmp_path, text)
    assert data == {
        "@context": "https://schema.org",
        "@type": "Service",
        "@id": "https://northport.example.org/services/day-centre/",
        "url": "https://northport.example.org/services/day-centre/",
        "name": "Day Centre",
        "alternateName": ["The Harbour"],
        "description": "Tea",
        "sameAs": "https://example.org/day",
        "serviceType": ["Food"],
        "areaServed": ["Port"],
        "provider": {
            "@type": "Organization",
            "@id": "https://northport.example.org/organisations/harbour-trust/",
            "name": "Harbour Trust",
        },
        "availableChannel": {
            "@type": "ServiceChannel",
            "serviceLocation": [
                {
                    "@type": "Place",
                    "address": {
                        "@type": "PostalAddress",
                        "streetAddress": "12 Quay Street",
                        "addressLocality": "Northport",
                        "postalCode": "ZZ1 1AA",
                        "addressCountry": "GB",
                    },
                    "geo": {"@type": "GeoCoordinates", "latitude": 54.64041, "longitude": -0.94392},
                    "openingHoursSpecification": [
                        {
                            "@type": "OpeningHoursSpecification",
                            "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
                            "opens": "09:00",
                            "closes": "17:00",
                        }
                    ],
                }
            ],
            "servicePhone": [{"@type": "ContactPoint", "telephone": "01632960001", "contactType": "Desk"}],
        },
    }


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("{weekly: daily 8pm-8am, bank_holidays: as usual}", ["Mo Tu We Th Fr Sa Su 20:00-08:00"]),
        ("{weekly: 'Mon 9am-noon, 8pm-midnight', bank_holidays: as usual}", ["Mo 09:00-12:00", "Mo 20:00-00:00"]),
        ("{always: yes}", ["Mo Tu We Th Fr Sa Su 00:00-23:59"]),
        ("unknown", []),
        ("{by_appointment: yes}", []),
        ("{weekly: Sat 10am-noon or by appointment, bank_holidays: as usual}", ["Sa 10:00-12:00"]),
        # Christmas Day is a Friday; the bank holidays of 2027 on other days of the week are no news.
        (
            "{weekly: Fri 9am-5pm, bank_holidays: closed}",
            [
                "Fr 09:00-17:00",
                "00:00-00:00 2026-12-25..2027-01-01",
                "00:00-00:00 2027-03-26..2027-03-26",
            ],
        ),
        (
            "{weekly: Tue 9am-5pm, bank_holidays: 10am-11am, exceptions: {from: 2026-12-21, until: 2027-11-30, hours: closed}}",
            ["Tu 09:00-17:00", "00:00-00:00 2026-12-22..2027-11-16"],
        ),
        # Nobody knows about bank holidays: the week isn't said to hold on them.
        (
            "Fri 9am-5pm",
            [
                "Fr 09:00-17:00 ..2026-12-24",
                "Fr 09:00-17:00 2027-01-02..2027-03-25",
                "Fr 09:00-17:00 2027-03-27..2027-11-22",
            ],
        ),
        (
            "{weekly: Mon 9am-5pm, bank_holidays: as usual, exceptions: [{date: 2026-12-07, hours: unknown}, "
            "{date: 2026-12-14, hours: 10am-noon}, {date: 2026-11-02, hours: closed}]}",
            [
                "Mo 09:00-17:00 ..2026-12-06",
                "Mo 09:00-17:00 2026-12-08..2027-11-22",
                "10:00-12:00 2026-12-14..2026-12-14",
            ],
        ),
        # A season that comes round every year, and one that is over.
        (
            "{bank_holidays: as usual, seasons: [{from: 1 Dec, until: 28 Feb, weekly: Mon 7pm-8am}, "
            "{from: 2025-06-01, until: 2025-06-30, weekly: Tue 9am-noon}]}",
            ["Mo 19:00-08:00 2026-12-01..2027-02-28"],
        ),
        (
            "{bank_holidays: as usual, seasons: {from: 1 Nov, until: 31 Mar, weekly: Mon 7pm-8am}}",
            ["Mo 19:00-08:00 2026-11-01..2027-03-31", "Mo 19:00-08:00 2027-11-01..2028-03-31"],
        ),
        # What isn't every week's is said by dates, as far as a quarter ahead, and only where it is certain.
        (
            "{weekly: '2nd Tue of the month 2pm-4pm', bank_holidays: as usual}",
            [f"14:00-16:00 {day}..{day}" for day in ("2026-12-08", "2027-01-12", "2027-02-09")],
        ),
        ("{weekly: 'every other Tue 2pm-4pm', bank_holidays: as usual}", []),
    ],
)  # fmt: skip
def test_hours_are_said_as_far_as_they_are_certain(tmp_path: Path, hours: str, said: list[str]) -> None:
    assert brief(day_centre(tmp_path, f"{AT}hours: {hours}\n")[1]) == said


def test_hours_of_several_places_stay_with_their_place(tmp_path: Path) -> None:
    text = (
        "places: [{name: A, address: 1 Net Yard, hours: {weekly: Mon 9am-noon, bank_holidays: as usual}},"
        " {name: B, address: 2 Net Yard}]\nhours: {weekly: Tue 1pm-2pm, bank_holidays: as usual}\n"
    )
    data = day_centre(tmp_path, text)[1]
    places = data["availableChannel"]["serviceLocation"]
    assert ["openingHoursSpecification" in place for place in places] == [True, False]
    assert brief(data) == ["Mo 09:00-12:00", "Tu 13:00-14:00"]


@pytest.mark.parametrize("status", ["temporarily-closed", "closed"])
def test_a_closed_service_has_no_hours(tmp_path: Path, status: str) -> None:
    site = small_site(
        tmp_path, {**BASICS, "services/day-centre.yaml": f"{HEAD}{AT}status: {status}\nhours: Mon 9am-5pm\n"}
    )
    site.build()
    found = data_of(site.page("/services/day-centre/"))
    assert [hours_of(each) for each in found] == ([] if status == "closed" else [[]])


def test_a_confidential_place_gives_nothing_away(tmp_path: Path) -> None:
    text = "areas: [port]\nplaces: [{visibility: confidential, name: Canary House, town: Canary Town}]\nhours: daily 1pm-2pm\n"
    data = day_centre(tmp_path, text)[1]
    assert "Canary" not in json.dumps(data)
    assert "availableChannel" not in data
    assert data["areaServed"] == ["Port"]


def test_an_area_only_place_gives_its_outcode_and_no_point(tmp_path: Path) -> None:
    text = AT.replace("{", "{visibility: area-only, ")
    (place,) = day_centre(tmp_path, text)[1]["availableChannel"]["serviceLocation"]
    address = {"addressLocality": "Northport", "postalCode": "ZZ1", "addressCountry": "GB"}
    assert place == {"@type": "Place", "address": {"@type": "PostalAddress", **address}}


def test_words_can_neither_end_the_element_nor_begin_another(tmp_path: Path) -> None:
    nasty = "</script><script>alert(1)</script><!-- &amp; ]]>"
    site, data = day_centre(tmp_path, f"summary: '{nasty}'\n")
    assert data["description"] == " ".join(nasty.split())
    html = site.page("/services/day-centre/")
    assert "<script>" not in html
    assert html.count("</script>") == html.count("<script ")


def test_an_organisation(tmp_path: Path) -> None:
    organisation = "name: Harbour Trust\nkind: charity\nwebsite: https://example.org\nemail: a@b.org\nphones: 01632 960 000\n"
    site = small_site(tmp_path, {**BASICS, "organisations/harbour-trust.yaml": organisation})
    site.build()
    url = "https://northport.example.org/organisations/harbour-trust/"
    assert data_of(site.page("/organisations/harbour-trust/")) == [
        {
            "@context": "https://schema.org",
            "@type": "NGO",
            "@id": url,
            "url": url,
            "name": "Harbour Trust",
            "sameAs": "https://example.org",
            "email": "a@b.org",
            "telephone": ["01632960000"],
        }
    ]


def test_the_example_site_uses_terms_of_schema_org_as_they_are_meant(example_site: Path) -> None:
    found = {
        path.relative_to(example_site).as_posix(): each
        for path in sorted(example_site.rglob("index.html"))
        for each in data_of(path.read_text("utf-8"))
    }
    assert {path.partition("/")[0] for path in found} == {"services", "organisations"}
    assert len(found) > 60
    for path, data in found.items():
        assert data["@context"] == "https://schema.org", path
        for each in objects(data):
            terms = each.keys() - {"@context", "@type"}
            assert terms <= TERMS[each["@type"]], path
            for term in terms & RANGES.keys():
                values = each[term] if isinstance(each[term], list) else [each[term]]
                assert {value["@type"] for value in values} <= RANGES[term], f"{path}: {term}"
            assert all(each.values()), path
            if each["@type"] == "OpeningHoursSpecification":
                assert all(re.fullmatch(r"[0-2]\d:[0-5]\d", each[name]) for name in ("opens", "closes")), path
                assert set(each.get("dayOfWeek", ())) <= DAYS, path
                assert "dayOfWeek" in each or "validFrom" in each, path
