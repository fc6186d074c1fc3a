"""Reading one file: every scalar as written, its place, and a plain message for everything that can be wrong."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.content.source import Source, parse_source, read_source
from site_builder.content.syntax import positions as positions_module
from site_builder.content.syntax import values as values_module
from tests.tooling.small_site import told
from tests.tooling.word_for_word import SayAgain

YAML = "content/services/x.yaml"
MARKDOWN = "content/services/x.md"


def read(text: str, file: str = YAML) -> Source:
    source, problems = parse_source(text.encode(), file)
    assert not problems, problems
    assert source is not None
    return source


def complaints(raw: str | bytes, file: str = YAML) -> list[str]:
    """Everything wrong with a file, as `line:column code`."""
    source, problems = parse_source(raw.encode() if isinstance(raw, str) else raw, file)
    assert (source is None) == any(each.is_error for each in problems)
    for problem in problems:
        assert problem.message.endswith(".")
        assert problem.hint.endswith(".")
        assert problem.span.file == file
    return [f"{problem.span.line}:{problem.span.column} {problem.code.name}" for problem in problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("9:30", "9:30"),
        ("17:00", "17:00"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("~", "~"),
        ("null", "null"),
        ("01632 960001", "01632 960001"),
        ("01112345670", "01112345670"),
        ("+441614960000", "+441614960000"),
        ("00123456", "00123456"),
        ("2026-10-28", "2026-10-28"),
        ("2026-02-30", "2026-02-30"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("", ""),
        ('"9:30-12:30"', "9:30-12:30"),
        ("'It''s here'", "It's here"),
        ('"a\\nb"', "a\nb"),
        ("Nothing. You don't need ID.  # TODO ask", "Nothing. You don't need ID."),
        ("|\n  two\n  lines", "two\nlines\n"),
        (">\n  one\n  line", "one line\n"),
        ("two\n  lines", "two lines"),
        ("Cymraeg: ŵ, ŷ".replace(": ", " "), "Cymraeg ŵ, ŷ"),
        ("Żółć", "Żółć"),
        ("مأوى\u200f للنساء", "مأوى\u200f للنساء"),
        ("[mon, tue]", ["mon", "tue"]),
        ("{day: mon, open: 9:30}", {"day": "mon", "open": "9:30"}),
        ("\n  - a\n  - b: c\n    d: e", ["a", {"b": "c", "d": "e"}]),
        ("[]", []),
        ("{}", {}),
    ],
)
def test_scalars_are_text_exactly_as_written(written: str, value: object) -> None:
    assert read(f"key: {written}\n").data == {"key": value}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_byte_order_mark_and_line_ends_make_no_difference(mark: str, ending: str) -> None:
    text = mark + "---\nname: Café\n---\nFirst line.\n\nLast line.\n".replace("\n", ending)
    source = read(text, MARKDOWN)
    assert source.data == {"name": "Café"}
    assert source.body == "First line.\n\nLast line.\n"
    assert source.body_line == 4
    assert source.positions[("name",)] == (2, 7)


EXAMPLE = """\
# A comment
name: Harbour
hours:
  mon: ["9:30", 13:30-16:00]
empty:
long: one
  two
places:
  - {town: Northport, postcode: 'ZZ1 1AA'}
"""


@pytest.mark.parametrize(
    ("keys", "offset", "key", "place"),
    [
        (("name",), 0, False, "2:7"),
        (("name",), 3, False, "2:10"),
        (("name",), 0, True, "2:1"),
        (("hours",), 0, True, "3:1"),
        (("hours", "mon"), 0, True, "4:3"),
        (("hours", "mon", 0), 0, False, "4:9"),
        (("hours", "mon", 0), 2, False, "4:12"),
        (("hours", "mon", 1), 2, False, "4:19"),
        (("empty",), 0, False, "5:7"),
        (("long",), 5, False, "6:7"),
        (("places", 0, "postcode"), 0, False, "9:33"),
        (("places", 0, "postcode"), 4, False, "9:38"),
        (("places", 0, "missing"), 0, False, "9:5"),
        (("hours", "tue", 0), 4, False, "3:1"),
        (("missing",), 0, False, "2:1"),
        ((), 0, False, "2:1"),
    ],
)
def test_span_leads_to_the_value_or_the_nearest_group(
    keys: tuple[str | int, ...], offset: int, key: bool, place: str
) -> None:
    assert str(read(EXAMPLE).span(keys, offset, key)) == f"{YAML}:{place}"


def test_positions_in_front_matter_count_from_the_top_of_the_file() -> None:
    source = read("---\nname: Harbour\n---\n\nText.\n", MARKDOWN)
    assert str(source.span(("name",), key=True)) == f"{MARKDOWN}:2:1"
    assert str(source.body_span(2, 3)) == f"{MARKDOWN}:5:3"


def test_a_source_survives_pickling() -> None:
    source = read(EXAMPLE)
    assert pickle.loads(pickle.dumps(source)) == source


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("duplicate key", "a: 1\nb: 2\na: 3\n", ["3:1 duplicate-key"]),
        ("every duplicate key", "a: 1\na: 2\nb: {c: 1, c: 2}\n", ["2:1 duplicate-key", "3:11 duplicate-key"]),
        ("anchor", "a: &x text\n", ["1:4 yaml-anchor"]),
        ("anchor on a group", "a: &x\n  b: c\n", ["1:4 yaml-anchor"]),
        ("alias", "a: &x text\nb: *x\n", ["1:4 yaml-anchor", "2:4 yaml-alias"]),
        ("merge key", "a:\n  <<: {b: c}\n", ["2:3 yaml-merge-key"]),
        ("tag", "a: !important news\n", ["1:4 yaml-tag"]),
        ("python tag", "a: !!python/object/apply:os.system [ls]\n", ["1:4 yaml-tag"]),
        ("two documents", "a: b\n---\nc: d\n", ["2:1 yaml-several-documents"]),
        ("directive", "%YAML 1.1\n---\na: b\n", ["1:1 yaml-directive"]),
        ("group as key", "{a: b}: c\n", ["1:1 key-not-text"]),
        ("list as key", "? [a, b]\n: c\n", ["1:3 key-not-text"]),
        ("no key", ": c\n", ["1:1 yaml-syntax"]),
        ("list on top", "- a\n- b\n", ["1:1 yaml-not-keys"]),
        ("text on top", "Just some words.\n", ["1:1 yaml-not-keys"]),
        ("comments only", "# nothing\n", ["2:1 file-empty"]),
        ("empty", "", ["1:1 file-empty"]),
        ("blank", " \n\n", ["1:1 file-empty"]),
        ("deep", "a: " + "[" * 25 + "]" * 25, ["1:27 yaml-too-deep"]),
        ("tab", "a:\n\tb: c\n", ["2:1 yaml-tab"]),
        ("tab before a list", "a:\n  - b\n\t- c\n", ["3:1 yaml-tab"]),
        ("tab in the indentation", "a:\n  \tb: c\n", ["2:3 yaml-tab"]),
        ("double quote open", 'a: "Foo\nb: c\n', ["1:4 yaml-quote-open"]),
        ("single quote open", "a: 'Foo\nb: c\n", ["1:4 yaml-quote-open"]),
        ("apostrophe in single quotes", "a: 'It's here'\n", ["1:8 yaml-text-after-quote"]),
        ("text after quotes", 'a: "Free" food\n', ["1:11 yaml-text-after-quote"]),
        ("text after brackets", "a: [Free] food\n", ["1:11 yaml-text-after-quote"]),
        ("colon in text", "a: Open: daily\n", ["1:8 yaml-colon-in-text"]),
        ("further in than above", "a: Foo\n  b: Bar\n", ["2:3 yaml-indentation"]),
        ("not lined up", "a:\n    b: c\n  d: e\n", ["3:3 yaml-indentation"]),
        ("no colon", "a: b\nname Foo\n", ["2:1 yaml-colon-missing"]),
        ("no colon on line one", "name Foo\nb: c\n", ["1:1 yaml-colon-missing"]),
        ("no space after colon", "a:b\nc: d\n", ["1:1 yaml-colon-missing"]),
        ("list items not lined up", "a:\n  - b\n - c\n", ["3:2 yaml-list-layout"]),
        ("list on the line of the key", "a: - b\n", ["1:4 yaml-list-layout"]),
        ("list without key", "a: b\n- c\n", ["2:1 yaml-list-layout"]),
        ("at sign", "a: @shelter\n", ["1:4 yaml-start-character"]),
        ("backtick", "a: `x`\n", ["1:4 yaml-start-character"]),
        ("per cent", "a: %foo\n", ["1:4 yaml-start-character"]),
        ("Markdown emphasis", "a: **Free** food\n", ["1:4 yaml-start-character"]),
        ("star and words", "a: *free food\n", ["1:4 yaml-alias"]),
        ("ampersand", "a: & sons\n", ["1:4 yaml-start-character"]),
        ("greater than", "a: > 5 beds\n", ["1:4 yaml-start-character"]),
        ("list bracket open", "a: [b, c\nd: e\n", ["1:4 yaml-bracket-open"]),
        ("group bracket open", "a: {b: c\nd: e\n", ["1:4 yaml-bracket-open"]),
        ("nothing in a bracket", "a: [", ["1:4 yaml-bracket-open"]),
        ("a comma and nothing", "a: [b,\n", ["1:4 yaml-bracket-open"]),
        ("a bracket in a bracket", "a: [b, [c], {", ["1:13 yaml-bracket-open"]),
        ("backslash", 'a: "c:\\doc"\n', ["1:7 yaml-backslash"]),
        ("escaped override", 'a: "\\u202e"\n', ["1:4 odd-escape"]),
        ("escaped NUL", 'a: "x\\0"\n', ["1:4 odd-escape"]),
        ("override", "a: b\nc: x\u202ey\n", ["2:5 odd-character"]),
        ("isolate", "a: \u2066y\n", ["1:4 odd-character"]),
        ("line separator", "a: b\u2028c\n", ["1:5 odd-character"]),
        ("NUL", "a: this text has b\0\n", ["1:19 odd-character"]),
        (
            "a conflict",
            "a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> main\nf: g\n",
            ["2:1 conflict-marker"],
        ),
        (
            "a conflict in a text of several lines",
            "a: |\n  b\n<<<<<<< HEAD\n  c\n||||||| base\n  d\n=======\n  e\n>>>>>>> main\n",
            ["3:1 conflict-marker"],
        ),
        (
            "two conflicts",
            "<<<<<<< a\nb: c\n=======\n>>>>>>> d\n<<<<<<< a\n=======\ne: f\n>>>>>>> d\n",
            ["1:1 conflict-marker", "5:1 conflict-marker"],
        ),
        ("what is left of a conflict", "a: b\nc: d\n>>>>>>> main\n", ["3:1 conflict-marker"]),
        ("its middle line alone", "a: b\n=======\nc: d\n", ["2:1 conflict-marker"]),
        ("five of many", "a: " + "\x1b" * 9, [f"1:{n} odd-character" for n in range(4, 9)]),
    ],
)
def test_what_is_wrong_with_a_file_and_where(
    title: str, text: str, expected: list[str], said_before: SayAgain
) -> None:
    assert complaints(text) == expected, title
    said_before(title, told(parse_source(text.encode(), YAML)[1]))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("a text below its key", "a:\nFoo bar\nb: c\n"),
        ("an equals sign", "a: b\nc = d\ne: f\n"),
        ("an equals sign and nothing", "a: b\nc =\ne: f\n"),
        ("words in capitals", "a: b\nC d\ne: f\n"),
        ("a colour in a list", "a: [#1f5f5b, b\nc: d\n"),
        ("a colour on a line of its own", "a: b\n  #1f5f5b\nc d\ne: f\n"),
        ("a comment in a list", "a: [b, c # d]\ne: f\n"),
        ("a comment in a text", "a: b\nc d # e\nf: g\n"),
        ("a space that isn't one behind a colon", "a:\u00a0b\nc: d\n"),
        ("a space that isn't one behind a hyphen", "a:\n  -\u2003b: c\n    d: e\n"),
        ("a tab in the middle", "a: b\nc:\t- d\n"),
        ("a tab before a text", "a: b\nc: d\n\t e: f\n"),
        ("a tab before words", "a:\n  b: c\n \t  \td: e\n"),
        ("a hyphen without a space", "a:\n  -b: c\n    d: e\n"),
        ("a hyphen without a space in the middle", "a:\n  - b: c\n  -d: e\n"),
        ("a letter behind a bar", "a: |x\n b\n"),
        ("a code that isn't one", 'a: "\\xZZ"\n'),
        ("a code of half a letter", 'a: "\\uD800"\n'),
        ("a colon in an item", "a:\n  - b: c: d\n"),
        ("a colon behind a key in quotes", '"a": b: c\n'),
        ("a colon behind a key in single quotes", "'a': b: c\n"),
        ("words behind quotes in a list", 'a: ["b" c, d]\n'),
        ("words behind quotes in an item", 'a:\n  - "b" c\n'),
        ("words behind an apostrophe", "a:\n  - b: 'c' d 'e'\n"),
        ("further in behind a comment", "a: b\n# note\n  c: d\n"),
        ("further in behind nothing", "a: b\n\n\n  c: d\n"),
        ("further in below the first", "  a: b\nc: d\n"),
        ("a colon on the first line", " a : b: c\n"),
        ("no space behind a colon, further in", "a:\n  b:c\n  d: e\n"),
        ("two words without a colon", "a: b\n  c d\ne f\ng: h\n"),
        ("a question mark", "? a\n  b: c\n"),
        ("a long text", "a: " + "word and " * 30 + ": more\n"),
        ("a long line without a colon", "a: b\n" + "word and " * 30 + "\nc: d\n"),
        ("a long text in open quotes", 'a: "' + "word and " * 30 + "\nb: c\n"),
        ("open quotes alone", 'a: "\nb: c\n'),
        ("open quotes in quotes", "a: 'b\nc: 'd'\n"),
        ("quotes in a text with a colon", "a: the \"b\" and 'c': d\n"),
        ("a per cent sign", "%a b\nc: d\n"),
        ("a per cent sign on another line", "a: b\n% c\n"),
        ("an exclamation mark", "a: !\nb: ! c\n"),
        ("a star alone", "a: *\nb: c\n"),
        ("a star in an item", "a:\n  - *b* c\n"),
        ("a star in the middle of a list", "a: [b, *c]\n"),
        ("an at sign in a list", "a: [b, @c]\n"),
        ("a group closed as a list", "a: {b: c]\nd: e\n"),
        ("a list closed as a group", "a: [b}\nd: e\n"),
        ("a list closed twice", "a: [b]]\nd: e\n"),
        ("a list in a list that is open", "a: [[b], [c\nd: e\n"),
        ("a comma on its own", "a: ,b\nc: d\n"),
        ("a list further out", "a:\n    - b\n  - c\n"),
        ("a group in a list that isn't lined up", "a:\n  - b: c\n   d: e\n"),
        ("three dots", "a: b\n...\nc: d\n"),
        ("a bar and no more", "a: >\nb: c\n|d\n"),
        ("a tag", "a: !!str b\n"),
        ("a tag of its own", "a: !<b c\n"),
    ],
)
def test_it_is_said_word_for_word(title: str, text: str, said_before: SayAgain) -> None:
    assert complaints(text)
    said_before(title, told(parse_source(text.encode(), YAML)[1]))


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("never closed", "---\nname: x\n\nText.\n", ["1:1 front-matter-open"]),
        ("closed by four dashes", "---\nname: x\n----\nText.\n", ["3:1 front-matter-open"]),
        ("closed by a long dash", "---\nname: x\n—\nText.\n", ["3:1 front-matter-open"]),
        ("only an opening", "---", ["1:1 front-matter-open"]),
        ("no front matter", "Text only.\n", ["1:1 front-matter-missing"]),
        ("blank line first", "\n---\nname: x\n---\n", ["1:1 front-matter-missing"]),
        ("empty front matter", "---\n---\nText.\n", ["2:1 file-empty"]),
        (
            "error in the front matter",
            "---\nname: x\nsummary: Open: daily\n---\n",
            ["3:14 yaml-colon-in-text"],
        ),
        ("duplicate in the front matter", "---\na: x\na: y\n---\n", ["3:1 duplicate-key"]),
        (
            "a conflict in the details",
            "---\n<<<<<<< HEAD\na: x\n=======\na: y\n>>>>>>> main\n---\nText.\n",
            ["2:1 conflict-marker"],
        ),
        (
            "a conflict in the text",
            "---\na: x\n---\nText.\n<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> main\n",
            ["5:1 conflict-marker"],
        ),
        ("odd character in the text", "---\na: x\n---\n\nx\u202e\n", ["5:2 odd-character"]),
    ],
)
def test_front_matter_never_becomes_text(
    title: str, text: str, expected: list[str], said_before: SayAgain
) -> None:
    assert complaints(text, MARKDOWN) == expected, title
    said_before(title, told(parse_source(text.encode(), MARKDOWN)[1]))


def test_a_rule_of_dashes_in_the_text_is_text() -> None:
    source = read("---\nname: x\n---\nOne.\n\n---\n\nTwo.\n", MARKDOWN)
    assert source.body == "One.\n\n---\n\nTwo.\n"


@pytest.mark.parametrize(
    ("title", "raw", "expected", "word"),
    [
        ("Windows-1252", "name: x\ntown: Café\n".encode("cp1252"), "2:10 not-utf-8", "Windows-1252"),
        ("after letters of two bytes", "a: ŵŷ".encode() + b"\xff", "1:6 not-utf-8", "FF"),
        ("UTF-16 with mark", "name: x\n".encode("utf-16"), "1:1 not-utf-8", "UTF-16"),
        ("UTF-16 without mark", "name: x\n".encode("utf-16-le"), "1:1 not-utf-8", "UTF-16"),
        ("UTF-16, big end first", "name: x\n".encode("utf-16-be"), "1:1 not-utf-8", "UTF-16"),
        ("cut in a letter", "a: é".encode()[:-1], "1:4 not-utf-8", "C3"),
    ],
)
def test_wrong_encodings_are_named(
    title: str, raw: bytes, expected: str, word: str, said_before: SayAgain
) -> None:
    assert complaints(raw) == [expected], title
    said_before(title, told(parse_source(raw, YAML)[1]))
    assert word in parse_source(raw, YAML)[1][0].message


def test_size_limit() -> None:
    assert complaints(b"a: " + b"x" * (256_000 - 3)) == []
    assert complaints(b"a: " + b"x" * (256_000 - 2)) == ["1:1 file-too-large"]


@pytest.mark.parametrize("text", ["[", "{a: ", "- ", "[{", "? ", "a: ["])
def test_endless_nesting_cannot_crash_the_parser(text: str) -> None:
    code = (
        "import sys; from site_builder.content.source import parse_source;"
        "print(parse_source(sys.stdin.buffer.read(), 'x.yaml')[1])"
    )
    raw = (text * 30_000).encode()
    done = subprocess.run(
        [sys.executable, "-c", code], input=raw, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert b"yaml-too-deep" in done.stdout


def test_an_alias_bomb_is_refused_without_expanding() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert {line.split()[1] for line in complaints("\n".join(lines))} == {"yaml-anchor", "yaml-alias"}


def test_reports_are_limited() -> None:
    assert len(complaints("a: 1\n" * 5_000)) == 50


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([YAML, MARKDOWN]))
def test_no_bytes_make_it_raise(raw: bytes, file: str) -> None:
    parse_source(raw, file)


PIECES = [
    "a",
    "b: ",
    "- ",
    "\n",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ",",
    '"',
    "'",
    "*x",
    "&x",
    "!t",
    "|",
    ">",
    "#",
    "---",
    "%",
    "\t",
    "\\",
    "é",
    ":",
]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([YAML, MARKDOWN]), st.booleans())
def test_no_text_makes_it_raise(pieces: list[str], file: str, slow: bool) -> None:
    text = "".join(pieces)
    fast = values_module.Parser
    values_module.Parser = values_module._SlowParser if slow else fast
    try:
        source, problems = parse_source(f"---\n{text}\n---\n".encode(), file)
    finally:
        values_module.Parser = fast
    assert (source is None) == any(each.is_error for each in problems)
    if source:
        lines = f"---\n{text}\n---\n".split("\n")
        for line, column in source.positions.values():
            assert line <= len(lines)
            assert column <= len(lines[line - 1]) + 1


def test_both_parsers_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    fast, places = read(EXAMPLE), read(EXAMPLE).positions
    for module in (values_module, positions_module):
        monkeypatch.setattr(module, "Parser", values_module._SlowParser)
    assert read(EXAMPLE) == fast
    assert read(EXAMPLE).positions == places


def test_unreadable_files_are_diagnostics(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_bytes(b"a: b\n")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "good.yaml")
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    assert read_source(tmp_path / "good.yaml", YAML)[0] is not None
    for name in ("link.yaml", "folder.yaml", "pipe.yaml", "missing.yaml", "nul\0.yaml"):
        source, problems = read_source(tmp_path / name, YAML)
        assert source is None
        assert [problem.code.name for problem in problems] == ["file-unreadable"], name


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "huge.yaml").open("wb") as stream:
        stream.truncate(50_000_000_000)
    assert read_source(tmp_path / "huge.yaml", YAML)[1][0].code.name == "file-too-large"
