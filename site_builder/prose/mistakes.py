"""What authors write that is no Markdown of ours: HTML, links by reference, underlined headings, unfinished links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from site_builder.diagnostics import Code
from site_builder.prose.parts import BROKEN_LINK, HEADING_LINE, RAW_HTML, REFERENCE_LINK

_HTML = re.compile(r"<(?:[A-Za-z/!?][^>\n]*>?)")
_REFERENCE = re.compile(r"\]\[|^\[[^\]]+\]:\s", re.MULTILINE)
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
    for number, line in enumerate(content.split("\n")):
        if line.startswith("=") and _UNDERLINE.match(line):
            yield underlined(first + number)


def underlined(line: int) -> Mistake:
    """The mistake of marking a heading by the line below it."""
    hint = "Write ## and a space before a heading; leave an empty line above --- for a dividing line."
    return Mistake(HEADING_LINE, "A line of signs right below text doesn't make a heading.", hint, "", line)
