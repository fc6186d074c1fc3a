"""The content types: what authors can write. One module (or package) per type; they never import each other."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model.site import ContentType
from site_builder.types import (
    addressee,
    alert,
    area,
    ask,
    ask_theme,
    at_risk,
    case_study,
    charter,
    client_group,
    commitment,
    kinds,
    need,
    news,
    organisation,
    page,
    resource,
    sector,
    signatory,
    term,
    training,
)
from site_builder.types.assessment import assessment_type as assessment
from site_builder.types.assessment import framework_type as framework
from site_builder.types.group import meeting_type as meeting
from site_builder.types.group import type as group
from site_builder.types.guide import chapter_type as chapter
from site_builder.types.guide import guide_type as guide
from site_builder.types.pathway import type as pathway
from site_builder.types.plan import action_type as action
from site_builder.types.plan import type as plan
from site_builder.types.reflection import prompts_type as prompt_set
from site_builder.types.reflection import reflection_type as reflection
from site_builder.types.service import type as service

CONTENT_TYPES: Sequence[ContentType] = (
    need.TYPE,
    service.TYPE,
    client_group.TYPE,
    area.TYPE,
    organisation.TYPE,
    kinds.ORGANISATION_KIND,
    pathway.TYPE,
    guide.TYPE,
    chapter.TYPE,
    charter.TYPE,
    commitment.TYPE,
    sector.TYPE,
    signatory.TYPE,
    plan.TYPE,
    action.TYPE,
    group.TYPE,
    kinds.GROUP_KIND,
    meeting.TYPE,
    framework.TYPE,
    assessment.TYPE,
    prompt_set.TYPE,
    reflection.TYPE,
    addressee.TYPE,
    ask_theme.TYPE,
    ask.TYPE,
    kinds.ASK_STATUS,
    at_risk.TYPE,
    kinds.RISK_KIND,
    case_study.TYPE,
    news.TYPE,
    resource.TYPE,
    kinds.RESOURCE_KIND,
    training.TYPE,
    term.TYPE,
    alert.TYPE,
    kinds.ALERT_KIND,
    page.TYPE,
)
"""All content types; what authors can write is what stands here. Menus list them in this order."""
