"""Whatever words an author writes, they stay words: in every field of every type, on every page and in every export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from xml.etree import ElementTree

import html5lib
import pytest

from site_builder.types import CONTENT_TYPES
from tests.tooling.hostile import ATTACK, hostile_files
from tests.tooling.small_site import SmallSite, all_files, small_site

XHTML = "{http://www.w3.org/1999/xhtml}"
SCHEMES = ("https:", "mailto:", "tel:", "sms:")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A site of nothing but attacks."""
    made = small_site(tmp_path_factory.mktemp("hostile"), hostile_files(), settings="")
    made.build(search=True)
    return made


@pytest.fixture(scope="module")
def pages(site: SmallSite) -> dict[str, ElementTree.Element]:
    """Every page by its path, as a browser would understand it."""
    return {
        name: html5lib.parse(data.decode(), treebuilder="etree")
        for name, data in all_files(site.output).items()
        if name.endswith(".html")
    }


def elements(pages: dict[str, ElementTree.Element]) -> Iterator[tuple[str, str, ElementTree.Element]]:
    """Every element of every page: the page, the element's name, itself."""
    for path, page in pages.items():
        for element in page.iter():
            if isinstance(element.tag, str):
                yield path, element.tag.rpartition("}")[2], element


def test_every_type_has_a_page_to_attack(pages: dict[str, ElementTree.Element]) -> None:
    whole = "".join(ElementTree.tostring(page, "unicode") for page in pages.values())
    assert len(pages) > len(CONTENT_TYPES)
    assert whole.count("Zz") > 500


def test_no_element_was_smuggled_in(pages: dict[str, ElementTree.Element]) -> None:
    for path, name, element in elements(pages):
        if name == "script" and element.get("type") == "application/ld+json":
            assert not element.get("src"), path
            assert "<" not in (element.text or ""), path
            json.loads(element.text or "")
        elif name == "script":
            assert (element.get("src") or "").startswith("/it's/assets/"), path
            assert not element.text, path
        if name == "img":
            assert element.get("src") != "x", path
        assert name not in ("style", "iframe", "object", "embed", "base"), path


def test_no_attribute_was_smuggled_in(pages: dict[str, ElementTree.Element]) -> None:
    for path, name, element in elements(pages):
        for attribute, value in element.attrib.items():
            assert not attribute.startswith("on"), f"{path}: <{name} {attribute}>"
            assert attribute not in ("style", "srcdoc", "formaction"), f"{path}: <{name} {attribute}>"
            if attribute in ("href", "src", "action", "{http://www.w3.org/1999/xlink}href"):
                scheme = value.partition("/")[0].partition("#")[0].partition("?")[0]
                assert ":" not in scheme or value.startswith(SCHEMES), f"{path}: {value}"
                assert not value.startswith("//"), f"{path}: {value}"


def test_nothing_was_worked_out_as_a_template(pages: dict[str, ElementTree.Element]) -> None:
    for path, page in pages.items():
        text = "".join(page.itertext())
        assert "onerror=alert(1)>49" not in text, path
        assert "Zz49" not in text, path
        assert "${49}" not in text, path


def test_words_arrive_whole(pages: dict[str, ElementTree.Element]) -> None:
    for url in (
        "services",
        "organisations",
        "pathways",
        "signatories",
        "groups",
        "meetings",
        "news",
        "alerts",
    ):
        page = pages[f"{url}/hostile/index.html"]
        heading = next(page.iter(f"{XHTML}h1"))
        hidden = "".join(text for each in heading.iterfind(".//*[@hidden]") for text in each.itertext())
        assert "".join(heading.itertext()).strip() == f"{hidden}{ATTACK}", url
        title = next(page.iter(f"{XHTML}title"))
        assert ATTACK in (title.text or ""), url


def test_exports_are_whole(site: SmallSite) -> None:
    files = all_files(site.output)
    for name, data in files.items():
        if name.endswith((".xml", ".svg", ".atom", ".rss")):
            root = ElementTree.fromstring(data)
            assert not [each for each in root.iter() if each.tag.endswith("script")], name
    allowed = (
        "/",
        "  Content-",
        "  Referrer-",
        "  X-",
        "  Permissions-",
        "  Cache-",
        "  Cross-",
        "  Strict-",
    )
    assert all(line.startswith(allowed) for line in files["_headers"].decode().splitlines() if line)


def test_search_shows_words_as_text(site: SmallSite) -> None:
    """The page's own script never makes elements out of words it found."""
    scripts = [
        data.decode() for name, data in all_files(site.output).items() if name.startswith("assets/search")
    ]
    assert scripts
    for script in scripts:
        for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "excerpt"):
            assert way not in script
