"""What a text leads to and what it shows: links and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from markdown_it.token import Token

from site_builder.diagnostics import Problem
from site_builder.prose.draft import Draft, escape, quote
from site_builder.prose.links import LINK_MISLEADS, link_address, misleads
from site_builder.prose.parts import (
    IMAGE_ALT,
    IMAGE_MISSING,
    IMAGE_PLACE,
    LINK_TEXT,
    ProseImage,
    ProseLink,
    ProsePicture,
    plain_text,
)

_SIZES: Final = "(min-width: 48em) 40em, 100vw"
"""How wide a picture shows."""


def open_link(draft: Draft, token: Token) -> None:
    """Begin a link; of one that may not lead where it does, the words alone stay."""
    written = str(token.attrs["href"])
    draft.opened_link, draft.opened_address = len(draft.out), written
    try:
        address = link_address(written, draft.base_path, draft.country)
    except Problem as problem:
        draft.issue(problem.code, problem.message, problem.hint, written or "]()", draft.line)
        draft.link_ends.append("")
        draft.out.append("")
        return
    draft.links.append(ProseLink(written, draft.line + 1))
    title = token.attrs.get("title")
    extra = ' rel="noreferrer noopener"' if address.external else ""
    if title:
        extra += f' title="{quote(str(title))}"'
    draft.out.append(f'<a href="{quote(address.href)}"{extra}>')
    draft.link_ends.append("</a>")


def close_link(draft: Draft, _token: Token) -> None:
    """End a link, and say what is wrong with its words."""
    inside = "".join(draft.out[draft.opened_link + 1 :])
    words = plain_text(inside)
    if misleads(words, draft.opened_address, draft.country):
        message = f"The words of this link, “{words}”, are not where it leads: “{draft.opened_address}”."
        hint = "Write the same address in both places, or words that say what is there."
        draft.issue(LINK_MISLEADS, message, hint, draft.opened_address, draft.line)
    if not words and 'alt="' not in inside.replace('alt=""', ""):
        hint = "Write words between the square brackets that say where the link leads."
        draft.issue(LINK_TEXT, "This link has no words.", hint, "[", draft.line)
    draft.out.append(draft.link_ends.pop())


def write_image(draft: Draft, token: Token) -> None:
    """A picture with its size, or its words where it can't be shown."""
    written = str(token.attrs["src"])
    alt = " ".join(_words(token.children or []).split())
    title = str(token.attrs.get("title") or "")
    if not alt and title != "decorative":
        hint = 'Say what it shows: ![words](address). If it says nothing, write ![](address "decorative").'
        draft.issue(
            IMAGE_ALT, "This picture has no words for people who can't see it.", hint, "![", draft.line
        )
    facts = _facts(draft, written)
    if facts is None:
        draft.out.append(escape(alt))
        return
    draft.images.append(ProsePicture(written, alt, draft.line + 1))
    size = f' width="{facts.width}" height="{facts.height}"' if facts.width else ""
    if facts.srcset:
        size += f' srcset="{quote(facts.srcset)}" sizes="{_SIZES}"'
    if title and alt:
        size += f' title="{quote(title)}"'
    shown = f'<img src="{quote(facts.href)}" alt="{quote(alt)}"{size} loading="lazy" decoding="async">'
    if facts.modern:
        source = f'<source type="image/webp" srcset="{quote(facts.modern)}" sizes="{_SIZES}">'
        shown = f"<picture>{source}{shown}</picture>"
    draft.out.append(shown)


def _facts(draft: Draft, written: str) -> ProseImage | None:
    """What is known about a picture; None, and an issue, if it can't be shown."""
    try:
        address = link_address(written, draft.base_path, draft.country)
    except Problem as problem:
        draft.issue(problem.code, problem.message, problem.hint, written or "]()", draft.line)
        return None
    if address.external or written.lower().startswith(("mailto:", "tel:", "#", "?")):
        hint = "Put it into the folder of pictures and write its path: /images/picture.jpg."
        draft.issue(IMAGE_PLACE, "Only pictures of this site can be shown.", hint, written, draft.line)
        return None
    if draft.known_images is None:
        return ProseImage(address.href, 0, 0)
    known = draft.known_images
    facts = known.get(written) if isinstance(known, Mapping) else known(written)
    if facts is None:
        message = f"There is no picture “{written}”."
        draft.issue(
            IMAGE_MISSING,
            message,
            "Check its name, and that it was added to the site.",
            written,
            draft.line,
        )
    return facts


def _words(tokens: list[Token]) -> str:
    """The text of some inline tokens without their markup."""
    return "".join(token.content or (" " if token.type.endswith("break") else "") for token in tokens)
