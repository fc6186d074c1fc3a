"""Everything an author can get wrong is told in plain words, at its place, and what was published stays as it was."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from site_builder.cli import FAILED, OK, main
from tests.tooling.small_site import BASICS, SETTINGS, TODAY, SmallSite, all_files, small_site
from tests.tooling.word_for_word import SayAgain

SERVICE = "name: Harbour Kitchen\norganisation: harbour-trust\nneeds: [food]\nchecked: {on: 2026-10-28}\n"
OTHER = SERVICE.replace("Kitchen", "Canteen") + "phones: 01632 960000\n"
PLACE = SERVICE + "hours: by appointment\nplaces:\n  - address: [12 Quay Street]\n    town: Northport\n"
COMMITMENTS = {
    "commitments/nobody-sleeps-outside.yaml": "name: Nobody sleeps outside\nnumber: 1\ntext: We end it.\n",
    "commitments/one-front-door.yaml": "name: One front door\nnumber: 2\ntext: We open it.\n",
}
SIGNATORY = "name: Harbour Trust\nsigned: 2025-03-01\nsector: charity\n"
PLAN = """\
name: Our plan
first_year: 2026
last_year: 2028
owner: harbour-trust
statuses: [{id: moving, name: Moving, meaning: on-track}]
priorities: [{id: homes, name: Homes, objectives: [{id: build, name: Build}]}]
"""
ACTION = "name: Build homes\nplan: ours\nobjective: build\nnumber: 1\nlead: harbour-trust\nstatus: moving\n"
PATHWAY = """\
name: Leaving prison
situation: I am leaving prison
lead: harbour-trust
checked: {on: 2026-10-28}
steps:
  - {id: ask, name: Ask, text: Ask early., next: wait, who: You}
  - {id: wait, name: Wait, text: Wait for the answer., next: ask, who: You}
"""
NEWS = "---\nname: New kitchen\non: 2026-10-01\n---\n"


@dataclass(frozen=True)
class Case:
    """What is written, and what is said about it."""

    title: str
    files: Mapping[str, str | bytes | None]
    where: str
    """file:line:column, below the content folder."""
    code: str
    says: str
    hint: str = ""
    warning: bool = False
    settings: str = SETTINGS
    others: tuple[str, ...] = field(default=())
    """Codes of other diagnostics that rightly come with it."""


def kitchen(text: str) -> dict[str, str]:
    return {"services/kitchen.yaml": text}


FILES = [
    Case(
        "an empty folder",
        dict.fromkeys(BASICS),
        "content:1:1",
        "content-missing",
        "The folder `content` is empty",
        "site-builder init .",
        settings="",
    ),
    Case(
        "no site.yaml",
        {},
        "content/site.yaml:1:1",
        "settings-missing",
        "There is no site.yaml",
        "site-builder new site",
        settings="",
    ),
    Case(
        "a name with spaces and capitals",
        {"services/Harbour Kitchen.yaml": OTHER},
        "content/services/Harbour Kitchen.yaml:1:1",
        "file-name",
        "can't be part of a web address",
        "`harbour-kitchen`",
    ),
    Case(
        "a very long name",
        {f"services/{'long-' * 45}name.yaml": OTHER},
        f"content/services/{'long-' * 45}name.yaml:1:1",
        "file-name",
        "229 characters long; 80 is the most",
        "shorter name",
    ),
    Case(
        "a reserved name",
        {"services/index.yaml": OTHER},
        "content/services/index.yaml:1:1",
        "name-reserved",
        "can't be called `index`",
    ),
    Case(
        "two files with one name",
        {"services/kitchen.md": f"---\n{OTHER}---\n"},
        "content/services/kitchen.yaml:1:1",
        "name-twice",
        "have the same name",
        "Rename one",
    ),
    Case(
        "two files whose names differ by a folder",
        {"services/old/kitchen.yaml": SERVICE},
        "content/services/old/kitchen.yaml:1:1",
        "name-twice",
        "have the same name",
    ),
    Case(
        "a page where the site has its own",
        {"pages/services.md": "---\nname: Our services\n---\nText\n"},
        "content/pages/services.md:1:1",
        "url-clash",
        "/services/",
        "Rename",
    ),
    Case(
        "an unknown folder",
        {"service/kitchen.yaml": SERVICE},
        "content/service:1:1",
        "folder-unknown",
        "`service`",
        "Did you mean `services`?",
    ),
    Case(
        "a file that isn't an entry",
        {"services/kitchen.docx": b"PK"},
        "content/services/kitchen.docx:1:1",
        "file-unexpected",
        "its ending is not known",
        ".yaml or .md",
    ),
    Case(
        "a file in the wrong place",
        {"kitchen.yaml": SERVICE},
        "content/kitchen.yaml:1:1",
        "file-unexpected",
        "doesn't belong here",
        "Entries go into folders such as `actions`",
    ),
    Case(
        "a document of a kind that isn't published",
        {"files/minutes.exe": b"MZ"},
        "content/files/minutes.exe:1:1",
        "media-kind",
        "isn't of a kind that is published",
        "PDF",
    ),
    Case(
        "a picture that isn't one",
        {"images/coast.jpg": b"not a picture"},
        "content/images/coast.jpg:1:1",
        "image-kind",
        "isn't a picture that pages can use",
        "JPEG",
    ),
    Case(
        "two documents that differ in capitals",
        {"files/Minutes.txt": "One", "files/minutes.txt": "Two"},
        "content/files/minutes.txt:1:1",
        "media-twice",
        "differ in capital letters alone",
        "Rename one",
    ),
    Case(
        "a file to copy where a page is",
        {"site.yaml": f"{SETTINGS}static: trusted\n", "static/services/index.html": b"<p>Mine"},
        "content/static/services/index.html:1:1",
        "static-clash",
        "where the site has something of its own",
        "another name",
    ),
    Case(
        "a file to copy where a list for scripts is",
        {"static/data/kept.json": b"{}"},
        "content/static/data/kept.json:1:1",
        "static-clash",
        "where the site has something of its own",
        "another name",
    ),
]

WRITING = [
    Case(
        "one key twice",
        kitchen(SERVICE + "name: Other\n"),
        "content/services/kitchen.yaml:5:1",
        "duplicate-key",
        "The key “name” is written twice",
        "Delete one of the two",
    ),
    Case(
        "an anchor",
        kitchen(SERVICE + "summary: &a Food\n"),
        "content/services/kitchen.yaml:5:10",
        "yaml-anchor",
        "can't start with &a",
        "quotation marks",
    ),
    Case(
        "a tab",
        kitchen(SERVICE + "access:\n\tcost: Free\n"),
        "content/services/kitchen.yaml:6:1",
        "yaml-tab",
        "starts with a tab",
        "spaces",
    ),
    Case("an empty file", kitchen(""), "content/services/kitchen.yaml:1:1", "file-empty", "empty"),
    Case(
        "details that never end",
        {"news/kitchen.md": "---\nname: New kitchen\non: 2026-10-01\n\nText\n"},
        "content/news/kitchen.md:1:1",
        "front-matter-open",
        "no second line of three dashes",
    ),
    Case(
        "another encoding",
        {"services/kitchen.yaml": SERVICE.encode() + "summary: Café\n".encode("latin-1")},
        "content/services/kitchen.yaml:5:13",
        "not-utf-8",
        "probably “é” saved as Windows-1252",
        "“UTF-8”",
    ),
    Case(
        "an unknown key",
        kitchen(SERVICE + "fone: 01632 960001\n"),
        "content/services/kitchen.yaml:5:1",
        "field-unknown",
        "There is no field `fone`",
        "Did you mean `phones`?",
    ),
    Case(
        "a key that belongs into a group",
        kitchen(SERVICE + "adress: 12 Quay Street\n"),
        "content/services/kitchen.yaml:5:1",
        "field-unknown",
        "There is no field `adress`",
        "Did you mean `address`? It goes inside `places`.",
    ),
    Case(
        "a misspelt key that is needed, told once",
        kitchen(SERVICE.replace("needs:", "need:")),
        "content/services/kitchen.yaml:3:1",
        "field-unknown",
        "There is no field `need`",
        "Did you mean `needs`?",
    ),
    Case(
        "an unknown key inside a group",
        kitchen(PLACE + "    post_code: ZZ1 1AA\n"),
        "content/services/kitchen.yaml:9:5",
        "field-unknown",
        "There is no field `post_code` in `places 1`",
        "Did you mean `postcode`?",
    ),
    Case(
        "an unknown word",
        kitchen(SERVICE + "status: shut\n"),
        "content/services/kitchen.yaml:5:9",
        "choice-unknown",
        "`shut` isn't one of the words",
        "`temporarily-closed`",
    ),
    Case(
        "nothing after a needed key",
        kitchen(SERVICE.replace("Harbour Kitchen", "")),
        "content/services/kitchen.yaml:1:6",
        "field-empty",
        "This is empty",
        "After the colon comes one line of text.",
    ),
    Case(
        "nothing after a needed key that takes one of a few words",
        {"ask-statuses/heard.yaml": "name: Heard\nmeaning:\n"},
        "content/ask-statuses/heard.yaml:2:9",
        "field-empty",
        "This is empty",
        "After the colon comes one of: not-asked, asked",
    ),
    Case(
        "nothing after a key that could be left out",
        kitchen(SERVICE + "places:\n  - {kind: phone, postcode: ''}\n"),
        "content/services/kitchen.yaml:6:29",
        "field-empty",
        "This is empty",
        "After the colon comes a postcode such as ZZ1 1AA. Or take the line out.",
    ),
    Case(
        "a needed key left out",
        kitchen("name: Harbour Kitchen\nneeds: [food]\n"),
        "content/services/kitchen.yaml:1:1",
        "field-missing",
        "`organisation` is missing",
        "`organisation:`",
    ),
    Case(
        "a needed list with nothing in it",
        kitchen(SERVICE.replace("[food]", "[]")),
        "content/services/kitchen.yaml:3:8",
        "list-empty",
        "`needs`: This list is empty",
        "at least one",
    ),
    Case(
        "a site without a language",
        {},
        "content/site.yaml:7:12",
        "list-empty",
        "`languages`: This list is empty",
        "at least one",
        settings=SETTINGS + "languages: []\n",
    ),
    Case(
        "words instead of a group",
        kitchen(SERVICE + "access: Just come\n"),
        "content/services/kitchen.yaml:5:9",
        "group-wanted",
        "`access` takes a group of fields",
        "`cost`",
    ),
    Case(
        "30 February",
        kitchen(SERVICE.replace("2026-10-28", "2026-02-30")),
        "content/services/kitchen.yaml:4:15",
        "date-invalid",
        "There is no such day as `2026-02-30`",
    ),
    Case(
        "a date in another order",
        kitchen(SERVICE.replace("2026-10-28", "28/10/2026")),
        "content/services/kitchen.yaml:4:15",
        "date-invalid",
        "isn't a date this can read",
        "`2026-10-28`",
    ),
    Case(
        "a date in an impossible year",
        kitchen(SERVICE.replace("2026-10-28", "0226-10-28")),
        "content/services/kitchen.yaml:4:15",
        "date-invalid",
        "the year 226",
        "four digits",
    ),
]

TIMES = [
    Case(
        "closes before it opens",
        kitchen(SERVICE + "hours: Mon 5pm-9am\n"),
        "content/services/kitchen.yaml:5:12",
        "hours-closes-before-opens",
        "closes before it opens. Is it meant to run past midnight?",
        "‘5pm-9am next day’",
    ),
    Case(
        "neither morning nor evening",
        kitchen(SERVICE + "hours: Mon-Fri 9-5\n"),
        "content/services/kitchen.yaml:5:16",
        "hours-am-or-pm",
        "could be morning or afternoon",
        "‘9am-5pm’",
    ),
    Case(
        "sessions that overlap",
        kitchen(SERVICE + "hours:\n  weekly:\n    mon: ['9:00-12:00', '11:00-14:00']\n"),
        "content/services/kitchen.yaml:7:10",
        "hours-overlap",
        "open twice at the same time: 9am to noon and 11am to 2pm",
        "Join them",
    ),
    Case(
        "an unknown time zone",
        {},
        "content/site.yaml:7:12",
        "time-zone-unknown",
        "There is no time zone `Europe/Londn`",
        "Did you mean `Europe/London`?",
        settings=SETTINGS + "time_zone: Europe/Londn\n",
    ),
]

PLACES = [
    Case(
        "an impossible postcode",
        kitchen(PLACE + "    postcode: ZZZ 11A\n"),
        "content/services/kitchen.yaml:9:15",
        "postcode-invalid",
        "`ZZZ 11A` can't be a postcode",
        "`ZZ1 1AA`",
    ),
    Case(
        "an impossible telephone number",
        kitchen(SERVICE + "phones: [01632 96]\n"),
        "content/services/kitchen.yaml:5:10",
        "phone-invalid",
        "can't be dialled",
        "first zero",
    ),
    Case(
        "a telephone number without its first zero",
        kitchen(SERVICE + "phones: [1632 960 001]\n"),
        "content/services/kitchen.yaml:5:10",
        "phone-invalid",
        "can't be dialled",
        "first zero",
    ),
    Case(
        "words in a telephone number",
        kitchen(SERVICE + "phones: Ring 01632 960 001\n"),
        "content/services/kitchen.yaml:5:9",
        "phone-invalid",
        "can't be dialled",
        "label: Ring",
    ),
    Case(
        "coordinates of another country",
        kitchen(PLACE + "    coordinates: 40.71, -74.00\n"),
        "content/services/kitchen.yaml:9:18",
        "point-far",
        "from everything",
        "Check both numbers",
        warning=True,
    ),
    Case(
        "coordinates the wrong way round",
        kitchen(PLACE + "    coordinates: -2.98, 53.41\n"),
        "content/services/kitchen.yaml:9:18",
        "point-far",
        "km from everything",
        "`53.41, -2.98`",
        warning=True,
    ),
    Case(
        "coordinates of nowhere",
        kitchen(PLACE + "    coordinates: 140.71, -74.00\n"),
        "content/services/kitchen.yaml:9:18",
        "coordinate-invalid",
        "nowhere on earth",
        "Swap them: `-74.0, 140.71`",
    ),
    Case(
        "an address of a confidential place",
        kitchen(PLACE + "    visibility: confidential\n    postcode: ZZ1 1AA\n"),
        "content/services/kitchen.yaml:7:14",
        "confidential-address",
        "This place is confidential, but its file has `address` and `postcode`",
        "Take those lines out",
    ),
    Case(
        "an email address without a dot",
        kitchen(SERVICE + "email: hello@example\n"),
        "content/services/kitchen.yaml:5:8",
        "email-invalid",
        "can't be an email address",
    ),
    Case(
        "a web address that runs a script",
        kitchen(SERVICE + "website: javascript:alert(1)\n"),
        "content/services/kitchen.yaml:5:10",
        "web-address-invalid",
        "isn't a full web address",
        "https://",
    ),
]

REFERENCES = [
    Case(
        "an organisation that doesn't exist",
        kitchen(SERVICE.replace("harbour-trust", "harbor-trust") + "phones: 01632 960000\n"),
        "content/services/kitchen.yaml:2:15",
        "reference-unknown",
        "there is no organisation called `harbor-trust` in organisations/",
        "Did you mean `harbour-trust`?",
    ),
    Case(
        "a pledge on a commitment that no longer exists",
        {
            **COMMITMENTS,
            "signatories/harbour-trust.yaml": SIGNATORY
            + "pledges:\n  - commitment: one-open-door\n    text: We answer.\n",
        },
        "content/signatories/harbour-trust.yaml:5:17",
        "reference-unknown",
        "there is no commitment called `one-open-door`",
        "Did you mean `one-front-door`?",
    ),
    Case(
        "a service that has closed",
        {
            "services/old.yaml": SERVICE.replace("Harbour", "Old") + "status: closed\ninstead: kitchen\n",
            "services/kitchen.yaml": SERVICE + "hours: by appointment\npart_of: old\n",
        },
        "content/services/kitchen.yaml:6:10",
        "service-closed",
        "closed for good",
        "`kitchen`",
        warning=True,
    ),
    Case(
        "a service inside itself",
        kitchen(SERVICE + "part_of: kitchen\n"),
        "content/services/kitchen.yaml:5:10",
        "service-in-itself",
        "names this service itself",
        "Name another one",
    ),
    Case(
        "a pathway that goes round",
        {"pathways/leaving-prison.yaml": PATHWAY},
        "content/pathways/leaving-prison.yaml:7:62",
        "step-loop",
        "“Ask” → “Wait” → “Ask”",
        "later step",
    ),
    Case(
        "a step that doesn't exist",
        {"pathways/leaving-prison.yaml": PATHWAY.replace("next: ask", "next: aks")},
        "content/pathways/leaving-prison.yaml:7:62",
        "step-unknown",
        "no step `aks`",
        "Did you mean `ask`?",
    ),
    Case(
        "an action due before it starts",
        {"plans/ours.yaml": PLAN, "actions/one.yaml": ACTION + "start: 2026-09-01\ndue: 2026-03-01\n"},
        "content/actions/one.yaml:8:6",
        "action-due-before-start",
        "due on 2026-03-01, before it starts on 2026-09-01",
        "Check `start` and `due`",
    ),
    Case(
        "a status the plan doesn't have",
        {"plans/ours.yaml": PLAN, "actions/one.yaml": ACTION.replace("moving", "movin")},
        "content/actions/one.yaml:6:9",
        "action-status-unknown",
        "no status `movin`",
        "Did you mean `moving`?",
    ),
]

TEXT = [
    Case(
        "a link to a page that doesn't exist",
        {"news/kitchen.md": NEWS + "\nGo to [the kitchen](/services/kichen/).\n"},
        "content/news/kitchen.md:6:1",
        "link-broken",
        "`/services/kichen/` leads to a page that doesn't exist",
        "Did you mean `/services/kitchen/`?",
    ),
    Case(
        "a link to a place that isn't on the page",
        {"news/kitchen.md": NEWS + "[Hours](/services/kitchen/#ours)\n"},
        "content/news/kitchen.md:5:1",
        "fragment-broken",
        "leads to a place that isn't on the page",
    ),
    Case(
        "a picture without words",
        {"news/kitchen.md": NEWS + "![](/images/coast.jpg)\n"},
        "content/news/kitchen.md:5:1",
        "prose-image-alt",
        "no words for people who can't see it",
        "![words](address)",
        others=("prose-image-missing",),
    ),
    Case(
        "headings out of order",
        {"news/kitchen.md": NEWS + "## One\n\n#### Two\n"},
        "content/news/kitchen.md:7:1",
        "prose-heading-skip",
        "after the one before it ### comes next",
        "Write ###",
    ),
    Case(
        "HTML",
        {"news/kitchen.md": NEWS + "Hello <b>you</b>\n"},
        "content/news/kitchen.md:5:7",
        "prose-html",
        "HTML (<b>) can't be used",
        "**two stars**",
    ),
    Case(
        "a link that runs a script",
        {"news/kitchen.md": NEWS + "[Help](javascript:alert(1))\n"},
        "content/news/kitchen.md:5:8",
        "link-scheme",
        "“javascript:” are not allowed",
        "https://",
    ),
]

CASES = FILES + WRITING + TIMES + PLACES + REFERENCES + TEXT


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was published when all was well."""
    site = small_site(tmp_path_factory.mktemp("before"), BASICS)
    site.build()
    return site.output


def build(site: SmallSite, *more: str) -> int:
    where = ["--content", str(site.content), "--output", str(site.output), "--today", TODAY.isoformat()]
    return main(["build", "--format", "json", *where, *more])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title.replace(" ", "-"))
def test_bad_input(
    case: Case,
    tmp_path: Path,
    published: Path,
    capsys: pytest.CaptureFixture[str],
    said_before: SayAgain,
) -> None:
    site = small_site(tmp_path, BASICS, settings=case.settings)
    site.write(case.files)
    if not case.settings and None in case.files.values():
        for folder in site.content.iterdir():
            shutil.rmtree(folder)
    shutil.copytree(published, site.output)
    before = all_files(site.output)

    strict = ["--strict"] if case.warning else []
    assert build(site, *strict) == FAILED
    said = capsys.readouterr()
    rows = json.loads(said.out)["problems"]
    found = next((row for row in rows if row["code"] == case.code and place(row) == case.where), None)
    assert found, f"{case.where} [{case.code}] isn't in\n{said.out}"
    assert found["severity"] == ("warning" if case.warning else "error")
    assert case.says in found["message"]
    assert case.hint in found["hint"]
    assert [row["code"] for row in rows if row is not found] == list(case.others), said.out
    assert "Traceback" not in said.err
    assert all_files(site.output) == before
    told = (f"{place(row)} {row['severity']} {row['code']}\n{row['message']} {row['hint']}\n" for row in rows)
    said_before(case.title, "".join(told))

    if case.warning:
        assert build(site) == OK


def place(row: Mapping[str, object]) -> str:
    return f"{row['file']}:{row['line']}:{row['column']}"
