"""The Markdown authors may use, parsed by markdown-it-py with only the rules that apply.

CommonMark without raw HTML, underlined headings and reference links (their definitions can be made to blow a small text
up to a gigabyte), and with tables, boxes between lines with colons and links of bare web addresses. The rules are chosen
by the first character of a line or of a stretch of text, instead of trying each of them everywhere: half of the time of
an ordinary text went into that.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Final

from markdown_it import MarkdownIt, rules_block, rules_inline
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from site_builder.prose.contacts import WEB, trimmed

_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_InlineRule = Callable[[StateInline, bool], bool]


def _box_rule() -> _BlockRule:
    """The rule for boxes between lines with colons, as the plugin gives it to a parser with all the usual rules.

    A line of colons alone begins none: it ends one.
    """
    usual = MarkdownIt().use(container_plugin, "box", validate=lambda words, _mark: bool(words.strip()))
    return next(rule.fn for rule in usual.block.ruler.__rules__ if rule.name == "container_box")


_LIST_OR_RULE: Final = (rules_block.hr, rules_block.list_block)
_BLOCKS: Final[dict[str, tuple[_BlockRule, ...]]] = {
    "#": (rules_block.heading,),
    ">": (rules_block.blockquote,),
    "`": (rules_block.fence,),
    "~": (rules_block.fence,),
    ":": (_box_rule(),),
    "_": (rules_block.hr,),
    "-": _LIST_OR_RULE,
    "*": _LIST_OR_RULE,
    "+": (rules_block.list_block,),
    **dict.fromkeys("0123456789", (rules_block.list_block,)),
}
_IN_BRACKETS = re.compile(r"<((?:https?://|mailto:|tel:)[^\s<>]+|[\w.+%'-]{1,64}@[\w-]+(?:\.[\w-]+)+)>")


def _bare_address(state: StateInline, silent: bool) -> bool:
    """A web address without anything around it."""
    before = state.src[state.pos - 1 : state.pos]
    found = WEB.match(state.src, state.pos, state.posMax)
    if not found or before.isalnum() or before in ("@", ".", "/", "-", "_"):
        return False
    written = trimmed(found.group())
    address = html.unescape(written)
    _push_link(state, silent, address if address[:4].lower() == "http" else f"https://{address}", address)
    state.pos += len(written)
    return True


def _address_in_brackets(state: StateInline, silent: bool) -> bool:
    """An address between < and >."""
    found = _IN_BRACKETS.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    written = found[1]
    scheme, _, rest = written.partition(":")
    address = written if rest else f"mailto:{written}"
    _push_link(state, silent, address, rest if scheme in ("mailto", "tel") else written)
    state.pos = found.end()
    return True


def _push_link(state: StateInline, silent: bool, address: str, words: str) -> None:
    """Write a link, or inside another link only its words."""
    if silent:
        return
    inside = state.linkLevel > 0
    if not inside:
        state.push("link_open", "a", 1).attrs = {"href": address}
    state.push("text_special", "", 0).content = words
    if not inside:
        state.push("link_close", "a", -1)


_INLINES: Final[dict[str, _InlineRule]] = {
    "\n": rules_inline.newline,
    "\\": rules_inline.escape,
    "`": rules_inline.backtick,
    "*": rules_inline.emphasis.tokenize,
    "_": rules_inline.emphasis.tokenize,
    "[": rules_inline.link,
    "!": rules_inline.image,
    "&": rules_inline.entity,
    **dict.fromkeys("hHwW", _bare_address),
    "<": _address_in_brackets,
}
# A line end matters only after two spaces; elsewhere it stays inside its stretch of text. Each alternative begins with
# one character of its own, because then a search jumps from one of these to the next: a sixth of the time of a class.
_MARKS: Final = r"\\|`|\*|_|\[|&[#a-zA-Z]|\n(?<=  \n)|h(?=ttps?://)|w(?=ww\.)|H(?=ttps?://)|W(?=ww\.)|<(?=\w)"
_MARKED = re.compile(_MARKS)
_STOPS = re.compile(rf"{_MARKS}|\]|!\[")
MAX_NESTING: Final = 20
"""Blocks nested deeper than this are left out by the parser; whoever renders them must complain before that."""


def parse_blocks(text: str) -> list[Token]:
    """The blocks of a text as markdown-it tokens; the children of `inline` tokens are not parsed yet."""
    tokens: list[Token] = []
    _PARSER.block.parse(text, _PARSER, {}, tokens)
    return tokens


def parse_inlines(text: str) -> list[Token] | None:
    """The tokens of one paragraph, heading or table cell; None if it is plain text through and through."""
    if _MARKED.search(text) is None:
        return None
    return _PARSER.inline.parse(text, _PARSER, {}, [])


def _block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Try the rules which the first character of a line allows."""
    if state.sCount[line] - state.blkIndent > 3:
        return not silent and rules_block.code(state, line, end, silent)
    start = state.bMarks[line] + state.tShift[line]
    for rule in _BLOCKS.get(state.src[start : start + 1], ()):
        if rule(state, line, end, silent):
            return True
    below = line + 1
    if below >= end:
        return False
    start = state.bMarks[below] + state.tShift[below]
    return state.src[start : start + 1] in ("|", "-", ":") and rules_block.table(state, line, end, silent)


def _between_items(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Whether a line ends the list it follows. Only used to look ahead."""
    start = state.bMarks[line] + state.tShift[line]
    first = state.src[start : start + 1]
    if not silent or first in "+0123456789":
        return False
    return any(
        rule(state, line, end, True) for rule in _BLOCKS.get(first, ()) if rule is not rules_block.list_block
    )


def _inline(state: StateInline, silent: bool) -> bool:
    """Use the rule for the next character, or take everything up to the next special one as text."""
    rule = _INLINES.get(state.src[state.pos])
    return rule(state, silent) if rule else rules_inline.text(state, silent)


class _Markdown(MarkdownIt):
    """The parser. Addresses pass as the author wrote them: our own rules check them and say what is wrong."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False, "maxNesting": MAX_NESTING})
        self.block.ruler = Ruler()
        # Its name matters: the library looks for a rule called "code" to know whether indented lines are code.
        self.block.ruler.push("code", _block, {"alt": ["paragraph", "blockquote"]})
        self.block.ruler.push("paragraph", rules_block.paragraph, {"alt": []})
        self.block.ruler.push("between_items", _between_items, {"alt": ["list"]})
        self.inline.ruler = Ruler()
        self.inline.ruler.push("inline", _inline, {"alt": []})
        self.inline.terminator_re = _STOPS

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's name
        return True


_PARSER: Final = _Markdown()
