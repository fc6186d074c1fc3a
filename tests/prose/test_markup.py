"""What isn't Markdown of ours is done, or is a message at its line; addresses and numbers in a text become links."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.prose.contacts import trimmed
from tests.prose.test_prose import assert_safe, render


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("end of a box", "One.\n\n:::\n", ["3:1 prose-markup-unknown"]),
        ("two colons", ":: tip\nAsk.\n", ["1:1 prose-markup-unknown"]),
        ("box of exclamation marks", "!!! note\n    Ask.\n", ["1:1 prose-markup-unknown"]),
        ("box of a quotation", "> [!NOTE]\n> Ask.\n", ["1:3 prose-markup-unknown"]),
        ("box to tick in no list", "a\n\n[ ] b\n", ["3:1 prose-markup-unknown"]),
        ("footnote", "a[^1] b\n\n[^1]: c\n", ["1:2 prose-markup-unknown", "3:4 prose-link-reference"]),
        ("heading without a space", "a\n\n##Times\n", ["3:1 prose-mark-space"]),
        ("heading without a space below text", "a\n##Times\n", ["2:1 prose-mark-space"]),
        ("stars that never end", "We are **open today.", ["1:8 prose-mark-open"]),
        ("stars that never begin", "We are open** today.", ["1:12 prose-mark-open"]),
        ("a space inside the stars", "We are ** open** today.", ["1:8 prose-mark-open"]),
        ("star that never ends", "a\nWe are *open today.", ["2:8 prose-mark-open"]),
        ("underscore that never ends", "We are _open today.", ["1:8 prose-mark-open"]),
        ("two underscores that never end", "We are __open today.", ["1:8 prose-mark-open"]),
        ("two underscores that never begin", "We are open__ today.", ["1:12 prose-mark-open"]),
        ("space before the file of a picture", "![A door] (door.jpg)", ["1:9 prose-link-broken"]),
        ("space before a file", "a [form] (../forms/form.pdf) b", ["1:8 prose-link-broken"]),
        ("space before a heading", "a [times] (#times) b", ["1:9 prose-link-broken"]),
        ("file the wrong way round", "a (form)[form.pdf] b", ["1:8 prose-link-broken"]),
        ("backtick that never ends", "We are `open today.", ["1:8 prose-mark-open"]),
        ("code that never ends", "a\n\n```\nb\n\nc\n", ["3:1 prose-mark-open"]),
        ("space before an address", "a [eighty] (https://example.org/) b", ["1:10 prose-link-broken"]),
        ("line before an address", "a [eighty]\n(/services/) b", ["1:10 prose-link-broken"]),
        ("space before the address of a picture", "![A door] (/images/door.jpg)", ["1:9 prose-link-broken"]),
        ("link the wrong way round", "a (eighty)[https://example.org] b", ["1:10 prose-link-broken"]),
        ("crossed out", "It is ~~closed~~ open.", ["1:7 prose-markup-unknown"]),
        ("marked", "It is ==open==.", ["1:7 prose-markup-unknown"]),
        ("lowered", "H~2~O", ["1:2 prose-markup-unknown"]),
        ("raised", "the 2^nd^ floor", ["1:6 prose-markup-unknown"]),
        ("class", "Open {.big} now", ["1:6 prose-markup-unknown"]),
        ("class of a heading", "## Open {#now}", ["1:9 prose-markup-unknown"]),
        ("another kind of class", "Open {: .big}", ["1:6 prose-markup-unknown"]),
        ("short code", "a {{< youtube x >}} b", ["1:3 prose-markup-unknown"]),
        ("placeholder", "Dear {{ name }},", ["1:6 prose-markup-unknown"]),
        ("code of a template", "a {% if x %} b", ["1:3 prose-markup-unknown"]),
        ("another template", "a <% x %> b", ["1:3 prose-markup-unknown"]),
        ("variable", "a ${name} b", ["1:3 prose-markup-unknown"]),
        ("formula", "$$x$$", ["1:1 prose-markup-unknown"]),
        ("wiki link", "See [[Quay Kitchen]].", ["1:5 prose-markup-unknown"]),
        ("wiki picture", "![[door.jpg]]", ["1:2 prose-markup-unknown"]),
        ("name of a picture", "Party :tada: today", ["1:7 prose-markup-unknown"]),
        ("unknown sign", "a &nsbp; b", ["1:3 prose-markup-unknown"]),
        ("meaning of a word", "SWEP\n: Emergency beds\n", ["2:1 prose-markup-unknown"]),
        ("meaning of an abbreviation", "*[SWEP]: Emergency beds\n", ["1:7 prose-link-reference"]),
        ("table of contents", "[TOC]\n", ["1:1 prose-markup-unknown"]),
        ("table without its second line", "| Day | Time |\n| Mon | 9am |\n", ["1:1 prose-markup-unknown"]),
        (
            "table with a short second line",
            "| Day | Time |\n|---|\n| Mon | 9am |\n",
            ["1:1 prose-markup-unknown"],
        ),
        ("hyphen without a space", "Bring:\n\n-food\n-drink\n", ["3:1 prose-mark-space"]),
        ("number without a space", "1.Ring the bell\n2.Wait\n", ["1:1 prose-mark-space"]),
        ("list made with dashes", "– food\n– drink\n", ["1:1 prose-mark-space"]),
        ("list with dashes after a colon", "Bring:\n– food\n", ["2:1 prose-mark-space"]),
        ("list with long dashes", "— food\n— drink\n", ["1:1 prose-mark-space"]),
        ("list with minus signs", "a\n\n−food\n−drink\n", ["3:1 prose-mark-space"]),
        ("list with wrapped dashes", "– food that\nkeeps\n– drink\n", ["1:1 prose-mark-space"]),
        ("list with ticks", "Ready:\n✓ food\n✓ drink\n", ["2:1 prose-mark-space"]),
        ("list with arrows", "→ food\n→ drink\n", ["1:1 prose-mark-space"]),
        ("list with letters", "a) food\nb) drink\n", ["1:1 prose-mark-space"]),
        ("list with letters and points", "a. food\nb. drink\n", ["1:1 prose-mark-space"]),
        ("list with numbers in brackets", "(1) food\n(2) drink\n", ["1:1 prose-mark-space"]),
        ("list with Roman numbers", "i. food\nii. drink\n", ["1:1 prose-mark-space"]),
        ("list with the letter o", "o food\no drink\n", ["1:1 prose-mark-space"]),
        ("table without strokes outside", "Day | Time\nMon | 9am\n", ["1:1 prose-markup-unknown"]),
        ("table without strokes at the end", "| Day | Time\n| Mon | 9am\n", ["1:1 prose-markup-unknown"]),
        ("table drawn with signs", "+-----+-----+\n| Day | Mon |\n", ["1:1 prose-markup-unknown"]),
        ("table with tabs", "a\n\nDay\tTime\nMon\t9am\n", ["3:1 prose-markup-unknown"]),
        ("table with spaces", "Day    Time\nMon    9am\n", ["1:1 prose-markup-unknown"]),
        ("backslash at the end", "One\\\n\nTwo\n", ["1:4 prose-mark-open"]),
        ("address without a site", "see http://localhost/x", ["1:5 prose-link-broken"]),
        ("address with a user's name", "see https://a:b@example.org/", ["1:5 prose-link-broken"]),
        ("in a list", "- a\n- b\n\n  **c\n", ["4:3 prose-mark-open"]),
        ("in a table", "|a|b|\n|-|-|\n|**c|d|\n", ["3:2 prose-mark-open"]),
        ("in a quotation", "> a\n> ~~b~~\n", ["2:3 prose-markup-unknown"]),
    ],
)
def test_what_is_no_markdown_of_ours_is_told_at_its_line(title: str, text: str, expected: list[str]) -> None:
    prose, issues = render(text)
    assert issues == expected, title
    assert_safe(prose.html)


@pytest.mark.parametrize(
    "text",
    [
        "#notjustmen and #1 on the list",
        "Free* for all, 5* rooms, 2 * 3 ** 4",
        "Name: ____, a file_name_here, A_, __, a__b, ask __ or ___",
        "The form [two pages] (form A, in the box) and (this)[a.b]",
        "-5 degrees, - and – and —",
        "Open 9:30:00, at 10:30: ask. Ratio 1:2:3",
        "a == b, x = y, 20% ~ 30, about ~5",
        "Costs $5 and $$ {x} { .y }",
        "1. One\n2. Two",
        "9.30am is early",
        "Ring [the office] (ask for Sam), [x] and (this) [that]",
        "a | b",
        "– which is said once\nand goes on",
        "We open early\n– if it rains –\nand close late",
        "Ask for A. Smith,\nor come by",
        "It costs £5\nor $3   at most",
        "C:\\food and \\\\",
        "Tom & Jerry; R&D; &c",
        "\\*\\*open \\[^1] \\~~a \\==b \\:tada: \\##a \\`",
        "`**open` `~~a~~` `[[x]]` `:::`",
        "    **code** ~~a~~\n",
        "```\n**open\n```",
        "> ```\n> a\n> ```",
        "- ~~~\n  a\n  ~~~",
        "It isn't > that",
    ],
)
def test_what_only_looks_odd_is_left_alone(text: str) -> None:
    assert render(text)[1] == []


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("• food\n• drink", "<ul>\n<li>food</li>\n<li>drink</li>\n</ul>\n"),
        ("Bring:\n•\tfood\n•drink", "<p>Bring:</p>\n<ul>\n<li>food</li>\n<li>drink</li>\n</ul>\n"),
        ("\uf0b7 food\n\n· drink", "<ul>\n<li><p>food</p>\n</li>\n<li><p>drink</p>\n</li>\n</ul>\n"),
        ("one • two", "<p>one • two</p>\n"),
    ],
)
def test_points_of_a_word_processor_make_a_list(text: str, markup: str) -> None:
    prose, issues = render(text)
    assert (prose.html, issues) == (markup, [])


OUT = ' rel="noreferrer noopener"'


@pytest.mark.parametrize(
    ("text", "href", "words"),
    [
        ("See https://example.org/a?b=1&c=2#d.", "https://example.org/a?b=1&amp;c=2#d", None),
        ("See https://example.org/a?b=1&amp;c=2.", "https://example.org/a?b=1&amp;c=2", None),
        ("(see https://example.org/a_(b))", "https://example.org/a_(b)", None),
        ("https://example.org", "https://example.org", None),
        ("Http://example.org/x_y_z, and", "Http://example.org/x_y_z", None),
        ("**https://example.org/**", "https://example.org/", None),
        ("on www.example.org/help!", "https://www.example.org/help", "www.example.org/help"),
        ("<https://example.org/a>", "https://example.org/a", None),
        ("<mailto:help@example.org>", "mailto:help@example.org", "help@example.org"),
        ("<help@example.org>", "mailto:help@example.org", "help@example.org"),
        ("Write to help@example.org.", "mailto:help@example.org", "help@example.org"),
        ("Email:a_b.c@mail.example.org", "mailto:a_b.c@mail.example.org", "a_b.c@mail.example.org"),
        ("Ring 01632 960 001.", "tel:01632960001", "01632 960 001"),
        ("Ring (01632) 960001, now", "tel:01632960001", "(01632) 960001"),
        ("Ring us (01632 960 001)", "tel:01632960001", "01632 960 001"),
        ("Ring 01632-960-001", "tel:01632960001", "01632-960-001"),
        ("Ring 01632\u00a0960001", "tel:01632960001", "01632\u00a0960001"),
        ("Ring +44 1632 960001", "tel:+441632960001", "+44 1632 960001"),
        ("Ring +44 (0)1632 960001", "tel:+441632960001", "+44 (0)1632 960001"),
        ("Ring 116 123 or come", "tel:116123", "116 123"),
        ("Ring 0800 1111", "tel:08001111", "0800 1111"),
        ("- Tel 0161 496 0000", "tel:01614960000", "0161 496 0000"),
        ("|a|\n|-|\n|0161 496 0000|", "tel:01614960000", "0161 496 0000"),
    ],
)
def test_bare_addresses_and_numbers_become_links(text: str, href: str, words: str | None) -> None:
    prose, issues = render(text)
    assert issues == []
    links = re.findall(r'<a href="([^"]*)"([^>]*)>([^<]*)</a>', prose.html)
    out = OUT if href.lower().startswith("http") else ""
    assert links == [(href, out, words or href)]
    assert_safe(prose.html)


@pytest.mark.parametrize(
    "text",
    [
        "Ring 999 or 111",
        "Charity 1099999, company 00123456",
        "On 2026-10-28 at 09:30, 01/02/2026",
        "ISBN 0-330-25864-8",
        "Ring 01632 960 001 24 hours",
        "Ring 01632 960",
        "Account 12345678 sort code 08-32-00",
        "Ring +1 2",
        "Reference 01632960001X, A01632960001, £01632960001",
        "@help and help@ and help@example",
        "httpx://example.org, wwwexample.org, xhttps.org",
        "`https://example.org` `01632 960 001` `help@example.org`",
        "    https://example.org\n",
    ],
)
def test_no_link_is_made_of_what_may_be_something_else(text: str) -> None:
    prose, issues = render(text)
    assert issues == []
    assert "<a" not in prose.html


@pytest.mark.parametrize(
    "text",
    [
        "[https://example.org](https://example.org/a/)",
        "[help@example.org](mailto:help@example.org)",
        "[01632 960 001 and www.example.org](/a/)",
        "[**01632 960 001**](tel:01632960001)",
        "[<https://example.org>](https://example.org/a/)",
    ],
)
def test_a_link_never_stands_inside_another(text: str) -> None:
    prose, issues = render(text)
    assert issues == []
    assert re.findall(r"</?a[ >]", prose.html) == ["<a ", "</a>"]


PIECES = [
    *(
        "https://",
        "http://",
        "www.",
        "example.org",
        "/a",
        "(",
        ")",
        "[",
        "](",
        "]",
        "<",
        ">",
        "@",
        ".",
        ":",
        " ",
    ),
    *(
        "help",
        "01632",
        "960",
        "001",
        "+44",
        "(0)",
        "-",
        "**",
        "*",
        "_",
        "~~",
        "==",
        "`",
        "&amp;",
        "&",
        "\n",
        "\\",
    ),
    *("[^1]", ":::", "##", "• ", "- [ ]", "|", "{.x}", "$$", '"', "'", "javascript:", "\u00a0", "é"),
]


@settings(max_examples=1_500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_whatever_is_written_stays_safe_and_whole(text: str) -> None:
    """No trick makes an unsafe link or one link inside another, and no letter or digit is lost."""
    prose, issues = render(text)
    assert_safe(prose.html)
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", prose.html, re.DOTALL)
    if not issues and not set("[]!") & set(text):
        words = re.sub(r"^\s*\d+[.)]", "", text, flags=re.MULTILINE)  # the numbers of lists are the browser's
        kept = [word for word in re.findall(r"[a-z0-9é]+", words) if word not in ("amp", "mailto")]
        shown = f"{prose.html} {re.sub('<[^>]*>', '', prose.html)}"  # a link may begin inside a word
        assert [word for word in kept if word.lstrip("0") not in shown] == []


@given(st.text(alphabet="a.,()!?/:", max_size=30))
def test_an_address_ends_where_its_sentence_goes_on(text: str) -> None:
    short = trimmed(text)
    assert text.startswith(short)
    assert trimmed(short) == short
    assert set(text[len(short) :]) <= set(".,)!?:;")
