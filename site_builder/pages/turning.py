"""Long lists shared out over several pages: how many those are, what they are called, and the ways from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from site_builder.language.speaking import _
from site_builder.model.addresses import below
from site_builder.model.shapes import Link

T = TypeVar("T")

PER_PAGE = 200
"""How much one page lists at most: services that the clock puts in order, so that it knows all of them, or names."""


def page_count(number: int, per_page: int = PER_PAGE) -> int:
    """How many pages a list of so many services needs; an empty one needs one too."""
    return max(1, -(-number // per_page))


def page_url(url: str, number: int) -> str:
    """The address of a list's page, counted from 1."""
    return url if number == 1 else below(url, f"page-{number}")


def on_page(title: str, number: int, total: int) -> str:
    """What one of so many pages is called."""
    if number == 1:
        return title
    return _("%(list)s, page %(number)s of %(total)s", list=title, number=number, total=total)


def turn_to(url: str, number: int, total: int) -> Link | None:
    """The way to a page, if there is one of that number."""
    return Link(_("Page %(number)s", number=number), page_url(url, number)) if 0 < number <= total else None


def cut(found: Sequence[T], number: int, per_page: int = PER_PAGE) -> Sequence[T]:
    """What one page of a list shows."""
    return found[(number - 1) * per_page : number * per_page]
