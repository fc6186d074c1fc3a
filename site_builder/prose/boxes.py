"""Boxes around a part of a text: tips, examples, warnings, do and don't, and tables that compare; and boxes to tick.

What a box is called is a word of the program, so it is only known where pages are rendered: here stands a mark for it.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it.token import Token

from site_builder.diagnostics import Code, Severity
from site_builder.prose.draft import Box, Draft, escape
from site_builder.prose.mistakes import find_mistakes
from site_builder.prose.parts import TOO_DEEP
from site_builder.tools.suggest import did_you_mean

BOX_KIND = Code("prose-box-kind", Severity.ERROR, "A box in a text is of a kind that there isn't.")
BOX_OPEN = Code("prose-box-open", Severity.ERROR, "A box in a text never ends.")
BOX_EMPTY = Code("prose-box-empty", Severity.ERROR, "A box in a text has nothing in it.")
BOX_TABLE = Code("prose-box-table", Severity.ERROR, "A comparison in a text isn't a table, or not one alone.")
TICK = Code("prose-tick", Severity.ERROR, "A box to tick in a list isn't written the way such boxes are.")

KINDS: Final = ("tip", "example", "warning", "do", "dont", "compare")
MAX_BOXES: Final = 8
"""Boxes stand in no more levels of lists, quotations and boxes than that."""
_ALSO: Final = {"don't": "dont", "don’t": "dont", "don": "dont"}
_COLONS: Final = re.compile(r":{3,}")
_TICK: Final = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_NEARLY: Final = re.compile(r"\[[ xX]?\](?!\()[ \t]*")


def label_mark(kind: str) -> str:
    """The mark that stands for a box's name until its page is rendered."""
    return f'<b data-box="{kind}"></b>'


def open_box(draft: Draft, token: Token) -> None:
    """Begin a box, and say what is wrong with its first line."""
    first, end = token.map or (0, 0)
    word, _, title = token.info.strip().partition(" ")
    kind = _ALSO.get(word.casefold(), word.casefold())
    if kind not in KINDS:
        draft.issue(
            BOX_KIND, f"There is no box called `{word[:40]}`.", did_you_mean(kind, KINDS), word[:40], first
        )
    if token.level > MAX_BOXES:
        draft.issue(TOO_DEEP, "Boxes are nested too deep here.", "Use fewer levels.", "", first)
    _check_end(draft, token.markup, first, end)
    for mistake in find_mistakes(title, first):
        draft.issue(*mistake)
    draft.boxes.append(Box(kind, title.strip(), first, len(draft.out)))
    if kind in KINDS and kind != "compare":
        name = f"{label_mark(kind)} {escape(title.strip())}".rstrip()
        draft.out.append(f'<div class="box {kind}"><p class="name">{name}</p>\n')
        draft.boxes[-1].start += 1


def close_box(draft: Draft, _token: Token) -> None:
    """End a box, and say what is wrong with what is in it."""
    box = draft.boxes.pop()
    inside = draft.out[box.start :]
    if not inside:
        message = "This box has nothing in it."
        draft.issue(
            BOX_EMPTY, message, "Write what belongs into it above the line with :::.", ":::", box.line
        )
    elif box.kind == "compare" and not _is_one_table(inside):
        message = "This box is for one table that compares, and holds something else."
        hint = "Put one table between the two lines, and other words above or below them."
        draft.issue(BOX_TABLE, message, hint, ":::", box.line)
    if box.kind in KINDS and box.kind != "compare":
        draft.out.append("</div>\n")


def _is_one_table(inside: list[str]) -> bool:
    tables = [n for n, piece in enumerate(inside) if piece.startswith('<div class="table')]
    return tables == [0] and inside[-1].startswith("</table>") and inside.count(inside[-1]) == 1


def _check_end(draft: Draft, mark: str, first: int, end: int) -> None:
    """Look for the line that ends a box: without it, the rest of a text is in it."""
    lines = draft.lines()
    last = lines[end].strip(" >\t") if end < len(lines) else ""
    if not _COLONS.fullmatch(last) or len(last) < len(mark):
        hint = f"Write a line with {mark} where it ends. A box around another one needs one colon more than that."
        draft.issue(BOX_OPEN, f"A box starts here with {mark}, and never ends.", hint, mark, first)


def with_tick(draft: Draft, content: str) -> str:
    """Make a list's line with [ ] before its words one to tick; returns the words without it."""
    at = -1 if draft.out[-1:] == ["<li>"] else -2 if draft.out[-2:] == ["<li>", "<p>"] else 0
    if not at:
        return content
    if found := _TICK.match(content):
        done = found[1] != " "
        draft.out[at] = f'<li class="tick done">{label_mark("ticked")} ' if done else '<li class="tick">'
        return content[found.end() :]
    if nearly := _NEARLY.match(content):
        message = "A box to tick has one space inside, one behind it, and words after that."
        hint = "Write a hyphen, a space, the box and the words, like this: - [ ] words."
        draft.issue(TICK, message, hint, nearly[0].strip(), draft.line)
        return content[nearly.end() :]
    return content
