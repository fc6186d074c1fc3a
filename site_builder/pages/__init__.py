"""Pages that are made from several content types: one module per family, each a function `pages(site)`, in one tuple."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model.site import PageMaker
from site_builder.pages import (
    alerts,
    asks,
    assessments,
    case_studies,
    charter,
    groups,
    help_now,
    home,
    keep,
    lists,
    meetings,
    organisations,
    plans,
    posters,
    reflections,
    search,
    signatories,
    statements,
    take_away,
    tonight,
)

FAMILIES: Sequence[PageMaker] = (
    home.pages,
    help_now.pages,
    tonight.pages,
    lists.pages,
    organisations.pages,
    charter.pages,
    signatories.pages,
    plans.pages,
    assessments.pages,
    reflections.pages,
    asks.pages,
    case_studies.pages,
    groups.pages,
    meetings.pages,
    alerts.pages,
    search.pages,
    statements.pages,
    keep.pages,
    take_away.pages,
    posters.pages,
)
