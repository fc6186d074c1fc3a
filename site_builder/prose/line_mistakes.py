"""What authors write at the start of lines that is no Markdown of ours: lists, tables, boxes and headings of other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from site_builder.prose.kind import Mistake, kind
from site_builder.prose.parts import BROKEN_LINK, MARK_OPEN, MARK_SPACE, MARKUP_UNKNOWN

_BOX_HINT: Final = "Write a line such as ::: tip above it, and a line with ::: below it."
_LIST_HINT: Final = "Write a hyphen (-) and a space before each line of a list."
_ADDRESS: Final = r"(?:https?:|www\.|mailto:|tel:|#\w|\.{0,2}/\w|[\w-]{1,100}\.(?:avif|gif|jpe?g|pdf|png|svg|webp|html?)[)\]])"
_TABLE_HINT: Final = (
    "Write | between columns, and a line such as |---|---| below the first line, with as many parts."
)
# What begins the lines of a list in other programs. Lines in a row that do so would run together on one.
_DASH: Final = r"[ \t]*[–—‒―−‐‑][ \t]*\S"
_SIGN: Final = r"[^\x00-\x7f\w\s“”‘’„«»‹›…£€¥¿¡–—‒―−‐‑]{1,3}"
_LETTER: Final = r"[ \t]*(?:\(?(?:[A-Za-z]|[ivx]{2,4}|\d{1,2})\)|(?:[A-Za-z]|[ivx]{2,4})\.|o)[ \t]+\S"

_LINE_STARTS: Final = (
    kind(
        r"^[ \t]*:{3,}[^\n]{0,40}",
        MARKUP_UNKNOWN,
        "No box begins above this line: {}.",
        "Write a line such as ::: tip where it begins, or take this line out. A box around another needs one colon more.",
    ),
    kind(
        r"^[ \t]*::(?!:)[ \t]*[A-Za-z][^\n]{0,40}",
        MARKUP_UNKNOWN,
        "A box begins with three colons: {}.",
        _BOX_HINT,
    ),
    kind(
        r"^[ \t]*!!! ?\w+",
        MARKUP_UNKNOWN,
        "Boxes made with exclamation marks aren't known here: {}.",
        _BOX_HINT,
    ),
    kind(
        r"\A\[!\w+\]",
        MARKUP_UNKNOWN,
        "Boxes made with {} aren't known here.",
        _BOX_HINT,
    ),
    kind(
        r"\A\[(?:TOC|_TOC_)\]",
        MARKUP_UNKNOWN,
        "Tables of contents aren't made: {}.",
        "Take the line out.",
    ),
    kind(
        r"\A\[[ xX]?\](?=\s)",
        MARKUP_UNKNOWN,
        "A box to tick stands at the start of a line of a list: {}.",
        "Write a hyphen, a space, the box and the words, like this: - [ ] words.",
    ),
    kind(
        r"^[ \t]*#{2,6}[^#\s][^\n]{0,40}",
        MARK_SPACE,
        "A heading needs a space after its signs: {}.",
        "Write ## and a space before the words; a backslash before the first # keeps the signs.",
    ),
    kind(
        r"^[ \t]*-[A-Za-z][^\n]{0,40}|^[ \t]*\d{1,2}[.)][A-Z][a-z][^\n]{0,40}",
        MARK_SPACE,
        "A line of a list needs a space after its sign: {}.",
        "Write a space after the hyphen or number; a backslash before the sign keeps it as it is.",
    ),
    kind(
        rf"^{_DASH}[^\n]*\n{_DASH}|\A{_DASH}[^\0]*?\n{_DASH}|(?<=:)[ \t]*\n{_DASH}[^\n]{{0,40}}",
        MARK_SPACE,
        "A list made with dashes would run together on one line.",
        _LIST_HINT,
    ),
    kind(
        rf"^[ \t]*({_SIGN})[ \t]+\S[^\n]*\n[ \t]*\1[ \t]+\S|^{_LETTER}[^\n]*\n{_LETTER}",
        MARK_SPACE,
        "These lines would run together on one: {}.",
        f"{_LIST_HINT} Numbers are written like this: 1. and a space.",
    ),
    kind(
        r"^:[ \t]+\S[^\n]{0,40}",
        MARKUP_UNKNOWN,
        "Lists of words and their meanings aren't made with colons: {}.",
        "Write each on a line such as: - **word**: meaning.",
    ),
    kind(
        r"^[ \t]*\|[^\n]*\|[ \t]*$|^[ \t]*\|[^\n]*\n[ \t]*\||^[^\n|]+\|[^\n]*\n[^\n|]+\||^[ \t]*\+[-=]{3,}[-=+]*",
        MARKUP_UNKNOWN,
        "This table isn't complete, so it would be shown as it is.",
        _TABLE_HINT,
    ),
    kind(
        r"^[^\n\t]*\S\t+\S[^\n]*\n[^\n\t]*\S\t+\S|^\S(?:[^\n ]| (?!  ))*   +\S[^\n]*\n\S(?:[^\n ]| (?!  ))*   +\S",
        MARKUP_UNKNOWN,
        "Columns made with spaces or tabs would run together: {}.",
        _TABLE_HINT,
    ),
    kind(
        rf"\][ \t\n]+\((?={_ADDRESS})",
        BROKEN_LINK,
        "There is a space between the words of a link and its address.",
        "Write them together: [text](/services/).",
    ),
    kind(
        rf"\)\[(?={_ADDRESS})",
        BROKEN_LINK,
        "This link has its brackets the wrong way round.",
        "Write the words in square brackets and the address in round ones: [text](/services/).",
    ),
    kind(
        r"(?<!\\)\\\Z",
        MARK_OPEN,
        "A backslash breaks a line, and no line follows.",
        "Take it out; an empty line starts a new paragraph.",
    ),
)
"""What a paragraph, heading or cell may hold, seen before its Markdown is read."""

_START: Final = rf"[ \t]*(?:[:|!+–—‒―−‐‑]|##|-[A-Za-z]|\d{{1,2}}[.)]\w|{_SIGN})|{_LETTER}"
_ODD_START: Final = re.compile(rf"{_START}|\[")
# Each alternative begins with a character of its own: a search jumps from one to the next, ten times faster than a class.
_ODD: Final = re.compile(rf"\n(?={_START})|\](?=[ \t\n]+\()|\)(?=\[)|\\(?=\Z)|\||\t|   ")


def find_line_mistakes(content: str, first: int) -> Iterator[Mistake]:
    """Look through a paragraph, heading or cell, as it was written, for what only looks like Markdown."""
    if _ODD_START.match(content) or _ODD.search(content):
        for each in _LINE_STARTS:
            yield from each.mistakes(content, first)
