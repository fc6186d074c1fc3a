"""What a template asked for and isn't there, in the words of the theme's contract (docs/theme.md) instead of Python's."""

from __future__ import annotations

import re
import sys
from typing import Final

from site_builder.tools.suggest import nearest

_ATTRIBUTE: Final = re.compile(r"'([\w.]+)\.(\w+) object' has no attribute '(\w+)'")
_NAME: Final = re.compile(r"'(\w+)' is undefined")
_GIVEN: Final = ("page", "site", "view")
_CALLED: Final = {"PageContext": "page", "SiteContext": "site"}


def missing_words(message: str) -> str:
    """A sentence without its full stop about what is missing, by the engine's own message; that where it says more."""
    if found := _ATTRIBUTE.search(message):
        module, kind, name = found.groups()
        known = [
            each for each in dir(getattr(sys.modules.get(module), kind, None)) if not each.startswith("_")
        ]
        owner = "view" if kind.endswith("View") else _CALLED.get(kind, kind)
        return f"`{owner}` has no attribute `{name}`{_meant(name, known)}"
    if found := _NAME.search(message):
        return f"there is no `{found[1]}`; a template is given `page`, `site` and `view`{_meant(found[1], _GIVEN)}"
    return message.rstrip(".")


def _meant(name: str, known: list[str] | tuple[str, ...]) -> str:
    near = nearest(name, known)
    return (
        f" (did you mean `{near}`? docs/theme.md lists them all)"
        if near
        else " (docs/theme.md lists those there are)"
    )
