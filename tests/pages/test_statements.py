"""The accessibility and privacy pages say what is true of the site, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, SETTINGS, small_site

GROUP = "name: Forum\nkind: forum\n"
SECTOR = {"sectors/charity.yaml": "name: Charities\n"}
PERSON = "name: Sam Poole\nsigned: 2026-01-01\nsector: charity\nkind: person\n"


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, ""),
        ({"groups/forum.yaml": f"{GROUP}chair: Ruth Cole\n"}, "the names of those who chair groups"),
        ({"groups/forum.yaml": f"{GROUP}members: [{{name: Sam}}]\n"}, "the names of members of groups"),
        ({"groups/forum.yaml": f"{GROUP}members: [{{role: Worker}}]\n"}, ""),
        ({**SECTOR, "signatories/sam.yaml": PERSON}, "the names of people who signed the charter themselves"),
        ({**SECTOR, "signatories/sam.yaml": PERSON.replace("kind: person", "kind: organisation")}, ""),
    ],
)
def test_the_privacy_page_names_the_personal_facts_there_are(
    tmp_path: Path, files: dict[str, str], words: str
) -> None:
    site = small_site(tmp_path, files)
    site.build()
    text = page_text(site.page("/privacy/"))
    assert ("This site publishes" in text) is bool(words)
    assert words in text


@pytest.mark.parametrize("name", ["needs/food.yaml", "services/kitchen.yaml"])
def test_leaving_quickly_is_explained_where_a_page_offers_it(tmp_path: Path, name: str) -> None:
    for number, more in enumerate(("", "risky: yes\n")):
        site = small_site(tmp_path / str(number), {**BASICS, name: f"{BASICS[name]}{more}"})
        site.build()
        assert ("Leave this page" in page_text(site.page("/privacy/"))) is bool(more)


def test_keeping_the_directory_is_explained_where_it_is_offered(tmp_path: Path) -> None:
    for number, offers in enumerate((True, False)):
        site = small_site(
            tmp_path / str(number), {}, settings=f"{SETTINGS}{'' if offers else 'keep_on_phone: no'}"
        )
        site.build()
        text = page_text(site.page("/privacy/"))
        assert ("keeps nothing on your device unless you ask it to" in text) is offers
        assert ("anybody who opens this browser can find out" in text) is offers


def test_the_host_and_its_records_are_named_as_the_settings_say(tmp_path: Path) -> None:
    settings = f"{SETTINGS}privacy: {{host: Coast Servers, logs: They keep it for 7 days.}}\n"
    site = small_site(tmp_path, {}, settings=settings)
    site.build()
    text = page_text(site.page("/privacy/"))
    assert "Coast Servers runs the server" in text
    assert "They keep it for 7 days." in text


def test_the_accessibility_page_says_whether_anybody_tested(tmp_path: Path) -> None:
    site = small_site(tmp_path, {})
    site.build()
    assert "Nobody has tested this site by hand yet." in page_text(site.page("/accessibility/"))
    settings = (
        f"{SETTINGS}accessibility: {{tested: 2026-10-19, tested_how: With eyes shut., problems: [Scans]}}\n"
    )
    site = small_site(tmp_path, {}, settings=settings)
    site.build()
    text = page_text(site.page("/accessibility/"))
    for part in ("tested on 19 October 2026", "With eyes shut.", "- Scans", "WCAG 2.2 level AA"):
        assert part in text


def test_the_privacy_page_does_not_promise_more_than_a_search_keeps(tmp_path: Path) -> None:
    site = small_site(tmp_path, {})
    site.build()
    text = page_text(site.page("/privacy/"))
    assert "the words are part of the address that our server is asked for" in text
    assert "in its history that you were here and what you searched for" in text
