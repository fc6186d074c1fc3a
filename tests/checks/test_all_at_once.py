"""All problems are told in the first run, and a file that couldn't be read silences only what may depend on it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.tooling.small_site import BASICS, SETTINGS, Files, SmallSite, small_site

PATHWAY = (
    "name: Hungry\nsituation: I am hungry\nlead: harbour-trust\nchecked: {on: 2026-11-01}\n"
    "steps: [{id: eat, name: Eat, text: Go., services: [kitchen]}]\n"
)
PLAN = (
    "name: Plan\nfirst_year: 2026\nlast_year: 2029\nowner: harbour-trust\n"
    "statuses: [{id: on-track, name: On track, meaning: on-track}]\n"
    "priorities: [{id: homes, name: Homes, objectives: [{id: rent, name: Rent}]}]\n"
)
ACTION = (
    "name: Save rents\nplan: plan\nobjective: rent\nnumber: 1\nlead: harbour-trust\nstatus: on-track\n"
    "updated: 2026-11-01\n"
)
GROUP = "name: Board\nkind: board\npurpose: To lead.\n"
NEWS = "---\nname: News\non: 2026-11-01\n---\nSee [the plan](/plans/plan/homes/) and [food](/needs/food/).\n"
WHOLE: Mapping[str, str] = {
    **BASICS,
    "site.yaml": SETTINGS,
    "organisations/quay-council.yaml": "name: Quay Council\nkind: council\n",
    "services/shelter.yaml": (
        "name: Shelter\norganisation: quay-council\nneeds: [bed]\nhours: daily 8pm-8am; bank holidays as usual\n"
        "areas: [port]\nchecked: {on: 2026-10-28}\n"
    ),
    "needs/bed.yaml": "name: A bed\nsummary: Tonight\n",
    "areas/port.yaml": "name: Port\n",
    "pathways/hungry.yaml": PATHWAY,
    "plans/plan.yaml": PLAN,
    "actions/save.yaml": ACTION,
    "news/rents.md": NEWS,
    "glossary/swep.yaml": "name: Severe weather emergency protocol\nshort: SWEP\nmeaning: Beds in the cold.\n",
}
"""A site with which nothing is wrong."""

Expected = set[tuple[str, str]]

MISTAKES: Mapping[str, tuple[Files, Expected]] = {
    "settings": (
        {
            "site.yaml": SETTINGS.replace("hello@northport.example.org", "hello").replace(
                "name: ", "nmae: ", 1
            )
        },
        {("email-invalid", "site.yaml"), ("field-unknown", "site.yaml")},
    ),
    "no YAML": (
        {"organisations/quay-council.yaml": "name: [Quay\n"},
        {("yaml-*", "organisations/quay-council.yaml")},
    ),
    "field": (
        {"services/kitchen.yaml": BASICS["services/kitchen.yaml"].replace("9am-5pm", "9-5")},
        {("hours-am-or-pm", "services/kitchen.yaml")},
    ),
    "reference": (
        {"services/shelter.yaml": WHOLE["services/shelter.yaml"].replace("quay-council", "quay-cuoncil")},
        {("reference-unknown", "services/shelter.yaml")},
    ),
    "unused": (
        {"needs/lonely.yaml": "name: Company\nsummary: Somebody to talk to\n"},
        {("need-unused", "needs/lonely.yaml")},
    ),
    "link": (
        {"news/link.md": NEWS.replace("/needs/food/", "/needs/fod/")},
        {("link-broken", "news/link.md")},
    ),
    "fragment": (
        {"news/fragment.md": NEWS.replace("/needs/food/", "/glossary/#swap")},
        {("fragment-broken", "news/fragment.md")},
    ),
    "overdue": (
        {"pathways/hungry.yaml": PATHWAY.replace("2026-11-01", "2024-11-01")},
        {("pathway-check-overdue", "pathways/hungry.yaml")},
    ),
    "objective": (
        {
            "actions/more.yaml": ACTION.replace("objective: rent", "objective: rnet").replace(
                "number: 1", "number: 2"
            )
        },
        {("action-objective-unknown", "actions/more.yaml")},
    ),
    "icon": (
        {"needs/bed.yaml": "name: A bed\nsummary: Tonight\nicon: bedd\n"},
        {("icon-unknown", "needs/bed.yaml")},
    ),
    "copied": ({"static/robots.txt": "mine"}, {("static-clash", "static/robots.txt")}),
    "picture": ({"images/quay.png": b"no picture"}, {("image-kind", "images/quay.png")}),
    "step": (
        {"pathways/round.yaml": PATHWAY.replace("id: eat,", "id: eat, next: aet,")},
        {("step-unknown", "pathways/round.yaml")},
    ),
    "theme": ({"site.yaml": f"{SETTINGS}theme: tulip\n"}, {("theme-missing", "site.yaml")}),
    "folder": ({"nedes/food.yaml": "name: Food\n"}, {("folder-unknown", "nedes")}),
}


def site_with(folder: Path, *names: str) -> SmallSite:
    files: dict[str, str | bytes | None] = dict(WHOLE)
    for name in names:
        files.update(MISTAKES[name][0])
    return small_site(folder, files)


def told(site: SmallSite) -> Expected:
    found = {(each.code.name, each.span.file.removeprefix("content/")) for each in site.check()}
    return {("yaml-*" if code.startswith("yaml-") else code, file) for code, file in found}


def test_the_site_is_fine_to_begin_with(tmp_path: Path) -> None:
    assert told(site_with(tmp_path)) == set()


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_and_nothing_that_only_follows_from_it(tmp_path: Path, name: str) -> None:
    assert told(site_with(tmp_path, name)) == MISTAKES[name][1]


@pytest.mark.parametrize("seed", range(24))
def test_mistakes_together_are_told_together(tmp_path: Path, seed: int) -> None:
    pick = random.Random(seed)
    names = pick.sample(sorted(MISTAKES), pick.randint(2, len(MISTAKES)))
    site, expected = site_with(tmp_path, *names), set[tuple[str, str]]()
    for number, name in enumerate(names):
        files, said = MISTAKES[name]
        later = {file for other in names[number + 1 :] for file in MISTAKES[other][0]}
        if not later & set(files):
            expected |= said
    assert told(site) == expected


def test_a_service_that_cannot_be_read_may_be_the_one_that_meets_a_need(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    site.write({"services/shelter.yaml": WHOLE["services/shelter.yaml"].replace("8pm-8am", "8-8")})
    assert told(site) == {("hours-am-or-pm", "services/shelter.yaml")}
    site.write({"needs/lonely.yaml": "name: Company\nsummary: Somebody to talk to\n"})
    assert told(site) == {
        ("hours-am-or-pm", "services/shelter.yaml"),
        ("need-unused", "needs/lonely.yaml"),
    }


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (
            "services/shelter.yaml",
            "name: Shelter\nhuors: no\nneeds: [bed]\norganisation: quay-council\nareas: [port]\n",
        ),
        ("services/shelter.yaml", "neither: [this\n"),
        ("plans/plan.yaml", "name: Plan\n"),
        ("needs/bed.yaml", "name: [a bed\n"),
        ("glossary/swep.yaml", "name: SWEP\n"),
    ],
)
def test_links_to_what_a_mended_file_would_make_are_not_broken(tmp_path: Path, file: str, text: str) -> None:
    links = (
        "/services/shelter/",
        "/needs/bed/",
        "/plans/plan/homes/",
        "/areas/port/",
        "/glossary/#swep",
        "/glossary/",
    )
    news = NEWS + "".join(f"[{number}]({link})\n" for number, link in enumerate(links))
    site = site_with(tmp_path)
    site.write({"news/links.md": news})
    assert told(site) == set()
    site.write({file: text, "news/more.md": NEWS + "[Nowhere](/nowhere/)\n"})
    said = told(site)
    assert ("link-broken", "news/more.md") in said
    assert {name for code, name in said if code in ("link-broken", "fragment-broken")} == {"news/more.md"}
    assert {name for _, name in said} == {file, "news/more.md"}


def test_a_document_or_a_picture_that_is_no_good_is_told_once(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    resource = "name: Leaflet\nkind: document\ndocument: leaflet.exe\n"
    logo = "name: Quay Council\nkind: council\nlogo: {file: quay.png, alt: A quay}\n"
    site.write(
        {
            "files/leaflet.exe": b"MZ",
            "resources/leaflet.yaml": resource,
            "images/quay.png": b"no picture",
            "organisations/quay-council.yaml": logo,
            "news/pictures.md": NEWS + "![A quay](/images/quay.png) [Leaflet](/files/leaflet.exe)\n",
        }
    )
    assert told(site) == {("media-kind", "files/leaflet.exe"), ("image-kind", "images/quay.png")}
