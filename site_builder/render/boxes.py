"""What boxes in authors' texts are called: their texts are made before it is known in which language a page speaks."""

from __future__ import annotations

import re
from typing import Final

from site_builder.language.speaking import N_, _

_NAMES: Final = {
    "tip": N_("Tip:"),
    "example": N_("Example:"),
    "warning": N_("Take care:"),
    "do": N_("Do:"),
    "dont": N_("Don't:"),
    "ticked": N_("Done:"),
}
_MARK: Final = re.compile(r'<b data-box="(\w+)"></b>')


def with_names(html: str) -> str:
    """A page with the names of its boxes in the place of their marks."""
    if "<b data-box=" not in html:
        return html
    return _MARK.sub(lambda mark: f"<b>{_(_NAMES[mark[1]])}</b>", html)
