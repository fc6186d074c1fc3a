"""Warnings about addresses in the texts of services that must be careful about places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, codes, small_site

RISKY = BASICS["services/kitchen.yaml"] + "risky: yes\n"
HIDDEN = BASICS["services/kitchen.yaml"] + "places:\n  - {visibility: confidential}\n"
PUBLIC = RISKY + "places:\n  - {address: 7 Mill Road, postcode: ZZ8 7QX}\n"


@pytest.mark.parametrize("service", [RISKY, HIDDEN])
@pytest.mark.parametrize(
    ("said", "column"),
    [
        ("summary: We are at 7 Mill Road.", 10),
        ("summary: Ask at 12a, Old Mill Lane", 10),
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
    ],
)
def test_other_texts_are_not(tmp_path: Path, service: str, said: str) -> None:
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": f"{service}summary: {said}\n"})
    assert codes(site.check()) == []
