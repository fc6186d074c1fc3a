"""Icons of needs: the theme draws them, so only the theme knows their names."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.outputs.output import Gathered
from site_builder.tools.suggest import did_you_mean
from site_builder.types.need import Need

ICON_UNKNOWN = Code("icon-unknown", Severity.WARNING, "A need names an icon that the theme doesn't have.")


def check_icons(site: Gathered) -> Iterator[Diagnostic]:
    """Find needs whose icon isn't among those of the theme; a theme that doesn't say its icons is asked nothing."""
    icons = site.renderer.icons()
    for need in site.site.all(Need) if icons else ():
        if need.icon and need.icon not in icons:
            message = f"The theme has no icon called `{need.icon}`, so this need has a door."
            yield Diagnostic(
                site.site.span(need, "icon"), ICON_UNKNOWN, message, did_you_mean(need.icon, icons, limit=40)
            )
