"""Kinds are content: a site may have some that nobody has heard of, and no type keeps such a vocabulary in code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from site_builder.content.usual import usual_entries
from site_builder.model.explain import explain_fields
from site_builder.model.settings import Settings
from site_builder.types import CONTENT_TYPES
from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, SmallSite, codes, small_site, told
from tests.tooling.write_docs import rows

KINDS = {
    "organisation-kinds/tenants.yaml": (
        "name: Tenants' club\nseveral: Tenants' clubs\nsummary: Renters who stand together.\n"
        "search_words: [landlordism]\nschema_type: LocalBusiness\norder: 0\n"
    ),
    "group-kinds/circle.md": "---\nname: Listening circle\nforum: yes\n---\nNobody takes notes.\n",
    "group-kinds/jury.yaml": "name: Citizens' jury\n",
    "resource-kinds/poem.yaml": "name: Poem\nseveral: Poems\n",
    "risk-kinds/street.yaml": "name: Street with bad housing\nseveral: Streets with bad housing\n",
    "alert-kinds/heat.yaml": "name: Heatwave\n",
    "alert-kinds/burst.yaml": "name: Burst pipe\ncloses: yes\n",
    "ask-statuses/mulled.yaml": "name: Being mulled over\nmeaning: promised\nsummary: They want to think.\n",
}
OF_THEM = {
    "organisations/renters.yaml": "name: Quay Renters\nkind: Tenants\n",
    "groups/ears.yaml": "name: All Ears\nkind: circle\n",
    "groups/jury.yaml": "name: Housing Jury\nkind: jury\n",
    "meetings/ears.yaml": "name: First circle\ngroup: ears\non: 2026-06-01\nstatus: held\nminutes: Said.\n",
    "meetings/jury.yaml": "name: First jury\ngroup: jury\non: 2026-06-01\nstatus: held\nminutes: Said.\n",
    "resources/ode.md": "---\nname: Ode to a door\nkind: poem\n---\nOpen.\n",
    "at-risk/mill.yaml": "name: Mill Street\nkind: street\nwhy: Damp.\n",
    "alerts/hot.yaml": (
        "name: Hot week\nkind: heat\nfrom: 2026-11-20 09:00\nuntil: 2026-11-30 09:00\n"
        "services: [{service: kitchen, change: Cold drinks.}]\n"
    ),
    "alerts/wet.yaml": (
        "name: Wet floor\nkind: burst\nfrom: 2026-11-20 09:00\nuntil: 2026-11-30 09:00\n"
        "services: [{service: kitchen, change: Shut until it is dry.}]\n"
    ),
    "alerts/plain.yaml": "name: Something\nfrom: 2026-11-20 09:00\nuntil: 2026-11-30 09:00\n",
    "addressees/council.yaml": "name: The council\n",
    "asks/taps.yaml": "name: Taps\nto: council\nstatus: mulled\ntext: More taps.\n",
}

LOGIC: Mapping[str, str] = {
    "england, scotland, wales, northern-ireland": "have bank holidays of their own",
    "email, issues": "two ways in which the program makes the link for corrections",
    "checked, trusted": "says whether the program looks through files it copies",
    "open, temporarily-closed, closed, seasonal": "decides whether a service is listed, and where it sends people instead",
    "anyone, women, men, women-and-non-binary": "filters compare it with what somebody answers about themselves",
    "single, couple, family": "filters compare it with an answer, too",
    "yes, no, ask, unknown": "what a filter may conclude; unknown is never yes or no",
    "yes, partly, no, unknown": "the same of buildings",
    "drop-in, phone, self-referral, referral, appointment, membership": "what comes first for who goes alone",
    "building, outreach, phone, online": "says which of its fields may be shown, and what goes on maps",
    "public, area-only, confidential": "says what may be published",
    "single, shared, both": "a number of people in a room, which filters may ask for",
    "phone, visit, email, website, form": "half of a sentence, “checked by phone on …”, that has to be translated whole",
    "all, any, at-least": "how many conditions have to hold",
    "organisation, person": "whether somebody's name is a person's, which the privacy page has to say",
    "planned, under-way, kept, late, dropped": "what a day and news are reckoned with, and counted: “3 kept, 1 late”",
    "not-started, on-track, in-progress, at-risk, late, done, dropped, unknown": "the meaning of a plan's own word",
    "not-asked, asked, promised, partly, met, refused": "the meaning of a forum's own word for how an ask stands",
    "red, amber, green": "colours, which plans and frameworks have their own words for",
    "planned, held, cancelled": "says whether a meeting counts as the last, or as the next",
    "sum, mean, mean-of-parts, share": "how a score is reckoned",
    "low, high, neither": "which end of a score is better",
    "at-least, at-most": "on which side of a threshold something is",
}
"""The closed lists of words that fields take, each with what the program does by them that no content could say."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    made = small_site(tmp_path_factory.mktemp("kinds"), {**BASICS, **KINDS, **OF_THEM})
    made.build()
    return made


def text(site: SmallSite, url: str) -> str:
    return re.sub(r"\s+", " ", page_text(site.page(url)))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("/organisations/", "Tenants' clubs Renters who stand together. Quay Renters"),
        ("/organisations/renters/", "Kind: Tenants' club. Renters who stand together."),
        ("/groups/", "Listening circle."),
        ("/groups/ears/", "Kind: Listening circle. Nobody takes notes."),
        ("/groups/jury/", "Kind: Citizens' jury"),
        ("/resources/", "Poems"),
        ("/resources/ode/", "Kind: Poem"),
        ("/at-risk/", "Streets with bad housing"),
        ("/at-risk/mill/", "Kind: Street with bad housing"),
        ("/alerts/", "Heatwave. From"),
        ("/alerts/hot/", "Heatwave"),
        ("/asks/taps/", "Being mulled over They want to think."),
        ("/asks-to/council/", "Being mulled over"),
    ],
)
def test_a_kind_nobody_has_heard_of_is_shown_and_listed_like_others(
    site: SmallSite, url: str, said: str
) -> None:
    assert re.sub(r"\W+", " ", said) in re.sub(r"\W+", " ", text(site, url))


def test_every_site_has_the_usual_kinds_and_its_own_count_before_them(tmp_path: Path) -> None:
    trust = BASICS["organisations/harbour-trust.yaml"]
    site = small_site(
        tmp_path, {**BASICS, "organisations/council.yaml": "name: Quay Council\nkind: council\n"}
    )
    site.build()
    assert "Kind Charity" in text(site, "/organisations/harbour-trust/")
    assert '"@type":"NGO"' in site.page("/organisations/harbour-trust/")
    site.write(
        {
            "organisation-kinds/charity.yaml": "name: Good cause\n",
            "organisations/harbour-trust.yaml": trust.replace("charity", "Charity"),
        }
    )
    site.build()
    assert "Kind Good cause" in text(site, "/organisations/harbour-trust/")
    assert "Kind Council" in text(site, "/organisations/council/")


def test_who_signed_is_found_by_the_words_for_its_sector(tmp_path: Path) -> None:
    files = {
        "sectors/boats.yaml": "name: Boat people\nsearch_words: [sailors]\n",
        "signatories/trust.yaml": "name: The Trust\nsigned: 2025-03-20\nsector: boats\n",
    }
    pages = small_site(tmp_path, {**BASICS, **files}).load().pages
    (found,) = [page.search() for page in pages if page.url == "/signatories/trust/" and page.search]
    assert {"Boat people", "sailors"} <= set(found.keywords)


def test_the_usual_kinds_are_those_that_a_new_site_begins_with() -> None:
    kinds = [each for each in CONTENT_TYPES if each.has_usual]
    assert {each.folder for each in kinds} == {"sectors", *(name.partition("/")[0] for name in KINDS)}
    for each in kinds:
        folder = Path(__file__).parents[2] / "site_builder/starter/content" / each.folder
        assert list(usual_entries(each)) == sorted(path.stem for path in folder.iterdir()) != []


def test_a_list_stands_in_the_order_of_its_kinds(site: SmallSite) -> None:
    page = text(site, "/organisations/")
    assert page.index("Quay Renters") < page.index("Harbour Trust")


def test_a_kind_says_what_is_made_of_it(site: SmallSite) -> None:
    assert '"@type":"LocalBusiness"' in site.page("/organisations/renters/")
    assert "the next was due by" in text(site, "/groups/ears/")
    assert "the next was due by" not in text(site, "/groups/jury/")
    card = site.page("/services/")
    assert re.findall(r'data-change="(\w+)"', card) == ["change", "closure"]
    assert 'class="tag good"' in site.page("/asks/taps/")


def test_forums_are_asked_for_their_next_meeting(site: SmallSite) -> None:
    found = [each for each in site.check() if each.code.name == "group-meeting-overdue"]
    assert [each.span.file for each in found] == ["content/groups/ears.yaml"]


@pytest.mark.parametrize(
    ("file", "of", "kind", "near"),
    [
        ("organisations/renters.yaml", "kind: Tenants", "kind: tenant", "tenants"),
        ("groups/ears.yaml", "kind: circle", "kind: cirkle", "circle"),
        ("resources/ode.md", "kind: poem", "kind: poems", "poem"),
        ("at-risk/mill.yaml", "kind: street", "kind: stret", "street"),
        ("alerts/hot.yaml", "kind: heat", "kind: heatt", "heat"),
        ("asks/taps.yaml", "status: mulled", "status: muled", "mulled"),
    ],
)
def test_a_kind_that_is_not_there_is_told_with_what_is_meant_and_how_to_make_it(
    file: str, of: str, kind: str, near: str, tmp_path: Path
) -> None:
    wrong = OF_THEM[file].replace(of, kind)
    site = small_site(tmp_path, {**BASICS, **KINDS, **OF_THEM, file: wrong})
    found = [each for each in site.check() if each.is_error]
    assert codes(found) == ["reference-unknown"], told(found)
    before = wrong[: wrong.index(kind)]
    assert (found[0].span.file, found[0].span.line) == (f"content/{file}", before.count("\n") + 1)
    assert f"Did you mean `{near}`?" in found[0].hint
    name = kind.partition(": ")[2]
    assert re.search(rf"Or make it: `site-builder new [a-z]+_(kind|status) {name}`\.", found[0].hint)


@pytest.mark.parametrize("wrong", ["ngo", "Non profit", "https://schema.org/NGO", '"NGO, Store"'])
def test_what_search_engines_call_a_kind_is_a_name_of_theirs(wrong: str, tmp_path: Path) -> None:
    kind = f"name: Club\nschema_type: {wrong}\n"
    site = small_site(tmp_path, {**BASICS, "organisation-kinds/club.yaml": kind})
    found = [each for each in site.check() if each.is_error]
    assert codes(found) == ["schema-type-invalid"], told(found)
    assert found[0].span.line == 2


def closed_lists() -> Mapping[str, str]:
    """The words of every field of every type that takes one of a few, with one of the fields."""
    models = {"site": Settings, **{each.name: each.model for each in CONTENT_TYPES}}
    return {
        field.form.removeprefix("one of: "): f"{name}.{path}"
        for name, model in models.items()
        for path, field in rows(explain_fields(model))
        if field.form.startswith("one of: ")
    }


def test_every_closed_list_is_logic() -> None:
    found = closed_lists()
    assert {words: where for words, where in found.items() if words not in LOGIC} == {}
    assert set(LOGIC) - set(found) == set()


def test_no_code_names_a_kind_that_ships() -> None:
    """What the program makes of a kind is a property of it: no code asks for one by its name."""
    package = Path(__file__).parents[2] / "site_builder"
    shipped = {path.stem for path in package.glob("starter/content/*-kinds/*")}
    assert len(shipped) > 20
    asked = re.compile(r'\bkind\w*(?:\.id)? (?:==|!=|in) \(?"([\w-]+)"')
    folders = [package / each for each in ("types", "pages", "outputs", "checks")]
    found = {
        name
        for folder in folders
        for path in folder.rglob("*.py")
        for name in asked.findall(path.read_text("utf-8"))
    }
    assert found & shipped == set()
