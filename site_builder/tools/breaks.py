"""Says where an address may go on in the next line: behind `@`, `.`, `/` and their like, never inside a word."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup, escape

_BEHIND: Final = re.compile(r"(?<=[@./_?=&-])(?=[^\W_])")
_SHORT: Final = 20
"""Addresses of so many characters fit in a line of the smallest phone."""


def breakable(text: str, href: str) -> str | Markup:
    """The text of a link with places to break it where it is the address itself; what is copied from the page has none."""
    if len(text) <= _SHORT or text not in href:
        return text
    return Markup("<bdi>{}</bdi>").format(Markup("<wbr>").join(map(escape, _BEHIND.split(text))))
