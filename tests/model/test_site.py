"""Finding entries in the linked site: by model, or by what references to them say."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.fields.kinds import RefTo
from site_builder.model.site import Site
from site_builder.types.alert import Alert
from site_builder.types.need import Need
from site_builder.types.organisation import Organisation
from site_builder.types.service.model import NEED, Service
from tests.tooling.small_site import small_site

FILES = {
    "needs/food.yaml": "name: Food\n",
    "needs/safety.yaml": "name: Safety\n",
    "organisations/trust.yaml": "name: Trust\nkind: charity\n",
    "services/kitchen.yaml": "name: Kitchen\norganisation: trust\nneeds: [food]\n",
    "services/annexe.yaml": "name: Annexe\norganisation: trust\nneeds: [food]\npart_of: kitchen\nhappens_at: kitchen\n",
    "alerts/cold.yaml": (
        "name: Cold\nkind: severe-weather\nfrom: 2026-11-20 17:00\nuntil: 2026-11-25 09:00\n"
        "services: [{service: kitchen, change: Open all night}]\n"
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return small_site(tmp_path, FILES).load().site


def test_an_entry_is_found_by_its_model_or_by_a_reference(site: Site) -> None:
    food = site.find(Need, "food")
    assert isinstance(food, Need)
    assert site.find(NEED, "food") is food
    assert site.find(Need, "trust") is None
    assert site.find(Need, None) is None
    assert [each.id for each in site.all(Need)] == [each.id for each in site.all(NEED)] == ["food", "safety"]
    assert [link.label for link in site.links(Need, ["safety", None, "gone", "food"])] == ["Safety", "Food"]


def test_a_type_that_nobody_declared_is_a_mistake_of_the_program(site: Site) -> None:
    with pytest.raises(KeyError):
        site.find(RefTo("ned"), "food")


def test_who_refers_to_an_entry(site: Site) -> None:
    kitchen, trust = site.find(Service, "kitchen"), site.find(Organisation, "trust")
    assert kitchen
    assert trust
    assert {each.source.id for each in site.referrers(kitchen)} == {"annexe", "cold"}
    assert [each.field for each in site.referrers(kitchen, Service)] == ["part_of", "happens_at"]
    assert [each.keys for each in site.referrers(kitchen, Service, "part_of")] == [("part_of",)]
    assert [each.source.kind for each in site.referrers(kitchen, Alert)] == ["severe-weather"]
    assert site.referrers(trust, Alert) == []
    assert len(site.referrers(trust, RefTo("service"), "organisation")) == 2


def test_an_alert_tells_the_readers_of_the_services_it_changes(site: Site) -> None:
    kitchen, annexe = site.find(Service, "kitchen"), site.find(Service, "annexe")
    assert kitchen
    assert annexe
    assert [note.title for note in site.notes(kitchen)] == ["Cold"]
    assert list(site.notes(annexe)) == []
