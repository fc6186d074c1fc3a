"""What rendering an author's text finds: links, headings, pictures, and what is wrong."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from site_builder.diagnostics import Code, Severity

RAW_HTML = Code("prose-html", Severity.ERROR, "A text holds HTML, which would be shown as it is.")
BROKEN_LINK = Code("prose-link-broken", Severity.ERROR, "A link in a text isn't written the way links are.")
REFERENCE_LINK = Code(
    "prose-link-reference", Severity.ERROR, "A link has its address somewhere else in the text."
)
MARKUP_UNKNOWN = Code(
    "prose-markup-unknown",
    Severity.ERROR,
    "A text holds marks that mean nothing here and would be shown as they are.",
)
MARK_OPEN = Code("prose-mark-open", Severity.ERROR, "A mark in a text starts something that never ends.")
MARK_SPACE = Code(
    "prose-mark-space",
    Severity.ERROR,
    "A heading or a line of a list has no space after its mark, or the wrong mark.",
)
LINK_TEXT = Code("prose-link-text", Severity.ERROR, "A link has no words to read or to press.")
HEADING_TOP = Code(
    "prose-heading-top", Severity.ERROR, "A text has a heading of level 1, which belongs to the page."
)
HEADING_SKIP = Code(
    "prose-heading-skip", Severity.ERROR, "A heading is more than one level below the one before it."
)
HEADING_EMPTY = Code("prose-heading-empty", Severity.ERROR, "A heading has no words.")
HEADING_LINE = Code(
    "prose-heading-underlined", Severity.ERROR, "A line of dashes or equals signs is right below text."
)
IMAGE_PLACE = Code("prose-image-place", Severity.ERROR, "A picture isn't one of the site's own.")
IMAGE_MISSING = Code("prose-image-missing", Severity.ERROR, "A picture isn't in the folder of pictures.")
IMAGE_ALT = Code("prose-image-alt", Severity.ERROR, "A picture has no words for people who can't see it.")
TOO_DEEP = Code(
    "prose-too-deep", Severity.ERROR, "Lists, quotations and boxes in a text are nested too deep."
)
TOO_LONG = Code("prose-too-long", Severity.ERROR, "A text is too long for one page.")
ODD_CHARACTER = Code(
    "prose-odd-character", Severity.ERROR, "A code like &#8238; stands for an invisible character."
)


_TAG = re.compile(r"<[^>]*>")
_BLOCK_TAG = re.compile(r"<(?:br|/p|/li|/h[2-6]|/t[dh]|/pre|/blockquote)>")


class Issue(NamedTuple):
    """Something wrong in a text, at a line and column of the text counted from 1."""

    code: Code
    message: str
    hint: str
    line: int
    column: int


class ProseLink(NamedTuple):
    """A link as its author wrote it, and its line in the text counted from 1."""

    target: str
    line: int


class ProseHeading(NamedTuple):
    """A heading: its level from 2 to 6, its id on the page, its words, and its line counted from 1."""

    level: int
    id: str
    text: str
    line: int


class ProsePicture(NamedTuple):
    """A picture: its path as written, its words for people who can't see it ("" if decorative), and its line."""

    target: str
    alt: str
    line: int


class ProseImage(NamedTuple):
    """What a page needs to show a picture: address, size in pixels, and the `srcset` of its smaller versions or "".

    `modern` is the same in a format that is smaller, for browsers that know it.
    """

    href: str
    width: int
    height: int
    srcset: str = ""
    modern: str = ""


Images = Callable[[str], ProseImage | None] | Mapping[str, ProseImage]


def plain_text(markup: str) -> str:
    """The words of a piece of our own HTML, on one line."""
    return " ".join(html.unescape(_TAG.sub("", _BLOCK_TAG.sub(" ", markup))).split())
