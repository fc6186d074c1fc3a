"""Markdown tokens to HTML, saying what is wrong on the way.

Only elements and attributes written here, in `headings.py`, `references.py`, `tables.py` and `boxes.py` can appear; every
piece of text is escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from markdown_it.token import Token

from site_builder.prose import tables
from site_builder.prose.boxes import close_box, open_box, with_tick
from site_builder.prose.contacts import find_contacts
from site_builder.prose.draft import Draft, escape, quote
from site_builder.prose.headings import close_heading, open_heading
from site_builder.prose.line_mistakes import find_line_mistakes
from site_builder.prose.markdown import MAX_NESTING, parse_blocks, parse_inlines
from site_builder.prose.mistakes import POSSIBLE, find_mistakes, underlined
from site_builder.prose.parts import MARK_OPEN, TOO_DEEP
from site_builder.prose.references import close_link, open_link, write_image
from site_builder.tools.characters import cleaned

_MAX_LEVEL: Final = MAX_NESTING - 4
_FIXED: Final = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>\n",
    "list_item_open": "<li>",
    "list_item_close": "</li>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "blockquote_close": "</blockquote>\n",
    "thead_open": "<thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_close": "</tr>\n",
    "table_close": "</table></div>\n",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
}


def write_prose(draft: Draft) -> str:
    """The HTML of the whole text."""
    _write(draft, parse_blocks(draft.text))
    return "".join(draft.out)


def _write(draft: Draft, tokens: list[Token]) -> None:
    out = draft.out
    for token in tokens:
        kind = token.type
        fixed = _FIXED.get(kind)
        if fixed is None:
            _WRITERS[kind](draft, token)
        elif not token.hidden:
            out.append(fixed)


def _inline(draft: Draft, token: Token) -> None:
    if token.map:
        draft.line = token.map[0]
    content = token.content
    if content.startswith("["):
        content = with_tick(draft, content)
    for mistake in find_line_mistakes(content, draft.line):
        draft.issue(*mistake)
    children = parse_inlines(content)
    if children is None:
        _plain(draft, content)
    else:
        _write(draft, children)


def _text(draft: Draft, token: Token) -> None:
    _plain(draft, token.content)
    draft.line += token.content.count("\n")


def _plain(draft: Draft, content: str) -> None:
    """Words without any marks; addresses and numbers among them become links where none is around them."""
    if POSSIBLE.search(content):
        for mistake in find_mistakes(content, draft.line):
            draft.issue(*mistake)
    at = 0
    for contact in find_contacts(content, draft.country) if not draft.link_ends else ():
        words = escape(content[contact.start : contact.end])
        draft.out.append(f'{escape(content[at : contact.start])}<a href="{quote(contact.href)}">{words}</a>')
        at = contact.end
    draft.out.append(escape(content[at:]))


def _special(draft: Draft, token: Token) -> None:
    draft.out.append(escape(cleaned(token.content)))


def _soft_break(draft: Draft, token: Token) -> None:
    draft.line += 1
    draft.out.append("\n" if token.type == "softbreak" else "<br>\n")


def _rule(draft: Draft, token: Token) -> None:
    line = token.map[0] if token.map else 0
    if (
        token.markup.startswith("-")
        and draft.out
        and draft.out[-1] == "</p>\n"
        and draft.lines()[line - 1].strip(" >")
    ):
        draft.issue(*underlined(line))
    draft.out.append("<hr>\n")


def _open_group(draft: Draft, token: Token) -> None:
    if token.level > _MAX_LEVEL:
        line = token.map[0] if token.map else 0
        draft.issue(TOO_DEEP, "Lists and quotations are nested too deep here.", "Use fewer levels.", "", line)
    start = token.attrs.get("start")
    draft.out.append(f'<ol start="{int(start)}">\n' if start is not None else f"<{token.tag}>\n")


def _code(draft: Draft, token: Token) -> None:
    draft.out.append(f"<code>{escape(token.content)}</code>")


def _code_block(draft: Draft, token: Token) -> None:
    if token.type == "fence" and token.map:
        _check_end(draft, token.markup, *token.map)
    draft.out.append(f'<pre tabindex="0"><code>{escape(token.content)}</code></pre>\n')


def _check_end(draft: Draft, mark: str, first: int, end: int) -> None:
    """Look for the line that ends a block of code: without it, the rest of a text is code."""
    last = draft.lines()[end - 1].strip(" >\t")
    if end - 1 == first or not last.startswith(mark) or last.strip(mark[0]):
        message = f"A block of code starts here with {mark}, and never ends."
        draft.issue(
            MARK_OPEN, message, f"Write a line with {mark} below it, or take this one out.", mark, first
        )


_WRITERS: Final[dict[str, Callable[[Draft, Token], None]]] = {
    "inline": _inline,
    "text": _text,
    "text_special": _special,
    "softbreak": _soft_break,
    "hardbreak": _soft_break,
    "hr": _rule,
    "bullet_list_open": _open_group,
    "ordered_list_open": _open_group,
    "blockquote_open": _open_group,
    "heading_open": open_heading,
    "heading_close": close_heading,
    "link_open": open_link,
    "link_close": close_link,
    "image": write_image,
    "code_inline": _code,
    "code_block": _code_block,
    "fence": _code_block,
    "table_open": tables.open_table,
    "tr_open": tables.open_row,
    "th_open": tables.open_cell,
    "td_open": tables.open_cell,
    "td_close": tables.close_cell,
    "th_close": tables.close_header_cell,
    "thead_close": tables.close_head,
    "container_box_open": open_box,
    "container_box_close": close_box,
}
