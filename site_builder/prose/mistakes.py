"""What authors write that is no Markdown of ours, and would be shown as it is: what it is, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from site_builder.diagnostics import Code
from site_builder.prose.parts import (
    BROKEN_LINK,
    HEADING_LINE,
    MARK_OPEN,
    MARK_SPACE,
    MARKUP_UNKNOWN,
    RAW_HTML,
    REFERENCE_LINK,
)

_HTML = re.compile(r"<(?:[A-Za-z/!?][^>\n]*>?)")
_REFERENCE = re.compile(r"\]\[|^\*?\[[^\]\n]+\]:\s", re.MULTILINE)
_UNDERLINE = re.compile(r"^=+\s*$")
_HTML_ADVICE: Final = {
    "<!-": "Delete it, or keep notes for other editors in the entry's own field for notes.",
    "<br": "End the line with a backslash (\\) for a line break, or leave an empty line for a new paragraph.",
    "<a ": "Write links like this: [text](https://example.org).",
    "<im": "Write pictures like this: ![what it shows](/images/picture.jpg).",
    "<ht": "Write addresses as links with words: [text](https://example.org).",
    "<b>": "Write **two stars** around words that matter.",
    "<st": "Write **two stars** around words that matter.",
    "<i>": "Write *one star* around words to stress.",
    "<em": "Write *one star* around words to stress.",
}
_HTML_HINT: Final = "Use Markdown instead; if you mean the sign itself, write a backslash before it: \\<."


class Mistake(NamedTuple):
    """Something wrong at or after a line counted from 0; `needle` is what to look for there, to tell the column."""

    code: Code
    message: str
    hint: str
    needle: str
    line: int


class _Kind(NamedTuple):
    """A kind of mistake, and how to find it. Every pattern takes time in proportion to the text, whatever it says."""

    pattern: re.Pattern[str]
    code: Code
    message: str
    hint: str

    def mistakes(self, content: str, first: int) -> Iterator[Mistake]:
        """The first of this kind in a stretch of text that starts on line `first`."""
        found = self.pattern.search(content)
        if found:
            needle = found.group().strip().partition("\n")[0]
            line = first + content.count(
                "\n", 0, found.start() + len(found.group()) - len(found.group().lstrip())
            )
            yield Mistake(self.code, self.message.format(needle[:40]), self.hint, needle[:40], line)


def _kind(pattern: str, code: Code, message: str, hint: str) -> _Kind:
    return _Kind(re.compile(pattern, re.MULTILINE), code, message, hint)


_AS_TEXT: Final = "if you mean the sign itself, write a backslash before it."

_LEFT_OVER: Final = (
    _kind(
        r"\*\*(?=\w)|\*\*(?<=\w\*\*)",
        MARK_OPEN,
        "Two stars stand here, and the two that belong to them are missing.",
        f"Write two stars on both sides of the words, without spaces inside: **words**; {_AS_TEXT}",
    ),
    _kind(
        r"\*(?<![\w*]\*)(?=\w)",
        MARK_OPEN,
        "A star starts something here, and the one that ends it is missing.",
        f"Write a star on both sides of the words: *words*; {_AS_TEXT}",
    ),
    _kind(
        r"_(?<![\w_]_)(?=[^\W_])",
        MARK_OPEN,
        "An underscore starts something here, and the one that ends it is missing.",
        f"Write *one star* on both sides of words to stress; {_AS_TEXT}",
    ),
    _kind(
        r"`",
        MARK_OPEN,
        "A backtick (`) stands here, and the one that belongs to it is missing.",
        f"Take it out, or write an apostrophe if that is meant; {_AS_TEXT}",
    ),
    _kind(
        r"~~(?=\S)",
        MARKUP_UNKNOWN,
        "Words can't be crossed out.",
        f"Take them out, or say in words what has changed; {_AS_TEXT}",
    ),
    _kind(
        r"==(?=\w)",
        MARKUP_UNKNOWN,
        "Words can't be marked with two equals signs.",
        f"Write **two stars** around words that matter; {_AS_TEXT}",
    ),
    _kind(
        r"\^\w{1,20}\^|~(?<!~~)\w{1,20}~(?!~)",
        MARKUP_UNKNOWN,
        "Raised and lowered signs aren't made: {}.",
        f"Write them on the line, such as 2nd, or as one sign, such as ²; {_AS_TEXT}",
    ),
    _kind(
        r"\$\$(?=\S)",
        MARKUP_UNKNOWN,
        "Formulas aren't made.",
        f"Say it in words; {_AS_TEXT}",
    ),
    _kind(
        r"\{(?:[.#:]|(?<=\{\{)[<%])[ A-Za-z.#]",
        MARKUP_UNKNOWN,
        "Codes in curly brackets mean nothing here: {}.",
        f"Take the code out; {_AS_TEXT}",
    ),
    _kind(
        r"\[\[",
        MARKUP_UNKNOWN,
        "Links in double square brackets aren't made.",
        f"Write the words and the address: [words](/services/quay-kitchen/); {_AS_TEXT}",
    ),
    _kind(
        r"\[\^[^\]\s]{1,40}\]",
        MARKUP_UNKNOWN,
        "Footnotes aren't made: {}.",
        f"Write the note in the text, in brackets; {_AS_TEXT}",
    ),
    _kind(
        r":(?<![\w:]:)[a-z][a-z0-9_+-]{1,30}:(?![\w:])",
        MARKUP_UNKNOWN,
        "Names of little pictures aren't turned into them: {}.",
        f"Write the picture itself, or leave it out; {_AS_TEXT}",
    ),
    _kind(
        r"&[A-Za-z][A-Za-z0-9]{1,30};",
        MARKUP_UNKNOWN,
        "There is no sign called {}.",
        f"Write the sign itself; {_AS_TEXT}",
    ),
    _kind(
        r"https?://(?=\w)",
        BROKEN_LINK,
        "This address can't be made into a link.",
        "Write the whole address of a site, such as https://example.org/page, without a user's name.",
    ),
)
"""What is left in plain text once Markdown has been read."""

_LINE_STARTS: Final = (
    _kind(
        r"^[ \t]*:{3,}[^\n]{0,40}",
        MARKUP_UNKNOWN,
        "Boxes made with colons aren't known here: {}.",
        "Write a heading, or **two stars** around the first words; > before each line makes a quotation.",
    ),
    _kind(
        r"^[ \t]*!!! ?\w+",
        MARKUP_UNKNOWN,
        "Boxes made with exclamation marks aren't known here: {}.",
        "Write a heading, or **two stars** around the first words.",
    ),
    _kind(
        r"\A\[!\w+\]",
        MARKUP_UNKNOWN,
        "Boxes made with {} aren't known here.",
        "Write **two stars** around the first words instead.",
    ),
    _kind(
        r"\A\[(?:TOC|_TOC_)\]",
        MARKUP_UNKNOWN,
        "Tables of contents aren't made: {}.",
        "Take the line out.",
    ),
    _kind(
        r"\A\[[ xX]?\](?=\s)",
        MARKUP_UNKNOWN,
        "Boxes to tick aren't made: {}.",
        "Write - and a space before each line of a list, and say in words what is done.",
    ),
    _kind(
        r"^[ \t]*#{2,6}[^#\s][^\n]{0,40}",
        MARK_SPACE,
        "A heading needs a space after its signs: {}.",
        "Write ## and a space before the words; a backslash before the first # keeps the signs.",
    ),
    _kind(
        r"^[ \t]*-[A-Za-z][^\n]{0,40}|^[ \t]*\d{1,2}[.)][A-Z][a-z][^\n]{0,40}",
        MARK_SPACE,
        "A line of a list needs a space after its sign: {}.",
        "Write a space after the hyphen or number; a backslash before the sign keeps it as it is.",
    ),
    _kind(
        r"^[ \t]*[–—] [^\n]*\n[ \t]*[–—] ",
        MARK_SPACE,
        "A list made with dashes would run together on one line.",
        "Write a hyphen (-) and a space before each line of a list.",
    ),
    _kind(
        r"^:[ \t]+\S[^\n]{0,40}",
        MARKUP_UNKNOWN,
        "Lists of words and their meanings aren't made with colons: {}.",
        "Write each on a line such as: - **word**: meaning.",
    ),
    _kind(
        r"^[ \t]*\|[^\n]*\|[ \t]*$",
        MARKUP_UNKNOWN,
        "This table isn't complete, so it would be shown as it is.",
        "Write a line such as |---|---| below its first line, with as many parts as that has.",
    ),
    _kind(
        r"\][ \t\n]+\((?=https?:|www\.|mailto:|tel:|/\w)",
        BROKEN_LINK,
        "There is a space between the words of a link and its address.",
        "Write them together: [text](/services/).",
    ),
    _kind(
        r"\)\[(?=https?:|www\.|mailto:|tel:|/\w)",
        BROKEN_LINK,
        "This link has its brackets the wrong way round.",
        "Write the words in square brackets and the address in round ones: [text](/services/).",
    ),
    _kind(
        r"(?<!\\)\\\Z",
        MARK_OPEN,
        "A backslash breaks a line, and no line follows.",
        "Take it out; an empty line starts a new paragraph.",
    ),
)
"""What a paragraph, heading or cell may hold, seen before its Markdown is read."""

_START: Final = r"[ \t]*(?:[:|!–—]|##|-[A-Za-z]|\d{1,2}[.)]\w)"
_ODD_START: Final = re.compile(rf"{_START}|\[")
# Each alternative begins with a character of its own: a search jumps from one to the next, ten times faster than a class.
_ODD: Final = re.compile(rf"\n(?={_START})|\](?=[ \t\n]+\()|\)(?=\[)|\\(?=\Z)")
POSSIBLE: Final = re.compile(r"<|\*|`|~|=|\^|\$|\{|_|\[|&[A-Za-z]|:[a-z/]")
"""Whether `find_mistakes` need look at all."""


def find_line_mistakes(content: str, first: int) -> Iterator[Mistake]:
    """Look through a paragraph, heading or cell, as it was written, for what only looks like Markdown."""
    if _ODD_START.match(content) or _ODD.search(content):
        for kind in _LINE_STARTS:
            yield from kind.mistakes(content, first)


def find_mistakes(content: str, first: int) -> Iterator[Mistake]:
    """Look through a stretch of plain text, which starts on line `first`, for what was meant as markup."""
    found = _HTML.search(content)
    if found:
        hint = _HTML_ADVICE.get(found.group()[:3].lower(), _HTML_HINT)
        kind = "An HTML comment" if found.group().startswith("<!--") else f"HTML ({found.group()[:30]})"
        yield Mistake(RAW_HTML, f"{kind} can't be used in a text.", hint, found.group()[:10], first)
    if "](" in content:
        message = "This link isn't complete, or there is a space in its address."
        yield Mistake(BROKEN_LINK, message, "Write it like this: [text](/services/).", "](", first)
    elif _REFERENCE.search(content):
        message = "A link with its address somewhere else in the text can't be used."
        hint = "Write the address after the words, like this: [text](/services/)."
        yield Mistake(REFERENCE_LINK, message, hint, "]", first)
    elif not found:
        for each in _LEFT_OVER:
            yield from each.mistakes(content, first)
    for number, line in enumerate(content.split("\n")):
        if line.startswith("=") and _UNDERLINE.match(line):
            yield underlined(first + number)


def underlined(line: int) -> Mistake:
    """The mistake of marking a heading by the line below it."""
    hint = "Write ## and a space before a heading; leave an empty line above --- for a dividing line."
    return Mistake(HEADING_LINE, "A line of signs right below text doesn't make a heading.", hint, "", line)
