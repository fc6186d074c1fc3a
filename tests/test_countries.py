"""Sites in other countries: their holidays, numbers, postcodes, distances, and what is asked there. See tests/sites too."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from site_builder.build import build
from site_builder.diagnostics import Problem
from site_builder.fields.location import first_half, read_outcode, read_postcode
from site_builder.fields.phone import international, national, read_phone, read_whatsapp
from site_builder.hours.calendar.holidays import bank_holidays
from site_builder.language.speaking import HOLIDAYS
from site_builder.options import Options
from site_builder.prose.contacts import find_contacts
from tests.tooling.small_site import BASICS, SETTINGS, TODAY, codes, small_site, told
from tests.tooling.word_for_word import SayAgain

SITES = Path(__file__).parent / "sites"
ABROAD = SETTINGS.replace("nation: england\n", "")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    found = {}
    for name in ("ireland", "scotland", "us-county"):
        found[name] = tmp_path_factory.mktemp(name) / "output"
        content = SITES / name / "content"
        assert build(Options(content, found[name], TODAY, without=frozenset({"search"}), jobs=1)).published
    return found


def linked_data(output: Path, page: str) -> dict[str, Any]:
    html = (output / page / "index.html").read_text("utf-8")
    found = re.search(r'<script type="?application/ld\+json"?>(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.mark.parametrize(
    ("lines", "called"),
    [
        ("nation: scotland\n", "Bank holidays"),
        ("country: IM\n", "Bank holidays"),
        ("country: IE\n", "Public holidays"),
        ("country: US\ntime_zone: America/Chicago\nsubdivision: IL\n", "Public holidays"),
        ("country: US\ntime_zone: America/Chicago\nsubdivision: none\n", "Federal holidays"),
        ("country: NL\nlanguages: [nl]\n", "Public holidays"),
    ],
)
def test_holidays_are_called_what_they_are_called_there(tmp_path: Path, lines: str, called: str) -> None:
    """In tables, of services and of activities, and on lists by day; the booklet has the same tables."""
    bare = "name: Walks\norganisation: harbour-trust\nneeds: [food]\nactivities: [{name: Walk, hours: Mon 9am-5pm}]\n"
    settings = ABROAD.replace("number: 999", "number: 112") + lines
    site = small_site(tmp_path, {**BASICS, "services/walks.yaml": bare}, settings=settings)
    site.build()
    others = {"Bank holidays", "Public holidays", "Federal holidays"} - {called}
    for page in ("/services/kitchen/", "/services/walks/", "/days/monday/"):
        text = re.sub("<[^>]*>", "", site.page(page))
        assert called in text, page
        assert [each for each in others if each in text] == []


def test_each_name_of_holidays_is_a_sentence_for_translators() -> None:
    catalogue = (Path(__file__).parents[1] / "themes/default/locales/site-builder.pot").read_text("utf-8")
    assert len(HOLIDAYS) == 3
    assert [each for each in HOLIDAYS if f'msgid "{each}"' not in catalogue] == []


@pytest.mark.parametrize(
    ("site", "closed", "open_"),
    [
        ("us-county", "2026-11-26", "2026-11-30"),
        ("scotland", "2026-11-30", "2026-11-26"),
        ("ireland", "2027-02-01", "2026-11-30"),
    ],
)
def test_a_site_is_closed_on_the_holidays_of_its_own_country(
    built: dict[str, Path], site: str, closed: str, open_: str
) -> None:
    (place,) = linked_data(built[site], "services/kitchen")["availableChannel"]["serviceLocation"]
    shut = {
        each["validFrom"]
        for each in place["specialOpeningHoursSpecification"]
        if each["opens"] == each["closes"]
    }
    day = date.fromisoformat(closed)
    calendar = {"us-county": "US-IL", "scotland": "scotland", "ireland": "IE"}[site]
    assert day in bank_holidays(calendar, [2026, 2027])
    assert date.fromisoformat(open_) not in bank_holidays(calendar, [2026, 2027])
    if day.year == 2026:
        assert closed in shut
    assert open_ not in shut


@pytest.mark.parametrize(
    ("site", "country", "region"),
    [("ireland", "IE", None), ("scotland", "GB", None), ("us-county", "US", "IL")],
)
def test_programs_read_the_country(
    built: dict[str, Path], site: str, country: str, region: str | None
) -> None:
    (place,) = linked_data(built[site], "services/kitchen")["availableChannel"]["serviceLocation"]
    assert place["address"]["addressCountry"] == country
    assert place["address"].get("addressRegion") == region
    assert linked_data(built[site], "organisations/trust")["address"]["addressCountry"] == country


@pytest.mark.parametrize(("site", "in_km"), [("ireland", True), ("scotland", False), ("us-county", False)])
def test_distances_are_told_as_on_signposts(built: dict[str, Path], site: str, in_km: bool) -> None:
    assert ("data-km" in (built[site] / "services/index.html").read_text("utf-8")) == in_km


def test_a_filter_that_only_one_country_needs_is_not_offered_elsewhere(built: dict[str, Path]) -> None:
    offered = {
        site: set(
            re.findall(r'name="?(recourse|local)\b', (output / "services/index.html").read_text("utf-8"))
        )
        for site, output in built.items()
    }
    assert offered == {"ireland": {"local"}, "scotland": {"local", "recourse"}, "us-county": set()}


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("IE", "112"), ("IE", "999"), ("IE", "116 123"), ("IE", "020 912 0001"), ("IE", "01 456 7890"),
        ("IE", "+353 20 912 0001"), ("IE", "+44 1632 960 001"), ("US", "911"), ("US", "988"), ("US", "211"),
        ("US", "(212) 555-0101 ext. 4"), ("US", "1-800-799-7233"), ("US", "+1 212 555 0101"), ("DE", "112"),
        ("DE", "116 123"), ("DE", "030 23125 001"), ("FR", "115"), ("FR", "01 99 00 12 34"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_there_dial_them(country: str, number: str) -> None:
    assert read_phone(number, country) == number


@pytest.mark.parametrize(
    ("country", "number", "says"),
    [
        ("US", "999", "can't be dialled"),
        ("US", "01632 960 001", "can't be dialled"),
        ("US", "212-555-010", "more digits"),
        ("IE", "01632 960 001 22", "fewer digits"),
        ("GB", "911", "can't be dialled"),
        ("GB", "988", "can't be dialled"),
        ("US", "+353 12", "digits are missing"),
    ],
)
def test_numbers_of_another_country_are_refused(country: str, number: str, says: str) -> None:
    with pytest.raises(Problem, match=says):
        read_phone(number, country)


def test_numbers_are_the_same_however_they_are_written() -> None:
    assert international("020 912 0001", "IE") == international("+353 (0)20 912 0001", "IE") == "353209120001"
    assert national("(212) 555-0101", "US") == national("+1 212 555 0101", "US")
    assert read_whatsapp("212-555-0101", "US")
    with pytest.raises(Problem):
        read_whatsapp("988", "US")


def test_numbers_in_texts_become_links_as_that_country_writes_them() -> None:
    text = "Call (212) 555-0101 or 1-800-799-7233, mail me@example.org. In 2026 we gave 10 000 000 meals on 2026-11-26."
    assert [each.href for each in find_contacts(text, "US")] == [
        "tel:2125550101", "tel:18007997233", "mailto:me@example.org",
    ]  # fmt: skip
    assert [each.href for each in find_contacts("Ring 1800 341 900 or 116 123.", "IE")] == [
        "tel:1800341900",
        "tel:116123",
    ]


@pytest.mark.parametrize(
    ("country", "written", "read", "half"),
    [
        ("GB", "zz11aa", "ZZ1 1AA", "ZZ1"),
        ("IE", "a99x000", "A99 X000", "A99"),
        ("IE", "D6W X000", "D6W X000", "D6W"),
        ("US", "00001", "00001", "00001"),
        ("US", "000011234", "00001-1234", "00001"),
        ("CA", "k0a 0a0", "K0A 0A0", "K0A"),
        ("NL", "0000 aa", "0000 AA", "0000"),
        ("DE", "00001", "00001", "00001"),
        ("SG", "000001", "000001", "000"),
    ],
)
def test_postcodes_have_the_shape_of_their_country(country: str, written: str, read: str, half: str) -> None:
    assert read_postcode(written, country) == read
    assert first_half(read) == half


@pytest.mark.parametrize(
    ("country", "written", "word"),
    [
        ("IE", "ZZ1 1AA", "an Eircode"),
        ("US", "ZZ1 1AA", "a ZIP code"),
        ("US", "0001", "a ZIP code"),
        ("GB", "00001", "a postcode"),
    ],
)
def test_postcodes_are_called_what_they_are_called_there(country: str, written: str, word: str) -> None:
    with pytest.raises(Problem, match=f"can't be {word}"):
        read_postcode(written, country)
    with pytest.raises(Problem):
        read_outcode("?", country)


def test_a_german_address_has_the_postcode_before_its_town(tmp_path: Path) -> None:
    kitchen = BASICS["services/kitchen.yaml"] + "places: [{address: Weg 1, town: Hafen, postcode: '00001'}]\n"
    settings = ABROAD + "country: DE\nsubdivision: Bayern\n"
    site = small_site(
        tmp_path, {**BASICS, "services/kitchen.yaml": kitchen}, settings=settings.replace("999", "112")
    )
    found = site.check()
    assert codes(found) == ["time-zone-missing"], told(found)
    settings += "time_zone: Europe/Berlin\n"
    site.write({"site.yaml": settings.replace("999", "112")})
    site.build()
    assert "00001 Hafen" in site.page("/services/kitchen/")
    assert date(2026, 1, 6) in site.load().site.calendar.bank_holidays


@pytest.mark.parametrize(
    ("lines", "code", "says"),
    [
        ("", "part-missing", "whose bank holidays"),
        ("country: GB\n", "part-missing", "whose bank holidays"),
        ("country: FR\n", "part-missing", "part of France"),
        ("country: FR\nsubdivision: none\n", "", ""),
        ("country: IE\n", "", ""),
        ("country: NL\n", "", ""),
        ("country: PL\n", "", ""),
        ("country: UK\nnation: wales\n", "country-unknown", "Write `GB`"),
        ("country: Irland\n", "country-unknown", "Write `IE`"),
        ("country: IE\nnation: wales\n", "part-misplaced", "Ireland"),
        ("country: GB\nsubdivision: SCT\n", "part-misplaced", "nation"),
        ("country: US\ntime_zone: America/Chicago\nsubdivision: Ilinois\n", "hours-part", "`IL`"),
        ("country: US\nsubdivision: IL\n", "time-zone-missing", "America/Chicago"),
    ],
)
def test_a_site_is_asked_where_it_is(
    tmp_path: Path, lines: str, code: str, says: str, said_before: SayAgain
) -> None:
    number = "112" if re.search("FR|IE|NL|PL|Irl", lines) else "911" if "US" in lines else "999"
    site = small_site(tmp_path, BASICS, settings=ABROAD.replace("999", number) + lines)
    found = [each for each in site.check() if each.code.name == code]
    assert bool(found) == bool(code), told(site.check())
    assert all(says in f"{each.message} {each.hint}" for each in found), told(found)
    if not code:
        assert not site.check(), told(site.check())
    said_before(lines.strip().replace("\n", ", ") or "nothing", told(found))


def test_a_secret_postcode_of_another_country_is_told_nowhere_else(tmp_path: Path) -> None:
    place = "places: [{visibility: area-only, town: Cuan, postcode: A99 X0D0}]\nsummary: Come to a99x0d0\n"
    kitchen = BASICS["services/kitchen.yaml"] + place
    settings = ABROAD.replace("999", "112") + "country: IE\n"
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": kitchen}, settings=settings)
    result = build(site.options())
    assert not result.published
    assert any("postcode" in each.message for each in result.diagnostics), told(result.diagnostics)


def test_points_are_held_against_the_areas_of_a_site_abroad(tmp_path: Path) -> None:
    area = "name: Port\nplaces: [{name: Quay, coordinates: '53.27, -9.05'}]\n"
    kitchen = (
        BASICS["services/kitchen.yaml"] + "areas: [port]\nplaces: [{address: 1 Quay, coordinates: '%s'}]\n"
    )
    settings = ABROAD.replace("999", "112") + "country: IE\n"
    for point, hint in (
        ("53.28, -9.06", ""),
        ("-9.06, 53.28", "`53.28, -9.06`"),
        ("53.28, 9.06", "`53.28, -9.06`"),
    ):
        files = {**BASICS, "areas/port.yaml": area, "services/kitchen.yaml": kitchen % point}
        found = small_site(tmp_path, files, settings=settings).check()
        assert [each.code.name for each in found] == (["point-far"] if hint else []), told(found)
        assert all(hint in each.hint for each in found)
