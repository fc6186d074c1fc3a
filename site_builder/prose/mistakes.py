"""What authors write that is no Markdown of ours, and would be shown as it is: what it is, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from site_builder.prose.kind import AS_TEXT, Mistake, kind
from site_builder.prose.parts import (
    BROKEN_LINK,
    HEADING_LINE,
    MARK_OPEN,
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


_LEFT_OVER: Final = (
    kind(
        r"\*\*(?=\w)|\*\*(?<=\w\*\*)",
        MARK_OPEN,
        "Two stars stand here, and the two that belong to them are missing.",
        f"Write two stars on both sides of the words, without spaces inside: **words**; {AS_TEXT}",
    ),
    kind(
        r"\*(?<![\w*]\*)(?=\w)",
        MARK_OPEN,
        "A star starts something here, and the one that ends it is missing.",
        f"Write a star on both sides of the words: *words*; {AS_TEXT}",
    ),
    kind(
        r"_(?<![\w_]_)(?=[^\W_])",
        MARK_OPEN,
        "An underscore starts something here, and the one that ends it is missing.",
        f"Write *one star* on both sides of words to stress; {AS_TEXT}",
    ),
    kind(
        r"__(?<![\w_]__)(?=[^\W_])|__(?<=[^\W_]__)(?![\w_])",
        MARK_OPEN,
        "Two underscores stand here, and the two that belong to them are missing.",
        f"Write **two stars** on both sides of words that matter; {AS_TEXT}",
    ),
    kind(
        r"`",
        MARK_OPEN,
        "A backtick (`) stands here, and the one that belongs to it is missing.",
        f"Take it out, or write an apostrophe if that is meant; {AS_TEXT}",
    ),
    kind(
        r"~~(?=\S)",
        MARKUP_UNKNOWN,
        "Words can't be crossed out.",
        f"Take them out, or say in words what has changed; {AS_TEXT}",
    ),
    kind(
        r"==(?=\w)",
        MARKUP_UNKNOWN,
        "Words can't be marked with two equals signs.",
        f"Write **two stars** around words that matter; {AS_TEXT}",
    ),
    kind(
        r"\^\w{1,20}\^|~(?<!~~)\w{1,20}~(?!~)",
        MARKUP_UNKNOWN,
        "Raised and lowered signs aren't made: {}.",
        f"Write them on the line, such as 2nd, or as one sign, such as ²; {AS_TEXT}",
    ),
    kind(
        r"\$\$(?=\S)",
        MARKUP_UNKNOWN,
        "Formulas aren't made.",
        f"Say it in words; {AS_TEXT}",
    ),
    kind(
        r"\{(?:[.#:][ A-Za-z.#]|[%{])[^\n]{0,38}|<%[^\n]{0,38}|\$\{[^\n]{0,38}",
        MARKUP_UNKNOWN,
        "Codes in curly brackets mean nothing here: {}.",
        f"Write the words that you mean in its place; {AS_TEXT}",
    ),
    kind(
        r"\[\[",
        MARKUP_UNKNOWN,
        "Links in double square brackets aren't made.",
        f"Write the words and the address: [words](/services/quay-kitchen/); {AS_TEXT}",
    ),
    kind(
        r"\[\^[^\]\s]{1,40}\]",
        MARKUP_UNKNOWN,
        "Footnotes aren't made: {}.",
        f"Write the note in the text, in brackets; {AS_TEXT}",
    ),
    kind(
        r":(?<![\w:]:)[a-z][a-z0-9_+-]{1,30}:(?![\w:])",
        MARKUP_UNKNOWN,
        "Names of little pictures aren't turned into them: {}.",
        f"Write the picture itself, or leave it out; {AS_TEXT}",
    ),
    kind(
        r"&[A-Za-z][A-Za-z0-9]{1,30};",
        MARKUP_UNKNOWN,
        "There is no sign called {}.",
        f"Write the sign itself; {AS_TEXT}",
    ),
    kind(
        r"https?://(?=\w)",
        BROKEN_LINK,
        "This address can't be made into a link.",
        "Write the whole address of a site, such as https://example.org/page, without a user's name.",
    ),
)
"""What is left in plain text once Markdown has been read."""

POSSIBLE: Final = re.compile(r"<|\*|`|~|=|\^|\$|\{|_|\[|&[A-Za-z]|:[a-z/]")
"""Whether `find_mistakes` need look at all."""


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
