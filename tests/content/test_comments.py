"""What a comment takes away from a value is asked about, and the form that is suggested says all of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.content.source import parse_source
from site_builder.content.syntax import comments as comments_module
from site_builder.content.syntax import values as values_module
from tests.tooling.small_site import BASICS, SETTINGS, codes, small_site

FILE = "content/services/x.yaml"


def asked(text: str, file: str = FILE) -> list[str]:
    """The places of comments that are asked about; whatever else is wrong fails the test."""
    source, found = parse_source(text.encode(), file)
    assert source is not None, found
    assert {each.code.name for each in found} <= {"yaml-comment-on-line"}
    return [f"{each.span.line}:{each.span.column}" for each in found]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("number of a flat", "a: Flat 2 #12 rear door\n", ["1:11"]),
        ("hashtag", "a: Open to all #notjustmen\n", ["1:16"]),
        ("words after a space", "a: Open to all # but ring first\n", ["1:16"]),
        ("several signs", "a: b ## c\n", ["1:6"]),
        ("item of a list", "a:\n  - Flat 2 #12\n  - c\n", ["2:12"]),
        ("list in brackets", "a: [b, Flat 2 #12, c\n  ]\n", ["1:15"]),
        ("after a comma", "a: [b, #12\n  c]\n", ["1:8"]),
        ("group in brackets", "a: {b: c #12, d: e\n  }\n", ["1:10"]),
        ("last line of a long text", "a: one\n  two #12\nb: c\n", ["2:7"]),
        ("after a text in quotation marks", 'a: "Flat 2" #12\n', ["1:13"]),
        ("after a list in brackets", "a: [b] #12\n", ["1:8"]),
        ("instead of a text", "a: #12 Quay Street\nb: c\n", ["1:4"]),
        ("behind the comment of an old scaffold", "a:  # One line of text. Hot meals\nb: c\n", ["1:5"]),
        ("at the end of the file", "b: c\na:  # Hot meals\n", ["2:5"]),
        ("instead of an item", "a:\n  - # loose\n  - b\n", ["2:5"]),
        ("behind the sign of lines below", "a: | #12\n  b\n", ["1:6"]),
        ("a key with odd letters", "ŵ: ŷ #12\n", ["1:6"]),
        ("clearly one: own line", "# a\na: b\n  # c\n# d\n", []),
        ("clearly one: TODO", "a: b # TODO ask\nc: d # todo: ask\ne: f #FIXME\n", []),
        ("clearly one: above a list", "a: # two of them\n  - b\n", []),
        ("clearly one: above a list that isn't further in", "a: # two of them\n- b\n", []),
        ("clearly one: above a group", "a: # all of it\n  b: c\n", []),
        ("clearly one: after quotation marks", "a: \"b\" # c\nd: 'e' # f\n", []),
        ("clearly one: after a bracket", "a: [b] # c\nd: {e: f} # g\n", []),
        ("clearly one: inside brackets", "a: [b, # c\n  d]\n", []),
        ("clearly one: behind the sign of lines below", "a: | # b\n  c\n", []),
        ("in quotation marks", "a: \"Flat 2 #12\"\nb: 'Flat 2 #12'\n", []),
        ("in quotation marks over two lines", 'a: "Flat 2\n  #12 x #3"\nb: c\n', []),
        ("in lines below", "a: |\n  Flat 2 #12\n  #3\nb: >-\n  c #4\n", []),
        ("no space before", "a: b#c\nd: https://example.org/#e\n", []),
    ],
)
@pytest.mark.parametrize("slow", [False, True])
def test_what_is_asked_about(
    title: str, text: str, expected: list[str], slow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if slow:
        monkeypatch.setattr(comments_module, "Parser", values_module._SlowParser)
    assert asked(text) == expected, title


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="the slow parser takes a tab for text")
def test_a_tab_begins_a_comment_too() -> None:
    assert asked("a: b\t#c\n") == ["1:6"]


def test_front_matter_counts_from_the_top_and_the_text_below_is_left_alone() -> None:
    assert asked("---\na: b #c\n---\nd #e\n\n## f #g\n", "content/pages/x.md") == ["2:6"]


def said(text: str) -> tuple[str, str]:
    (found,) = parse_source(text.encode(), FILE)[1]
    return found.message, found.hint


def test_it_says_what_is_left_out_and_what_to_write() -> None:
    message, hint = said("address: Flat 2 #12 rear door\n")
    assert "“Flat 2” is read" in message
    assert "“#12 rear door” is left out" in message
    assert '`address: "Flat 2 #12 rear door"`' in hint
    assert '`- "Flat 2 #12"`' in said("a:\n  - Flat 2 #12\n")[1]
    assert '`other: "#12 Quay Street"`' in said("other: #12 Quay Street\n")[1]
    assert "`a: 'The \"Ark\" #12'`" in said('a: The "Ark" #12\n')[1]


WORDS = st.lists(
    st.sampled_from(["#12", "#", "# ", "Flat", "2", " ", "  ", "'", '"', ",", "\\", "é", "]", "x#y", "TODO"]),
    min_size=1,
    max_size=8,
).map("".join)


@settings(max_examples=1_000, deadline=None)
@given(
    WORDS,
    st.sampled_from(
        ["a: {}\n", "a:\n  - {}\n  - z\n", "a: b\n  x {}\n", "a: [{}\n  ]\n", "a: {{b: {}\n  }}\n"]
    ),
)
def test_no_words_are_lost_in_silence(words: str, form: str) -> None:
    """Whatever is written as a value is read whole, or something is said; what is suggested is read whole."""
    text = form.format(words)
    source, found = parse_source(text.encode(), FILE)
    if source is None:
        assert found
        return
    read = re.sub(r"\W", "", str(source.data))
    if not found:
        # After a closing mark, and between the items of a list in brackets, what follows a loose sign is a comment.
        closed = re.sub(r"""(^|["'\],])\s*#+(?:\s.*)?$""", r"\1", words)
        assert re.sub(r"\W", "", re.sub(r"#+\s*TODO.*", "", closed)) in read
        return
    for each in found:
        if each.message.startswith("Only") and form.startswith("a: {}"):
            (written,) = re.findall(r"write `(.*)`\. If", each.hint)
            again, more = parse_source(f"{written}\n".encode(), FILE)
            assert again is not None
            assert not more
            assert re.sub(r"\W", "", str(again.data["a"])) == re.sub(r"\W", "", words)


def test_a_long_line_of_signs_is_read_in_no_time() -> None:
    """Every pattern is linear: a file of the largest size is looked through as quickly as it is parsed."""
    source, found = parse_source(b"a: b" + b" #" * 120_000, FILE)
    assert source is not None
    assert len(found) == 1
    many = "".join(f"k{n}: b #c\n" for n in range(20_000))
    assert len(parse_source(many.encode(), FILE)[1]) == 50


def test_entries_settings_and_themes_are_asked_about(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS, settings=SETTINGS + "summary: For all #notjustmen\ntheme: own\n")
    site.write(
        {
            "services/kitchen.yaml": str(BASICS["services/kitchen.yaml"]) + "summary: For all #notjustmen\n",
            "../themes/own/theme.yaml": "name: Own #1\nextends_default: yes\n",
        }
    )
    found = [each for each in site.check() if each.code.name == "yaml-comment-on-line"]
    assert [str(each.span) for each in found] == [
        "content/services/kitchen.yaml:6:18",
        "content/site.yaml:7:18",
        "themes/own/theme.yaml:1:11",
    ]
    assert codes(site.build().diagnostics) == ["yaml-comment-on-line"] * 3
