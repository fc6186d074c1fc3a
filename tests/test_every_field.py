"""Whatever an author writes, a reader sees: every field of every type is filled in and looked for on its entry's pages.

The content is made from what the program itself says of its fields, so a new field is looked for from the day it is
added. Each text names the field it is in, each number and date is another, and each reference leads to an entry that
nothing else leads to.
"""

from __future__ import annotations

import dataclasses
import html
import io
import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from site_builder.build import build
from site_builder.fields.readers import each_of, plain_id
from site_builder.language.words import date_words
from site_builder.model.explain import FieldHelp, explain_fields
from site_builder.model.settings import Settings
from site_builder.model.site import ContentType
from site_builder.types import CONTENT_TYPES
from tests.tooling.filling import filled, target
from tests.tooling.small_site import SmallSite, all_files, small_site
from tests.tooling.write_docs import rows

ID = "full"
TYPES: Mapping[str, ContentType] = {each.name: each for each in CONTENT_TYPES}
MODELS: Mapping[str, Any] = {"site": Settings, **{name: each.model for name, each in TYPES.items()}}
FIELDS: Mapping[str, FieldHelp] = {
    f"{name}.{path}": field
    for name, model in MODELS.items()
    for path, field in rows(explain_fields(model))
    if not field.parts
}
REACHED = [
    path
    for path, field in FIELDS.items()
    if "telephone" in field.form or "number for texts" in field.form or "opening hours" in field.form
]
"""The fields with numbers to ring and times: each gets a number and a time of day of its own."""
NUMBERS: Mapping[str, int] = {path: number for number, path in enumerate(FIELDS, 100)}


def scale(path: str) -> list[Mapping[str, str]]:
    """Three steps of a scale at a path, the first of them with all its fields."""
    first = {"points": str(NUMBERS[f"{path}.points"]), "name": f"{path}.name"}
    return [first, {"points": "1"}, {"points": "2"}]


WRITTEN: Mapping[str, Any] = {
    "site.base_url": "https://example.org/",
    "site.country": "GB",
    "site.subdivision": "none",
    "site.time_zone": "Europe/London",
    "site.languages": "en-GB",
    "site.theme": "default",
    "site.corrections": "issues",
    "site.logo.file": "logo.png",
    "site.logo.icon": "logo.png",
    "site.logo.holds_name": "no",
    "need.icon": "bed",
    "organisation.logo.file": "logo.png",
    "organisation.editors": "@full-trust",
    "service.status": "seasonal",
    "service.instead": None,
    "service.sources": "https://example.org/source",
    "service.notice.from": "2026-11-01",
    "service.notice.until": "2026-12-24",
    "service.for.youngest": "16",
    "service.for.oldest": "25",
    "service.activities.place": "service.places.name",
    "service.accommodation.free.on": "2026-11-23",
    "pathway.steps.next": None,
    "pathway.steps.branches.go_to": None,
    "pathway.criteria.rule": "at-least",
    "pathway.criteria.at_least": "1",
    "pathway.criteria.of.rule": "at-least",
    "pathway.criteria.of.at_least": "1",
    "pathway.criteria.of.of.rule": "at-least",
    "pathway.criteria.of.of.at_least": "1",
    "pathway.criteria.of.of.of.rule": "at-least",
    "pathway.criteria.of.of.of.at_least": "1",
    "pathway.criteria.threshold": "3",
    "charter.signed_unnamed.sector": ID,
    "organisation.kind": ID,
    "group.kind": ID,
    "resource.kind": ID,
    "at_risk.kind": ID,
    "alert.kind": ID,
    "ask.status": ID,
    "organisation_kind.schema_type": "NGO",
    "meeting.attended": None,
    "meeting.named": None,
    "group.members.empty": None,
    "guide.parts.chapters": str(500 + list(TYPES).index("chapter")),
    "chapter.guide": ID,
    "chapter.principles": "1",
    "framework.levels": [
        {
            "id": "framework-levels-id",
            "name": "framework.levels.name",
            "points": str(NUMBERS["framework.levels.points"]),
            "rag": "red",
        },
        {"id": "other", "name": "Other level", "points": "0"},
    ],
    "framework.scale": scale("framework.scale"),
    "framework.parts": [
        {
            "id": "framework-parts-id",
            "name": "framework.parts.name",
            "about": "framework.parts.about",
            "scale": scale("framework.parts.scale"),
            "rows": [
                {
                    "id": "framework-parts-rows-id",
                    "name": "framework.parts.rows.name",
                    "statements": [
                        {
                            "text": "framework.parts.rows.statements.text",
                            "level": "framework-levels-id",
                            "points": str(NUMBERS["framework.parts.rows.statements.points"]),
                        },
                        {"text": "Another statement", "level": "other"},
                    ],
                },
                {"name": "With a scale of its own", "scale": scale("framework.parts.rows.scale")},
                {"name": "With the scale of its part"},
                {
                    "name": "With the points of levels",
                    "statements": [
                        {"text": "One", "level": "framework-levels-id"},
                        {"text": "Two", "level": "other"},
                    ],
                },
            ],
        },
        {"id": "second", "name": "With the scale of the framework"},
        {
            "id": "third",
            "name": "With numbers",
            "rows": [
                {
                    "name": "Numbered",
                    "statements": [
                        {"text": "First", "number": str(NUMBERS["framework.parts.rows.statements.number"])},
                        {"text": "Second", "number": "1"},
                    ],
                }
            ],
        },
    ],
    "assessment.score": "4",
    "assessment.parts": [
        {
            "part": "framework-parts-id",
            "chosen": ["other", "1", "other"],
            "left_out": {"row": "2", "why": "assessment.parts.left_out.why"},
            "score": "1",
            "evidence": "assessment.parts.evidence",
            "concerns": {"id": "assessment-parts-concerns-id", "text": "assessment.parts.concerns.text"},
        },
        {"part": "second", "chosen": "2"},
        {"part": "third", "chosen": "1"},
    ],
    "assessment.parts.part": "framework-parts-id",
    "assessment.parts.chosen": "other",
    "assessment.parts.score": "1",
    "assessment.parts.left_out.row": "2",
    "case_study.illustrates.part": "framework-parts-id",
    "case_study.principles.principle": "1",
    "reflection.answers.prompt": "1",
    "plan.first_year": "2024",
    "plan.last_year": "2029",
    "plan.reviews.counts.status": "plan-statuses-id",
    "plan.start": "2024-04-01",
    "action.due": "Spring 2031",
    "action.purposes": "plan-purposes-id",
    "action.objective": "plan-priorities-objectives-id",
    "action.status": "plan-statuses-id",
    "action.updates.status": "plan-statuses-id",
    "action.answers.concern": "assessment-parts-concerns-id",
    "meeting.on": "2026-12-09",
    "meeting.start": "14:05",
    "meeting.end": "15:10",
    "alert.services.closes": "no",
    "alert.from": "2026-11-20 09:15",
    "alert.until": "2026-12-20 17:45",
    "news.on": "2026-11-20",
}
"""What to write where a rule asks for more than a mark; None where another test has to look."""

SEEN: Mapping[str, str] = {
    "site.corrections": "/issues/new",
    "site.qr_codes": "Code that opens this page on a phone",
    "need.risky": "Leave this page",
    "organisation.kind": "organisation_kind.name",
    "site.logo.file": "/assets/logo",
    "organisation.logo.file": "/images/logo",
    "service.status": "Part of the year",
    "service.for.gender": "Gender Anyone",
    "service.for.household": "People on their own",
    "service.for.pets": "Pets Welcome",
    "service.for.local_connection": "Local connection You need one",
    "service.for.no_recourse": "No recourse to public funds You can come",
    "service.for.id_needed": "Proof of who you are Needed",
    "service.access.how": "Just turn up",
    "service.places.kind": "Step-free way in",  # nobody asks that of a voice on the phone
    "service.places.coordinates": "mlat=53.41&mlon=-2.98",
    "service.places.step_free": "Step-free way in Yes",
    "service.places.toilet": "Accessible toilet Yes",
    "service.places.hearing_loop": "Hearing loop Yes",
    "service.accommodation.housing_benefit": "Housing benefit Pays towards it",
    "service.accommodation.couples": "Couples Welcome together",
    "service.accommodation.rooms": "Your own room",
    "service.accommodation.free.on": "free on 23 November 2026",
    "service.risky": "Leave this page",
    "commitment.number": "Commitment 5",
    "signatory.pledges.status": "Late since",
    "pathway.criteria.rule": "At least 1 of these",
    "pathway.criteria.of.rule": "pathway.criteria.of.text: at least 1 of these",
    "pathway.criteria.of.of.rule": "pathway.criteria.of.of.text: at least 1 of these",
    "pathway.criteria.of.of.of.rule": "pathway.criteria.of.of.of.text: at least 1 of these",
    "pathway.risky": "Leave this page",
    "guide.parts.chapters": "chapter.name",
    "chapter.number": f"{500 + list(TYPES).index('chapter')}. chapter.name",
    "chapter.guide": "guide.name",
    "chapter.principles": "Principle 1",
    "framework.score": "Add up the points of what you choose.",
    "framework.better": "The lower the score, the better.",
    "framework.levels.rag": "framework.levels.name Red",
    "framework.bands.rag": "framework.bands.name Red",
    "framework.threshold.side": f"From {NUMBERS['framework.threshold.score']} up",
    "framework.person": "This is about one person.",
    "assessment.parts.part": "framework.parts.name: 1 of",
    "assessment.parts.chosen": "Other level: Another statement",
    "assessment.parts.left_out.row": "With a scale of its own Left out:",
    "assessment.score": "Score: 4 of",
    "action.answers.concern": "assessment.parts.concerns.text",
    "plan.reviews.counts.status": f"{NUMBERS['plan.reviews.counts.actions']} plan.statuses.name",
    "case_study.illustrates.part": "framework.parts.name",
    "case_study.principles.principle": "principle 1: guide.principles.name",
    "reflection.answers.prompt": "prompt_set.parts.prompts.text",
    "ask.status": "ask_status.name",
    "at_risk.kind": "risk_kind.name",
    "action.number": "Link to action 1.5",
    "action.status": "plan.statuses.name",
    "action.updates.status": "plan.statuses.name",
    "action.rag": "Red: plan.rags.name",
    "action.purposes": "plan.purposes.name",
    "plan.rags.rag": "Red: plan.rags.name",
    "group.kind": "group_kind.name",
    "meeting.start": "2:05pm",
    "meeting.end": "3:10pm",
    "resource.kind": "resource_kind.name",
    "alert.kind": "alert_kind.name",
    "alert.from": "9:15am on Friday 20 November",
    "alert.until": "5:45pm on Sunday 20 December",
    "page.in_menu": "page.name Help now",
}
"""How a value that isn't shown as it is written is said to readers."""

ELSEWHERE = {"pathway.situation"}
"""What is shown where people choose, not once they are there."""

UNSEEN: Mapping[str, str] = {
    "search_words": "searched",
    "service.reopens": "of a service that is closed for now: tests/browser/test_ages.py",
    "also_called": "searched",
    "need.other_languages.language": "searched",
    "need.other_languages.words": "searched",
    "site.help_words.language": "searched",
    "site.help_words.words": "searched",
    "formerly": "leads on from an old address: tests/pages/test_moved.py",
    "notes": "for editors",
    "organisation.editors": "asked about changes: tests/newcomer/test_publishing.py",
    "order": "orders lists",
    "icon": "draws",
    "help_now": "puts a need on a page of others",
    "site.summary": "for search engines",
    "site.country": "chooses holidays, numbers, postcodes and questions: tests/test_countries.py",
    "site.nation": "chooses the bank holidays",
    "site.subdivision": "chooses the holidays of other countries",
    "site.time_zone": "chooses the clock",
    "site.languages": "for browsers",
    "site.theme": "chooses the theme",
    "site.private_words": "stops what would be published: tests/guard/test_private.py",
    "site.colours.brand": "draws",
    "site.logo.icon": "drawn on home screens: tests/outputs/test_mark.py",
    "site.logo.holds_name": "leaves the name out: tests/outputs/test_mark.py",
    "site.colours.accent": "draws",
    "area.places.name": "typed to see what is near; no reader is shown them all",
    "area.places.coordinates": "distances are told from it",
    "area.places.outcodes": "typed to see what is near",
    "service.notice.from": "the notice comes by itself",
    "service.notice.until": "the notice goes by itself",
    "service.instead": "only shown of a closed service: tests/sites/closed-service",
    "service.access.free": "the cost says it in words",
    "service.places.visibility": "tests/sites/place-visibility",
    "charter.updated": "the newest change of the charter and its commitments is shown",
    "organisation_kind.updated": "the newest change of organisations and their kinds is shown",
    "resource_kind.updated": "the newest change of resources and their kinds is shown",
    "risk_kind.updated": "the newest change of risks and their kinds is shown",
    "group_kind.updated": "groups show when they changed themselves",
    "alert_kind.updated": "so do alerts",
    "ask_status.updated": "so do asks",
    "organisation_kind.schema_type": "for search engines",
    "group_kind.forum": "when the next meeting is overdue: tests/types/test_kinds.py",
    "alert_kind.closes": "what comes first: tests/types/test_kinds.py",
    "alert.services.closes": "what comes first: tests/types/test_alert.py",
    "ask_status.meaning": "gives shape and colour",
    "sector.updated": "the newest change of signatories and sectors is shown",
    "guide.updated": "the newest change of the guide and its chapters is shown",
    "ask.summary": "for lists and search results; the ask itself is shown",
    "commitment.summary": "for search results; the promise itself is shown, word for word",
    "charter.signed_unnamed.sector": "counted on the page of signatories: tests/types/test_housekeeping.py",
    "charter.signed_unnamed.number": "counted there, too",
    "meeting.attended.sector": "of a meeting that was held: tests/types/test_housekeeping.py",
    "meeting.attended.number": "the same",
    "meeting.named": "the same",
    "group.members.empty": "of a seat without anybody: tests/types/test_housekeeping.py",
    "site.known_short_forms": "not asked about: tests/checks/test_short_forms.py",
    "signatory.kind": "the privacy page says that people are named",
    "pathway.needs": "pages of needs lead to the pathway: tests/sites/pathway-route",
    "pathway.steps.next": "joins steps: tests/sites/pathway-route",
    "pathway.steps.last": "ends a route: tests/sites/pathway-route",
    "pathway.steps.branches.go_to": "joins steps: tests/sites/pathway-route",
    "plan.purposes.id": "a name for actions to use",
    "prompt_set.parts.prompts.id": "a name for answers to use, and a fragment",
    "plan.statuses.id": "a name for actions to use",
    "plan.statuses.meaning": "gives shape and counts: tests/sites/plan-progress",
    "framework.levels.id": "a name for statements and assessments to use",
    "framework.parts.id": "a name for assessments to use, and a fragment",
    "framework.parts.rows.id": "a name for assessments to use",
    "framework.parts.rows.statements.level": "the level's name stands with the statement",
    "assessment.parts.concerns.id": "a name for actions to use, and a fragment",
    "meeting.status": "one to come needs no word: tests/sites/forum-meetings has the others",
    "group.meets_every": "when its next meeting is overdue",
}
"""What isn't shown where it is written, and what it is for instead. A field alone stands for every type."""


def value_of(field: FieldHelp, path: str) -> Any:
    """What is written for a field: something that can stand nowhere else."""
    if path in WRITTEN:
        return WRITTEN[path]
    if field.parts:
        return ...
    if target(field):
        return plain_id(path)
    if field.form.startswith("one of: "):
        return field.form.removeprefix("one of: ").split(", ")[0]
    number = NUMBERS[path]
    reached = REACHED.index(path) + 100 if path in REACHED else 0
    clock = f"Mon {reached // 50}:{reached % 50 + 5:02}am-11:59am"
    if field.form.startswith("a telephone number, or"):
        return {
            "number": f"01632 960 {reached}",
            "label": f"{path}.label",
            "languages": [f"{path}.languages"],
            "hours": clock,
        }
    if field.form.startswith("a number for texts, "):
        return {"number": f"01632 960 {reached}", "word": f"{path}.word", "label": f"{path}.label"}
    if field.form.startswith("an email address, or"):
        return {"address": f"{path}@example.org", "label": f"{path}.label"}
    if field.form.startswith("a web address with https://, or"):
        return {"address": f"https://www.example.org/{path}", "label": f"{path}.label"}
    return {
        "one line of text": path,
        "text": path,
        "text in Markdown": path,
        "a date": str(date(2024, 1, 1) + timedelta(days=number)),
        "a time": f"Spring {1900 + number % 300}",
        "a whole number": str(number),
        "a number": str(number),
        "a web address with https://": f"https://www.example.org/{path}",
        "a short name": plain_id(path),
        "yes or no": "yes",
        "an email address": f"{path}@example.org",
        "the name of a file": "paper.txt",
        "opening hours": clock,
        "a telephone number": f"01632 960 {reached}",
        "a number from the register": f"00{number}",
        "the first half of a postcode,": "ZZ1",
        "a postcode": "ZZ1 1AA",
        "latitude, longitude": "53.41, -2.98",
        "a length of time": "6 months",
        "a colour": "#123456",
        "a line that `site-builder private` prints": f"1-{number:016x}-abc-{number:020x}",
    }[field.form.partition(" such as")[0]]


NEEDED_TOO = {
    "training.given_by",
    "framework.levels",
    "framework.scale",
    "guide.principles",
    "plan.priorities.objectives",
    "plan.purposes",
    "plan.statuses",
    "plan.rags",
}
"""What an entry could do without, but not with what is written into its other fields."""


def needed_only(field: FieldHelp, path: str) -> Any:
    """For the entries that references lead to: what they can't do without, with references to plain entries."""
    if not field.required and path not in NEEDED_TOO:
        return None
    return "plain" if target(field) else value_of(field, path)


def content() -> dict[str, str | bytes]:
    """A full entry of every type, one for each reference to lead to, and plain ones behind those."""
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    files: dict[str, str | bytes] = {
        "site.yaml": filled(Settings, "site", value_of),
        "files/paper.txt": "Paper",
        "images/logo.png": picture.getvalue(),
    }
    entries = {(name, ID): filled(each.model, name, value_of) for name, each in TYPES.items()}
    wanted = {(target(field), plain_id(path)) for path, field in FIELDS.items() if target(field)}
    for name, each in TYPES.items():
        for id in (
            sorted({"plain"} | {id for of_type, id in wanted if of_type == name}) if not each.single else ()
        ):
            text = filled(each.model, name, needed_only)
            entries[name, id] = text.replace(f'"{name}.name"', f'"Entry {id} of {name}"')
    for number, (name, id) in enumerate(entries):
        each = TYPES[name]
        # Commitments and actions may not share a number.
        text = re.sub(
            r'^ "number": "\d+"', f' "number": "{number + 500}"', entries[name, id], flags=re.MULTILINE
        )
        files[f"{each.folder}.yaml" if each.single else f"{each.folder}/{id}.yaml"] = text
    return files


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """For each type what the page of its full entry and those below it say, addresses included; `site` for them all."""
    site = small_site(tmp_path_factory.mktemp("every-field"), content(), settings="")
    site.build()
    found = {"site": _words(site, "/")}
    loaded = site.load().site
    for name, each in TYPES.items():
        entry = loaded.find(each.model, each.folder if each.single else ID)
        assert entry, name
        found[name] = _words(site, each.url(entry).partition("#")[0])
    return found


def _words(site: SmallSite, url: str) -> str:
    """What pages below an address say to people, with where their links lead. Heads and data for scripts are no words."""
    found = []
    for name, data in all_files(site.output / url.strip("/")).items():
        if name.endswith(".html"):
            body = re.sub(r'\sdata-[a-z-]+="[^"]*"', "", data.decode().partition("<body")[2])
            words = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body))
            values = " ".join(re.findall(r'="([^"]*)"', body))
            found.append(html.unescape(f"{words} {values}"))
    return "\n".join(found)


def looked_for(path: str) -> list[str]:
    """The words and addresses that must be on the pages of a field's entry."""
    field, written = FIELDS[path], value_of(FIELDS[path], path)
    if path in SEEN:
        return [SEEN[path]]
    if target(field):
        return [f"Entry {written} of {target(field)}"]
    if isinstance(written, dict):
        hours = [clock.split()[1].partition("-")[0] for name, clock in written.items() if name == "hours"]
        texts = (each for name, value in written.items() if name != "hours" for _, each in each_of(value))
        return [*hours, *(each.removeprefix("https://") for each in texts)]
    if field.form.startswith("opening hours"):
        return [written.split()[1].partition("-")[0]]
    if field.form.startswith("a date such"):
        return [date_words(date.fromisoformat(written))]
    return [str(written)]


@pytest.mark.parametrize(
    "path", [path for path in FIELDS if path not in UNSEEN and path.rpartition(".")[2] not in UNSEEN]
)
def test_what_is_written_is_seen(pages: Mapping[str, str], path: str) -> None:
    words = pages["site" if path in ELSEWHERE else path.partition(".")[0]]
    assert [each for each in looked_for(path) if each not in words] == []


@pytest.mark.parametrize("name", TYPES)
def test_both_forms_of_a_file_say_the_same(tmp_path: Path, name: str) -> None:
    """YAML with the text as a field, and Markdown with it below the details."""
    each = TYPES[name]
    id = each.folder if each.single else ID
    path = each.folder if each.single else f"{each.folder}/{ID}"
    fields = json.loads(content()[f"{path}.yaml"])
    text = fields.pop(each.body)
    markdown = f"---\n{json.dumps(fields)}\n---\n{text}\n"
    as_yaml = small_site(tmp_path / "yaml", content(), settings="").load().site.find(each.model, id)
    other_files = {**content(), f"{path}.md": markdown}
    del other_files[f"{path}.yaml"]
    as_markdown = small_site(tmp_path / "markdown", other_files, settings="").load().site.find(each.model, id)
    assert as_yaml
    assert as_markdown
    kept = [field.name for field in dataclasses.fields(as_yaml) if field.name != "file"]
    assert [getattr(as_markdown, field) for field in kept] == [getattr(as_yaml, field) for field in kept]


def test_every_page_says_when_it_last_changed(tmp_path: Path) -> None:
    """All but those that say nothing of their own: what to search or keep with, and what stands in for other pages."""
    files = content()
    site = small_site(tmp_path, files, settings="")
    changed = {f"content/{name}": date(2026, 11, 1) for name in files}
    assert build(dataclasses.replace(site.options(), changed=changed)).published
    html_files = {
        name: data.decode() for name, data in all_files(site.output).items() if name.endswith(".html")
    }
    undated = [name for name, page in html_files.items() if "Last changed on" not in page]
    assert undated == [
        "404.html",
        "keep/index.html",
        "list/index.html",
        "offline.html",
        "search/index.html",
    ]
