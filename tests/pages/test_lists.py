"""Lists of services: which exist, what is in them, and in which order."""

from __future__ import annotations

import re
from pathlib import Path

from site_builder.pages.lists import view
from site_builder.pages.turning import PER_PAGE
from tests.tooling.page_text import page_text
from tests.tooling.small_site import BASICS, SmallSite, codes, small_site

PLACES = {
    "areas/port.yaml": "name: Port\nalso_called: [the docks]\norder: 1\n",
    "areas/town.yaml": "name: Town\norder: 2\n",
    "needs/bed.yaml": "name: A bed\norder: 1\nhelp_now: yes\nsummary: Somewhere to sleep\nadvice: Say it **first**.\n",
    "client-groups/young.yaml": "name: Young people\n",
}


def service(name: str, more: str) -> str:
    return f"name: {name}\norganisation: harbour-trust\nchecked: {{on: 2026-10-28}}\n{more}"


SERVICES = {
    "services/beta.yaml": service(
        "Beta", "needs: [food, bed]\nareas: port\naccess: {how: referral}\nfor: {groups: young}\n"
    ),
    "services/alpha.yaml": service(
        "The Alpha",
        "needs: bed\naccess: {how: [referral, drop-in]}\nplaces: {address: 1 Net Yard, area: town}\nhours: Sat 1pm-2pm\n",
    ),
    "services/elan.yaml": service("Élan", "needs: bed\naccess: {how: phone}\n"),
}


def made(folder: Path) -> SmallSite:
    site = small_site(folder, {**BASICS, **PLACES, **SERVICES})
    site.build()
    return site


def names(html: str) -> list[str]:
    """Headings of groups and names of services, in their order."""
    return re.findall(
        r'<h[23](?: id="[^"]*")?>(?:<a [^>]*>)?([^<]+)', html.partition("<main")[2].partition("</main>")[0]
    )


def test_a_need_lists_the_easiest_ways_in_first(tmp_path: Path) -> None:
    html = made(tmp_path).page("/needs/bed/")
    assert names(html)[:7] == [
        "Good to know first",
        "Just turn up",
        "The Alpha",
        "Ask first",
        "Élan",
        "A worker refers you",
        "Beta",
    ]
    assert "<p>Say it <strong>first</strong>.</p>" in html


def test_a_to_z_leaves_the_article_and_accents_aside(tmp_path: Path) -> None:
    site = made(tmp_path)
    html = site.page("/a-to-z/")
    assert names(html) == ["A", "B", "E", "H"]
    listed = re.findall(r'<li><a href="/services/[^"]+/">([^<]+)', html)
    assert listed == ["The Alpha", "Beta", "Élan", "Harbour Kitchen"], "names alone, no cards"
    assert "card" not in html.partition("<main")[2].partition("</main>")[0]


def test_lists_of_need_and_area_exist_where_there_are_services(tmp_path: Path) -> None:
    site = made(tmp_path)
    assert names(site.page("/needs/bed/town/"))[:2] == ["Just turn up", "The Alpha"]
    assert names(site.page("/needs/food/port/"))[:2] == ["A worker refers you", "Beta"]
    assert not (site.output / "needs/food/town").exists()


def test_areas_take_in_the_places_of_services(tmp_path: Path) -> None:
    site = made(tmp_path)
    assert "The Alpha" in site.page("/areas/town/")
    assert "Beta" in site.page("/areas/port/")
    assert "Beta" not in site.page("/areas/town/")


def test_a_day_shows_that_days_times(tmp_path: Path) -> None:
    text = page_text(made(tmp_path).page("/days/saturday/"))
    assert "The Alpha" in text
    assert "1pm to 2pm" in text
    assert "Harbour Kitchen" not in text


def test_a_client_group_has_a_list(tmp_path: Path) -> None:
    assert "Beta" in made(tmp_path).page("/for/young/")


def test_home_and_help_now_lead_to_what_cannot_wait(tmp_path: Path) -> None:
    site = made(tmp_path)
    home, help_now = site.page("/"), page_text(site.page("/help-now/"))
    assert 'href="/needs/bed/"' in home
    assert home.index("/needs/bed/") < home.index("/needs/food/")
    assert "## A bed" in help_now
    assert "The Alpha" in help_now
    assert "Beta" not in help_now  # a worker has to refer there


def test_an_empty_list_says_so(tmp_path: Path) -> None:
    site = small_site(tmp_path, {**BASICS, "areas/sea.yaml": "name: Sea\n", "needs/law.yaml": "name: Law\n"})
    found = site.check()
    assert codes(found) == ["area-unused", "need-unused"]
    assert str(found[1].span) == "content/needs/law.yaml:1:7"
    assert found[1].message == "No service meets the need “Law”, so its page would be empty."
    assert found[1].hint == "Write `law` into the `needs:` of a service, or delete this file."
    site.build()
    assert "Nobody has listed a service here yet." in site.page("/areas/sea/")


def test_a_long_list_is_shared_out_over_pages(tmp_path: Path) -> None:
    many = {
        f"services/s{number:03}.yaml": service(f"Service {number:03}", "needs: food\n")
        for number in range(PER_PAGE + 3)
    }
    organisations = {
        f"organisations/o{number:03}.yaml": f"name: Body {number:03}\nkind: {'council' if number else 'charity'}\n"
        for number in range(PER_PAGE)
    }
    site = small_site(tmp_path, {**BASICS, **many, **organisations})
    urls = {page.url for page in site.load().pages}
    for url in ("/needs/food/", "/organisations/", "/organisations/harbour-trust/"):
        assert f"{url}page-2/" in urls
        assert f"{url}page-3/" not in urls
    site.build()
    first, second = site.page("/needs/food/"), site.page("/needs/food/page-2/")
    assert first.count('<li class="card"') == PER_PAGE
    assert second.count('<li class="card"') == 4
    assert "data-parts" not in first, "the clock knows only one page of it"
    everything = site.page("/services/")
    assert everything.count('<li class="card"') == view.SOME
    assert 'rel="next" href="/services/page-2/"' in everything
    last = site.page(f"/services/page-{-(-(PER_PAGE + 4) // view.SOME)}/")
    assert 'rel="next"' not in last
    assert last.count('<li class="card"') == (PER_PAGE + 4) % view.SOME
    assert 'href="/needs/food/page-2/"' in first
    assert 'href="/needs/food/page-2/" aria-current="page"' in second
    own, further = (site.page(f"/organisations/harbour-trust/{page}") for page in ("", "page-2/"))
    assert (own.count('<li class="card"'), further.count('<li class="card"')) == (PER_PAGE, 4)
    assert ("<dt>Kind</dt>" in own, "<dt>Kind</dt>" in further) == (True, False)
    assert 'rel="next" href="/organisations/harbour-trust/page-2/"' in own
    assert 'rel="prev" href="/organisations/harbour-trust/"' in further
    bodies = [site.page(f"/organisations/{page}") for page in ("", "page-2/")]
    named = [set(re.findall(r'href="/organisations/([a-z0-9-]+)/"><?', each)) - {"page-2"} for each in bodies]
    assert [len(each) for each in named] == [PER_PAGE, 1]
    assert 'rel="next" href="/organisations/page-2/"' in bodies[0]
