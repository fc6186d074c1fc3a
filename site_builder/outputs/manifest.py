"""`manifest.webmanifest`: what a telephone calls the site, and shows of it, on its home screen.

Nothing is installed: the site opens in the browser, with its address and its way back (https://www.w3.org/TR/appmanifest/).
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from site_builder.model.mark import mark_colours
from site_builder.outputs.output import File, Linked, Output
from site_builder.render.mark import DRAWING, ICONS, MASKABLE
from site_builder.render.theme import hashed_assets

PATH = "manifest.webmanifest"


def make(site: Linked) -> Iterator[File]:
    """The file, with the site's base path in its addresses."""
    settings = site.site.settings
    colours = mark_colours(settings.colours)
    said = {
        "name": settings.name,
        "short_name": settings.short_name or settings.name,
        "lang": settings.language,
        "dir": settings.direction,
        "start_url": settings.base_path,
        "scope": settings.base_path,
        "display": "browser",
        "theme_color": colours.light,
        "background_color": colours.light,
        "icons": list(_icons(site)),
    }
    yield File(PATH, f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode())


def _icons(site: Linked) -> Iterator[dict[str, str]]:
    paths = hashed_assets(site.assets)
    base = site.site.settings.base_path.rstrip("/")
    wanted = [
        (DRAWING, "any", "image/svg+xml", "any"),
        *((name, f"{size}x{size}", "image/png", "any") for name, size in ICONS.items()),
        (MASKABLE, "512x512", "image/png", "maskable"),
    ]
    for name, sizes, kind, purpose in wanted:
        if name in paths:
            yield {"src": base + paths[name], "sizes": sizes, "type": kind, "purpose": purpose}


OUTPUT = Output("manifest", Linked, make, paths=(PATH,))
