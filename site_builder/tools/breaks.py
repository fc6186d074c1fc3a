"""Says where an address may go on in the next line: behind `@`, `.`, `/` and their like, never inside a word."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup, escape

_BEHIND: Final = re.compile(r"(?<=[@./_?=&-])(?=[^\W_])")
_SHORT: Final = 20
"""Addresses of so many characters fit in a line of the smallest phone."""


def breakable(text: str) -> str | Markup:
    """An email or web address with places to break it; what is copied from the page has none. Other text stays as it is."""
    if len(text) <= _SHORT or " " in text:
        return text
    return Markup("<wbr>").join(map(escape, _BEHIND.split(text)))
