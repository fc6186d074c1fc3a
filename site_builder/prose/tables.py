"""Tables of a text: each can be scrolled by itself; one that compares becomes a card for each row on a phone."""

from __future__ import annotations

from markdown_it.token import Token

from site_builder.prose.draft import Draft, escape, quote
from site_builder.prose.parts import plain_text


def _compares(draft: Draft) -> bool:
    return bool(draft.boxes) and draft.boxes[-1].kind == "compare"


def open_table(draft: Draft, _token: Token) -> None:
    """Begin a table; what it is called is only known after its first row."""
    draft.table_start = len(draft.out)
    draft.header_cells = []
    draft.out.append("")


def open_row(draft: Draft, _token: Token) -> None:
    """Begin a row."""
    draft.column = 0
    draft.out.append("<tr>")


def open_cell(draft: Draft, token: Token) -> None:
    """Begin a cell. In a table that compares the first of a row heads it, and others know the head of their column."""
    draft.opened = len(draft.out)
    style = str(token.attrs.get("style", ""))
    side = f' class="align-{style.rpartition(":")[2]}"' if style else ""
    if token.tag == "th":
        draft.out.append(f'<th scope="col"{side}>')
    elif not _compares(draft):
        draft.out.append(f"<td{side}>")
    elif draft.column == 0:
        draft.out.append(f'<th scope="row"{side}>')
    else:
        head = draft.header_cells[draft.column] if draft.column < len(draft.header_cells) else ""
        draft.out.append(f'<td data-label="{quote(head)}"{side}>')


def close_cell(draft: Draft, _token: Token) -> None:
    """End a cell."""
    heads = _compares(draft) and draft.column == 0
    draft.column += 1
    draft.out.append("</th>" if heads else "</td>")


def close_header_cell(draft: Draft, _token: Token) -> None:
    """End a cell of the first row; an empty one heads nothing."""
    words = plain_text("".join(draft.out[draft.opened + 1 :]))
    draft.header_cells.append(words)
    if not words:
        draft.out[draft.opened] = "<td>"
    draft.out.append("</th>" if words else "</td>")


def close_head(draft: Draft, _token: Token) -> None:
    """End the first row; now it is known what the table is called."""
    heads = ", ".join(filter(None, draft.header_cells)) or "–"
    if not _compares(draft):
        start = f'<div class="table" role="region" tabindex="0" aria-label="{quote(heads)}"><table>\n'
    else:
        title = draft.boxes[-1].title
        caption = f"<caption>{escape(title)}</caption>\n" if title else ""
        start = (
            f'<div class="table compare" role="region" tabindex="0" aria-label="{quote(title or heads)}">'
            f"<table>\n{caption}"
        )
    draft.out[draft.table_start] = start
    draft.out.append("</thead>\n")
