"""The search page without JavaScript, and the page for addresses that don't exist."""

from __future__ import annotations

import re
from pathlib import Path

from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, small_site

BASE = "https://x.example.org/charter/"


def test_without_javascript_the_search_page_offers_needs_and_lists(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS)
    site.build(base_url=BASE)
    html = site.page("/search/")
    text = page_text(html)
    assert '<form class="find" id="search" role="search" action="/charter/search/"' in html
    assert 'data-index="/charter/data/search/"' in html
    assert "[Food A meal today](/charter/needs/food/)" in re.sub(r"\s+", " ", text)
    assert "[All services](/charter/services/)" in text
    assert "[Organisations](/charter/organisations/)" in text
    assert "/charter/groups/" not in text


def test_only_filters_that_have_something_to_choose_are_offered(tmp_path: Path) -> None:
    site = small_site(tmp_path, {**BASICS, "areas/pier.yaml": "name: Pier\n"})
    site.build()
    assert re.findall(r'<select id="f-(\w+)"', site.page("/search/")) == ["need", "area", "kind"]
    assert re.findall(r"<option>([^<]+)", site.page("/search/")) == [
        "Food",
        "Pier",
        "Need",
        "Service",
        "Area",
        "Organisation",
    ]
    site = small_site(tmp_path / "empty", {})
    site.build()
    assert "<select" not in site.page("/search/")


def test_the_page_for_missing_addresses_works_at_any_depth(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS)
    site.build(base_url=BASE)
    html = site.page("/404.html")
    addresses = re.findall(r'(?:href|src|action)="([^"]+)"', html)
    assert addresses
    assert [each for each in addresses if not re.match(r"/charter/|https://|tel:|mailto:|#", each)] == []
    assert "/charter/needs/food/" in addresses


def test_search_engines_are_not_told_of_the_page_for_missing_addresses(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS)
    site.build()
    sitemap = (site.output / "sitemap.xml").read_text("utf-8")
    assert "404" not in sitemap
    assert "https://northport.example.org/services/kitchen/" in sitemap
