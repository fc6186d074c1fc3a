"""Groups: when they should have met, whom they report to, and what their pages say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from site_builder.types.group.diary import last_meeting, meetings_of, next_meeting, overdue_since
from site_builder.types.group.model import Group
from tests.tooling.page_text import page_text
from tests.tooling.small_site import TODAY, codes, small_site, told

FORUM = "name: Forum\nkind: forum\n"


def meeting(on: str, status: str = "held", group: str = "forum", more: str = "") -> str:
    return f"name: Meeting of {on}\ngroup: {group}\non: {on}\nstatus: {status}\nminutes: We met.\n{more}"


def files_of(*meetings: str, forum: str = FORUM) -> dict[str, str]:
    return {"groups/forum.yaml": forum, **{f"meetings/m{n}.yaml": text for n, text in enumerate(meetings, 1)}}


def test_the_last_and_the_next_meeting_are_those_that_took_or_will_take_place(tmp_path: Path) -> None:
    files = files_of(
        meeting("2026-09-01"),
        meeting("2026-11-02", "cancelled"),
        meeting("2026-11-30", "cancelled"),
        meeting("2027-01-12", "planned"),
        meeting("2027-04-12", "planned"),
    )
    site = small_site(tmp_path, files).load().site
    meetings = meetings_of(site, site.all(Group)[0])
    last, coming = last_meeting(meetings, TODAY), next_meeting(meetings, TODAY)
    assert last
    assert coming
    assert (last.id, coming.id) == ("m1", "m4")


def test_a_meeting_today_is_still_to_come(tmp_path: Path) -> None:
    site = small_site(tmp_path, files_of(meeting("2026-11-23", "planned"))).load().site
    meetings = meetings_of(site, site.all(Group)[0])
    assert next_meeting(meetings, TODAY) is meetings[0]
    assert last_meeting(meetings, TODAY) is None


@pytest.mark.parametrize(
    ("meetings", "forum", "due"),
    [
        ([meeting("2026-08-24")], FORUM, date(2026, 11, 22)),
        ([meeting("2026-08-25")], FORUM, None),
        ([meeting("2026-08-24"), meeting("2026-12-01", "planned")], FORUM, None),
        ([meeting("2026-08-24"), meeting("2026-12-01", "cancelled")], FORUM, date(2026, 11, 22)),
        ([meeting("2026-08-24")], f"{FORUM}meets_every: 6 months\n", None),
        ([meeting("2026-11-01")], f"{FORUM}meets_every: 2 weeks\n", date(2026, 11, 15)),
        ([meeting("2020-01-01")], "name: Board\nkind: board\n", None),
        ([], FORUM, None),
    ],
)
def test_a_meeting_is_overdue_a_period_after_the_last_when_none_is_planned(
    tmp_path: Path, meetings: list[str], forum: str, due: date | None
) -> None:
    small = small_site(tmp_path, files_of(*meetings, forum=forum))
    site = small.load().site
    group = site.all(Group)[0]
    period = group.meets_every or (site.settings.reviews.forum_meetings if group.kind == "forum" else None)
    assert overdue_since(meetings_of(site, group), period, TODAY) == due
    assert ("group-meeting-overdue" in codes(small.check())) is (due is not None)


def test_an_overdue_meeting_is_said_where_the_group_is_written(tmp_path: Path) -> None:
    site = small_site(tmp_path, files_of(meeting("2026-06-01"), forum=f"{FORUM}meets_every: 1 month\n"))
    assert told(site.check()).splitlines()[:2] == [
        "content/groups/forum.yaml:3:14: warning: Forum last met on 1 June 2026, wants to meet every 1 month, "
        "and no meeting is planned. [group-meeting-overdue]",
        "    Add its next meeting, such as content/meetings/forum-2026.yaml with `status: planned`.",
    ]


def test_a_group_that_reports_to_itself_is_an_error(tmp_path: Path) -> None:
    site = small_site(tmp_path, {"groups/forum.yaml": f"{FORUM}reports_to: forum\n"})
    (found,) = site.check()
    assert (str(found.span), found.code.name) == ("content/groups/forum.yaml:3:13", "group-circle")
    assert found.message == "This group reports to itself."


def test_a_circle_of_groups_is_said_once(tmp_path: Path) -> None:
    files = {
        "groups/a.yaml": "name: A\nkind: board\nreports_to: c\n",
        "groups/b.yaml": "name: B\nkind: board\nreports_to: a\n",
        "groups/c.yaml": "name: C\nkind: board\nreports_to: b\n",
        "groups/d.yaml": "name: D\nkind: board\nreports_to: c\n",
    }
    (found,) = small_site(tmp_path, files).check()
    assert (str(found.span), found.code.name) == ("content/groups/a.yaml:3:13", "group-circle")
    assert "`a` > `c` > `b` > `a`" in found.message


def test_a_groups_page_shows_who_it_is_and_when_it_meets(tmp_path: Path) -> None:
    forum = (
        f"{FORUM}chair: Ruth Cole\nreports_to: board\ncontact: forum@example.org\nhow_to_join: Just come.\n"
        "purpose: |\n  We meet.\n\n  ## Why\n\n  To talk.\n"
        "members:\n  - {organisation: trust}\n  - {organisation: trust, name: Sam, role: Worker}\n"
        "  - {role: An empty chair}\n"
    )
    files = {
        **files_of(meeting("2026-10-01"), meeting("2026-12-09", "planned"), forum=forum),
        "groups/board.yaml": "name: Board\nkind: board\n",
        "organisations/trust.yaml": "name: The Trust\nkind: charity\n",
    }
    site = small_site(tmp_path, files)
    site.build()
    text = page_text(site.page("/groups/forum/"))
    assert "### Why" in text
    assert "[Wednesday 9 December 2026](/meetings/m2/)" in text
    assert "[Board](/groups/board/)" in text
    assert "- [The Trust](/organisations/trust/)" in text
    assert "- Sam, Worker" in text
    assert "- An empty chair" in text
    assert "forum@example.org" in text
    assert "[Forum](/groups/forum/)" in page_text(site.page("/groups/board/"))


def test_a_groups_page_says_that_the_next_meeting_is_late(tmp_path: Path) -> None:
    site = small_site(tmp_path, files_of(meeting("2026-08-01")))
    site.build()
    text = page_text(site.page("/groups/forum/"))
    assert "None planned. The last was on 1 August 2026; the next was due by Friday 30 October 2026" in text


def test_without_groups_there_is_no_list(tmp_path: Path) -> None:
    pages = {page.url for page in small_site(tmp_path, {}).load().pages}
    assert not pages & {"/groups/", "/meetings/", "/resources/", "/alerts/", "/glossary/", "/news/"}
