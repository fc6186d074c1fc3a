"""Pages that are made from several content types: one module per family, one planner each, in one tuple."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model.site import Planner

PLANNERS: Sequence[Planner] = ()
