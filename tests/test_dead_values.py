"""No value is dead: with any field of an entry left out, what is built changes, or something else is said of the content.

Every field of every type is taken out of its filled entry in turn. Where that makes no difference, what is written may be
what holds anyway, so others of its values are tried. What then still builds the same bytes, search index and all, without
a word must be on the short list of those that reach no page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from site_builder.build import build, load_all
from site_builder.diagnostics import has_errors
from site_builder.language.speaking import speaking
from tests.test_every_field import FIELDS, ID, MODELS, TYPES, content
from tests.tooling.small_site import SmallSite, all_files, small_site

REACH_NO_PAGE: Mapping[str, str] = {
    "notes": "for editors: dropped while it is read",
    "site.static": "says which files of content/static are copied: tests/content/test_static.py",
    "site.private_words": "stops what would be published: tests/guard/test_private.py",
    "site.known_short_forms": "stops a question: tests/checks/test_short_forms.py",
    "site.reviews.forum_meetings": "for groups that don't say how often they meet: tests/types/test_group.py",
    "organisation.editors": "asked about changes: tests/newcomer/test_publishing.py",
    "pathway.steps.last": "ends a route that goes on otherwise: tests/sites/pathway-route",
    "group.meets_every": "says when its next meeting is overdue: tests/types/test_group.py",
    "assessment.score": "held to what is worked out, which is shown: tests/types/test_assessment.py",
    "assessment.parts.score": "held to what is worked out, which is shown: tests/types/test_assessment.py",
    "page.order": "orders pages, of which there is one",
    "alert.services.closes": "its kind closes them anyhow: tests/types/test_alert.py",
    "ask.order": "orders asks of one addressee: tests/pages/test_entry_order.py",
    "at_risk.order": "orders those of one kind: tests/pages/test_entry_order.py",
    "group_kind.forum": "for groups that don't say how often they meet: tests/types/test_kinds.py",
    "sector.updated": "the newest change of signatories and sectors is shown",
    "sector.search_words": "find those who signed of it, of whom there is none: tests/types/test_kinds.py",
    "charter.updated": "the newest change of the charter and its commitments is shown",
}
"""Fields that change nothing that is built from the filled entry, and why. A field alone stands for every type."""


OTHERS: Mapping[str, Sequence[str]] = {
    "site.country": ["IE"],
    "site.subdivision": ["CA"],
    "site.time_zone": ["Europe/Dublin"],
    "site.languages": ["cy"],
    "site.theme": ["nowhere"],
    "site.logo.holds_name": ["yes"],
    "site.logo.icon": ["nowhere.png"],
}
"""Other values where the form of a field doesn't say them."""


def file_of(name: str) -> str:
    """The file of a type's full entry."""
    if name == "site":
        return "site.yaml"
    return f"{TYPES[name].folder}.yaml" if TYPES[name].single else f"{TYPES[name].folder}/{ID}.yaml"


def without(record: Any, keys: Sequence[str]) -> Any:
    """A record without the field that the keys lead to; lists are gone into."""
    if isinstance(record, list):
        return [without(each, keys) for each in record]
    if not isinstance(record, dict) or keys[0] not in record:
        return record
    if len(keys) == 1:
        return {name: value for name, value in record.items() if name != keys[0]}
    return {**record, keys[0]: without(record[keys[0]], keys[1:])}


def outcome(site: SmallSite) -> tuple[Mapping[str, bytes], Sequence[str]]:
    """Everything that is built, the search index too, or nothing; and what is said."""
    built = build(site.options(search=True))
    said = [f"{each.span.file} {each.code.name} {each.message}" for each in built.diagnostics]
    return all_files(site.output) if built.published else {}, said


def others(path: str) -> Sequence[str]:
    """Other values of a field, besides the one that is filled in."""
    if path in OTHERS:
        return OTHERS[path]
    form = FIELDS[path].form
    if form.startswith("one of: "):
        return form.removeprefix("one of: ").split(", ")[1:]
    known = {"yes or no": ["no"], "a length of time": ["1 week", "30 years"], "a whole number": ["1", "999"]}
    return known.get(form.partition(" such as")[0], [])


def with_value(record: Any, keys: Sequence[str], value: str) -> Any:
    """A record with another value at the end of the way."""
    if isinstance(record, list):
        return [with_value(each, keys, value) for each in record]
    if not isinstance(record, dict) or keys[0] not in record:
        return record
    return {**record, keys[0]: with_value(record[keys[0]], keys[1:], value) if keys[1:] else value}


def dead_fields(site: SmallSite, name: str) -> Iterator[str]:
    """The fields of a type that make no difference to its filled entry, left out or with any other value."""
    file = file_of(name)
    record = json.loads((site.content / file).read_text("utf-8"))
    site.write({file: json.dumps(record)})  # written as what is compared with it, so that lines are the same
    whole = outcome(site)
    for path in FIELDS:
        of_type, _, inside = path.partition(".")
        keys = inside.split(".")
        left = without(record, keys)
        if of_type != name or left == record:
            continue
        if all(
            outcome_of(site, file, changed) == whole
            for changed in (left, *(with_value(record, keys, value) for value in others(path)))
        ):
            yield path


def outcome_of(site: SmallSite, file: str, record: Any) -> tuple[Mapping[str, bytes], Sequence[str]]:
    """What comes of the site with another record in a file."""
    site.write({file: json.dumps(record)})
    return outcome(site)


@pytest.mark.slow
@pytest.mark.parametrize("name", MODELS)
def test_no_field_is_dead(tmp_path: Path, name: str) -> None:
    site = small_site(tmp_path, content(), settings="")
    dead = [path for path in dead_fields(site, name) if path.rpartition(".")[2] not in REACH_NO_PAGE]
    assert [path for path in dead if path not in REACH_NO_PAGE] == []


SILENCES: Mapping[str, str] = {
    "service.status: closed": "nobody is led to what has closed for good: its page says so, and where to go instead",
    "meeting.status: cancelled": "nobody is led to a call that won't be",
}
"""Values that leave other fields of their entry without effect, and why that is what they mean."""


def told(site: SmallSite) -> tuple[Sequence[str], Mapping[str, bytes]] | None:
    """What is said of a site, and its pages with what searching and other programs are told; None with any mistake."""
    loaded = load_all(site.options())
    if loaded.gathered is None or has_errors(loaded.diagnostics):
        return None
    made, said = loaded.gathered, [f"{each.span.file} {each.code.name}" for each in loaded.diagnostics]
    with speaking(made.language):
        pages = {
            page.path: made.renderer.render(page) + repr(page.search and page.search()).encode()
            for page in made.pages
        }
    return said, pages


def speaking_fields(site: SmallSite, file: str, record: Mapping[str, Any]) -> set[str]:
    """The fields without which something else is told of an entry; none where it has mistakes."""
    site.write({file: json.dumps(record)})
    whole, found = told(site), set()
    for field in record if whole else ():
        site.write({file: json.dumps({key: value for key, value in record.items() if key != field})})
        if told(site) != whole:
            found.add(field)
    return found


def silenced_fields(site: SmallSite, name: str) -> Iterator[tuple[str, str]]:
    """Values of a type's fields, each with a field that says nothing beside it, though nobody is told so."""
    file = file_of(name)
    record = json.loads((site.content / file).read_text("utf-8"))
    speak = speaking_fields(site, file, record)
    for path in FIELDS:
        of_type, _, field = path.partition(".")
        if of_type == name and field in record:
            for value in others(path):
                left = speaking_fields(site, file, {**record, field: value})
                for other in sorted(speak - left - {field}) if left else ():
                    yield f"{path}: {value}", other


@pytest.mark.slow
@pytest.mark.parametrize("name", MODELS)
def test_no_value_silences_another_field(tmp_path: Path, name: str) -> None:
    site = small_site(tmp_path, content(), settings="")
    assert [each for each in silenced_fields(site, name) if each[0] not in SILENCES] == []
