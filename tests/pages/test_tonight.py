"""The page Tonight: what is usually open at night, what nobody knows, and the route for when everything is full."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, small_site

HEAD = "organisation: harbour-trust\nneeds: [bed]\nchecked: {on: 2026-10-28}\n"
FILES: Mapping[str, str] = {
    **BASICS,
    "needs/bed.yaml": "name: A bed tonight\nsummary: Beds\nhelp_now: yes\n",
    "services/shelter.yaml": f"name: Shelter\n{HEAD}hours: daily 8pm-8am; bank holidays as usual\n",
    "services/office.yaml": f"name: Office\n{HEAD}hours: Mon-Fri 9am-5pm\n",
    "services/halls.yaml": f"name: Halls\n{HEAD}hours: unknown\n",
    "services/old-house.yaml": f"name: Old House\n{HEAD}status: temporarily-closed\nhours: 24 hours\n",
    "pathways/rough.yaml": (
        "name: Sleeping rough tonight\nsituation: I have nowhere to sleep\nneeds: [bed]\nlead: harbour-trust\n"
        "who_for: Anybody\nchecked: {on: 2026-10-28}\n"
        "steps:\n- {id: ring, name: Ring, text: Ring them., services: [shelter]}\n"
    ),
}


def test_it_lists_what_is_usually_open_at_night_and_promises_nothing_about_tonight(tmp_path: Path) -> None:
    site = small_site(tmp_path, FILES)
    site.build()
    text = page_text(site.page("/tonight/"))
    assert "usually open in the evening or at night" in text
    bed, _, rest = text.partition("## Times not known: ask first")
    assert "Shelter" in bed
    assert "Halls" in rest
    assert "Halls" not in bed
    assert "Office" not in text, "doubt about bank holidays isn't opening at night"
    assert "Old House" not in text
    assert "tel:999" in text
    assert "When everything is full" in rest
    assert "Ring them." in rest


def test_home_and_help_now_lead_to_it(tmp_path: Path) -> None:
    site = small_site(tmp_path, FILES)
    site.build()
    assert "(/tonight/)" in page_text(site.page("/"))
    assert "(/tonight/)" in page_text(site.page("/help-now/"))


def test_a_site_without_urgent_needs_has_no_such_page(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS)
    site.build()
    assert not (site.output / "tonight").exists()
    assert "/tonight/" not in site.page("/")


def test_the_file_of_open_times_holds_what_is_running(tmp_path: Path) -> None:
    site = small_site(tmp_path, FILES)
    site.build()
    data = json.loads((site.output / "data/filters.json").read_text("utf-8"))
    ids = (line.split()[0] for line in data["services"])
    times = {id_: spells for id_, spells in zip(ids, data["times"], strict=True) if spells is not None}
    assert set(times) == {"halls", "kitchen", "office", "shelter"}
    assert times["halls"] == f"0u{data['until'] - data['from']}"
    assert times["shelter"] == "-240o720 44(1440o720)"


def test_what_only_a_worker_can_open_stands_apart(tmp_path: Path) -> None:
    flat = f"name: Flats\n{HEAD}access: {{how: referral, referral: {{by_whom: A worker}}}}\nhours: 24 hours\n"
    site = small_site(tmp_path, {**FILES, "services/flats.yaml": flat})
    site.build()
    alone, said, rest = page_text(site.page("/tonight/")).partition(
        "A bed tonight: only if a worker refers you (1)"
    )
    assert said
    assert "Flats" in rest
    assert "Flats" not in alone
    assert "Shelter" in alone


def test_what_an_alert_opens_is_there_though_nobody_knows_its_usual_times(tmp_path: Path) -> None:
    frost = (
        "name: Frost\nkind: severe-weather\nfrom: 2026-11-21 17:00\nuntil: 2026-11-27 9:00\n"
        "services: {service: halls, change: Open from 8pm.}\n"
    )
    site = small_site(tmp_path, {**FILES, "alerts/frost.yaml": frost})
    site.build()
    text = page_text(site.page("/tonight/"))
    assert "## Times not known" not in text
    assert text.index("Halls") < text.index("## When everything is full")
    assert "Open from 8pm. (21 to 27 November 2026)" in text
