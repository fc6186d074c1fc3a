"""Who qualifies, as the worker's page shows it: a checklist that explains what was ticked, and never says no alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.language.speaking import N_, _, ngettext
from site_builder.model.shapes import Fact, Link
from site_builder.model.site import Site
from site_builder.types.pathway.criteria import (
    FRAMEWORK,
    GROUP,
    Condition,
    Criteria,
    InnerCondition,
    InnermostCondition,
    Panel,
    Rule,
    ScoredDomain,
)
from site_builder.types.pathway.model import Pathway

AnyCondition = Condition | InnerCondition | InnermostCondition

_RULES = {"all": N_("All of these"), "any": N_("Any one of these")}
_RULES_ABOUT = {"all": N_("%(about)s: all of these"), "any": N_("%(about)s: any one of these")}


@dataclass(frozen=True, slots=True)
class ConditionView:
    """Something to tick; or, where it has items, how many of them must hold."""

    text: str
    """What must hold; of a list, its rule in words."""
    least: int = 0
    """How many of the items must hold."""
    items: Sequence[ConditionView] = ()


@dataclass(frozen=True, slots=True)
class DomainView:
    """Something that is scored."""

    name: str
    most: int
    points: str
    """The most points it gives, in words."""


@dataclass(frozen=True, slots=True)
class ChecklistView:
    """The criteria, ready to be gone through together."""

    conditions: ConditionView | None
    """The whole list with its rule; None where there is only a score, or a note."""
    domains: Sequence[DomainView]
    """What is scored, with the most points of each."""
    threshold: int
    """The points from which it is worth asking; 0 without a score."""
    most: int
    framework: Link | None
    """The framework that people score with."""
    consider: Sequence[str]
    aside: Sequence[str]
    note: str
    decides: str
    """Who decides, since no list does."""


def checklist_view(site: Site, pathway: Pathway) -> ChecklistView | None:
    """The checklist of a pathway; None where it has no criteria."""
    criteria = pathway.criteria
    if criteria is None:
        return None
    frameworks = site.links(FRAMEWORK, [criteria.framework])
    return ChecklistView(
        conditions=_list(criteria) if criteria.of else None,
        domains=tuple(map(_domain, criteria.scored)),
        threshold=criteria.threshold or 0,
        most=criteria.most,
        framework=frameworks[0] if frameworks else None,
        consider=criteria.consider,
        aside=criteria.leave_aside,
        note=criteria.note,
        decides=_decides(pathway.panel),
    )


def panel_facts(site: Site, panel: Panel) -> Iterator[Fact]:
    """Who decides, how often and how."""
    yield Fact(_("Who decides"), panel.name)
    yield Fact(_("Who sits"), "; ".join(panel.who_sits))
    yield Fact(_("How often"), panel.how_often)
    if panel.how:
        yield Fact(_("How it decides"), panel.how)
    for group in site.links(GROUP, [panel.group]):
        yield Fact(_("Group"), group.label, group.url)


def _decides(panel: Panel | None) -> str:
    if panel:
        return _(
            "Nobody is turned away by this list. It helps to talk; the decision is made by people: %(panel)s.",
            panel=panel.name,
        )
    return _(
        "Nobody is turned away by this list. It helps to talk; people decide, with the person's own wish and the "
        "judgement of those who know them."
    )


def _domain(domain: ScoredDomain) -> DomainView:
    points = ngettext("up to %(num)s point", "up to %(num)s points", domain.most)
    return DomainView(domain.name, domain.most, points)


def _list(criteria: Criteria | AnyCondition) -> ConditionView:
    """A list with its rule; a condition may be a list again."""
    about = "" if isinstance(criteria, Criteria) else criteria.text
    items = tuple(map(_item, criteria.of))
    least = {"all": len(items), "any": 1}.get(criteria.rule or "", criteria.at_least or 0)
    return ConditionView(_rule_words(criteria.rule, least, about), least, items)


def _item(condition: AnyCondition | str) -> ConditionView:
    if isinstance(condition, str):
        return ConditionView(condition)
    return _list(condition) if condition.of else ConditionView(condition.text)


def _rule_words(rule: Rule | None, least: int, about: str) -> str:
    if rule == "at-least":
        if about:
            return _("%(about)s: at least %(number)s of these", about=about, number=least)
        return _("At least %(number)s of these", number=least)
    return _(_RULES_ABOUT[rule or "all"], about=about) if about else _(_RULES[rule or "all"])
