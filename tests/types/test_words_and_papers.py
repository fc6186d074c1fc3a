"""Resources, the glossary, news and plain pages: their rules, and what their pages say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from site_builder.types.page import PlainPage
from tests.tooling.page_text import page_text
from tests.tooling.small_site import codes, small_site, told

FORM = "name: The form\nkind: form\n"


@pytest.mark.parametrize(("due", "late"), [("2026-11-22", True), ("2026-11-23", False)])
def test_a_resource_is_late_the_day_after_its_review_was_due(tmp_path: Path, due: str, late: bool) -> None:
    site = small_site(tmp_path, {"resources/form.yaml": f"{FORM}review_due: {due}\n"})
    site.build()
    assert ("resource-review-overdue" in codes(site.check())) is late
    assert "data-ago>22 November 2026</time>" in site.page("/resources/form/") or not late
    assert ('<span class="tag care">Review overdue</span>' in site.page("/resources/")) is late


def test_a_resources_document_has_to_be_there(tmp_path: Path) -> None:
    site = small_site(tmp_path, {"resources/form.yaml": f"{FORM}document: form.pdf\n"})
    assert told(site.check()).splitlines()[:2] == [
        "content/resources/form.yaml:3:11: error: `document`: there is no document `form.pdf` in content/files. "
        "[document-missing]",
        "    Put the document into content/files.",
    ]


def test_a_resources_page_shows_the_document_and_who_uses_it(tmp_path: Path) -> None:
    files = {
        "resources/form.yaml": f"{FORM}document: form.pdf\nowner: trust\nlink: https://example.org/form\n",
        "organisations/trust.yaml": "name: Trust\nkind: charity\n",
        "groups/forum.yaml": "name: Forum\nkind: forum\nterms: form\n",
        "files/form.pdf": "x" * 123_456,
    }
    site = small_site(tmp_path, files)
    site.build()
    text = page_text(site.page("/resources/form/"))
    assert "[The form](/files/form.pdf) (PDF, 123 kB)" in text
    assert "[example.org/form](https://example.org/form)" in text
    assert "[Trust](/organisations/trust/)" in text
    assert "[Forum](/groups/forum/)" in text
    assert (site.output / "files/form.pdf").is_file()


def test_two_terms_cannot_share_a_short_form(tmp_path: Path) -> None:
    files = {
        "glossary/a.yaml": "name: One thing\nshort: OT\nmeaning: It.\n",
        "glossary/b.yaml": "name: Another\nshort: OT\nmeaning: That.\n",
    }
    (found,) = small_site(tmp_path, files).check()
    assert (str(found.span), found.code.name) == ("content/glossary/b.yaml:2:8", "short-form-twice")
    assert found.message == "`OT` is already the short form of “One thing” in content/glossary/a.yaml."


def test_the_glossary_sorts_by_letter_whatever_the_accents(tmp_path: Path) -> None:
    files = {
        "glossary/zeal.yaml": "name: zeal\nmeaning: Much *of* it.\n",
        "glossary/etat.yaml": "name: État\nmeaning: A state.\n",
        "glossary/eviction.md": "---\nname: Eviction\nshort: EV\n---\nWhen you have to go\nfrom your home.\n",
        "glossary/two.yaml": "name: 28 days\nmeaning: Four weeks.\n",
    }
    site = small_site(tmp_path, files)
    site.build()
    html = site.page("/glossary/")
    places = [
        html.index(f'id="{each}"') for each in ("letter.0", "two", "letter.e", "etat", "eviction", "zeal")
    ]
    assert places == sorted(places)
    assert "When you have to go\nfrom your home." in html
    assert "<em>of</em>" in html


def test_news_is_shown_from_its_day_on_and_the_newest_first(tmp_path: Path) -> None:
    files = {
        "news/a.yaml": "name: Older\non: 2025-11-01\ntext: Then.\n",
        "news/b.yaml": "name: Newer\non: 2026-11-23\ntext: Now.\n",
        "news/c.yaml": "name: Tomorrow\non: 2026-11-24\ntext: Soon.\n",
    }
    site = small_site(tmp_path, files)
    assert codes(site.build().diagnostics) == ["news-from-future"]
    text = page_text(site.page("/news/"))
    assert text.index("Newer") < text.index("Older")
    assert "Tomorrow" not in text
    assert not (site.output / "news/c").exists()
    assert 'rel="prev" href="/news/a/"' in site.page("/news/b/")
    site.build(date(2026, 11, 24))
    assert 'rel="next" href="/news/c/"' in site.page("/news/b/")


def test_a_site_with_news_to_come_only_has_no_news_in_its_menu(tmp_path: Path) -> None:
    site = small_site(tmp_path, {"news/c.yaml": "name: Tomorrow\non: 2026-11-24\ntext: Soon.\n"})
    site.build()
    assert '"/news/"' not in site.page("/search/")


@pytest.mark.parametrize("headings", [4, 5])
def test_a_long_page_begins_with_its_headings(tmp_path: Path, headings: int) -> None:
    body = "\n\n".join(f"## Part {n}\n\nWords." for n in range(headings))
    site = small_site(tmp_path, {"pages/about.md": f"---\nname: About\nin_menu: yes\n---\n{body}\n"})
    site.build()
    assert len(site.load().site.all(PlainPage)[0].text.headings) == headings
    html = site.page("/about/")
    assert ('aria-label="On this page"' in html) is (headings == 5)
    assert "<h2" in html
    assert '<a href="/about/"' in site.page("/search/")
