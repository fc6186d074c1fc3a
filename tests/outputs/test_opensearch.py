"""The file that lets a browser search the site from its address bar."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from tests.tooling.small_site import BASICS, SETTINGS, small_site

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_it_names_the_site_and_leads_to_its_search(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS, settings=SETTINGS + "summary: Help & hope <here>\n")
    site.build(base_url="https://northport.example.org/help/")
    root = ElementTree.fromstring((site.output / "opensearch.xml").read_bytes())
    said = {str(each.tag).removeprefix(NAMESPACE): each for each in root}
    assert said["ShortName"].text == "Northport…"
    assert len(said["ShortName"].text) <= 16
    assert said["LongName"].text == "Northport Homelessness Charter"
    assert said["Description"].text == "Help & hope <here>"
    assert said["Url"].get("template") == "https://northport.example.org/help/search/?q={searchTerms}"
    link = '<link rel="search" type="application/opensearchdescription+xml"'
    assert f'{link} title="Northport Homelessness Charter" href="/help/opensearch.xml">' in site.page("/")


def test_a_short_name_of_one_long_word_is_cut(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS, settings=SETTINGS + "short_name: Llanfairpwllgwyngyll\n")
    site.build()
    root = ElementTree.fromstring((site.output / "opensearch.xml").read_bytes())
    assert root.findtext(f"{NAMESPACE}ShortName") == "Llanfairpwllgwyn"
