"""The search index: the same bytes every time, only what may be found, and cut so that a search fetches little of it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from site_builder.model.page import Page, SearchDocument
from site_builder.outputs.search.index import RESULTS, Index, make_index, result_files, word_files

ANYTHING = """</h1></title>"><i title="need:all">& 'so' <script>alert(1)</script>"""


def pages(count: int = 300) -> list[Page]:
    """Pages with words and filters of several values."""

    def page(number: int) -> Page:
        document = SearchDocument(
            f"Number {number} & more",
            f"words about kitchen{number}",
            (f"also{number}",),
            {"kind": ["News" if number % 2 else "Service"], "area": [f"Area {number % 4}"]},
            names=(f"The Extra {number}",),
            numbers=(f"01632 960 {number:03}", "01632 960 999"),
            codes=(f"ZZ1 {number % 10}AA",),
        )
        where = f"/services/{number}/"
        return Page(
            where, "service.html", "service", f"Service <{number}>", "", lambda: None, search=lambda: document
        )

    return [page(number) for number in range(count)]


def looked_up(index: Index) -> Mapping[str, Mapping[str, int]]:
    """What the files say: the titles of pages by key, with how much the key counts there."""
    _, files = word_files(index)
    found: dict[str, Mapping[str, int]] = {}
    for data in files:
        for key, told in json.loads(data).items():
            number = 0
            found[key] = {}
            weights = {}
            for apart, weight in zip(told[::2], told[1::2], strict=True):
                number += apart
                weights[index.found[number].page.title] = weight
            found[key] = weights
    return found


def test_the_same_pages_give_the_same_bytes() -> None:
    first, second = (make_index(pages(), "en-GB") for _ in range(2))
    assert word_files(first) == word_files(second)
    assert list(result_files(first)) == list(result_files(second))


def test_words_numbers_codes_names_and_filters_lead_to_pages() -> None:
    found = looked_up(make_index(pages(), "en-GB"))
    assert found["kitchen7"] == {"Service <7>": 1}
    assert found["also7"] == {"Service <7>": 5}, "it is called just that"
    assert found["7"] == {"Service <7>": 6}
    assert found["=extra 7"] == found["=service 7"] == {"Service <7>": 6}
    assert found["#700069236"] == {"Service <7>": 3}, "the last nine digits, from the end"
    assert set(found["#999069236"].values()) == {1}, "somebody else's number leads to less"
    assert len(found["zz17aa"]) == 30
    assert len(found["area:Area 3"]) == 75


def test_help_comes_before_everything_else() -> None:
    index = make_index(pages(), "en-GB")
    kinds = [each.kind for each in index.found]
    assert kinds == ["Service"] * 150 + ["News"] * 150


def test_files_are_of_about_the_same_size_and_in_the_order_of_browsers() -> None:
    firsts, files = word_files(make_index(pages(3000), "en-GB"))
    assert len(files) > 5
    assert max(map(len, files)) < 40_000
    keys = [key for data in files for key in json.loads(data)]
    assert keys == sorted(keys, key=lambda key: key.encode("utf-16-be"))
    assert firsts == [next(iter(json.loads(data))) for data in files]


def test_results_say_what_is_shown_and_what_else_is_found() -> None:
    results = [each for data in result_files(make_index(pages(), "en-GB")) for each in json.loads(data)]
    assert len(results) == 300
    assert results[1] == [
        "Service <2>",
        "/services/2/",
        "Number 2 & more",
        "Area 2",
        "",
        "",
        [],
        0,
        0,
        "",
        "",
        "The Extra 2; also2",
    ]
    assert len(json.loads(next(result_files(make_index(pages(), "en-GB"))))) == RESULTS


def test_whatever_authors_write_is_found_as_they_wrote_it_and_is_nothing_else() -> None:
    document = SearchDocument(
        f"Summary {ANYTHING}", f"Body {ANYTHING}", (f"also {ANYTHING}",), {"need": ['A "B" & <C>']}
    )
    page = Page("/odd/", "page.html", "page", f"Title {ANYTHING}", "", lambda: None, search=lambda: document)
    index = make_index([page], "en-GB")
    ((title, _, summary, *_rest, called),) = json.loads(next(result_files(index)))
    assert (title, summary, called) == (f"Title {ANYTHING}", f"Summary {ANYTHING}", f"also {ANYTHING}")
    assert looked_up(index)['need:A "B" & <C>'] == {f"Title {ANYTHING}": 2}
