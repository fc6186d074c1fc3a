"""The marks that a version control system leaves in a file where two people changed the same lines."""

from __future__ import annotations

import re
from typing import Final

from site_builder.diagnostics import Code, Diagnostic, Severity, Span

CONFLICT = Code(
    "conflict-marker", Severity.ERROR, "A file holds the marks of two changes that met on the same lines."
)

MAX_REPORTED: Final = 5
"""How many places of one file are reported."""

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_MESSAGE: Final = (
    "Two people changed these lines, and both versions are in the file, from here to the line of >>>>>>>."
)
LEFT: Final = "This is what is left of a place where two people changed the same lines."
ADVICE: Final = (
    "Keep the lines that are right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
)


def find_conflicts(text: str, file: str) -> tuple[Diagnostic, ...]:
    """Every place in `text` where two versions stand below each other, at its first mark."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return ()
    found: list[Diagnostic] = []
    inside = False
    for match in _MARK.finditer(text):
        opens = match.group().startswith("<")
        if opens or not inside:
            span = Span(file, text.count("\n", 0, match.start()) + 1)
            found.append(Diagnostic(span, CONFLICT, _MESSAGE if opens else LEFT, ADVICE))
        inside = not match.group().startswith(">")
    return tuple(found[:MAX_REPORTED])
