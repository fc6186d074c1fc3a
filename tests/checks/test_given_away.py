"""Warnings about addresses in the texts of services that must be careful about places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SETTINGS, codes, small_site

RISKY = BASICS["services/kitchen.yaml"] + "risky: yes\n"
HIDDEN = BASICS["services/kitchen.yaml"] + "places:\n  - {visibility: confidential}\n"
PUBLIC = RISKY + "places:\n  - {address: 7 Mill Road, postcode: ZZ8 7QX}\n"


@pytest.mark.parametrize("service", [RISKY, HIDDEN])
@pytest.mark.parametrize(
    ("said", "column"),
    [
        ("summary: We are at 7 Mill Road.", 10),
        ("summary: Ask at 12a, Old Mill Lane", 10),
        ("summary: Ask at 12a old mill lane and wait", 10),
        ("summary: Ask at 27 mill close.", 10),
        ("summary: Write to ZZ8 7QX", 10),
        ("description: We are in **7 Mill Road**.", 14),
        ("activities: [{name: Supper, summary: At 7 Mill Road, hours: Mon 6pm-7pm}]", 38),
    ],
)
def test_an_address_in_a_text_is_asked_about(tmp_path: Path, service: str, said: str, column: int) -> None:
    (found,) = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": f"{service}{said}\n"}).check()
    assert found.code.name == "place-given-away"
    assert (found.span.line, found.span.column) == (len(service.splitlines()) + 1, column)
    assert "mill" not in f"{found.message} {found.hint}".lower()


@pytest.mark.parametrize("name", ["7-mill-road", "refuge-zz8-7qx"])
def test_an_address_in_the_name_of_a_file_is_asked_about(tmp_path: Path, name: str) -> None:
    site = small_site(
        tmp_path, {**BASICS, f"services/{name}.yaml": RISKY.replace("Harbour Kitchen", "Refuge")}
    )
    assert [(each.code.name, each.span.file) for each in site.check()] == [
        ("place-given-away", f"content/services/{name}.yaml")
    ]


@pytest.mark.parametrize(
    ("service", "said"),
    [
        (BASICS["services/kitchen.yaml"], "We are at 7 Mill Road."),
        (PUBLIC, "We are at 7 Mill Road, ZZ8 7QX."),
        (RISKY, "We are in Mill Road, in ZZ8, from 7 to 9."),
        (RISKY, "Ring 01632 960 001 and wait, 5 minutes on the way"),
        (RISKY, "We are 5 minutes from the main street, 2 buses down the road"),
        (RISKY, "Our 3 kitchens close at 9pm, and the 4 rooms are close by"),
        (RISKY, "It is 10 minutes walk along a quiet road"),
        (RISKY, "Take the 12 to our street, or the 40 and 41 down every lane"),
    ],
)
def test_other_texts_are_not(tmp_path: Path, service: str, said: str) -> None:
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": f"{service}summary: {said}\n"})
    assert codes(site.check()) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("needs/safe.yaml", "name: Safety\nrisky: yes\nsummary: At 7 Mill Road\n"),
        (
            "pathways/away.yaml",
            "name: Away\nsituation: Leaving\nlead: harbour-trust\nrisky: yes\nsummary: To 7 Mill Road\n"
            "steps: [{id: ring, name: Ring, text: Ring, services: [kitchen]}]\n",
        ),
    ],
)
def test_other_entries_that_are_risky_are_asked_too(tmp_path: Path, file: str, text: str) -> None:
    found = small_site(tmp_path, {**BASICS, file: text}).check()
    assert [(each.code.name, each.span.file) for each in found if each.code.name == "place-given-away"] == [
        ("place-given-away", f"content/{file}")
    ]


def test_a_service_is_as_risky_as_its_need(tmp_path: Path) -> None:
    files = {
        **BASICS,
        "needs/food.yaml": "name: Food\nrisky: yes\n",
        "services/kitchen.yaml": BASICS["services/kitchen.yaml"] + "summary: At 7 Mill Road.\n",
    }
    assert codes(small_site(tmp_path, files).check()) == ["place-given-away"]


def test_what_holds_more_than_its_page_has_no_link_to_its_file(tmp_path: Path) -> None:
    files = {
        **BASICS,
        "services/kitchen.yaml": BASICS["services/kitchen.yaml"] + "notes: Ask Maud first.\n",
        "site.yaml": f"{SETTINGS}repository: {{url: 'https://example.org/us/site'}}\n",
    }
    site = small_site(tmp_path, files)
    site.build()
    assert "/edit/" not in site.page("/services/kitchen/")
    assert "/edit/" in site.page("/organisations/harbour-trust/")
    site.write({"services/kitchen.yaml": BASICS["services/kitchen.yaml"]})
    site.build()
    assert "/edit/" in site.page("/services/kitchen/")
