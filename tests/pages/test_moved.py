"""A renamed file keeps its old address: a page there leads on, and a name that means something else now is told of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SETTINGS, all_files, codes, small_site

SERVICE = str(BASICS["services/kitchen.yaml"])
PATHWAY = """\
name: Leaving prison
situation: I am leaving prison
formerly: prison
lead: harbour-trust
checked: {on: 2026-10-28}
for_workers: Ring first.
steps: [{id: ask, name: Ask, text: Ask early., last: yes}]
"""


def test_old_addresses_lead_on(tmp_path: Path) -> None:
    site = small_site(
        tmp_path, {**BASICS, "services/kitchen.yaml": SERVICE + "formerly: [soup-kitchen, soup]\n"}
    )
    assert not site.build(base_url="https://example.org/charter/").diagnostics
    for old in ("soup-kitchen", "soup"):
        page = site.page(f"/services/{old}/")
        assert '<meta http-equiv="refresh" content="0; url=/charter/services/kitchen/">' in page
        assert '<meta name="robots" content="noindex">' in page
        assert '<link rel="canonical" href="https://example.org/charter/services/kitchen/">' in page
        assert '<a href="/charter/services/kitchen/">Go on to Harbour Kitchen</a>' in page
    files = all_files(site.output)
    assert b"/services/soup/" not in files["sitemap.xml"]
    assert "services/soup/" in json.loads(files["data/kept.json"])["files"]
    assert not [name for name in files if name.startswith("qr/") and "soup" in name]
    listed = ("data/kept.json", ".site-builder")
    others = [name for name, data in files.items() if b"services/soup" in data and name not in listed]
    assert others == []


def test_pages_below_move_too(tmp_path: Path) -> None:
    """A code that was printed from the workers' page of a pathway leads to that page."""
    site = small_site(tmp_path, {**BASICS, "pathways/leaving-prison.yaml": PATHWAY})
    site.build()
    assert "url=/pathways/leaving-prison/" in site.page("/pathways/prison/")
    assert "url=/pathways/leaving-prison/for-workers/" in site.page("/pathways/prison/for-workers/")


def test_a_risky_page_can_be_left_from_its_old_address_too(tmp_path: Path) -> None:
    site = small_site(
        tmp_path, {**BASICS, "services/kitchen.yaml": SERVICE + "formerly: refuge\nrisky: yes\n"}
    )
    site.build()
    assert 'id="leave"' in site.page("/services/refuge/")


def test_links_to_an_old_address_are_whole(tmp_path: Path) -> None:
    news = "---\nname: New kitchen\non: 2026-10-01\n---\nSee [it](/services/soup/).\n"
    service = SERVICE + "formerly: soup\n"
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": service, "news/new.md": news})
    assert not site.check()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"services/kitchen.yaml": SERVICE + "formerly: kitchen\n"}, "`kitchen` is the name it has now"),
        (
            {
                "services/kitchen.yaml": SERVICE + "formerly: soup\n",
                "services/soup.yaml": SERVICE.replace("Kitchen", "Soup"),
            },
            "another service now",
        ),
        (
            {
                "services/kitchen.yaml": SERVICE + "formerly: a\n",
                "services/x.yaml": SERVICE.replace("Kitchen", "Soup") + "formerly: [b, a]\n",
            },
            "is given as a former name of the page /services/kitchen/ too",
        ),
        ({"services/kitchen.yaml": SERVICE + "formerly: [a, a]\n"}, "is given as a former name of the page"),
        (
            {"pages/hello.md": "---\nname: Hello\nformerly: services\n---\nText\n"},
            "would be the page /services/",
        ),
    ],
)
def test_clashes_are_found(tmp_path: Path, files: dict[str, str], said: str) -> None:
    found = small_site(tmp_path, {**BASICS, **files}).check()
    assert codes(found) == ["formerly-clash"]
    assert said in found[0].message
    assert found[0].span.line > 1


def test_a_name_of_a_file_with_mistakes_clashes(tmp_path: Path) -> None:
    files = {"services/kitchen.yaml": SERVICE + "formerly: soup\n", "services/soup.yaml": "name: [\n"}
    assert "formerly-clash" in codes(small_site(tmp_path, {**BASICS, **files}).check())


def test_what_has_no_page_can_not_have_moved(tmp_path: Path) -> None:
    files = {"glossary/swep.md": "---\nname: SWEP\nformerly: cold\n---\nBeds.\n"}
    assert codes(small_site(tmp_path, {**BASICS, **files}).check()) == ["formerly-unused"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/services/kitchen/", []),
        ("/services/kitchen", ["link-broken"]),
        ("/services/kichen/", ["link-broken"]),
        ("", []),
        ("/?a=b", []),
        (".evil.example/x/", []),
    ],
)
def test_absolute_links_to_the_site_itself_are_checked(
    tmp_path: Path, path: str, expected: list[str]
) -> None:
    address = f"https://northport.example.org{path}"
    news = f"---\nname: New kitchen\non: 2026-10-01\n---\nSee [it]({address}) and {address}\n"
    site = small_site(tmp_path / "text", {**BASICS, "news/new.md": news})
    assert codes(site.check()) == expected * 2
    site = small_site(
        tmp_path / "field", {**BASICS, "services/kitchen.yaml": f"{SERVICE}website: {address}\n"}
    )
    assert codes(site.check()) == expected
    folder = SETTINGS.replace("example.org/", "example.org/charter/")
    site = small_site(tmp_path / "folder", {**BASICS, "news/new.md": news}, settings=folder)
    assert not site.check()
