"""An author's text shown inside a larger page: its headings move below those of the page, its ids keep apart."""

from __future__ import annotations

import re

from markupsafe import Markup

from site_builder.prose.blocks import Words
from site_builder.prose.prose import Prose

_HEADING = re.compile(r'<(/?)h([2-6])(?: id="([^"]*)")?>')
_OWN_LINK = re.compile(r'href="#([^"]*)"')


def embedded(prose: Prose | None, under: int, prefix: str = "") -> Words | None:
    """Show a text below a heading of level `under`; None when there is none.

    A text's own headings start at level 2, so they are moved to `under` + 1, at most to 6. With a `prefix`, ids become
    `prefix--id`, as do the text's links to them; ids of entries never hold two hyphens, so nothing can clash.
    """
    if not prose:
        return None
    if not prose.headings:
        return Words(prose.html)
    html = str(prose.html)  # markup would escape what is put into it

    def move(match: re.Match[str]) -> str:
        closing, level, name = match.groups()
        tag = f"h{min(int(level) + under - 1, 6)}"
        return f"<{closing}{tag}>" if name is None else f'<{tag} id="{_joined(prefix, name)}">'

    html = _HEADING.sub(move, html)
    if prefix:
        names = {heading.id for heading in prose.headings}
        html = _OWN_LINK.sub(
            lambda match: f'href="#{_joined(prefix, match[1])}"' if match[1] in names else match[0], html
        )
    return Words(Markup(html))


def _joined(prefix: str, name: str) -> str:
    return f"{prefix}--{name}" if prefix else name
