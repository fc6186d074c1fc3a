"""`check --fix`: what is certain is shown, asked about and written; every other byte stays as it is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from site_builder.cli import FAILED, OK, USAGE, main
from site_builder.mending import mend_addresses
from tests.test_fifty_mistakes import MISTAKES, SERVICE, SITE, Mistake
from tests.tooling.small_site import TODAY, SmallSite, small_site

# By the title of the mistake: what is written for it where that isn't what was right before.
FIXED = {
    "no space behind a hyphen": "",
    "a date with slashes": "",
    "a date in words": "",
    "a date in long words": "",
    "a date as Americans write it": "",
    "a date with dots and two digits": "",
    "a date without zeros": "on: 2026-10-08",
    "a list without brackets": "",
    "a list with and": "",
    "a list without commas": "",
    "a name instead of an id": "",
    "a path instead of an id": "",
    "an id in curly quotes": "",
    "a choice in curly quotes": "",
    "a field with a capital": "",
    "a field with a space": "",
    "an email with mailto": "",
    "a tab": "",
    "a space that isn't one, behind a colon": "",
    "spaces that aren't, before a key": "",
    "a number of a house behind #": '"Flat 2 #12"',
}


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path, SITE)


def fix(site: SmallSite, *more: str) -> int:
    return main(["check", "--content", str(site.content), "--today", TODAY.isoformat(), "--fix", *more])


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: each.title)
def test_what_is_certain_is_written_and_nothing_else(site: SmallSite, mistake: Mistake) -> None:
    path = site.content / mistake.file
    right = path.read_text("utf-8")
    wrong = right.replace(mistake.right, mistake.wrong, 1)
    path.write_text(wrong, "utf-8")
    code = fix(site, "--yes")
    if mistake.title in FIXED:
        assert path.read_text("utf-8") == right.replace(
            mistake.right, FIXED[mistake.title] or mistake.right, 1
        )
        assert code == OK
    else:
        assert path.read_text("utf-8") == wrong


def test_line_ends_comments_order_and_marks_stay(site: SmallSite) -> None:
    wrong = (
        SITE[SERVICE]
        .replace("on: 2026-10-28", "on: '28 Oct 2026'  # by Ifeoma")
        .replace("harbour-trust", "“harbour-trust”")
    )
    raw = b"\xef\xbb\xbf" + wrong.replace("\n", "\r\n").encode()
    (site.content / SERVICE).write_bytes(raw)
    fix(site, "--yes")
    mended = raw.replace(b"'28 Oct 2026'", b"2026-10-28").replace(
        "“harbour-trust”".encode(), b"harbour-trust"
    )
    assert (site.content / SERVICE).read_bytes() == mended


def test_mistakes_that_hide_each_other_are_mended_in_one_go(site: SmallSite) -> None:
    wrong = (
        SITE[SERVICE].replace("  - name: Main", "  -name: Main").replace("  how: drop-in", "\thow: drop-in")
    )
    site.write({SERVICE: wrong.replace("on: 2026-10-28", "on: 28 Oct 2026")})
    assert fix(site, "--yes") == OK
    assert (site.content / SERVICE).read_text("utf-8") == SITE[SERVICE]


@pytest.mark.parametrize(("answer", "is_written"), [("y", True), ("n", False), ("", False)])
def test_it_shows_a_diff_and_asks(
    site: SmallSite,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: str,
    is_written: bool,
) -> None:
    wrong = SITE[SERVICE].replace("on: 2026-10-28", "on: 28 Oct 2026")
    site.write({SERVICE: wrong})
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n" if answer else ""))
    assert fix(site) == (OK if is_written else FAILED)
    said = capsys.readouterr().err
    assert "-  on: 28 Oct 2026\n+  on: 2026-10-28\n" in said
    assert "Write this change? [y/N]" in said
    assert (site.content / SERVICE).read_text("utf-8") == (SITE[SERVICE] if is_written else wrong)


def test_no_site_in_somebodys_own_network_is_asked(site: SmallSite) -> None:
    site.write({SERVICE: SITE[SERVICE].replace("https://harbour.example.org/", "http://127.0.0.1:9/")})
    assert mend_addresses(site.content, [f"content/{SERVICE}"]) == []


def test_yes_and_online_go_with_fix(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--content", str(site.content), "--online"]) == USAGE
    assert "--fix" in capsys.readouterr().err
