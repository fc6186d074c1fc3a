"""Markdown tokens to HTML, saying what is wrong on the way.

Only the elements and attributes written here can appear; every piece of text is escaped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from typing import Final

from markdown_it.token import Token

from site_builder.diagnostics import Code, Problem
from site_builder.prose.contacts import find_contacts
from site_builder.prose.links import LINK_MISLEADS, link_address, misleads
from site_builder.prose.markdown import MAX_NESTING, parse_blocks, parse_inlines
from site_builder.prose.mistakes import POSSIBLE, find_line_mistakes, find_mistakes, underlined
from site_builder.prose.parts import (
    HEADING_EMPTY,
    HEADING_SKIP,
    HEADING_TOP,
    IMAGE_ALT,
    IMAGE_MISSING,
    IMAGE_PLACE,
    LINK_TEXT,
    MARK_OPEN,
    TOO_DEEP,
    Images,
    Issue,
    ProseHeading,
    ProseImage,
    ProseLink,
    ProsePicture,
    plain_text,
)
from site_builder.tools.characters import cleaned

MAX_ISSUES: Final = 50
"""How many problems of one text are reported."""

_MAX_LEVEL: Final = MAX_NESTING - 4
_TAKEN: Final = ("main", "leave")
"""Ids that the frame around every page has."""
_SIZES: Final = "(min-width: 48em) 40em, 100vw"
"""How wide a picture shows."""
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
    "tr_open": "<tr>",
    "tr_close": "</tr>\n",
    "td_close": "</td>",
    "table_close": "</table></div>\n",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
}


class ProseWriter:
    """One text on its way to HTML: a single pass over the tokens."""

    def __init__(self, text: str, base_path: str, images: Images | None) -> None:
        self.text = text
        self.base_path = base_path
        self.known_images = images
        self.out: list[str] = []
        self.links: list[ProseLink] = []
        self.headings: list[ProseHeading] = []
        self.images: list[ProsePicture] = []
        self.issues: list[Issue] = []
        self.ids: dict[str, int] = dict.fromkeys(_TAKEN, 1)
        self.split: list[str] = []
        self.line = 0
        self.level = 1
        self.opened = 0
        self.opened_link, self.opened_address = 0, ""
        self.link_ends: list[str] = []
        self.table_start = 0
        self.header_cells: list[str] = []

    def write(self) -> str:
        """The HTML of the whole text."""
        self._write(parse_blocks(self.text))
        return "".join(self.out)

    def issue(self, code: Code, message: str, hint: str, needle: str, line: int | None) -> None:
        """Note a problem at `line`, counted from 0, or wherever `needle` first is from there on if it isn't in it."""
        if len(self.issues) >= MAX_ISSUES:
            return
        lines = self.lines()
        row = min(line or 0, len(lines) - 1)
        if needle and needle not in lines[row]:
            row = next((n for n in range(row, len(lines)) if needle in lines[n]), row)
        column = max(lines[row].find(needle), 0) if needle else 0
        self.issues.append(Issue(code, message, hint, row + 1, column + 1))

    def lines(self) -> list[str]:
        """The lines of the text, split when they are first needed, which is seldom."""
        if not self.split:
            self.split = self.text.split("\n")
        return self.split

    def _write(self, tokens: list[Token]) -> None:
        out = self.out
        for token in tokens:
            kind = token.type
            fixed = _FIXED.get(kind)
            if fixed is None:
                _WRITERS[kind](self, token)
            elif not token.hidden:
                out.append(fixed)

    def _inline(self, token: Token) -> None:
        if token.map:
            self.line = token.map[0]
        content = token.content
        for mistake in find_line_mistakes(content, self.line):
            self.issue(*mistake)
        children = parse_inlines(content)
        if children is None:
            self._plain(content)
        else:
            self._write(children)

    def _text(self, token: Token) -> None:
        self._plain(token.content)
        self.line += token.content.count("\n")

    def _plain(self, content: str) -> None:
        """Words without any marks; addresses and numbers among them become links where none is around them."""
        if POSSIBLE.search(content):
            for mistake in find_mistakes(content, self.line):
                self.issue(*mistake)
        at = 0
        for contact in find_contacts(content) if not self.link_ends else ():
            words = _escape(content[contact.start : contact.end])
            self.out.append(
                f'{_escape(content[at : contact.start])}<a href="{_quote(contact.href)}">{words}</a>'
            )
            at = contact.end
        self.out.append(_escape(content[at:]))

    def _special(self, token: Token) -> None:
        self.out.append(_escape(cleaned(token.content)))

    def _soft_break(self, token: Token) -> None:
        self.line += 1
        self.out.append("\n" if token.type == "softbreak" else "<br>\n")

    def _rule(self, token: Token) -> None:
        line = token.map[0] if token.map else 0
        if (
            token.markup.startswith("-")
            and self.out
            and self.out[-1] == "</p>\n"
            and self.lines()[line - 1].strip(" >")
        ):
            self.issue(*underlined(line))
        self.out.append("<hr>\n")

    def _open_group(self, token: Token) -> None:
        if token.level > _MAX_LEVEL:
            line = token.map[0] if token.map else 0
            self.issue(
                TOO_DEEP, "Lists and quotations are nested too deep here.", "Use fewer levels.", "", line
            )
        start = token.attrs.get("start")
        self.out.append(f'<ol start="{int(start)}">\n' if start is not None else f"<{token.tag}>\n")

    def _open_heading(self, _token: Token) -> None:
        self.opened = len(self.out)
        self.out.append("")

    def _close_heading(self, token: Token) -> None:
        level = int(token.tag[1])
        words = plain_text("".join(self.out[self.opened :]))
        line = self.line
        if level == 1:
            message = "A heading with one # is the title of the page, which comes from the entry's own name."
            self.issue(HEADING_TOP, message, "Write ## before this heading.", "#", line)
        elif level > self.level + 1:
            right = "#" * (self.level + 1)
            message = f"This heading has {'#' * level}, but after the one before it {right} comes next."
            self.issue(HEADING_SKIP, message, f"Write {right} before this heading.", "#", line)
        if not words:
            self.issue(
                HEADING_EMPTY, "This heading has no words.", "Write some, or delete the line.", "#", line
            )
        self.level = level
        level = max(level, 2)
        name = self._new_id(words)
        self.headings.append(ProseHeading(level, name, words, line + 1))
        self.out[self.opened] = f'<h{level} id="{name}">'
        self.out.append(f"</h{level}>\n")

    def _new_id(self, words: str) -> str:
        """A readable id that this text doesn't have yet."""
        stem = (
            re.sub(r"[\W_]+", "-", re.sub(r"['’]", "", words.lower())).strip("-")[:60].rstrip("-")
            or "section"
        )
        name = stem
        while name in self.ids:
            self.ids[stem] += 1
            name = f"{stem}-{self.ids[stem]}"
        self.ids[name] = 1
        return name

    def _open_link(self, token: Token) -> None:
        written = str(token.attrs["href"])
        self.opened_link, self.opened_address = len(self.out), written
        try:
            address = link_address(written, self.base_path)
        except Problem as problem:
            self.issue(problem.code, problem.message, problem.hint, written or "]()", self.line)
            self.link_ends.append("")
            self.out.append("")
            return
        self.links.append(ProseLink(written, self.line + 1))
        title = token.attrs.get("title")
        extra = ' rel="noreferrer noopener"' if address.external else ""
        if title:
            extra += f' title="{_quote(str(title))}"'
        self.out.append(f'<a href="{_quote(address.href)}"{extra}>')
        self.link_ends.append("</a>")

    def _close_link(self, _token: Token) -> None:
        inside = "".join(self.out[self.opened_link + 1 :])
        words = plain_text(inside)
        if misleads(words, self.opened_address):
            message = f"The words of this link, “{words}”, are not where it leads: “{self.opened_address}”."
            hint = "Write the same address in both places, or words that say what is there."
            self.issue(LINK_MISLEADS, message, hint, self.opened_address, self.line)
        if not words and 'alt="' not in inside.replace('alt=""', ""):
            hint = "Write words between the square brackets that say where the link leads."
            self.issue(LINK_TEXT, "This link has no words.", hint, "[", self.line)
        self.out.append(self.link_ends.pop())

    def _image(self, token: Token) -> None:
        written = str(token.attrs["src"])
        alt = " ".join(_words(token.children or []).split())
        title = str(token.attrs.get("title") or "")
        if not alt and title != "decorative":
            hint = (
                'Say what it shows: ![words](address). If it says nothing, write ![](address "decorative").'
            )
            self.issue(
                IMAGE_ALT, "This picture has no words for people who can't see it.", hint, "![", self.line
            )
        facts = self._image_facts(written)
        if facts is None:
            self.out.append(_escape(alt))
            return
        self.images.append(ProsePicture(written, alt, self.line + 1))
        size = f' width="{facts.width}" height="{facts.height}"' if facts.width else ""
        if facts.srcset:
            size += f' srcset="{_quote(facts.srcset)}" sizes="{_SIZES}"'
        if title and alt:
            size += f' title="{_quote(title)}"'
        shown = f'<img src="{_quote(facts.href)}" alt="{_quote(alt)}"{size} loading="lazy" decoding="async">'
        if facts.modern:
            source = f'<source type="image/webp" srcset="{_quote(facts.modern)}" sizes="{_SIZES}">'
            shown = f"<picture>{source}{shown}</picture>"
        self.out.append(shown)

    def _image_facts(self, written: str) -> ProseImage | None:
        """What is known about a picture; None, and an issue, if it can't be shown."""
        try:
            address = link_address(written, self.base_path)
        except Problem as problem:
            self.issue(problem.code, problem.message, problem.hint, written or "]()", self.line)
            return None
        if address.external or written.lower().startswith(("mailto:", "tel:", "#", "?")):
            hint = "Put it into the folder of pictures and write its path: /images/picture.jpg."
            self.issue(IMAGE_PLACE, "Only pictures of this site can be shown.", hint, written, self.line)
            return None
        if self.known_images is None:
            return ProseImage(address.href, 0, 0)
        known = self.known_images
        facts = known.get(written) if isinstance(known, Mapping) else known(written)
        if facts is None:
            message = f"There is no picture “{written}”."
            self.issue(
                IMAGE_MISSING,
                message,
                "Check its name, and that it was added to the site.",
                written,
                self.line,
            )
        return facts

    def _code(self, token: Token) -> None:
        self.out.append(f"<code>{_escape(token.content)}</code>")

    def _code_block(self, token: Token) -> None:
        if token.type == "fence" and token.map:
            self._check_end(token.markup, *token.map)
        self.out.append(f'<pre tabindex="0"><code>{_escape(token.content)}</code></pre>\n')

    def _check_end(self, mark: str, first: int, end: int) -> None:
        """Look for the line that ends a block of code: without it, the rest of a text is code."""
        last = self.lines()[end - 1].strip(" >\t")
        if end - 1 == first or not last.startswith(mark) or last.strip(mark[0]):
            message = f"A block of code starts here with {mark}, and never ends."
            self.issue(
                MARK_OPEN, message, f"Write a line with {mark} below it, or take this one out.", mark, first
            )

    def _open_table(self, _token: Token) -> None:
        self.table_start = len(self.out)
        self.header_cells = []
        self.out.append("")

    def _open_cell(self, token: Token) -> None:
        self.opened = len(self.out)
        style = str(token.attrs.get("style", ""))
        side = f' class="align-{style.rpartition(":")[2]}"' if style else ""
        self.out.append(f'<th scope="col"{side}>' if token.tag == "th" else f"<td{side}>")

    def _close_header_cell(self, _token: Token) -> None:
        words = plain_text("".join(self.out[self.opened + 1 :]))
        if words:
            self.header_cells.append(words)
            self.out.append("</th>")
        else:
            self.out[self.opened] = "<td>"
            self.out.append("</td>")

    def _close_table_head(self, _token: Token) -> None:
        label = _quote(", ".join(self.header_cells) or "–")
        self.out[self.table_start] = (
            f'<div class="table" role="region" tabindex="0" aria-label="{label}"><table>\n'
        )
        self.out.append("</thead>\n")


_WRITERS: Final[dict[str, Callable[[ProseWriter, Token], None]]] = {
    "inline": ProseWriter._inline,
    "text": ProseWriter._text,
    "text_special": ProseWriter._special,
    "softbreak": ProseWriter._soft_break,
    "hardbreak": ProseWriter._soft_break,
    "hr": ProseWriter._rule,
    "bullet_list_open": ProseWriter._open_group,
    "ordered_list_open": ProseWriter._open_group,
    "blockquote_open": ProseWriter._open_group,
    "heading_open": ProseWriter._open_heading,
    "heading_close": ProseWriter._close_heading,
    "link_open": ProseWriter._open_link,
    "link_close": ProseWriter._close_link,
    "image": ProseWriter._image,
    "code_inline": ProseWriter._code,
    "code_block": ProseWriter._code_block,
    "fence": ProseWriter._code_block,
    "table_open": ProseWriter._open_table,
    "th_open": ProseWriter._open_cell,
    "td_open": ProseWriter._open_cell,
    "th_close": ProseWriter._close_header_cell,
    "thead_close": ProseWriter._close_table_head,
}


def _words(tokens: list[Token]) -> str:
    """The text of some inline tokens without their markup."""
    return "".join(token.content or (" " if token.type.endswith("break") else "") for token in tokens)


def _escape(text: str) -> str:
    return html.escape(text, quote=False)


def _quote(text: str) -> str:
    return html.escape(text, quote=True)
