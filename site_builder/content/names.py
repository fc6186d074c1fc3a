"""Names that files may not have, wherever they are."""

from __future__ import annotations

from typing import Final

from site_builder.diagnostics import Code, Severity

NAME_RESERVED = Code(
    "name-reserved", Severity.ERROR, "The name of a file means something else to computers or to the site."
)

SYSTEM_FILES: Final = ("Thumbs.db", "desktop.ini")
"""What systems put into folders by themselves; hidden files are theirs too."""

_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)


def is_reserved_by_windows(name: str) -> bool:
    """Whether Windows can't have a file or folder of this name: those of devices, with any ending, and a dot at the end."""
    return name.partition(".")[0].lower() in _DEVICES or name.endswith(".")
