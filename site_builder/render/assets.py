"""Makes scripts and styles small before they are published: readers pay for every byte, theme makers read the source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from minify_html import minify

_COMMENT_LINES: Final = re.compile(r"^\s*//.*\n", re.MULTILINE)
"""Comments on lines of their own. The library drops all others, but keeps these, as they could be licences."""


def small_assets(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same assets, scripts and styles without comments and needless space."""
    return {name: small(name, data) for name, data in assets.items()}


def small(name: str, data: bytes) -> bytes:
    """A script or style sheet without what only people who read it need; other files, and what can't be read, as they are."""
    if name.endswith(".js"):
        return _inside("script", _COMMENT_LINES.sub("", data.decode())).encode()
    if name.endswith(".css"):
        return _inside("style", data.decode()).encode()
    return data


def _inside(element: str, text: str) -> str:
    """The text as the library makes it inside an element, which is where it takes scripts and styles."""
    if f"</{element}" in text.lower():
        return text
    kind = ' type="module"' if element == "script" else ""
    made = minify(f"<{element}{kind}>{text}</{element}>", minify_js=True, minify_css=True)
    return made.partition(">")[2].removesuffix(f"</{element}>")
