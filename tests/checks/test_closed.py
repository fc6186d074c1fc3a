"""References to services that closed for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SmallSite, small_site

CLOSED = BASICS["services/kitchen.yaml"].replace("hours: Mon-Fri 9am-5pm", "status: closed")
PATHWAY = """\
name: Hungry
situation: I am hungry
lead: harbour-trust
checked: {on: 2026-11-01}
steps:
  - {id: eat, name: Eat, text: Go., services: [old]}
"""


def site_of(folder: Path, **files: str) -> SmallSite:
    named = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    return small_site(folder, {**BASICS, **named})


def closed(site: SmallSite) -> list[str]:
    found = [each for each in site.check() if each.code.name == "service-closed"]
    return [f"{each.span}: {each.message} {each.hint}" for each in found]


def test_a_step_that_names_a_closed_service_is_warned_about(tmp_path: Path) -> None:
    site = site_of(tmp_path, services__old=CLOSED, pathways__hungry=PATHWAY)
    assert closed(site) == [
        "content/pathways/hungry.yaml:6:48: This names the service “Harbour Kitchen”, which has closed for good. "
        "Name another service, or take it out."
    ]
    assert not any(each.is_error for each in site.check())


def test_the_hint_names_where_to_go_instead(tmp_path: Path) -> None:
    site = site_of(tmp_path, services__old=CLOSED + "instead: [kitchen]\n", pathways__hungry=PATHWAY)
    assert closed(site)[0].endswith("Name `kitchen` instead, or take it out.")


def test_what_tells_how_things_were_may_name_it(tmp_path: Path) -> None:
    alert = (
        "name: Frost\nkind: severe-weather\nfrom: 2026-01-02 17:00\nuntil: 2026-01-09 09:00\n"
        "services: [{service: old, change: Open all night.}]\n"
    )
    assert closed(site_of(tmp_path / "past", services__old=CLOSED, alerts__frost=alert)) == []
    coming = alert.replace("2026-01", "2026-12")
    assert len(closed(site_of(tmp_path / "coming", services__old=CLOSED, alerts__frost=coming))) == 1
    older = CLOSED + "part_of: old\n"
    assert closed(site_of(tmp_path / "twice", services__old=CLOSED, services__older=older)) == []


@pytest.mark.parametrize(("until", "warned"), [("2026-11-22 23:00", 0), ("2026-11-23 00:01", 1)])
def test_an_alert_tells_how_things_were_from_the_day_after_it_ends(
    tmp_path: Path, until: str, warned: int
) -> None:
    alert = (
        f"name: Frost\nkind: severe-weather\nfrom: 2026-11-02 17:00\nuntil: {until}\n"
        "services: [{service: old, change: Open all night.}]\n"
    )
    assert len(closed(site_of(tmp_path, services__old=CLOSED, alerts__frost=alert))) == warned


def test_the_hint_names_only_what_is_open(tmp_path: Path) -> None:
    other = BASICS["services/kitchen.yaml"].replace("Harbour Kitchen", "Quay Café")
    site = site_of(
        tmp_path,
        services__old=CLOSED + "instead: [kitchen, cafe, older]\n",
        services__older=CLOSED,
        services__cafe=other,
        pathways__hungry=PATHWAY,
    )
    assert closed(site)[0].endswith("Name `kitchen` or `cafe` instead, or take it out.")
