"""Writes the same made-up services as content of ours and as a site for Hugo; the same number gives the same bytes."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
WORDS: dict[str, list[str]] = json.loads((HERE / "words.json").read_text(encoding="utf-8"))
SEED = 20261122
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class Record:
    """One made-up service: about 2.4 kB, of which 1.5 kB is Markdown."""

    name: str
    category: str
    area: str
    organisation: str
    facts: dict[str, Any]
    hours: dict[str, list[tuple[str, str]]]
    description: str


def slug(text: str) -> str:
    """The text as part of a web address."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def records(count: int) -> list[Record]:
    """The first `count` services."""
    pick = random.Random(SEED)
    names: set[str] = set()
    return [_record(pick, number, names) for number in range(count)]


def _record(pick: random.Random, number: int, names: set[str]) -> Record:
    category, area = pick.choice(WORDS["categories"]), pick.choice(WORDS["areas"])
    organisation = f"{pick.choice(WORDS['adjectives'])} {pick.choice(WORDS['nouns'])}"
    name = f"{organisation} {area} {category}"
    if name in names:
        name = f"{name} {number}"
    names.add(name)
    site = f"{slug(organisation)}.example.org"
    facts = {
        "summary": f"{pick.choice(['Free', 'Confidential', 'Friendly', 'Walk-in'])} {category.lower()} in {area} for "
        f"{pick.choice(WORDS['clients'])}, run by {organisation} & partners.",
        "needs": pick.sample(WORDS["needs"], pick.randint(2, 5)),
        "clients": pick.sample(WORDS["clients"], pick.randint(1, 3)),
        "street": f"{pick.randint(1, 250)} {pick.choice(WORDS['streets'])}",
        "postcode": f"M{pick.randint(1, 46)} {pick.randint(1, 9)}{pick.choice('ABDEFGH')}{pick.choice('JLNPQR')}",
        "lat": round(53.4 + pick.random() * 0.2, 5),
        "lon": round(-2.4 + pick.random() * 0.4, 5),
        "phone": f"0161 {pick.randint(200, 999)} {pick.randint(1000, 9999)}",
        "text": f"07700 {pick.randint(900000, 900999)}",
        "email": f"hello{number}@{site}",
        "website": f"https://www.{site}/{slug(area)}",
        "eligibility": "You must be "
        + pick.choice(["18 or over.", "16 or over.", "living in the area.", "homeless."]),
        "access_route": pick.choice(
            ["Walk in during opening hours.", "Phone first to book.", "Ask to be referred."]
        ),
        "languages": pick.sample(WORDS["languages"], pick.randint(1, 4)),
        "accessibility": pick.sample(WORDS["accessibility"], pick.randint(1, 4)),
        "cost": pick.choice(["Free", "Free, donations welcome", "Housing benefit accepted"]),
        "pets": pick.random() < 0.4,
        "status": pick.choice(["open", "open", "open", "waiting list"]),
        "verified": f"2026-{pick.randint(1, 10):02d}-{pick.randint(1, 28):02d}",
        "verified_by": pick.choice(["Charter team", "Volunteer", "The service"]),
    }
    return Record(
        name, category, area, organisation, facts, _hours(pick), _description(pick, organisation, category)
    )


def _hours(pick: random.Random) -> dict[str, list[tuple[str, str]]]:
    hours: dict[str, list[tuple[str, str]]] = {}
    for day in DAYS:
        chance = pick.random()
        if day in ("saturday", "sunday") and chance < 0.6:
            hours[day] = []
        elif chance < 0.2:
            hours[day] = [("09:00", "12:30"), ("13:30", "17:00")]
        else:
            hours[day] = [
                (pick.choice(["08:30", "09:00", "10:00"]), pick.choice(["15:00", "16:30", "20:00"]))
            ]
    return hours


def _description(pick: random.Random, organisation: str, category: str) -> str:
    paragraphs = [
        " ".join(pick.sample(WORDS["sentences"], pick.randint(3, 5))) for _ in range(pick.randint(2, 4))
    ]
    words = paragraphs[0].split(" ")
    place = pick.randint(3, 8)
    words[place] = f"**{words[place]}**"
    paragraphs[0] = " ".join(words)
    link = f"[the {organisation} website](https://www.example.org/{slug(organisation)})"
    paragraphs[-1] += f" Read more on {link} or see [the others](/needs/{slug(category)}/)."
    offers = "\n".join(f"- {offer}" for offer in pick.sample(WORDS["offers"], pick.randint(3, 6)))
    paragraphs.insert(1, f"You can get:\n\n{offers}")
    return "\n\n".join(paragraphs)


def write_ours(folder: Path, services: Sequence[Record]) -> None:
    """Write content of our own: services with their needs, areas, client groups and organisations.

    A record's category is its need, as it is Hugo's list; its finer needs, which Hugo only prints, become search words.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for kind in ("services", "needs", "areas", "client-groups", "organisations"):
        (folder / kind).mkdir(parents=True)
    settings = {
        "name": "Homelessness Charter",
        "area": "Greater Manchester",
        "base_url": "https://charter.example.org/",
        "contact": {"email": "hello@example.org"},
        "emergency": [{"name": "Police, fire, ambulance", "number": "999"}],
        "reviews": {"services": "1 year"},
        "qr_codes": "no",  # the other site draws none
    }
    _write(folder / "site.yaml", _yaml(settings))
    lists = {"needs": WORDS["categories"], "areas": WORDS["areas"], "client-groups": WORDS["clients"]}
    for kind, names in lists.items():
        for name in names:
            _write(folder / kind / f"{slug(name)}.yaml", _yaml({"name": name}))
    for name in sorted({service.organisation for service in services}):
        _write(folder / "organisations" / f"{slug(name)}.yaml", _yaml({"name": name, "kind": "charity"}))
    for service in services:
        _write(
            folder / "services" / f"{slug(service.name)}.md",
            f"---\n{_yaml(_ours(service))}---\n\n{service.description}\n",
        )


def _ours(service: Record) -> dict[str, Any]:
    facts = service.facts
    has = facts["accessibility"]
    return {
        "name": service.name,
        "organisation": slug(service.organisation),
        "summary": facts["summary"],
        "needs": [slug(service.category)],
        "search_words": facts["needs"],
        "for": {
            "who": facts["eligibility"],
            "groups": [slug(client) for client in facts["clients"]],
            "pets": "yes" if facts["pets"] else "no",
        },
        "access": {"arrive": facts["access_route"], "cost": facts["cost"]},
        "places": [
            {
                "address": [facts["street"]],
                "town": service.area,
                "postcode": facts["postcode"],
                "coordinates": f"{facts['lat']}, {facts['lon']}",
                "area": slug(service.area),
                "step_free": "yes" if "step-free entrance" in has else "unknown",
                "toilet": "yes" if "accessible toilet" in has else "unknown",
                "access_note": ", ".join(has),
            }
        ],
        "hours": {
            "weekly": {
                day[:3]: [f"{a}-{b}" for a, b in spans] or "closed" for day, spans in service.hours.items()
            },
            "bank_holidays": "closed",
        },
        "phones": [{"number": facts["phone"]}],
        "text": facts["text"],
        "email": facts["email"],
        "website": facts["website"],
        "languages": facts["languages"],
        "checked": {"on": facts["verified"], "by": facts["verified_by"]},
        **({"notice": {"text": "There is a waiting list."}} if facts["status"] != "open" else {}),
    }


def write_hugo(folder: Path, services: Sequence[Record]) -> None:
    """Write the same services as a site for Hugo, whose templates lie in the folder hugo beside this file."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "hugo", folder)
    for kind, names in (("category", WORDS["categories"]), ("area", WORDS["areas"])):
        for name in names:
            (folder / "content" / kind / slug(name)).mkdir(parents=True)
            _write(
                folder / "content" / kind / slug(name) / "_index.md", f"---\n{_yaml({'title': name})}---\n"
            )
    (folder / "content" / "services").mkdir()
    for service in services:
        path = folder / "content" / "services" / f"{slug(service.name)}.md"
        _write(path, f"---\n{_yaml(_hugo(service))}---\n\n{service.description}\n")


def _hugo(service: Record) -> dict[str, Any]:
    facts = {key: value for key, value in service.facts.items() if key not in ("street", "postcode")}
    return {
        "title": service.name,
        "slug": slug(service.name),
        "organisation": service.organisation,
        "category": slug(service.category),
        "category_name": service.category,
        "area": slug(service.area),
        "area_name": service.area,
        "address": {
            "street": service.facts["street"],
            "town": service.area,
            "postcode": service.facts["postcode"],
        },
        "hours": {day: [{"open": a, "close": b} for a, b in spans] for day, spans in service.hours.items()},
        **facts,
    }


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _yaml(data: Any, depth: int = 0) -> str:
    """Plain YAML with quoted texts: the same for both, and quicker to write than with a library."""
    lines = []
    for key, value in data.items():
        lead = "  " * depth + key + ":"
        if isinstance(value, dict):
            lines.append(f"{lead}\n{_yaml(value, depth + 1)}")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            rows = "".join("  " * (depth + 1) + "- " + _yaml(row, depth + 2).lstrip(" ") for row in value)
            lines.append(f"{lead}\n{rows}")
        else:
            lines.append(
                f"{lead} {value if key == 'verified' or key == 'on' else json.dumps(value, ensure_ascii=False)}\n"
            )
    return "".join(lines)
