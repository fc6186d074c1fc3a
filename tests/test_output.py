"""The whole example site as it would be published: valid, complete, leading nowhere that isn't there."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import html5lib
import pytest

from tests.tooling.example import BASE
from tests.tooling.small_site import all_files

XHTML = "{http://www.w3.org/1999/xhtml}"
HOST = "https://charter.example.org"
LEADS_ON = re.compile(rb'http-equiv="?refresh')
ADDRESSES = {"href", "src", "action", "srcset", "poster", "data", "{http://www.w3.org/1999/xlink}href"}
SUBRESOURCES = {
    "link",
    "script",
    "img",
    "source",
    "use",
    "iframe",
    "video",
    "audio",
    "object",
    "embed",
    "track",
}


@dataclass(frozen=True)
class Page:
    """One page as a browser understands it, and what a strict parser said."""

    path: str
    root: ElementTree.Element
    errors: tuple[str, ...]

    def all(self, name: str) -> Iterator[ElementTree.Element]:
        """All elements of a name."""
        return self.root.iter(XHTML + name)

    @cached_property
    def ids(self) -> list[str]:
        """The ids of its elements, in order."""
        return [element.attrib["id"] for element in self.root.iter() if "id" in element.attrib]

    @cached_property
    def addresses(self) -> list[tuple[str, str]]:
        """Every address in it with the name of its element."""
        found = []
        for element in self.root.iter():
            for name, value in element.attrib.items():
                if name in ADDRESSES:
                    values = [each.split()[0] for each in value.split(",")] if name == "srcset" else [value]
                    found += [(str(element.tag).rpartition("}")[2], each) for each in values]
        return found


@pytest.fixture(scope="module")
def files(example_site: Path) -> Mapping[str, bytes]:
    """Every file of the example site by its path."""
    return all_files(example_site)


@pytest.fixture(scope="module")
def pages(files: Mapping[str, bytes]) -> Mapping[str, Page]:
    """Every page of the example site by its address, but for those that only lead on from where a page was before."""
    found = {}
    for name, data in files.items():
        if name.endswith(".html") and not LEADS_ON.search(data):
            parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
            root = parser.parse(data.decode())
            url = f"{BASE}/{name.removesuffix('index.html')}"
            found[url] = Page(name, root, tuple(f"{each[1]} at {each[0]}" for each in parser.errors))
    return found


def text_of(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_page_is_well_formed(pages: Mapping[str, Page]) -> None:
    assert [f"{page.path}: {error}" for page in pages.values() for error in page.errors] == []


def test_the_checker_of_the_w3c_has_no_complaint(example_site: Path, vnu: Path | None) -> None:
    if vnu is None:
        pytest.skip("the W3C's checker needs Java and npm (`make test` installs it)")
    command = [
        "java",
        "-Xss4m",
        "-jar",
        str(vnu),
        "--skip-non-html",
        "--errors-only",
        "--stdout",
        str(example_site),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.replace(str(example_site), "") == ""
    assert done.returncode == 0, done.stderr


def test_every_page_has_one_heading_and_no_id_twice(pages: Mapping[str, Page]) -> None:
    assert [page.path for page in pages.values() if len(list(page.all("h1"))) != 1] == []
    twice = {page.path: [name for name, n in Counter(page.ids).items() if n > 1] for page in pages.values()}
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_headings_skip_no_level(pages: Mapping[str, Page]) -> None:
    wrong = []
    for page in pages.values():
        levels = [
            int(tag[-1]) for each in page.root.iter() if re.fullmatch(r".*}h[1-6]", tag := str(each.tag))
        ]
        wrong += [
            page.path for one, next_one in zip([0, *levels], levels, strict=False) if next_one > one + 1
        ]
    assert wrong == []


def test_titles_and_descriptions_are_there_once(pages: Mapping[str, Page]) -> None:
    titles, descriptions = [], []
    for page in pages.values():
        titles.append(text_of(next(page.all("title"))))
        described = [
            each.get("content") or "" for each in page.all("meta") if each.get("name") == "description"
        ]
        assert len(described) == 1, page.path
        assert 20 <= len(described[0]) <= 200, f"{page.path}: {described[0]}"
        descriptions.append(described[0])
    assert [title for title, n in Counter(titles).items() if n > 1] == []
    assert [text for text, n in Counter(descriptions).items() if n > 1] == []


def test_every_page_says_its_language_and_where_it_is(pages: Mapping[str, Page]) -> None:
    for url, page in pages.items():
        html = page.root
        assert (html.get("lang"), html.get("dir")) == ("en-GB", "ltr"), url
        canonical = [each.get("href") for each in page.all("link") if each.get("rel") == "canonical"]
        assert canonical == [HOST + url], url
        crumbs = [each for each in page.all("nav") if each.get("aria-label") == "You are here"]
        assert len(crumbs) == (0 if url == f"{BASE}/" else 1), url
        assert [each.get("id") for each in page.all("main")] == ["main"], url


def test_breadcrumbs_lead_home_through_pages_that_exist(pages: Mapping[str, Page]) -> None:
    for url, page in pages.items():
        for crumbs in (each for each in page.all("nav") if each.get("aria-label") == "You are here"):
            way = [link.get("href") for link in crumbs.iter(f"{XHTML}a")]
            assert way[0] == f"{BASE}/", url
            assert all(step in pages for step in way), url
            assert len(way) == len(set(way)), url


def test_links_and_fragments_lead_somewhere(pages: Mapping[str, Page], files: Mapping[str, bytes]) -> None:
    there = set(pages) | {f"{BASE}/{name}" for name in files}
    broken = []
    for url, page in pages.items():
        for _, address in page.addresses:
            whole = urlsplit(urljoin(HOST + url, address))
            if whole.netloc != urlsplit(HOST).netloc or whole.scheme not in ("http", "https"):
                continue
            target = unquote(whole.path)
            if target not in there:
                broken.append(f"{page.path}: {address}")
            elif whole.fragment and target in pages and unquote(whole.fragment) not in pages[target].ids:
                broken.append(f"{page.path}: {address} (no such place on the page)")
    assert sorted(set(broken)) == []


def test_labels_name_what_is_there(pages: Mapping[str, Page]) -> None:
    for page in pages.values():
        for element in page.root.iter():
            for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "list"):
                for name in element.get(attribute, "").split():
                    assert name in page.ids, f"{page.path}: {attribute}={name}"


def test_every_page_can_be_reached_from_home(pages: Mapping[str, Page]) -> None:
    reached, waiting = {f"{BASE}/"}, [f"{BASE}/"]
    while waiting:
        url = waiting.pop()
        for name, address in pages[url].addresses:
            target = urlsplit(urljoin(url, address)).path
            if name == "a" and target in pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert sorted(set(pages) - reached) == [f"{BASE}/404.html", f"{BASE}/offline.html"]


def test_nothing_is_loaded_from_elsewhere(pages: Mapping[str, Page], files: Mapping[str, bytes]) -> None:
    for page in pages.values():
        for name, address in page.addresses:
            if name in SUBRESOURCES and not address.startswith((f"{BASE}/", "#")):
                assert address.startswith(f"{HOST}{BASE}/"), f"{page.path}: <{name}> {address}"
    for name, data in files.items():
        if name.endswith(".css"):
            text = data.decode()
            assert "@import" not in text, name
            assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", text), name
        if name.endswith(".svg"):
            assert not re.search(rb"(?:href|src)\s*=\s*[\"'](?:https?:)?//", data), name


def test_nothing_is_written_into_pages_that_the_policy_would_refuse(pages: Mapping[str, Page]) -> None:
    for page in pages.values():
        for element in page.root.iter():
            name = str(element.tag).rpartition("}")[2]
            assert name != "style", page.path
            assert "style" not in element.attrib, f"{page.path}: <{name}>"
            assert not [each for each in element.attrib if each.startswith("on")], f"{page.path}: <{name}>"
            is_data = element.get("type") == "application/ld+json"
            assert name != "script" or is_data or (element.get("src") and not text_of(element)), page.path


def test_every_page_has_the_policy_of_the_headers(
    pages: Mapping[str, Page], files: Mapping[str, bytes]
) -> None:
    headers = files["_headers"].decode()
    policy = re.search(r"Content-Security-Policy: (.*)", headers)
    assert policy
    rules = set(policy[1].split("; "))
    for page in pages.values():
        meta = [
            each.get("content")
            for each in page.all("meta")
            if each.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(meta) == 1, page.path
        assert set((meta[0] or "").split("; ")) == rules - {"frame-ancestors 'none'"}, page.path
        referrer = [each.get("content") for each in page.all("meta") if each.get("name") == "referrer"]
        assert referrer == ["no-referrer"], page.path
    assert headers.startswith(f"{BASE}/*\n")


def test_pictures_have_words_and_sizes(pages: Mapping[str, Page]) -> None:
    seen = 0
    for page in pages.values():
        for image in page.all("img"):
            seen += 1
            assert "alt" in image.attrib, page.path
            assert image.get("width", "").isdigit(), page.path
            assert image.get("height", "").isdigit(), page.path
    assert seen


def test_the_sitemap_lists_every_page(pages: Mapping[str, Page], files: Mapping[str, bytes]) -> None:
    root = ElementTree.fromstring(files["sitemap.xml"])
    listed = [each.text for each in root.iter() if each.tag.endswith("}loc")]
    tools = {f"{BASE}/{name}/" for name in ("keep", "list", "search")}
    tools |= {url for url in pages if url.startswith(f"{BASE}/posters/")}
    assert tools <= pages.keys()
    assert sorted(filter(None, listed)) == sorted(
        HOST + url for url in pages.keys() - tools if url.endswith("/")
    )
    assert f"Sitemap: {HOST}{BASE}/sitemap.xml" in files["robots.txt"].decode()


def test_no_page_says_that_something_went_wrong_in_making_it(pages: Mapping[str, Page]) -> None:
    """What a template or a sentence prints when a value is missing or of another kind than it thought."""
    wrong = re.compile(
        r"\bUndefined\b|\{\{|\{%|<[a-z_.]+ object at|\bdatetime\.|\[\]|Markup\(|\b1 (?:services|days|actions|pledges)\b"
    )
    for page in pages.values():
        for element in next(page.all("body")).iter():
            text = f"{element.text or ''} {element.tail or ''}"
            assert not wrong.search(text), f"{page.path}: {text}"
            assert (element.text or "").strip() not in ("None", "True", "False"), page.path


def test_the_site_is_small(files: Mapping[str, bytes]) -> None:
    """No map, source, interface or other thing that no page asks for came along from the tools."""
    endings = Counter(name.rpartition(".")[2] if "." in name else name for name in files)
    known = {
        "html", "css", "js", "svg", "png", "jpg", "webp", "xml", "txt", "json", "webmanifest", "_headers", "site-builder",
    }  # fmt: skip
    assert set(endings) <= known
