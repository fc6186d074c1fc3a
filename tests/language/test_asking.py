"""Nobody is told to ring where there is nothing to ring."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from site_builder.language.asking import OTHERWISE
from tests.tooling.page_text import page_text
from tests.tooling.small_site import TODAY, small_site

CATALOGUE = Path(__file__).parents[2] / "themes/default/locales/site-builder.pot"
RING = re.compile(r"\bring (?:first|before|to ask|for|them)\b", re.IGNORECASE)
LOOKED_FOR = {
    # Where a number stands on the same card or page: now.js and the macro `first` look for it.
    "By appointment: ring first",
    "No longer known: ring first",
    "Usually %(usual)s. An alert changes this: ring first",
    "%(said)s: ring first",
    "Ring first.",
}


def test_every_sentence_about_ringing_has_another_form() -> None:
    with CATALOGUE.open("rb") as file:
        sentences = {str(message.id) for message in read_po(file) if RING.search(str(message.id))}
    assert sentences - set(OTHERWISE) - LOOKED_FOR == set()
    assert not [each for forms in OTHERWISE.values() for each in forms if re.search(r"\bring\b", each, re.I)]


BASE = {
    "organisations/trust.yaml": "name: Trust\nkind: charity\n",
    "needs/food.yaml": "name: Food\nsummary: Eat\n",
}
BARE = (
    "name: Kitchen\norganisation: trust\nneeds: food\n"
    "places:\n  - {visibility: area-only, town: Northport}\n  - {visibility: confidential}\n"
    "access: {how: phone}\naccommodation: {free: {number: 2, on: 2026-11-20}}\n"
)
HOURS = (
    "hours: unknown\n",
    "hours: Tue 9am-5pm (ring first), every other Fri 9am-1pm\n",
    "hours: {weekly: {mon: 9am-5pm}, bank_holidays: unknown}\n",
    "hours: {seasons: [{from: 2025-01-01, until: 2025-02-01, weekly: {mon: 9am-5pm}}]}\n",
    "status: temporarily-closed\n",
    "status: closed\n",
    "",
)
CONTACTS = {"ring": "phones: 01632 960001\n", "write": "email: a@example.org\n", "": ""}


@pytest.mark.parametrize("contact", CONTACTS)
def test_a_service_is_only_rung_where_it_has_a_number(tmp_path: Path, contact: str) -> None:
    files = {
        f"services/s{n}.yaml": BARE.replace("Kitchen", f"Kitchen {n}") + hours + CONTACTS[contact]
        for n, hours in enumerate(HOURS)
    }
    site = small_site(tmp_path, {**BASE, **files})
    site.build(TODAY)
    for name in files:
        text = page_text(site.page(f"/{name.removesuffix('.yaml')}/").partition("<footer")[0])
        gone = "doesn't run any more" in text
        assert bool(RING.search(text)) == (contact == "ring" and not gone), text
        assert ("write first" in text.lower()) == (contact == "write" and not gone), text
    cards = site.page("/services/").partition("<footer")[0].partition('<ul class="cards"')[2]
    assert bool(RING.search(cards)) == (contact == "ring")
