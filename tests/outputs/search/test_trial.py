"""Trying what people type, with the script that browsers run: on a build, on a check, and by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.cli import OK, main
from site_builder.outputs.search.trial import Trial
from tests.tooling.small_site import BASICS, SETTINGS, SmallSite, small_site

FILES = {
    **BASICS,
    "needs/food.yaml": (
        "name: Food\nsummary: A meal today\nalso_called: [hungry, breakfast, nothing to eat]\nhelp_now: yes\n"
        "other_languages: [{language: Polish, words: [jedzenie, jedzeni]}, {language: Arabic, words: [طعام]}]\n"
    ),
    "needs/safety.yaml": "name: Safety\nalso_called: [refuge, he hits me]\nrisky: yes\n"
    "other_languages: {language: Arabic, words: [مأوى]}\n",
    "areas/pier.yaml": ("name: Pier\nplaces: {name: Fish Dock, outcodes: ZZ9, coordinates: '54.6, -0.9'}\n"),
    "services/soup.yaml": (
        "name: Soup Yard\norganisation: harbour-trust\nneeds: [food]\nhours: Sun 9am-noon\nphones: 01632 960 111\n"
        "places: {address: 1 Fish Lane, postcode: ZZ9 1AB, area: pier}\nlanguages: [Polish]\nchecked: {on: 2026-10-28}\n"
    ),
    "services/line.yaml": (
        "name: Safe Line\norganisation: harbour-trust\nneeds: [safety]\nhours: 24 hours\nphones: 01632 960 222\n"
        "places: {kind: phone, name: By phone}\nchecked: {on: 2026-10-28}\n"
    ),
    "services/house.yaml": (
        "name: A House\norganisation: harbour-trust\nneeds: [safety]\nhours: 24 hours\nphones: 01632 960 222\n"
        "places: {visibility: confidential}\nchecked: {on: 2026-10-28}\n"
    ),
    "services/clinic.yaml": (
        "name: Open Clinic\norganisation: harbour-trust\nneeds: [food]\nhours: Mon 9am-noon\nchecked: {on: 2026-10-28}\n"
        'phones: ["01632 960 333 ext 12, press 2"]\n'
    ),
}
SITE = f"{SETTINGS}help_words: {{language: Polish, words: pomoc}}\n"
SCRIPT = Path(__file__).parents[3] / "themes/default/assets/find.js"

Find = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A small site with its index."""
    site = small_site(tmp_path_factory.mktemp("trial"), FILES, settings=SITE)
    site.build(search=True)
    return site


@pytest.fixture(scope="module")
def find(small: SmallSite) -> Find:
    """Searches it on a Monday."""
    trial = Trial(SCRIPT.read_text("utf-8"), lambda path: (small.output / path).read_bytes())
    return lambda query: trial.results(query, 1)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("01632 960 222", "/services/line/"),
        ("+44 (0)1632 960222", "/services/line/"),
        ("00441632960111", "/services/soup/"),
        ("960-111", "/services/soup/"),
        ("call 01632960111 now", "/services/soup/"),
        ("01632 960 333", "/services/clinic/"),
        ("999", "999"),
        ("zz9 1ab", "/services/soup/"),
        ("ZZ91AB", "/services/soup/"),
        ("zz9", "/areas/pier/"),
        ("zz9 5xx", "/areas/pier/"),
        ("fish dock", "/areas/pier/"),
        ("food pier", "/needs/food/pier/"),
        ("hungry zz9", "/needs/food/pier/"),
        ("open sunday", "/days/sunday/"),
        ("open today", "/days/monday/"),
        ("tomorrow", "/days/tuesday/"),
        ("weekend", "/days/saturday/"),
        ("open now", "/help-now/"),
        ("help", "/help-now/"),
        ("pomoc", "/help-now/"),
        ("jedzenie", "/needs/food/"),
        ("food near me", "/needs/food/"),
        ("near me", "/services/"),
        ("🍲", "/needs/food/"),
        ("need brekfast 2day plz", "/needs/food/"),
        ("soup yard", "/services/soup/"),
        ("polski", "/services/soup/"),
        ("suicide", "999"),
        ("he hits me", "/services/line/"),
        ("hugnry", "/needs/food/"),
        ("services nearby", "/services/"),
        ("zz 9", "/areas/pier/"),
        ("jedzenia", "/needs/food/"),
        ("طعام", "/needs/food/"),
        ("الطعام", "/needs/food/"),
        ("مأوي", "/services/line/"),
        ("brkfst", "/needs/food/"),
        ("z z 9", "/areas/pier/"),
        ("emergency number", "999"),
    ],
)
def test_what_is_meant_comes_first(find: Find, query: str, first: str) -> None:
    assert find(query)[0] == first


def test_who_speaks_a_language_follows_what_its_words_lead_to(find: Find) -> None:
    assert find("pomoc")[:2] == ["/help-now/", "/services/soup/"]
    assert find("jedzenie")[1] == "/services/soup/"


def test_no_service_is_found_for_a_day_on_which_it_is_shut(find: Find) -> None:
    assert "/services/clinic/" in find("open monday")
    assert "/services/clinic/" not in find("open sunday")
    assert find("sunday breakfast")[:3] == ["/needs/food/", "/days/sunday/", "/services/soup/"]


@pytest.mark.parametrize(
    "query", ["vape", "pillai", "foot", "souk", "methadone", "01632 960 999", "constructor", "zz8 1ab", "???"]
)
def test_what_is_not_here_finds_nothing(find: Find, query: str) -> None:
    assert find(query) == []


def test_no_service_is_found_for_a_day_of_another_season(tmp_path: Path) -> None:
    seasons = (
        "hours: {seasons: [{from: 1 Apr, until: 31 Oct, weekly: 'Sun 9am-noon'}, "
        "{from: 1 Nov, until: 31 Mar, weekly: 'Mon 9am-noon'}]}\n"
    )
    pool = f"name: Pool\norganisation: harbour-trust\nneeds: [food]\nchecked: {{on: 2026-10-28}}\n{seasons}"
    site = small_site(tmp_path, {**FILES, "services/pool.yaml": pool}, settings=SITE)
    site.build(search=True)
    trial = Trial(SCRIPT.read_text("utf-8"), lambda path: (site.output / path).read_bytes())
    assert "/services/pool/" in trial.results("open monday", 1)
    assert "/services/pool/" not in trial.results("open sunday", 1)


def searches(*lines: str) -> dict[str, str]:
    """A file of searches."""
    return {"searches.yaml": "searches:\n" + "".join(f"  - {{{line}}}\n" for line in lines)}


def test_a_search_that_fell_out_is_told_on_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = searches(
        "query: hungry, finds: needs/food",
        "query: hungry, finds: [services/line, needs/safety]",
        "query: vape, finds: nothing",
        "query: food, finds: nothing",
        "query: suicide, finds: 999",
    )
    site = small_site(tmp_path, {**FILES, **wanted}, settings=SITE)
    for command in (["check", "--searches"], ["build"]):
        options = ["--content", str(site.content), "--output", str(site.output), "--today", "2026-11-23"]
        assert main([*command, *options]) == OK
        told = capsys.readouterr().err
        assert told.count("[search-fell-out]") == 2
        assert "content/searches.yaml:3:" in told
        assert "Searching for “hungry” finds `needs/food`" in told
        assert "content/searches.yaml:5:" in told
    assert main(["check", *options]) == OK
    assert "search-fell-out" not in capsys.readouterr().err
    assert main(["build", "--strict", *options]) != OK


def test_a_file_of_searches_is_read_strictly(tmp_path: Path) -> None:
    site = small_site(
        tmp_path, {**FILES, "searches.yaml": "searches:\n  - {query: a, find: b}\n"}, settings=SITE
    )
    assert [each.code.name for each in site.check()] == ["field-unknown"]
