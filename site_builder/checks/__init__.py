"""Rules about the whole site: one small function each, in one tuple."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from site_builder.checks.closed import check_closed
from site_builder.checks.icons import check_icons
from site_builder.checks.links import check_links
from site_builder.checks.unused import check_unused
from site_builder.diagnostics import Diagnostic
from site_builder.model.site import Site

CHECKS: Sequence[Callable[[Site], Iterable[Diagnostic]]] = (check_closed, check_unused)

__all__ = ["CHECKS", "check_icons", "check_links"]
