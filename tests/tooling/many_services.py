"""A made-up site of many services in which every answer to every question comes up; the same number gives the same site."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import yaml

SETTINGS = """\
name: Made-up Charter
area: Madeup
nation: england
base_url: https://madeup.example.org/
contact: {email: hello@madeup.example.org}
emergency: [{name: Police and ambulance, number: 999}]
qr_codes: no
"""
NEEDS = ("bed", "food", "washing", "advice")
AREAS = ("port", "town", "coast")
GROUPS = ("young", "women", "veterans")
ANSWERS = ("yes", "no", "ask", "unknown")
HOURS = (
    "Mon-Fri 9am-5pm; bank holidays closed",
    "Mon, Wed 10am-noon; bank holidays as usual",
    "daily 8pm-8am; last entry 11pm; bank holidays as usual",
    "Sat 1pm-2pm",
    "Sun 11:30pm-1am; bank holidays as usual",
    "24 hours",
    "by appointment; bank holidays as usual",
    "unknown",
)
LANGUAGES = ("English", "Polish", "Arabic", "Kurdish Sorani", "Polish on Fridays", "others by interpreter")


def many_services(count: int, seed: int = 20261128) -> dict[str, str]:
    """The files of a content folder, without site.yaml."""
    pick = random.Random(seed)
    files: dict[str, Any] = {
        **{f"needs/{name}.yaml": {"name": name.title(), "summary": "Help"} for name in NEEDS},
        **{f"client-groups/{name}.yaml": {"name": name.title()} for name in GROUPS},
        "organisations/harbour-trust.yaml": {"name": "Harbour Trust", "kind": "charity"},
    }
    for number, name in enumerate(AREAS):
        place = {
            "name": f"{name.title()} Green",
            "outcodes": [f"ZZ{number + 1}"],
            "coordinates": f"{54.5 + number / 20}, {-1 - number / 30}",
        }
        files[f"areas/{name}.yaml"] = {"name": name.title(), "order": number, "places": [place]}
    for number in range(count):
        files[f"services/s{number:04}.yaml"] = _service(pick, number)
    return {name: yaml.safe_dump(each, sort_keys=False) for name, each in files.items()}


def _service(pick: random.Random, number: int) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": f"{pick.choice(['Quay', 'The Mill', 'Green', 'Abbey'])} House {number}",
        "organisation": "harbour-trust",
        "needs": pick.sample(NEEDS, pick.randint(1, 3)),
        "areas": _some(pick, AREAS),
        "languages": _some(pick, LANGUAGES),
        "status": pick.choice(["open"] * 8 + ["temporarily-closed"]),
        "checked": {"on": pick.choice(["2026-10-28", "2026-10-01", "2024-02-03"])},
        "places": [_place(pick) for _ in range(pick.choice([0, 1, 1, 1, 2]))],
    }
    if pick.random() < 0.9:
        entry["hours"] = pick.choice(HOURS)
    if pick.random() < 0.8:
        entry["for"] = _eligibility(pick)
    if pick.random() < 0.8:
        entry["access"] = {"how": _some(pick, ("drop-in", "phone", "referral", "appointment"))}
        entry["access"] |= {"free": pick.choice(["yes", "no"])} if pick.random() < 0.7 else {}
    if pick.random() < 0.1:
        entry["accommodation"] = {"couples": pick.choice(ANSWERS)}
    if number and pick.random() < 0.1:
        entry["happens_at"] = f"s{pick.randrange(number):04}"
    return {name: value for name, value in entry.items() if value not in ([], {})}


def _eligibility(pick: random.Random) -> dict[str, Any]:
    given: dict[str, Any] = {
        "household": _some(pick, ("single", "couple", "family")),
        "groups": _some(pick, GROUPS),
        **{name: pick.choice(ANSWERS) for name in ("pets", "local_connection", "no_recourse", "id_needed")},
    }
    if pick.random() < 0.6:
        given["gender"] = pick.choice(["anyone", "women", "men", "women-and-non-binary"])
    if pick.random() < 0.6:
        given["youngest"] = pick.choice([0, 16, 18])
    if pick.random() < 0.3:
        given["oldest"] = pick.choice([18, 25, 64])
    return {name: value for name, value in given.items() if value != []}


def _place(pick: random.Random) -> dict[str, Any]:
    kind = pick.choice(["building"] * 6 + ["phone", "online", "outreach"])
    visibility = pick.choice(["public"] * 4 + ["area-only", "confidential"])
    place: dict[str, Any] = {"kind": kind, "step_free": pick.choice(["yes", "partly", "no", "unknown"])}
    if kind in ("phone", "online"):
        return {"kind": kind}
    if visibility == "confidential":
        return {**place, "visibility": visibility, "area": pick.choice(AREAS)}
    place |= {"visibility": visibility, "area": pick.choice(AREAS), "address": ["12 Quay Street"]}
    place["town"] = pick.choice(["Port Green", "Elsewhere"])
    if pick.random() < 0.5:
        place["postcode"] = f"ZZ{pick.randint(1, 5)} 1AA"
    if pick.random() < 0.6:
        place["coordinates"] = f"{pick.uniform(54.4, 54.8):.4f}, {pick.uniform(-1.2, -0.8):.4f}"
    return place


def _some(pick: random.Random, items: Sequence[str]) -> list[str]:
    """None of the items, or a few."""
    return pick.sample(items, pick.choice([0, 1, 1, 2]))
