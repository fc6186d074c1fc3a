"""A parser's complaint about the YAML of a file, the lines it is about, and what is told of it in plain words."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.diagnostics import Code, Severity

QUOTE_OPEN = Code(
    "yaml-quote-open", Severity.ERROR, "A quotation mark starts a text and its partner is missing."
)
QUOTE_REST = Code("yaml-text-after-quote", Severity.ERROR, "Text follows a value which had already ended.")
COLON = Code(
    "yaml-colon-in-text", Severity.ERROR, "A colon and a space stand inside a text without quotation marks."
)
NO_COLON = Code("yaml-colon-missing", Severity.ERROR, "A line has no colon after its key.")
INDENT = Code("yaml-indentation", Severity.ERROR, "A line is not lined up with the lines it belongs to.")
LIST = Code(
    "yaml-list-layout", Severity.ERROR, "The lines of a list are not lined up, or a list starts in mid-line."
)
TAB = Code("yaml-tab", Severity.ERROR, "A tab was used where only spaces work.")
START = Code(
    "yaml-start-character", Severity.ERROR, "A text starts with a character that means something special."
)
BRACKET = Code(
    "yaml-bracket-open",
    Severity.ERROR,
    "A list in [ ] or a group in { } is not closed or not separated by commas.",
)
ESCAPE = Code("yaml-backslash", Severity.ERROR, "A backslash stands inside double quotation marks.")
SPACE = Code(
    "yaml-space", Severity.ERROR, "A space that only looks like one stands where an ordinary one is needed."
)
OTHER = Code("yaml-syntax", Severity.ERROR, "The file isn't valid YAML.")


class Explanation(NamedTuple):
    """One syntax error: its kind, what happened, what to do, and its line and column counted from 1.

    `instead` is what the whole line should be, where that is certain.
    """

    code: Code
    message: str
    hint: str
    line: int
    column: int
    instead: str = ""


class Complaint(NamedTuple):
    """A parser's complaint: the lines, where it stopped, and where what it was reading began; counted from 0."""

    lines: list[str]
    line: int
    column: int
    start_line: int
    start_column: int

    def suspects(self) -> list[tuple[int, str]]:
        """The lines where the mistake may really be: where reading began, the last above with anything on it, and this."""
        numbers = {self.start_line, last_filled(self.lines, self.line), self.line}
        return [(number, self.lines[number]) for number in sorted(numbers) if 0 <= number < len(self.lines)]

    def explained(self, code: Code, message: str, hint: str) -> Explanation:
        """What is told of it, at the place where the parser stopped."""
        return Explanation(code, message, hint, self.line + 1, self.column + 1)


def last_filled(lines: list[str], line: int) -> int:
    """The number of the nearest line above that has content, or -1."""
    return next((n for n in range(line - 1, -1, -1) if lines[n].strip() and lines[n].strip()[0] != "#"), -1)


def indent(line: str) -> int:
    """With how many spaces a line begins."""
    return len(line) - len(line.lstrip())
