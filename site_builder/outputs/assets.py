"""`assets/`: the theme's styles, scripts and pictures, and the worker that keeps pages on phones.

Each has part of its hash in its name. Only the worker's name stays, because browsers look for a newer one under its old
name, and let it serve only what is beside or below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.language.speaking import Language
from site_builder.model.mark import DrawnLogo
from site_builder.model.setting_records import Colours
from site_builder.model.settings import Settings
from site_builder.outputs.output import File, Linked, Output
from site_builder.render.assets import small_assets
from site_builder.render.mark import with_mark
from site_builder.render.scripts import in_words
from site_builder.render.theme import WORKER, Theme, hashed_assets


def assets_of(
    theme: Theme, settings: Settings, language: Language, logo: DrawnLogo | None = None
) -> dict[str, bytes]:
    """The assets of a site by name: the theme's in its words, made small, with the site's colours and its mark."""
    said = {
        name: in_words(data.decode(), language).encode() if name.endswith(".js") else data
        for name, data in theme.assets().items()
    }
    assets = with_mark(with_brand(small_assets(said), settings.colours), settings.colours, logo)
    if not settings.keep_on_phone:
        assets.pop(WORKER, None)
    return assets


def with_brand(assets: Mapping[str, bytes], colours: Colours) -> dict[str, bytes]:
    """Assets with a style sheet of the site's colours, if it has any and the theme brings no `brand.css` itself."""
    if colours == Colours():
        return dict(assets)
    from site_builder.model.palette import (
        style_sheet,  # a tenth of a second to load, for those who have colours
    )

    return {"brand.css": style_sheet(colours).encode(), **assets}


def _make_assets(site: Linked) -> Iterator[File]:
    for name, path in hashed_assets(site.assets).items():
        if name != WORKER:
            yield File(path.lstrip("/"), site.assets[name])


def _make_worker(site: Linked) -> Iterator[File]:
    if WORKER in site.assets:
        yield File(WORKER, site.assets[WORKER])


ASSETS = Output("assets", Linked, _make_assets, paths=("assets/",), kept=True, unchanging=True)
SERVICE_WORKER = Output("service-worker", Linked, _make_worker, paths=(WORKER,))
