"""A text on its way to HTML: what has been written of it so far, what it holds, and what is wrong with it."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Final

from site_builder.diagnostics import Code
from site_builder.prose.parts import Images, Issue, ProseHeading, ProseLink, ProsePicture

MAX_ISSUES: Final = 50
"""How many problems of one text are reported."""

_TAKEN: Final = ("main", "leave")
"""Ids that the frame around every page has."""


@dataclass(slots=True)
class Box:
    """A box that isn't closed yet: its kind, its title, the line where it begins from 0, and where in the output."""

    kind: str
    title: str
    line: int
    start: int


class Draft:
    """What those who write parts of one text share."""

    def __init__(self, text: str, base_path: str, images: Images | None, country: str) -> None:
        self.text = text
        self.base_path = base_path
        self.country = country
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
        self.column = 0
        self.boxes: list[Box] = []

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


def escape(text: str) -> str:
    """A text as it stands between tags."""
    return html.escape(text, quote=False)


def quote(text: str) -> str:
    """A text as it stands in an attribute."""
    return html.escape(text, quote=True)
