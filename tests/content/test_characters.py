"""Characters that nobody sees are left out or refused, letters have one form, and copies left behind stop nothing."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.source import parse_source
from site_builder.fields.readers import plain_id
from site_builder.prose.prose import render_prose
from site_builder.tools.characters import cleaned, folded
from tests.tooling.small_site import BASICS, codes, small_site

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Har\u00adbour", "Harbour"),
        ("Har\u200bbour\u2060 \ufeffHall", "Harbour Hall"),
        ("Cafe\u0301", "Café"),
        ("Tŷ".encode().decode(), "Tŷ"),
        ("\u200eHarbour\u200f", "Harbour"),
        ("Har\u200dbour \u200c", "Harbour "),
        ("Har\U000e0041\U000e0042bour", "Harbour"),
        ("مأوى\u200f للنساء", "مأوى\u200f للنساء"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🍳 ❤\ufe0f", "👩\u200d🍳 ❤\ufe0f"),
        (ENGLAND, ENGLAND),
        ("Łódź, ŵ", "Łódź, ŵ"),
    ],
)
def test_what_says_nothing_is_left_out(written: str, read: str) -> None:
    assert cleaned(written) == read
    source, found = parse_source(f'a: "{written}"\nb: {written}\n'.encode(), "content/x.yaml")
    assert not found
    assert source is not None
    assert source.data == {"a": read, "b": read.strip()}


@given(st.text())
def test_cleaning_is_done_once_and_for_all(text: str) -> None:
    once = cleaned(text)
    assert unicodedata.is_normalized("NFC", once)
    assert cleaned(once) == once


@given(st.text())
def test_folding_is_done_once_and_for_all(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_escapes_and_entities_are_cleaned_too() -> None:
    source, found = parse_source(b'a: "Har\\u200bbour Cafe\\u0301"\n', "content/x.yaml")
    assert not found
    assert source is not None
    assert source.data == {"a": "Harbour Café"}
    assert render_prose("Har&shy;bour&#8203;, &zwj;Hall&ZeroWidthSpace;")[0].html == "<p>Harbour, Hall</p>\n"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Łódź", "lodz"),
        ("Cafe\u0301 Tŷ", "cafe-ty"),
        ("Smørrebrød & Straße", "smorrebrod-strasse"),
        ("日本", ""),
    ],
)
def test_ids_of_letters_with_marks(name: str, id: str) -> None:
    assert plain_id(name) == id


def test_names_ids_and_references_may_come_with_invisible_characters(tmp_path: Path) -> None:
    text = str(BASICS["services/kitchen.yaml"])
    text = text.replace("Harbour Kitchen", "Har\u00adbour Cafe\u0301").replace(
        "harbour-trust", "harbour\u200b-trust"
    )
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": text})
    assert not site.check()
    site.build()
    assert "<h1>Harbour Café</h1>" in site.page("/services/kitchen/")


LEFT_OVERS = [
    *(
        "kitchen.yaml~",
        "kitchen.yaml.bak",
        "kitchen.bak",
        "kitchen.yaml.orig",
        "#kitchen.yaml#",
        "kitchen.yaml.swp",
    ),
    *(
        "kitchen - Copy.yaml",
        "kitchen - Copy (2).yaml",
        "Copy of kitchen.yaml",
        "kitchen copy.yaml",
        "kitchen (1).yaml",
    ),
    *("kitchen(1).yaml", "kitchen.yaml.tmp", "~$kitchen.docx", "kitchen.yaml.rej", "kitchen.yaml.old"),
    *(
        "kitchen (Sam's conflicted copy 2026-10-28).yaml",
        "kitchen.sync-conflict-20261028-1.yaml",
        "kitchen.md.part",
    ),
]


@pytest.mark.parametrize("folder", ["services", "images", "files", "static", ""])
def test_copies_left_behind_are_a_warning_each(tmp_path: Path, folder: str) -> None:
    place = f"{folder}/" if folder else ""
    site = small_site(tmp_path, {**BASICS, **{f"{place}{name}": "name: [" for name in LEFT_OVERS}})
    built = site.build()
    assert codes(built.diagnostics) == ["file-left-over"] * len(LEFT_OVERS)
    assert {each.span.file for each in built.diagnostics} == {f"content/{place}{name}" for name in LEFT_OVERS}
    assert not [path for path in site.output.rglob("*") if path.name in LEFT_OVERS]


@pytest.mark.parametrize("name", ["copy-shop", "copyright", "kitchen-1", "old-hall", "bak"])
def test_names_that_only_look_alike_are_read(tmp_path: Path, name: str) -> None:
    site = small_site(tmp_path, {**BASICS, f"services/{name}.yaml": BASICS["services/kitchen.yaml"]})
    site.build()
    assert (site.output / f"services/{name}/index.html").is_file()
