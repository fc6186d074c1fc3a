"""Mistakes that can't be seen: tabs, spaces that only look like some, a hyphen without one, and what a comment takes away.

A parser complains of something else, later on, so the lines are looked at before it is listened to.
"""

from __future__ import annotations

import re

from site_builder.content.syntax.complaint import (
    BRACKET,
    LIST,
    NO_COLON,
    OTHER,
    SPACE,
    TAB,
    Complaint,
    Explanation,
    indent,
)

_COMMENT = re.compile(r"\S[ \t]+#")
_STUCK_HYPHEN = re.compile(r"\s*-(?=[A-Za-z_])([\w ]*:(?:\s.*)?)$")
_ODD_SPACE = re.compile("^ *[\u00a0\u2000-\u200a\u202f\u3000]|(?<=[:-])[\u00a0\u2000-\u200a\u202f\u3000]")
_ODD_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_COLOUR = re.compile(r"[\s\[{,](#[0-9A-Fa-f]{6})\b")


def unseen(complaint: Complaint) -> Explanation | None:
    """What can't be seen in the lines of a complaint, if anything is there."""
    return _tab(complaint) or _odd_space(complaint) or _stuck_hyphen(complaint)


def with_comment(found: Explanation, complaint: Complaint) -> Explanation:
    """Add to a hint that a comment may have taken away the end of a value: a bracket, or what joins two lines."""
    lines = complaint.lines[complaint.start_line : complaint.line + 1]
    colour = next((each for line in lines if (each := _COLOUR.search(line))), None)
    if colour and found.code in (BRACKET, NO_COLON, OTHER):
        return found._replace(
            hint=f'A space and # begin a comment. Put the colour in quotation marks: `"{colour[1]}"`.'
        )
    hidden = any(_COMMENT.search(line) for line in lines)
    if not hidden or found.code not in (BRACKET, NO_COLON, OTHER):
        return found
    more = "Or else a space and # have made a comment of the end of a line: put that text in quotation marks."
    return found._replace(hint=f"{found.hint} {more}")


def _tab(complaint: Complaint) -> Explanation | None:
    lines, line, column = complaint[:3]
    here = lines[line] if line < len(lines) else ""
    lead = here[: indent(here)]
    if "\t" in lead:
        hint = "Replace the tab by spaces: two for each step inwards."
        instead = lead.replace("\t", "  ") + here[len(lead) :]
        return Explanation(TAB, "This line starts with a tab.", hint, line + 1, lead.index("\t") + 1, instead)
    if here[column : column + 1] == "\t":
        return complaint.explained(
            TAB, "There is a tab here, where only spaces work.", "Replace it by a space."
        )
    return None


def _odd_space(complaint: Complaint) -> Explanation | None:
    for number, line in complaint.suspects():
        if found := _ODD_SPACE.search(line):
            message = (
                "This space only looks like one; it often comes along when text is copied from elsewhere."
            )
            hint = f"Write `{_ODD_SPACES.sub(' ', line).strip()}` with ordinary spaces, also at the start of the line."
            return Explanation(SPACE, message, hint, number + 1, found.end(), _ODD_SPACES.sub(" ", line))
    return None


def _stuck_hyphen(complaint: Complaint) -> Explanation | None:
    for number, line in complaint.suspects():
        if found := _STUCK_HYPHEN.match(line):
            hint = f"Write `- {found[1].strip()}`."
            message = "There is no space after the hyphen that starts an item of a list."
            place = line.index("-") + 1
            return Explanation(LIST, message, hint, number + 1, place, f"{line[:place]} {line[place:]}")
    return None
