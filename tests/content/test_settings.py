"""What is said of site.yaml: what is missing, what nobody has filled in yet, and which colours can't be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SETTINGS, small_site, told
from tests.tooling.word_for_word import SayAgain

NEW = """\
name: change-me
area: Change-me is a place
base_url: https://change-me.example/
contact: {email: change-me@example.org}
emergency: [{name: change-me, number: 999}]
nation: england
"""
SETTINGS_OF = {
    "no site.yaml": "",
    "what nobody has filled in": NEW,
    "a colour that is too light": f"{SETTINGS}colours: {{brand: '#ffee99'}}\n",
    "a second colour that is too dark": f"{SETTINGS}colours: {{brand: '#1f5f5b', accent: '#101010'}}\n",
    "what can't be read beside what can": SETTINGS.replace("nation", "natoin") + "time_zone: Europe/Lundon\n",
    "no address": SETTINGS.replace("base_url: https://northport.example.org/\n", ""),
    "a list": "- name\n- area\n",
}


@pytest.mark.parametrize("title", SETTINGS_OF)
def test_settings_are_told_word_for_word(tmp_path: Path, title: str, said_before: SayAgain) -> None:
    said_before(title, told(small_site(tmp_path, BASICS, settings=SETTINGS_OF[title]).check()))


def test_an_address_given_elsewhere_needs_not_be_filled_in(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS, settings=SETTINGS.replace("//northport", "//change-me"))
    assert "change-me" in told(site.check())
    assert site.build(base_url="https://northport.example.org/").diagnostics == []


def test_a_folder_without_content_says_how_to_begin(tmp_path: Path, said_before: SayAgain) -> None:
    site = small_site(tmp_path, {}, settings="")
    said_before("an empty folder", told(site.check()))
    site.content.rmdir()
    said_before("no folder", told(site.check()))
    site.content.write_text("name: Northport\n", "utf-8")
    said_before("a file", told(site.check()))
