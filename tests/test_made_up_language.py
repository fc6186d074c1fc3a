"""Nothing that readers see stands in the way of a translation: in a made-up language, no word of English is left.

The example is built in it, with all that its authors wrote between marks of their own, once from the left and once from the
right; and once in a language without any words, where all English has to say that it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from xml.etree import ElementTree

import pytest

from site_builder.build import build
from site_builder.options import Options
from site_builder.outputs.booklet.pdf import lacking
from tests.tooling.made_up import SAID, WRITTEN, outside, write_made_up_site
from tests.tooling.paper import page_texts, read_pdf
from tests.tooling.said import Said, said_on
from tests.tooling.small_site import TODAY, all_files, codes, told

LEFT, RIGHT, WITHOUT = "el", "ar", "cy"
"""The tags of the made-up languages; the last has no words."""

VALUE = re.compile(rf"{WRITTEN[0]}|\d")
"""What a word of an author and a number have."""

Built = Callable[[str], Mapping[str, bytes]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Every file of the site in a language; search and the booklet only for the first, as they take longest."""

    @cache
    def files(tag: str) -> Mapping[str, bytes]:
        folder = tmp_path_factory.mktemp(tag)
        content = write_made_up_site(folder, tag, words=tag != WITHOUT)
        also = frozenset({"booklet"} if tag == LEFT and not lacking() else ())
        without = frozenset(() if tag == LEFT else {"search"})
        made = build(Options(content, folder / "output", TODAY, also=also, without=without, jobs=1))
        assert made.published, told(made.diagnostics)
        assert ("language-words-missing" in codes(made.diagnostics)) == (tag == WITHOUT)
        return all_files(folder / "output")

    return files


def pages(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Every page by its path."""
    yield from ((name, data.decode()) for name, data in files.items() if name.endswith(".html"))


@pytest.mark.parametrize("tag", [LEFT, RIGHT])
def test_pages_say_nothing_of_their_own(built: Built, tag: str) -> None:
    """Text, attributes that are read aloud, words for scripts, JSON-LD and what a letter to the editors begins with."""
    seen = {"".join(SAID): 0, "".join(WRITTEN): 0}
    left: dict[str, str] = {}
    for name, html in pages(built(tag)):
        for said in said_on(html):
            for marks in seen:
                seen[marks] += said.text.count(marks[0])
            left.update((word, f"{name}: {said.text}") for word in outside(said.text))
    assert left == {}
    assert min(seen.values()) > 10_000


def test_other_files_say_nothing_of_their_own(built: Built) -> None:
    files = built(LEFT)
    core, kept, offer = (json.loads(files[f"data/{name}.json"]) for name in ("search/core", "kept", "offer"))
    results = [each for name, data in files.items() if "/results-" in name for each in json.loads(data)]
    said = {
        "opensearch": " ".join(ElementTree.fromstring(files["opensearch.xml"]).itertext()),
        "kept": f"{kept['size']} {offer['offer']}",
        "kinds": f"{core['kinds']} {core['area']} {core['service']}",
        "guides": str([(kind, name, summary) for kind, name, _url, summary, *_rest in core["guides"]]),
        "results": " ".join(each[place] for each in results for place in (0, 2, 3) if len(each) > place),
        "called": " ".join(each[-1] for each in results if isinstance(each[-1], str)),
    }
    assert min(len(said[name]) for name in ("results", "called")) > 5_000
    assert {name: outside(text) for name, text in said.items()} == {
        **{name: [] for name in said},
        "opensearch": [LEFT, "UTF"],
    }


def test_the_booklet_says_nothing_of_its_own(built: Built, printing: None) -> None:  # noqa: ARG001 (asked for)
    reader = read_pdf(built(LEFT)["booklet.pdf"])
    about = reader.metadata
    assert about
    words = "\n".join([*page_texts(reader), str(about.title), str(about.author)])
    assert words.count(SAID[0]) > 1000
    assert outside(words) == []


def test_scripts_are_in_the_language(built: Built) -> None:
    scripts = {name: data.decode() for name, data in built(LEFT).items() if name.endswith(".js")}
    said = " ".join(scripts.values())
    assert "⟦open⟧ ⟦now⟧" in said
    assert f'"{LEFT}"' in said
    for english in ("Nothing found", "Back to your list", "Last entry", "press Shift", "en-GB"):
        assert english not in said


def test_values_keep_their_own_direction_where_a_page_is_written_from_the_right(built: Built) -> None:
    """Every word of an author and every figure stands in `bdi`, between isolates, or in a text that an author wrote."""
    loose: dict[str, str] = {}
    for name, html in pages(built(RIGHT)):
        assert '<html lang="ar" dir="rtl"' in html
        for said in said_on(html):
            if not said.is_attribute and not stands_apart(said) and VALUE.search(without_isolated(said.text)):
                loose[said.text] = f"{name}: {said.inside[-3:]}"
    assert loose == {}


def stands_apart(said: Said) -> bool:
    """Whether a text is in an element that keeps it apart, or written by an author as a whole."""
    classes = [name for _, given in said.inside for name in given.get("class", "").split()]
    return "bdi" in [tag for tag, _ in said.inside] or bool({"prose", "plain", "route"} & set(classes))


def without_isolated(text: str) -> str:
    """What is left of a text without all that stands between isolates."""
    shorter = re.sub("[\u2066-\u2068][^\u2066-\u2069]*\u2069", "", text)
    return text if shorter == text else without_isolated(shorter)


def test_english_says_so_where_there_are_no_words(built: Built) -> None:
    unsaid: dict[str, str] = {}
    for name, html in pages(built(WITHOUT)):
        assert '<html lang="cy" dir="ltr"' in html
        for said in said_on(html):
            if not said.is_attribute and outside(said.text) and not is_marked_as_english(said):
                unsaid[said.text] = f"{name}: {said.inside[-3:]}"
    assert unsaid == {}


def is_marked_as_english(said: Said) -> bool:
    """Whether the innermost language around a text is English; no element may stand in some, so it can't be said there."""
    languages = [given["lang"] for _, given in said.inside if "lang" in given]
    return languages[-1] == "en" or said.inside[-1][0] in ("title", "option", "text", "tspan")


def test_no_file_has_the_marks_that_are_used_while_it_is_made(built: Built) -> None:
    marks = re.compile(rb"\xef\xb7[\x90-\x92]|ufdd[0-2]|%EF%B7%9[0-2]")
    texts = (".html", ".js", ".json", ".xml", ".txt", ".svg", "_headers")
    assert [
        name for name, data in built(WITHOUT).items() if name.endswith(texts) and marks.search(data)
    ] == []
