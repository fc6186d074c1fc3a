"""Meetings: times in words, what is forgotten afterwards, and what their pages say."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.types.group.meeting import Meeting, when_words
from tests.tooling.page_text import page_text
from tests.tooling.small_site import codes, small_site, told

FORUM = {"groups/forum.yaml": "name: Forum\nkind: forum\nmeets_every: 9 years\n"}


def files_of(text: str, **more: str) -> dict[str, str]:
    return {**FORUM, "meetings/one.yaml": f"name: Meeting\ngroup: forum\n{text}", **more}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("on: 2026-12-09\nstart: 13:30\nend: 16:00\n", "Wednesday 9 December 2026, 1:30pm to 4pm"),
        ("on: 2026-12-09\nstart: 9:00\n", "Wednesday 9 December 2026, from 9am"),
        ("on: 2026-12-09\nend: 12:00\n", "Wednesday 9 December 2026, until noon"),
        ("on: 2026-12-09\n", "Wednesday 9 December 2026"),
    ],
)
def test_a_meetings_time_is_said_in_words(tmp_path: Path, text: str, words: str) -> None:
    site = small_site(tmp_path, files_of(text)).load().site
    assert when_words(site.all(Meeting)[0]) == words


def test_a_meeting_cannot_end_before_it_starts(tmp_path: Path) -> None:
    (found,) = small_site(tmp_path, files_of("on: 2026-12-09\nstart: 14:00\nend: 13:00\n")).check()
    assert (found.code.name, str(found.span)) == ("meeting-reversed", "content/meetings/one.yaml:5:6")
    assert found.message == "This meeting ends at 13:00, before it starts at 14:00."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on: 2026-11-22\nstatus: planned\n", ["meeting-still-planned"]),
        ("on: 2026-11-22\n", ["meeting-still-planned"]),
        ("on: 2026-11-23\nstatus: planned\n", []),
        ("on: 2026-11-22\nstatus: cancelled\n", []),
        ("on: 2026-09-24\nstatus: held\n", ["minutes-missing"]),
        ("on: 2026-09-25\nstatus: held\n", []),
        ("on: 2026-09-24\nstatus: held\nminutes: We met.\n", []),
        ("on: 2026-09-24\nstatus: cancelled\n", []),
    ],
)
def test_what_is_forgotten_after_a_meeting_is_a_warning(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert codes(small_site(tmp_path, files_of(text)).check()) == expected


def test_minutes_that_are_not_there_are_an_error_with_the_nearest(tmp_path: Path) -> None:
    text = "on: 2026-09-24\nstatus: held\nminutes_file: minuts.txt\n"
    site = small_site(tmp_path, files_of(text, **{"files/minutes.txt": "We met."}))
    assert told(site.check()).splitlines()[:2] == [
        "content/meetings/one.yaml:5:15: error: `minutes_file`: there is no document `minuts.txt` in content/files. "
        "[document-missing]",
        "    Did you mean `minutes.txt`?",
    ]


def test_a_meetings_page_leads_to_the_group_the_minutes_and_its_neighbours(tmp_path: Path) -> None:
    files = files_of(
        "on: 2026-10-01\nstatus: held\nplace: Town hall\nlink: https://meet.example.org/x\n"
        "agenda: [Food, Beds]\nminutes_file: minutes.txt\ndecisions: [{text: We go on.}]\n",
        **{
            "files/minutes.txt": "We met.",
            "meetings/zero.yaml": "name: Before\ngroup: forum\non: 2026-09-30\nstatus: cancelled\n",
            "meetings/two.yaml": "name: After\ngroup: forum\non: 2026-12-01\nlink: https://meet.example.org/y\n",
            "meetings/other.yaml": "name: Other\ngroup: board\non: 2026-10-02\nstatus: cancelled\n",
            "groups/board.yaml": "name: Board\nkind: board\n",
        },
    )
    site = small_site(tmp_path, files)
    site.build(base_url="https://x.example.org/charter/")
    html = site.page("/meetings/one/")
    text = page_text(html)
    assert "[Forum](/charter/groups/forum/)" in text
    assert "[Minutes of Meeting](/charter/files/minutes.txt) (plain text, 1 kB)" in text
    assert "We go on." in text
    assert "- Beds" in text
    assert 'rel="prev" href="/charter/meetings/zero/"' in html
    assert 'rel="next" href="/charter/meetings/two/"' in html
    assert "meet.example.org" not in html, "nobody can join a meeting that is over"
    assert "https://meet.example.org/y" in site.page("/meetings/two/")
    assert "This meeting was cancelled." in site.page("/meetings/zero/")


def test_a_decision_leads_to_its_actions_in_the_plan(tmp_path: Path) -> None:
    plan = (
        "name: Plan\nfirst_year: 2025\nlast_year: 2028\nowner: trust\n"
        "statuses: [{id: moving, name: Moving, meaning: on-track}]\n"
        "priorities: [{id: homes, name: Homes, objectives: [{id: build, name: Build}]}]\n"
    )
    files = files_of(
        "on: 2026-11-01\nstatus: held\ndecisions:\n  - {text: Build them., actions: [twenty]}\n",
        **{
            "organisations/trust.yaml": "name: Trust\nkind: charity\n",
            "plans/homes.yaml": plan,
            "actions/twenty.yaml": (
                "name: Twenty homes\nplan: homes\nobjective: build\nnumber: 1\nlead: trust\nstatus: moving\n"
                "start: 2026-11-01\ngroups: [forum]\n"
            ),
        },
    )
    site = small_site(tmp_path, files)
    site.build()
    assert "[Twenty homes](/plans/homes/homes/#twenty)" in page_text(site.page("/meetings/one/"))
    assert "[Twenty homes](/plans/homes/homes/#twenty)" in page_text(site.page("/groups/forum/"))


def test_the_list_of_meetings_begins_with_what_is_coming(tmp_path: Path) -> None:
    more = {
        "meetings/next.yaml": "name: Next\ngroup: forum\non: 2026-12-01\nplace: Pier\n",
        "meetings/old.yaml": "name: Old\ngroup: forum\non: 2025-12-01\nstatus: cancelled\n",
    }
    site = small_site(tmp_path, files_of("on: 2026-11-01\nstatus: held\n", **more))
    site.build()
    text = page_text(site.page("/meetings/"))
    places = [text.index(each) for each in ("Coming up", "Next", "in 2026", "[Meeting]", "in 2025", "Old")]
    assert places == sorted(places)
    assert "At Pier" in text
