"""The form to assess with a framework: on paper and without a script a matrix, with assess.js one that scores as you go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.language.speaking import _
from site_builder.model.credit import credit_words
from site_builder.model.shapes import Link
from site_builder.model.site import Site
from site_builder.pages.assessments.matrix import PartView, part_views
from site_builder.pages.assessments.scoring import ScoringView, scoring_view
from site_builder.types.assessment.assessment import GROUP, ORGANISATION, SERVICE, Assessment, newest_first
from site_builder.types.assessment.framework import Framework, url
from site_builder.types.assessment.words import said_of_threshold


@dataclass(frozen=True, slots=True)
class SubjectView:
    """What was assessed before. `yaml` is how an assessment says it, in lines."""

    label: str
    yaml: str


@dataclass(frozen=True, slots=True)
class FormView:
    """What assess.html shows. `method` and `id` are for assess.js; `hand_in` is the address of a new issue, or a letter's."""

    id: str
    name: str
    method: str
    framework: Link
    credit: str
    part_name: str
    person: bool
    scoring: ScoringView
    reached: str
    unreached: str
    undecided: str
    parts: Sequence[PartView]
    subjects: Sequence[SubjectView]
    hand_in: str
    hand_in_label: str


def form_view(site: Site, framework: Framework) -> FormView:
    """Work out the form of a framework."""
    address, label = _hand_in(site)
    threshold = framework.threshold
    return FormView(
        id=framework.id,
        name=framework.name,
        method=framework.score,
        framework=Link(framework.name, url(framework)),
        credit=credit_words(framework.credit),
        part_name=framework.part_name,
        person=framework.person,
        scoring=scoring_view(framework),
        reached=said_of_threshold(framework, threshold, True) if threshold else "",
        unreached=said_of_threshold(framework, threshold, False) if threshold else "",
        undecided=said_of_threshold(framework, threshold, None) if threshold else "",
        parts=part_views(framework),
        subjects=_subjects(site, framework),
        hand_in="" if framework.person else address,
        hand_in_label=label,
    )


def _hand_in(site: Site) -> tuple[str, str]:
    """Where an assessment goes: the form of a public issue where the site takes corrections so, else a letter."""
    settings = site.settings
    if settings.corrections == "issues" and settings.repository:
        return f"{settings.repository.url.rstrip('/')}/issues/new?title=", _("Hand it in as an issue")
    return f"mailto:{settings.contact.email}?subject=", _("Send it by email")


def _subjects(site: Site, framework: Framework) -> Sequence[SubjectView]:
    """What earlier assessments were of, the newest first."""
    found: dict[str, SubjectView] = {}
    for each in newest_first([ref.source for ref in site.referrers(framework, Assessment, "framework")]):
        named = [
            (field, entry)
            for field, kind, name in (
                ("group", GROUP, each.group),
                ("service", SERVICE, each.service),
                ("organisation", ORGANISATION, each.organisation),
            )
            if (entry := site.find(kind, name))
        ]
        yaml = "".join(f"{field}: {entry.id}\n" for field, entry in named)
        label = ", ".join(entry.name for _field, entry in named)
        if yaml:
            found.setdefault(yaml, SubjectView(label, yaml))
    return tuple(found.values())
