"""`assets/brand.css`: the site's own colours, for themes that use them as decoration."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.model.settings import Colours


def with_brand(assets: Mapping[str, bytes], colours: Colours) -> dict[str, bytes]:
    """A theme's assets with the site's colours, if it has any and the theme doesn't bring a `brand.css` itself."""
    if colours == Colours():
        return dict(assets)
    css = f":root{{--brand:{colours.brand};--brand-2:{colours.accent}}}\n"
    return {"brand.css": css.encode(), **assets}
