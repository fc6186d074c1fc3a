"""Pages that are made from several content types: one module per family, one planner each, in one tuple."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model.site import Planner
from site_builder.pages import (
    alerts,
    charter,
    finding,
    groups,
    help_now,
    home,
    keep,
    lists,
    meetings,
    organisations,
    plans,
    signatories,
    statements,
    take_away,
    tonight,
)

PLANNERS: Sequence[Planner] = (
    home.plan,
    help_now.plan,
    tonight.plan,
    lists.plan,
    organisations.plan,
    charter.plan,
    signatories.plan,
    plans.plan,
    groups.plan,
    meetings.plan,
    alerts.plan,
    finding.plan,
    statements.plan,
    keep.plan,
    take_away.plan,
)
