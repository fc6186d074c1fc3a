"""A site in another language: what is translated is said in it, and the rest is English that says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from site_builder.language.speaking import BRITISH, spoken
from tests.tooling.small_site import BASICS, SETTINGS, SmallSite, codes, small_site, told
from tests.tooling.write_sentences import SENTENCES, said_in_code, sentences

LINK = '<a class="skip" href="#main">'


def site_in(folder: Path, languages: str, catalogues: dict[str, str] | None = None) -> SmallSite:
    """A small site in some languages, with a theme that brings catalogues."""
    theme = folder / "themes" / "own"
    (theme / "locales").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: Own\n")
    for name, text in (catalogues or {}).items():
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        (theme / "locales" / name).write_text(f"{header}{text}", "utf-8")
    return small_site(folder, BASICS, settings=f"{SETTINGS}languages: [{languages}]\ntheme: own\n")


def test_the_catalogue_for_translators_holds_what_is_said() -> None:
    assert SENTENCES.read_bytes() == sentences(), "Run `make words` and look through what it changed."


def test_no_sentence_is_hidden_inside_another() -> None:
    with SENTENCES.open("rb") as file:
        ids = [message.id for message in read_po(file)]
    gathered = {each if isinstance(each, str) else each[0] for each in ids}
    assert [(text, place) for text, place in said_in_code() if text not in gathered] == []


@pytest.mark.parametrize("tag", ["en-GB", "en", "en-US"])
def test_english_needs_no_words(tmp_path: Path, tag: str) -> None:
    assert not site_in(tmp_path, tag).check()


def test_a_language_without_words_is_warned_of_and_english_is_marked(tmp_path: Path) -> None:
    site = site_in(tmp_path, "cy")
    assert codes(site.check()) == ["language-words-missing"]
    assert "content/site.yaml:7:12: warning: The program has no words in `cy` yet" in told(site.check())
    site.build()
    page = site.page("/services/kitchen/")
    assert '<html lang="cy" dir="ltr">' in page
    assert f'{LINK}<span lang="en">Skip to the page</span></a>' in page


def test_some_words_leave_the_rest_english(tmp_path: Path) -> None:
    words = 'msgid "Skip to the page"\nmsgstr "Neidio i\'r dudalen"\n\nmsgid "Menu"\nmsgstr ""\n'
    site = site_in(tmp_path, "cy", {"cy.po": words})
    total = sentences().count(b"\nmsgid ") - 1
    assert f"has no words for {total - 1} of its {total} sentences in `cy`" in told(site.check())
    site.build()
    page = site.page("/services/kitchen/")
    assert f"{LINK}Neidio i&#39;r dudalen</a>" in page or f"{LINK}Neidio i'r dudalen</a>" in page
    assert '<summary><span lang="en">Menu</span></summary>' in page


def test_a_region_has_the_words_of_its_language(tmp_path: Path) -> None:
    skip = 'msgid "Skip to the page"\nmsgstr "%s"\n\n'
    both = {
        "pt.po": f'{skip % "Saltar"}msgid "Menu"\nmsgstr "Lista"\n',
        "pt-BR.po": skip % "Pular",
        "en-US.po": 'msgid "Menu"\nmsgstr "Go"\n',
    }
    site = site_in(tmp_path, "pt-BR", both)
    site.build()
    assert f"{LINK}Pular</a>" in site.page("/")
    assert "<summary>Lista</summary>" in site.page("/")
    site.write({"site.yaml": f"{SETTINGS}languages: [en-US]\ntheme: own\n"})
    assert codes(site.check()) == []
    site.build()
    assert "<summary>Go</summary>" in site.page("/")
    assert f"{LINK}Skip to the page</a>" in site.page("/")


@pytest.mark.parametrize(
    ("catalogue", "place", "reason"),
    [
        ('msgid "Menu"\nmsgstt "a"\n', "5", "Unknown or misformatted keyword"),
        ('msgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "%(x)s"\nmsgstr[1] "b"\n', "4", ""),
        ('#, python-format\nmsgid "in %(num)s"\nmsgstr "%(other)s"\n', "5", ""),
    ],
)
def test_a_catalogue_that_does_not_fit_is_an_error(
    tmp_path: Path, catalogue: str, place: str, reason: str
) -> None:
    said = told(site_in(tmp_path, "cy", {"cy.po": catalogue}).check())
    assert f"themes/own/locales/cy.po:{place}:" in said
    assert reason in said


def test_a_second_language_is_refused(tmp_path: Path) -> None:
    found = site_in(tmp_path, "en-GB, cy").check()
    assert codes(found) == ["languages-several"]
    assert "content/site.yaml:7:20: error: " in told(found)


def test_messages_to_authors_stay_english(tmp_path: Path) -> None:
    site = site_in(tmp_path, "cy", {"cy.po": 'msgctxt "date"\nmsgid "d MMMM y"\nmsgstr "y MMMM d"\n'})
    site.write({"services/kitchen.yaml": BASICS["services/kitchen.yaml"].replace("2026-10", "2024-10")})
    assert "28 October 2024" in told(site.check())
    assert spoken() is BRITISH
