"""Entries of every type whose every field of words tries to break out, made from the models themselves."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from site_builder.model.explain import FieldHelp
from site_builder.model.settings import Settings
from site_builder.types import CONTENT_TYPES
from tests.tooling.filling import filled, target

ATTACK = (
    "Zz<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}{# #}${7*7}"
    "\"'><svg onload=alert(1)>javascript:alert(1)</title></main>&lt;iframe>"
)
"""One line with a try at each way out of a page: elements, attributes, templates, comments, entities, addresses."""

PROSE = f"## Zz\\{{\\{{ 7*7 }}}} \"quoted\" & 'more'\n\n`{ATTACK}`\n\n- \\{{% raw %}} javascript:alert(1)\n"
"""The same in Markdown, where HTML and codes are refused: as code, or behind a backslash, which shows them."""

ID = "hostile"

_VALUES: Mapping[str, Any] = {
    "one line of text": ATTACK,
    "text": ATTACK,
    "text in Markdown": PROSE,
    "a date such as 2026-10-28": "2026-10-28",
    "a date such as 2026-10-28, not after today": "2026-10-28",
    "a date such as 2026-10-28, or a month such as 2026-10": "2026-10-28",
    "a date such as 2026-10-28, or a month such as 2026-10, not after today": "2026-10-28",
    "a date such as 2026-10-28, or a month such as 2026-10, to its end": "2026-10-28",
    "a time such as 2026-10-28, 2026-10, Spring 2026, 2026, Year 1, quarterly or ongoing": "Spring 2027 (<b>)",
    "two letters, such as GB, IE or US": "GB",
    "a whole number": "30",
    "a number such as `12` or `3.5`": "3",
    'an account such as "@harbour-trust"': "@harbour-trust",
    "yes or no": "no",
    "a number from the register": "0123456",
    "a line that `site-builder private` prints": "1-0123456789abcdef-abc-0123456789abcdef0123",
    "a web address with https://": "https://example.org/?a='&b=%22%3E;javascript:alert(1)",
    "an email address": "it's+%22@example.org",
    "a telephone number": "01632 960 001",
    "a postcode such as ZZ1 1AA": "ZZ1 1AA",
    "the first half of a postcode, such as ZZ1": "ZZ1",
    "latitude, longitude": "53.41, -2.98",
    "opening hours such as Mon-Fri 9am-5pm": "Mon-Fri 9am-5pm",
    "a length of time such as 6 months": "6 months",
    "a time such as 14:00": "14:00",
    "a short name such as `harbour-day-centre`": ID,
    "a short name such as `working-group`": ID,
    'a colour such as "#1f6f78"': "#1f6f78",
}

_OVERRIDES: Mapping[str, Any] = {
    # What a rule asks for, or what would close a route that the attack should take.
    "alert.from": "2026-11-20 9:00",
    "alert.until": "2026-12-20 9:00",
    "plan.first_year": "2026",
    "plan.last_year": "2028",
    "plan.reviews.counts.status": ID,
    "service.status": "open",
    "service.happens_at": None,
    "service.part_of": None,
    "service.instead": None,
    "service.activities.place": ATTACK,
    "service.places.visibility": "public",
    "service.notice.from": "2026-11-01",
    "service.notice.until": "2026-12-24",
    "service.risky": "yes",
    "pathway.steps.next": None,
    "pathway.steps.branches.go_to": None,
    "pathway.criteria.rule": "any",
    "pathway.criteria.at_least": None,
    "pathway.criteria.of.rule": "any",
    "pathway.criteria.of.at_least": None,
    "pathway.criteria.of.of.rule": "any",
    "pathway.criteria.of.of.at_least": None,
    "pathway.criteria.of.of.of.rule": "any",
    "pathway.criteria.of.of.of.at_least": None,
    "chapter.principles": "1",
    "resource.ends": "2030-10-28",
    "training.on": ["2030-10-28"],
    "site.subdivision": None,
    "case_study.principles.principle": "1",
    "meeting.attended": None,
    "meeting.named": None,
    "group.members.empty": None,
    "framework.levels": [{"id": ID, "name": ATTACK, "points": "5", "rag": "red"}],
    "framework.scale": [{"points": "1", "name": ATTACK}, {"points": "2", "name": ATTACK}],
    "framework.bands.highest": "9",
    "framework.parts": [
        {
            "id": ID,
            "name": ATTACK,
            "about": ATTACK,
            "rows": [
                {
                    "id": ID,
                    "name": ATTACK,
                    "statements": [
                        {"text": ATTACK, "level": ID, "points": "3"},
                        {"text": ATTACK, "points": "4"},
                    ],
                }
            ],
        },
        {"id": "other", "name": ATTACK},
    ],
    "assessment.parts": [
        {"part": ID, "chosen": [ID], "evidence": [ATTACK], "concerns": [{"id": ID, "text": ATTACK}]},
        {"part": "other", "left_out": [{"row": "1", "why": ATTACK}]},
    ],
    "group.reports_to": None,
    "meeting.end": "15:00",
    "meeting.minutes_file": "paper.txt",
    "resource.document": "paper.txt",
    "organisation.logo": None,
    "organisation_kind.schema_type": "NGO",
    "site.logo.file": "logo.svg",
    "site.logo.icon": None,
    "site.logo.holds_name": "no",
    "page.in_menu": "yes",
    "site.time_zone": "Europe/London",
    "site.base_url": "https://example.org/it's/",
    "site.languages": ["en-GB"],
    "site.theme": "default",
}


def hostile_files() -> dict[str, str]:
    """A whole site: one entry of every content type, all referring to each other, and site.yaml."""
    files = {
        "site.yaml": filled(Settings, "site", _value),
        "files/paper.txt": "Paper",
        "images/logo.svg": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><text>{escape(ATTACK)}</text></svg>',
    }
    for content_type in CONTENT_TYPES:
        name = content_type.folder if content_type.single else f"{content_type.folder}/{ID}"
        files[f"{name}.yaml"] = filled(content_type.model, content_type.name, _value)
    return files


def _value(field: FieldHelp, path: str) -> Any:
    if path in _OVERRIDES:
        return _OVERRIDES[path]
    if field.parts:
        return ...
    if field.name == "formerly":
        return "before"
    if field.name in ("notes", "sources"):
        return "Words that only editors read, which stand nowhere else"
    if field.form.startswith("a telephone number, or"):
        return {"number": "01632 960 002", "label": ATTACK, "languages": [ATTACK], "hours": "Mon 9am-5pm"}
    if field.form.startswith("a number for texts, "):
        return {"number": "01632 960 002", "word": ATTACK, "label": ATTACK}
    if " or `address` with" in field.form:
        return {"address": _VALUES[field.form.partition(", or")[0]], "label": ATTACK}
    if field.form.startswith("one of: "):
        return field.form.removeprefix("one of: ").split(", ")[0]
    if of_type := target(field):
        return "charter" if of_type == "charter" else ID
    return _VALUES[field.form]
