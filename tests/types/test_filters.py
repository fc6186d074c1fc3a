"""How well a service fits each option of the filters: what nobody has said is never yes or no."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.types.service.filters import ASK, MADE_FOR, NO, YES, answers, filters
from site_builder.types.service.model import Service
from tests.tooling.small_site import BASICS, small_site

FILES = {
    **BASICS,
    "needs/bed.yaml": "name: Bed\n",
    "areas/port.yaml": "name: Port\n",
    "client-groups/young.yaml": "name: Young people\n",
    "client-groups/old.yaml": "name: Older people\n",
    "services/other.yaml": (
        "name: Other\norganisation: harbour-trust\nneeds: [food, bed]\nareas: port\nlanguages: [English, Polish, Arabic]\n"
        "for: {youngest: 16, oldest: 24, groups: [young, old]}\nplaces: {address: 1 Quay, step_free: yes}\n"
    ),
}


def answer(folder: Path, more: str, option: str) -> str:
    """The answer of a service that says no more than that."""
    head = "name: Kitchen\norganisation: harbour-trust\nneeds: [food]\n"
    site = small_site(folder, {**FILES, "services/kitchen.yaml": f"{head}{more}\n"}).load().site
    found = filters(site)
    options = [f"{each.name}={value}" for each in found for value, _ in each.options]
    service = site.find(Service, "kitchen")
    assert service
    return answers(service, found)[options.index(option)]


@pytest.mark.parametrize(
    ("more", "option", "expected"),
    [
        ("", "need=food", MADE_FOR),
        ("activities: {name: Beds, needs: bed}", "need=bed", YES),
        ("", "need=bed", NO),
        ("", "area=port", ASK),
        ("places: {visibility: confidential, area: port}", "area=port", ASK),
        ("places: {address: 1 Quay, area: port}", "area=port", YES),
        ("", "age=16", ASK),
        ("for: {youngest: 18}", "age=16", NO),
        ("for: {youngest: 18}", "age=25", YES),
        ("for: {oldest: 17}", "age=18", NO),
        ("for: {who: Everybody}", "age=16", ASK),
        ("for: {household: single}", "household=family", NO),
        ("accommodation: {couples: yes}", "household=couple", YES),
        ("accommodation: {couples: ask}", "household=couple", ASK),
        ("", "household=single", ASK),
        ("", "gender=man", ASK),
        ("for: {gender: women-and-non-binary}", "gender=non-binary", YES),
        ("for: {gender: women}", "gender=man", NO),
        ("", "group=young", YES),
        ("for: {groups: young}", "group=young", MADE_FOR),
        ("for: {groups: old}", "group=young", ASK),
        ("", "language=Polish", ASK),
        ("languages: [English, Arabic]", "language=Polish", NO),
        ("languages: [English, others by interpreter]", "language=Polish", ASK),
        ("languages: [English, Polish on Fridays]", "language=Polish", ASK),
        ("languages: English\nphones: {number: 01632 960 001, languages: Polish}", "language=Polish", ASK),
        ("", "referral=yes", ASK),
        ("access: {how: referral}", "referral=yes", NO),
        ("access: {how: [referral, phone]}", "referral=yes", YES),
        ("for: {id_needed: no}", "id=yes", YES),
        ("for: {id_needed: yes}", "id=yes", NO),
        ("for: {local_connection: ask}", "local=yes", ASK),
        ("for: {no_recourse: no}", "recourse=yes", NO),
        ("for: {pets: yes}", "pets=yes", YES),
        ("", "steps=yes", ASK),
        ("places: {kind: phone}", "steps=yes", YES),
        ("places: {address: 1 Quay, step_free: partly}", "steps=yes", ASK),
        ("places: {address: 1 Quay, step_free: no}", "steps=yes", NO),
        ("places: {visibility: confidential, step_free: yes}", "steps=yes", ASK),
        ("happens_at: other", "steps=yes", YES),
        ("access: {cost: £1}", "free=yes", ASK),
        ("access: {free: no}", "free=yes", NO),
    ],
)
def test_an_answer(tmp_path: Path, more: str, option: str, expected: str) -> None:
    assert answer(tmp_path, more, option) == expected


def test_ages_are_cut_where_services_differ(tmp_path: Path) -> None:
    site = small_site(
        tmp_path, {**FILES, "services/kitchen.yaml": FILES["services/kitchen.yaml"] + "for: {oldest: 15}\n"}
    )
    ages = next(each for each in filters(site.load().site) if each.name == "age")
    assert ages.options == (("0", "Under 16"), ("16", "16 to 24"), ("25", "25 and over"))


def test_what_offers_no_choice_is_left_out(tmp_path: Path) -> None:
    names = [each.name for each in filters(small_site(tmp_path, BASICS).load().site)]
    assert {"area", "age", "group", "language"}.isdisjoint(names)
    assert {"need", "household", "pets"} < set(names)


def test_every_age_is_judged_as_each_service_says(tmp_path: Path) -> None:
    given = {
        "children": "{oldest: 15}",
        "teens": "{youngest: 16, oldest: 17}",
        "one-year": "{youngest: 25, oldest: 25}",
        "adults": "{youngest: 18}",
        "old": "{youngest: 60}",
    }
    spans = {
        "children": (0, 15),
        "teens": (16, 17),
        "one-year": (25, 25),
        "adults": (18, 200),
        "old": (60, 200),
    }
    head = "organisation: harbour-trust\nneeds: [food]\n"
    files = {f"services/{name}.yaml": f"name: {name}\n{head}for: {ages}\n" for name, ages in given.items()}
    site = small_site(tmp_path, {**BASICS, **files}).load().site
    (ages,) = [each for each in filters(site) if each.name == "age"]
    assert [label for _, label in ages.options] == [
        "Under 16",
        "16 to 17",
        "18 to 24",
        "25",
        "26 to 59",
        "60 and over",
    ]
    for age in range(100):
        option = [value for value, _ in ages.options if int(value) <= age][-1]
        for name, (youngest, oldest) in spans.items():
            service = site.find(Service, name)
            assert service
            wanted = YES if youngest <= age <= oldest else NO
            assert ages.judge(service)(option) == wanted, (name, age)
