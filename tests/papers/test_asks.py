"""The paper with asks to every level of government, typed in: who is asked what, why, by how many, and what shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tooling.example import CONTENT
from tests.tooling.small_site import SETTINGS, SmallSite, codes, small_site, told
from tests.tooling.typed_in import text_at, unseen_values, values_in

FOLDERS = ("addressees", "ask-themes", "asks", "at-risk", "case-studies")
HERE = re.compile(
    r"^(?:commitments|client_group): .*\n|^(?:illustrates|principles):\n(?:  - .*\n)+|^responses:\n(?:  .*\n)+",
    re.MULTILINE,
)
"""What the example adds of its own: what is here, and what was answered here."""


def copied(folder: Path) -> SmallSite:
    """The paper's part of the example, as a site of its own."""
    site = small_site(folder, {}, settings=SETTINGS)
    for name in FOLDERS:
        for path in (CONTENT / name).glob("*.yaml"):
            site.write({f"{name}/{path.name}": HERE.sub("", path.read_text("utf-8"))})
    return site


def test_nothing_is_wrong_with_it(site: SmallSite) -> None:
    assert codes(site.check()) == []


def test_every_value_is_on_a_page(site: SmallSite) -> None:
    assert len(list(values_in(site.content))) > 500
    assert unseen_values(site) == []


ASKED = {
    "levelling-up": 6, "work-and-pensions": 3, "health": 3, "justice": 2, "home-office": 3, "education": 2,
    "every-department": 1, "local-government": 5, "third-sector": 4,
}  # fmt: skip


@pytest.mark.parametrize("addressee", ASKED)
def test_each_addressee_has_its_asks(site: SmallSite, addressee: str) -> None:
    page = text_at(site, f"/asks-to/{addressee}/")
    assert page.count("](/asks/") == ASKED[addressee]
    assert "creating an effective rough sleeper strategy" in page
    assert "Local Government Association" in page
    assert "Year\n2022" in page


def test_all_asks_stand_by_addressee_and_by_theme(site: SmallSite) -> None:
    page = text_at(site, "/asks/")
    assert "29 asks" in page
    for url in ("/asks-to/health/", "/asks-about/migration/"):
        assert f"({url})" in page
    migration = text_at(site, "/asks-about/migration/")
    assert migration.count("](/asks/") == 5
    assert "To: Home Office" in migration
    assert "To: Department for Work and Pensions" in migration


def test_points_keep_their_case_studies(site: SmallSite) -> None:
    page = text_at(site, "/asks/councils-lead/")
    (seventh,) = re.findall(r"Courses that make people ready to rent\n- \[([^]]*)\]", page)
    assert seventh == "Ready for a tenancy in North Dorset"
    assert "[Lead, count and learn](/asks/councils-lead/)" in text_at(
        site, "/case-studies/ready-for-a-tenancy-in-north-dorset/"
    )


def test_priorities_say_who_voted_and_when(site: SmallSite) -> None:
    page = text_at(site, "/asks/fair-benefits/")
    assert "The round table of councils. May 2022\nSecond of all priorities" in page
    assert "9 of 10 private renters get less housing allowance than their rent 2020." in page
    assert "279 areas" in page


def test_the_lists_of_who_is_at_risk_are_data(site: SmallSite) -> None:
    page = text_at(site, "/at-risk/")
    groups, transitions = page.split("## Points of transition")
    assert groups.count("](/at-risk/") == 9
    assert transitions.count("](/at-risk/") == 7
    assert "A way into mental health and drug services" in text_at(site, "/at-risk/mental-illness/")
    assert text_at(site, "/asks/complex-needs-law/").count("](/at-risk/") == 16


def test_what_success_looks_like_is_a_list(site: SmallSite) -> None:
    page = text_at(site, "/asks-to/third-sector/")
    for heading, number in (
        ("What success looks like", 8),
        ("What stands in the way", 8),
        ("What has to change", 5),
    ):
        part = page.split(f"## {heading}")[1].split("\n## ")[0]
        assert len(re.findall(r"^- ", part, re.MULTILINE)) == number


FEW = {
    "addressees/council.yaml": "name: The council\n",
    "ask-themes/homes.yaml": "name: Homes\n",
    "at-risk/hospital.yaml": "name: Out of hospital\nkind: transition\n",
    "asks/one.yaml": (
        "name: One\nto: council\nthemes: homes\ntext: Do it.\nat_risk: hospital\n"
        "votes: [{votes: 9, source: A meeting, on: 2026-11-16}]\n"
        "responses: [{on: 2026-11-18, by: The council, text: We may.}]\n"
        "points: [{text: First}, {text: Second}]\n"
    ),
}


def test_pathways_and_services_name_who_is_at_risk(tmp_path: Path) -> None:
    files = {
        **FEW,
        "needs/food.yaml": "name: Food\nsummary: A meal\n",
        "organisations/trust.yaml": "name: Trust\nkind: charity\n",
        "services/ward.yaml": (
            "name: Ward desk\norganisation: trust\nneeds: [food]\nhours: Mon 9am-5pm\nchecked: {on: 2026-10-28}\n"
            "for: {at_risk: hospital}\n"
        ),
        "pathways/out.yaml": (
            "name: Out of the ward\nsituation: I am in hospital\nlead: trust\nat_risk: hospital\n"
            "checked: {on: 2026-10-28}\nsteps: [{id: one, name: Ask, text: Ask., services: [ward]}]\n"
        ),
    }
    site = small_site(tmp_path, files, settings=SETTINGS)
    assert [each.code.name for each in site.check() if each.is_error] == []
    site.build()
    page = text_at(site, "/at-risk/hospital/")
    for said in ("[One](/asks/one/)", "[Out of the ward](/pathways/out/)", "[Ward desk](/services/ward/)"):
        assert said in page
    assert "Right for\n[Out of hospital](/at-risk/hospital/)" in text_at(site, "/services/ward/")
    assert "Right for\n[Out of hospital](/at-risk/hospital/)" in text_at(site, "/pathways/out/for-workers/")


def test_a_status_that_nobody_gives_shows_as_not_said(tmp_path: Path) -> None:
    site = small_site(tmp_path, FEW, settings=SETTINGS)
    assert codes(site.check()) == []
    site.build()
    page = text_at(site, "/asks/one/")
    assert "Status not said" in page
    assert "18 November 2026\nThe council: We may." in page


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (", source: A meeting", "", "“9 votes” doesn't say who voted and when."),
        (", on: 2026-11-16", "", "“9 votes” doesn't say who voted and when."),
        ("on: 2026-11-16", "on: 31 April 2026", "April has 30 days."),
        ("votes: 9, ", "", "This vote has neither a number nor a priority."),
        ("votes: 9, ", "votes: many, ", "`many` isn't a whole number."),
        ("to: council", "to: counsil", "there is no addressee called `counsil`"),
        ("to: council\n", "", "`to` is missing"),
        ("themes: homes", "themes: hom", "there is no ask theme called `hom`"),
        ("at_risk: hospital", "at_risk: hospitl", "called `hospitl`"),
        ("{text: Second}", "{text: Second, number: 1}", "This is point 1, and so is another."),
        ("text: Do it.", "text: Do it.\nstatus: done", "there is no ask status called `done` in ask-statuses/"),
        ("text: Do it.", "text: Do it.\ncase_studies: [none]", "there is no case study called `none`"),
        ("text: Do it.", "text: Do it.\nfigures: [{value: 9, what: of it}]", "Nothing says where “9” comes from."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in FEW["asks/one.yaml"]
    site = small_site(
        tmp_path, {**FEW, "asks/one.yaml": FEW["asks/one.yaml"].replace(old, new)}, settings=SETTINGS
    )
    said = told(site.check())
    assert "content/asks/one.yaml:" in said
    assert message in said
