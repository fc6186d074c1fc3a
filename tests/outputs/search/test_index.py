"""The search index: the same bytes every time, only what a browser needs, and a plain word when there is none."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pagefind_bin  # type: ignore[import-untyped]
import pytest

from site_builder.model.page import Page, SearchDocument
from site_builder.outputs.search.index import SearchError, index_files, message

Pretend = Callable[[str], None]


def documents(count: int = 30) -> list[bytes]:
    """Messages about some pages, with filters of several values."""
    return [
        message(
            Page(f"/services/{number}/", "service.html", "service", f"Service <{number}>", "", lambda: None),
            SearchDocument(
                f"Number {number} & more",
                f"words about kitchen{number}",
                (f"also{number}",),
                {"area": [f"Area {number % 4}"], "need": [f"Need {number % 5}", f"Need {number % 3}"]},
            ),
            "en-GB",
        )
        for number in range(count)
    ]


def index() -> dict[str, bytes]:
    return {file.path: file.data for file in index_files(documents())}


def test_the_same_pages_give_the_same_bytes() -> None:
    first, second = index(), index()
    assert first == second


def test_it_holds_every_page_and_no_program_that_nobody_asks_for() -> None:
    found = index()
    assert {path.split("/")[0] for path in found} == {"pagefind"}
    endings = {path.rpartition(".")[2] for path in found}
    assert endings == {"js", "json", "pf_meta", "pf_fragment", "pf_filter", "pf_index", "pagefind"}
    assert {path for path in found if path.endswith((".js", ".pagefind"))} == {
        "pagefind/pagefind.js",
        "pagefind/pagefind-worker.js",
        "pagefind/wasm.en-gb.pagefind",
    }
    fragments = [
        json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
        for path, data in found.items()
        if path.endswith(".pf_fragment")
    ]
    assert {each["url"] for each in fragments} == {f"/services/{number}/" for number in range(30)}
    assert {each["meta"]["title"] for each in fragments} == {f"Service <{number}>" for number in range(30)}


ANYTHING = """</h1></title>"><i data-pagefind-filter="need:all">& 'so' <script>alert(1)</script>"""


def test_whatever_authors_write_is_found_as_they_wrote_it_and_is_nothing_else() -> None:
    page = Page("/services/odd/", "service.html", "service", f"Title {ANYTHING}", "", lambda: None)
    document = SearchDocument(
        f"Summary {ANYTHING}",
        f"Body {ANYTHING}",
        (f"also {ANYTHING}",),
        {"area": [f"Area {ANYTHING}"], "need": ['A "B" & <C>', "D"]},
    )
    (fragment,) = [
        json.loads(gzip.decompress(file.data).removeprefix(b"pagefind_dcd"))
        for file in index_files([message(page, document, "en-GB")])
        if file.path.endswith(".pf_fragment")
    ]
    assert fragment["filters"] == {"area": [f"Area {ANYTHING}"], "need": ['A "B" & <C>', "D"]}
    assert fragment["meta"] == {
        "title": f"Title {ANYTHING}",
        "summary": f"Summary {ANYTHING}",
        "also": f"also {ANYTHING}",
    }
    assert "alert" in fragment["content"]


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pretend:
    """Put a few lines of Python in the place of Pagefind."""

    def put(text: str) -> None:
        program = tmp_path / "pagefind"
        program.write_text(f"#!{sys.executable}\n{text}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program)

    return put


ANSWER = """
import sys, base64
print(base64.b64encode(b'{"payload":PAYLOAD}').decode(), end=",", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("raise SystemExit(3)", "ended without an answer"),
        ("import sys; sys.stdin.read(100_000)", "ended without an answer"),
        (ANSWER.replace("PAYLOAD", '{"type":"Error","message":"out of ink"}'), "out of ink"),
        (ANSWER.replace("PAYLOAD", '{"type":"GetFiles","files":[]}'), "can't be read"),
        ("import sys; print('nonsense,', flush=True); sys.stdin.read()", "can't be read"),
    ],
)
def test_without_an_index_it_says_so(tmp_path: Path, pretend: Pretend, program: str, said: str) -> None:
    pretend(program)
    with pytest.raises(SearchError, match=said):
        list(index_files(documents(500)))
    assert [path.name for path in tmp_path.iterdir()] == ["pagefind"]
