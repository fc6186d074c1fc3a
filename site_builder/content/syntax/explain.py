"""What is wrong with the YAML of a file, in plain words.

A YAML parser speaks of tokens, block mappings and simple keys. The people who write our content don't, so this module
looks at the parser's complaint together with the line it complains about and says what the author most likely did.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import yaml

from site_builder.content.conflict import ADVICE, CONFLICT, LEFT
from site_builder.content.syntax.complaint import (
    BRACKET,
    COLON,
    ESCAPE,
    INDENT,
    LIST,
    NO_COLON,
    OTHER,
    QUOTE_OPEN,
    QUOTE_REST,
    START,
    Complaint,
    Explanation,
    indent,
    last_filled,
)
from site_builder.content.syntax.quoting import quoted, shortened
from site_builder.content.syntax.unseen import unseen, with_comment

_BRACKETS = re.compile(r"[\[\]{}]")
_ENDS_IN_BRACKETS = re.compile(r"[,\]}]")
_LEAD = re.compile(r"\s*+(?:- ++)*+")
_KEY = re.compile(r"""\s*+(?:- ++)*+(?:[^\s#'"\[{:][^:#]*|'[^']*'|"[^"]*"):(?: +|$)""")
_QUOTES = "Put the whole text in quotation marks, like this: {}."


def explain(error: yaml.YAMLError, text: str) -> Explanation:
    """Say what a parser's `error` about `text` means to somebody who has never heard of YAML."""
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    stopped = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None) or stopped
    complaint = Complaint(text.split("\n"), *_place(stopped), *_place(began))
    if found := unseen(complaint):
        return found
    rules = (
        rule for in_context, in_problem, rule in _RULES if in_context in context and in_problem in problem
    )
    rule = next(rules, lambda c: _misplaced(c.lines, c.line, c.column))
    return with_comment(rule(complaint), complaint)


def _place(mark: yaml.Mark | None) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


def _open_quote(complaint: Complaint) -> Explanation:
    line, column = complaint.start_line, complaint.start_column
    mark = complaint.lines[line][column : column + 1] or '"'
    message = f"A text starts here with {mark} and never ends."
    rest = complaint.lines[line][column + 1 :].strip()
    example = f", such as `{mark}{shortened(rest)}{mark}`" if rest and mark not in rest else ""
    return Explanation(
        QUOTE_OPEN, message, f"Add a {mark} where the text ends{example}.", line + 1, column + 1
    )


def _backslash(complaint: Complaint) -> Explanation:
    message = "A backslash inside double quotation marks starts a code, and this one is not known."
    hint = "Write two backslashes, or put the text in single quotation marks (')."
    return complaint.explained(ESCAPE, message, hint)


def _list_after_key(complaint: Complaint) -> Explanation:
    hint = "Start the list on a new line: one line for each item, each starting with two spaces and a dash."
    return complaint.explained(LIST, "A list can't start on the same line as its key.", hint)


def _colon(lines: list[str], line: int, column: int) -> Explanation:
    """A `: ` where no key can be: in the text of a value, or on a line that has the wrong indentation."""
    here = lines[line]
    key = _KEY.match(here)
    if key and key.end() <= column:
        message = (
            "There is a colon followed by a space inside this text, which makes it look like another key."
        )
        return Explanation(COLON, message, _QUOTES.format(quoted(here[key.end() :])), line + 1, column + 1)
    before = last_filled(lines, line)
    if before >= 0 and not _KEY.match(lines[before]) and ":" not in lines[before]:
        return _no_colon(lines, before, indent(lines[before]))
    if before >= 0 and re.match(r"\s*[\w-]+:\S", lines[before]):
        name, _, text = lines[before].strip().partition(":")
        hint = f"Write a space after the colon: `{name}: {shortened(text)}`."
        return Explanation(
            NO_COLON, "There is no space after the colon.", hint, before + 1, indent(lines[before]) + 1
        )
    if before >= 0 and indent(here) > indent(lines[before]):
        hint = "Line it up with the line above, or put the text above in quotation marks if this line belongs to it."
        message = "This line starts further in than the line above, which already has its value."
        return Explanation(INDENT, message, hint, line + 1, indent(here) + 1)
    message = "There is a colon in a place where no key can be."
    hint = "If the colon is part of a text, put the text in quotation marks."
    return Explanation(COLON, message, hint, line + 1, column + 1)


def _no_colon(lines: list[str], line: int, column: int) -> Explanation:
    here = lines[line].strip()
    if here == "=======":
        return Explanation(CONFLICT, LEFT, ADVICE, line + 1, column + 1)
    message = f"The line “{shortened(here)}” is not of the form key: value."
    before = last_filled(lines, line)
    above = re.fullmatch(r"\s*([\w-]+):\s*", lines[before]) if before >= 0 else None
    if above:
        hint = f"If it belongs to `{above[1]}`, write it behind the colon: `{above[1]}: {shortened(here)}`."
        return Explanation(NO_COLON, message, hint, line + 1, column + 1)
    meant = re.match(r"([A-Za-z_]\w*) *= *(.+)|([a-z_]+) +([^=].*)", here)
    begin = (
        f"Write `{meant[1] or meant[3]}: {meant[2] or meant[4]}`"
        if meant
        else "Write a key, a colon, a space and the text"
    )
    hint = f"{begin}; or indent the line if it belongs to the text above."
    return Explanation(NO_COLON, message, hint, line + 1, column + 1)


def _special_start(lines: list[str], line: int, column: int) -> Explanation:
    here = lines[line] if line < len(lines) else ""
    key = _KEY.match(here)
    if key and key.end() < column and here[key.end()] in "!&*@`%|>":
        column = key.end()  # the parser had read a part of the text already
    rest = here[column:].rstrip()
    if not rest and (opened := _last_opened(lines)):
        return _bracket(lines, *opened)
    if _last_opened([*lines[:line], here[:column]]):
        rest = rest[:1] + _ENDS_IN_BRACKETS.split(rest[1:])[0].rstrip()
    mark = rest[:1] or " "
    message = f"A text that isn't in quotation marks can't start with {mark}"
    return Explanation(START, message + ".", _QUOTES.format(quoted(rest)), line + 1, column + 1)


def _last_opened(lines: list[str]) -> tuple[int, int] | None:
    """Where the bracket stands that is opened last and not closed, for a text that ends in the middle of a list or group."""
    opened: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        for found in _BRACKETS.finditer(line):
            if found[0] in "[{":
                opened.append((number, found.start()))
            elif opened:
                opened.pop()
    return opened[-1] if opened else None


def _bracket(lines: list[str], line: int, column: int) -> Explanation:
    mark = lines[line][column : column + 1]
    kind, end = ("list", "]") if mark == "[" else ("group", "}")
    message = (
        f"The {kind} that starts here with {mark} is not closed, or its parts are not separated by commas."
    )
    hint = f"Close it with {end}, write a comma between its parts, and put texts that contain a colon in quotation marks."
    return Explanation(BRACKET, message, hint, line + 1, column + 1)


def _misplaced(lines: list[str], line: int, column: int) -> Explanation:
    """A line or a word that cannot be where it is."""
    here = lines[line] if line < len(lines) else ""
    rest = here[column:]
    if here[:column].strip(" -"):
        key = _KEY.match(here)
        lead = key or _LEAD.match(here)
        start = lead.end() if lead else 0
        message = "The value on this line has already ended, and more text follows it."
        mark = here[start : start + 1]
        inside = here[start:].strip()
        if mark in ("'", '"') and inside.endswith(mark):
            inside = inside[1:-1]
        hint = f"Put the whole text in one pair of quotation marks: `{quoted(inside)}`."
        if mark in "*&!":
            return _special_start(lines, line, start)
        return Explanation(QUOTE_REST, message, hint, line + 1, column + 1)
    if rest.startswith("-"):
        message = "This item of a list isn't lined up with the others, or no list can start here."
        hint = "Start every item of a list with the same number of spaces and a dash, below the key it belongs to."
        return Explanation(LIST, message, hint, line + 1, column + 1)
    if _KEY.match(rest):
        message = "This line isn't lined up with the lines it belongs to."
        return Explanation(
            INDENT, message, "Give lines of one group the same number of spaces.", line + 1, column + 1
        )
    message = "This line can't be understood here."
    hint = "Look at the line above as well: a colon, a quotation mark or a bracket may be missing."
    return Explanation(OTHER, message, hint, line + 1, column + 1)


_Rule = Callable[[Complaint], Explanation]
_RULES: Final[tuple[tuple[str, str, _Rule], ...]] = (
    ("quoted scalar", "end of stream", _open_quote),
    ("quoted scalar", "document", _open_quote),
    ("", "escape", _backslash),
    ("", "hexdecimal", _backslash),
    ("", "Unicode character", _backslash),
    ("", "mapping values are not allowed", lambda c: _colon(c.lines, c.line, c.column)),
    ("", "sequence entries are not allowed", _list_after_key),
    ("scanning an alias", "", lambda c: _special_start(c.lines, c.start_line, c.start_column)),
    ("scanning an anchor", "", lambda c: _special_start(c.lines, c.start_line, c.start_column)),
    ("directive", "", lambda c: _special_start(c.lines, c.start_line, 0)),
    ("block scalar", "", lambda c: _special_start(c.lines, c.start_line, c.start_column)),
    ("", "cannot start any token", lambda c: _special_start(c.lines, c.line, c.column)),
    ("", "could not find expected ':'", lambda c: _no_colon(c.lines, c.start_line, c.start_column)),
    ("flow sequence", "", lambda c: _bracket(c.lines, c.start_line, c.start_column)),
    ("flow mapping", "", lambda c: _bracket(c.lines, c.start_line, c.start_column)),
    ("", "node content", lambda c: _special_start(c.lines, c.line, c.column)),
    ("", "tag", lambda c: _special_start(c.lines, c.line, c.column)),
)
"""Words in what the parser was doing, words in what it met, and the rule that explains both; the first one counts."""
