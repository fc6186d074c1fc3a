"""Web addresses in fields that lead to the site itself lead to a page or a file that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SETTINGS, small_site

OWN = "https://northport.example.org"


@pytest.mark.parametrize(
    ("address", "near"),
    [
        (f"{OWN}/needs/food/", None),
        (f"{OWN}/needs/food/#services", None),
        (f"{OWN}/needs/food/?open=now", None),
        (f"{OWN}/needs/f%6Fod/", None),
        (f"{OWN.replace('north', 'NORTH')}/needs/food/", None),
        (f"{OWN}", None),
        (f"{OWN}?open=now", None),
        (f"{OWN}/files/minutes.txt", None),
        (
            f"{OWN}/nowhere-at-all",
            "Copy the address of the page from its own address bar, from the first / on.",
        ),
        (f"{OWN}/needs/fodo/#services", "Did you mean `/needs/food/`?"),
        (f"{OWN}/needs/food", "Did you mean `/needs/food/`?"),
        (f"{OWN}.uk/needs/fodo/", None),
        (f"{OWN[:-1]}/needs/fodo/", None),
        ("https://example.org/needs/fodo/", None),
    ],
)
def test_it_is_told_where_it_leads_nowhere(tmp_path: Path, address: str, near: str | None) -> None:
    text = f"{BASICS['services/kitchen.yaml']}website: {address}\n"
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": text, "files/minutes.txt": "We met."})
    said = f"The link `{address}` leads to a page that doesn't exist."
    assert [(str(each.span), each.message, each.hint) for each in site.check()] == (
        [("content/services/kitchen.yaml:6:10", said, near)] if near else []
    )


def test_a_site_in_a_folder_has_the_addresses_of_that_folder_alone(tmp_path: Path) -> None:
    settings = SETTINGS.replace(f"{OWN}/", f"{OWN}/charter/")
    text = BASICS["services/kitchen.yaml"]
    for path, count in (("charter/needs/food/", 0), ("charter/needs/fodo/", 1), ("needs/fodo/", 0)):
        files = {**BASICS, "services/kitchen.yaml": f"{text}website: {OWN}/{path}\n"}
        assert len(small_site(tmp_path, files, settings=settings).check()) == count


def test_what_files_with_mistakes_may_make_is_not_missed(tmp_path: Path) -> None:
    text = f"{BASICS['services/kitchen.yaml']}website: {OWN}/needs/bed/\n"
    files = {**BASICS, "services/kitchen.yaml": text, "needs/bed.yaml": "nmae: A bed\n"}
    assert {each.code.name for each in small_site(tmp_path, files).check()} == {"field-unknown"}
