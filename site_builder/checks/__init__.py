"""Rules about the whole site: one small module each, all of them in one tuple, those of content types included."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from site_builder.checks.check import Check
from site_builder.checks.clashes import check_clashes
from site_builder.checks.closed import check_closed
from site_builder.checks.days import check_days, check_ends
from site_builder.checks.encrypted import check_encrypted
from site_builder.checks.examples import check_examples
from site_builder.checks.given_away import check_given_away
from site_builder.checks.icons import check_icons
from site_builder.checks.links import check_links, check_own_addresses
from site_builder.checks.names import check_names
from site_builder.checks.points import check_points
from site_builder.checks.short_forms import check_short_forms
from site_builder.checks.templates import check_templates
from site_builder.checks.unused import check_unused
from site_builder.model.site import Site
from site_builder.outputs.output import Gathered
from site_builder.types import CONTENT_TYPES

CHECKS: Sequence[Check[Any]] = (
    *(Check(Site, find) for content_type in CONTENT_TYPES for find in content_type.checks),
    Check(Site, check_closed),
    Check(Site, check_unused),
    Check(Site, check_days),
    Check(Site, check_ends),
    Check(Site, check_given_away),
    Check(Site, check_encrypted),
    Check(Site, check_examples),
    Check(Site, check_names),
    Check(Site, check_points),
    Check(Site, check_short_forms),
    Check(Gathered, check_icons),
    Check(Gathered, check_clashes),
    Check(Gathered, check_templates),
    Check(Gathered, check_links),
    Check(Gathered, check_own_addresses),
)
