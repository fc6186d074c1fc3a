"""Traits: what can be asked of an entry whatever its type is."""

from __future__ import annotations

import ast
import dataclasses
from pathlib import Path

import pytest

from site_builder.model.entry import Entry
from site_builder.model.traits import AlsoCalled, Ordered, Reachable, Risky, in_order, is_risky, names_of
from site_builder.types import CONTENT_TYPES
from site_builder.types.area import Area
from site_builder.types.need import Need

PACKAGE = Path(__file__).parents[2] / "site_builder"
IMITATIONS = {"getattr", "hasattr", "cast", "Protocol"}
_IN_LISTS = {
    "addressee",
    "ask",
    "ask_theme",
    "at_risk",
    "case_study",
    "guide",
    "organisation_kind",
    "prompt_set",
    "resource_kind",
    "risk_kind",
    "sector",
    "training",
}
MODELS = {each.name: each.model for each in CONTENT_TYPES}


def fields_of(model: type[Entry]) -> set[str]:
    return {field.name for field in dataclasses.fields(model)}


@pytest.mark.parametrize(
    ("trait", "names"),
    [
        (Risky, {"need", "service", "pathway"}),
        (Ordered, {"need", "client_group", "area", "pathway", "group", "page", "framework"} | _IN_LISTS),
        (AlsoCalled, {"need", "client_group", "area"}),
        (Reachable, {"service", "organisation"}),
    ],
)
def test_the_types_that_have_a_trait(trait: type, names: set[str]) -> None:
    asked = {name for name in vars(trait) if not name.startswith("_")}
    assert {name for name, model in MODELS.items() if asked <= fields_of(model)} == names


def test_an_entry_without_a_trait_has_nothing_to_say() -> None:
    area = Area(id="north", file="", name="North", also_called=("Up there",))
    assert not is_risky(area)
    assert is_risky(Need(id="safety", file="", name="Safety", risky=True))
    assert not is_risky(Need(id="food", file="", name="Food"))
    assert names_of(area) == ("North", "Up there")
    assert names_of(Entry(id="a", file="", name="A")) == ("A",)


def test_entries_stand_in_the_order_of_their_authors_then_of_their_names() -> None:
    needs = [
        Need(id=name.lower(), file="", name=name, order=order)
        for name, order in (("Zinc", 1), ("food", 2), ("Éclairs", 2), ("The Ale", 2))
    ]
    assert [each.name for each in in_order(needs)] == ["Zinc", "The Ale", "Éclairs", "food"]
    twins = [Entry(id=id, file="", name="Same") for id in ("b", "a")]
    assert [each.id for each in in_order(twins)] == ["a", "b"]


@pytest.mark.parametrize("folder", ["types", "pages", "checks"])
def test_nobody_guesses_at_fields_of_what_may_be_imported_or_asked_for_a_trait(folder: str) -> None:
    found = [
        f"{path.relative_to(PACKAGE.parent)}:{node.lineno}: {node.id}"
        for path in sorted((PACKAGE / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id in IMITATIONS
    ]
    assert not found, "import the model, or ask for a trait of model/traits.py:\n" + "\n".join(found)
