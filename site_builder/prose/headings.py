"""Headings of a text: their order, and ids that links lead to."""

from __future__ import annotations

import re

from markdown_it.token import Token

from site_builder.prose.draft import Draft
from site_builder.prose.parts import HEADING_EMPTY, HEADING_SKIP, HEADING_TOP, ProseHeading, plain_text


def open_heading(draft: Draft, _token: Token) -> None:
    """Begin a heading; its level and id are only known at its end."""
    draft.opened = len(draft.out)
    draft.out.append("")


def close_heading(draft: Draft, token: Token) -> None:
    """End a heading, and say what is wrong with it."""
    level = int(token.tag[1])
    words = plain_text("".join(draft.out[draft.opened :]))
    line = draft.line
    if level == 1:
        message = "A heading with one # is the title of the page, which comes from the entry's own name."
        draft.issue(HEADING_TOP, message, "Write ## before this heading.", "#", line)
    elif level > draft.level + 1:
        right = "#" * (draft.level + 1)
        message = f"This heading has {'#' * level}, but after the one before it {right} comes next."
        draft.issue(HEADING_SKIP, message, f"Write {right} before this heading.", "#", line)
    if not words:
        draft.issue(HEADING_EMPTY, "This heading has no words.", "Write some, or delete the line.", "#", line)
    draft.level = level
    level = max(level, 2)
    name = _new_id(draft, words)
    draft.headings.append(ProseHeading(level, name, words, line + 1))
    draft.out[draft.opened] = f'<h{level} id="{name}">'
    draft.out.append(f"</h{level}>\n")


def _new_id(draft: Draft, words: str) -> str:
    """A readable id that this text doesn't have yet."""
    stem = re.sub(r"[\W_]+", "-", re.sub(r"['’]", "", words.lower())).strip("-")[:60].rstrip("-") or "section"
    name = stem
    while name in draft.ids:
        draft.ids[stem] += 1
        name = f"{stem}-{draft.ids[stem]}"
    draft.ids[name] = 1
    return name
