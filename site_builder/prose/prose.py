"""Authors' Markdown turned into safe HTML, once, with everything that is wrong in it.

What an author must not use is an error that says what to write instead; nothing is dropped, and nothing is shown raw,
without a word. Links, headings and pictures are listed beside the HTML, so that the checks of the whole site need not
parse anything again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from site_builder.fields.country import GB
from site_builder.prose.draft import Draft
from site_builder.prose.parts import (
    ODD_CHARACTER,
    TOO_DEEP,
    TOO_LONG,
    Images,
    Issue,
    ProseHeading,
    ProseImage,
    ProseLink,
    ProsePicture,
    plain_text,
)
from site_builder.prose.writer import write_prose
from site_builder.tools.characters import has_odd

__all__ = ["Issue", "Prose", "ProseHeading", "ProseImage", "ProseLink", "ProsePicture", "render_prose"]

MAX_TEXT: Final = 100_000
MAX_HTML: Final = 1_000_000

# How lists look that come from a word processor, its own sign for a point (U+F0B7) included.
_BULLET = re.compile(r"^([ \t]*)[•‣▪▫●○◦∙⁃■►▸➤·\uf0b7][ \t\xa0]*(?=\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prose:
    """An author's text as HTML, with what it links to and shows. The text itself is not kept: it doubles the memory."""

    html: Markup = field(default_factory=Markup)
    links: tuple[ProseLink, ...] = ()
    headings: tuple[ProseHeading, ...] = ()
    images: tuple[ProsePicture, ...] = ()

    def __reduce__(self) -> tuple[type[Prose], tuple[object, ...]]:
        return Prose, (self.html, self.links, self.headings, self.images)

    def __bool__(self) -> bool:
        return bool(self.html)

    @property
    def plain(self) -> str:
        """The words alone, for search and descriptions, on one line."""
        return plain_text(str(self.html))


def render_prose(
    text: str, *, base_path: str = "/", images: Images | None = None, country: str = GB
) -> tuple[Prose, tuple[Issue, ...]]:
    """Turn Markdown into HTML for a site that lives below `base_path`, and say what is wrong with it.

    `images` knows the site's pictures by their path as written; without it, no picture is looked up. `country` is where
    numbers in it are dialled.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    if not text.isascii():
        text = _BULLET.sub(r"\1- ", text)
    if len(text) > MAX_TEXT:
        hint = "Divide it into several pages that link to each other."
        return Prose(), (Issue(TOO_LONG, "This text is too long for one page.", hint, 1, 1),)
    draft = Draft(text, base_path, images, country)
    try:
        markup = write_prose(draft)
    except RecursionError:
        draft.issue(TOO_DEEP, "Brackets in this text are nested too deep.", "Use fewer levels.", "", 0)
        markup = ""
    if len(markup) > MAX_HTML:
        draft.issue(TOO_LONG, "The page made from this text would be too long.", "Make it shorter.", "", 0)
        markup = ""
    if "&#" in text and has_odd(markup):
        hint = "Delete the code that starts with &#."
        draft.issue(ODD_CHARACTER, "A code in this text stands for an invisible character.", hint, "&#", None)
    prose = Prose(Markup(markup), tuple(draft.links), tuple(draft.headings), tuple(draft.images))
    return prose, tuple(sorted(draft.issues, key=lambda issue: (issue.line, issue.column, issue.code)))
