"""Templates: the theme has to have one for every kind of page, and each has to be readable."""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.diagnostics import Diagnostic
from site_builder.outputs.output import Gathered


def check_templates(site: Gathered) -> Iterable[Diagnostic]:
    """Find what is wrong with the templates that pages need."""
    return site.renderer.check_templates(site.pages)
