"""Files that editors, downloads and synchronising leave behind: not content, and no reason to stop a build."""

from __future__ import annotations

import re

from site_builder.diagnostics import Code, Diagnostic, Severity, Span

LEFT_OVER = Code(
    "file-left-over", Severity.WARNING, "A file looks like a copy that a program left behind, and isn't read."
)

_ENDINGS = (
    *("~", ".bak", ".backup", ".orig", ".rej", ".swp", ".swo", ".tmp", ".temp", ".old", ".save"),
    *(".part", ".crdownload", ".download"),
)
_NAMES = re.compile(
    r"#.*#|~\$.*"  # an editor's and an office program's own
    r"|copy of .*"
    r"|.* (?:- )?copy(?: ?\(?\d{1,3}\)?)?(?:\.\w{1,5})?"
    r"|.*\(\d{1,3}\)(?:\.\w{1,5})?"
    r"|.*(?:conflicted copy|sync-conflict-).*",
    re.IGNORECASE | re.DOTALL,
)


def is_left_over(name: str) -> bool:
    """Whether a file's name is of the kind that programs give to copies they leave behind."""
    return name.lower().endswith(_ENDINGS) or _NAMES.fullmatch(name) is not None


def left_over(file: str) -> Diagnostic:
    """Say that a file isn't read."""
    name = file.rpartition("/")[2]
    message = f"`{name}` looks like a copy that a program left behind, so it isn't read."
    hint = "Delete it; or, if it is meant, give it a name of small letters, digits and hyphens."
    return Diagnostic(Span(file), LEFT_OVER, message, hint)
