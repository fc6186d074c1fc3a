"""Plain words as safe markup: paragraphs and lists, for what authors write without Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup


class HasHtml(Protocol):
    """Text that is ready to show: an author's Markdown, or plain words made into paragraphs."""

    @property
    def html(self) -> Markup:
        """Safe markup."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words as safe markup, one paragraph for each line."""

    html: Markup


def paragraphs(text: str) -> Words | None:
    """Make an author's plain text into paragraphs; None when there is none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return Words(Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)) if lines else None


def bullets(items: Sequence[str]) -> Words | None:
    """Make several short texts into a list; None when there are none."""
    rows = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    return Words(Markup("<ul>{}</ul>").format(rows)) if items else None
