"""`site-builder init`: the repository of a new site, which checks and builds as it is on any day, for any host and country."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from site_builder.build import build, check
from site_builder.cli import FAILED, OK, USAGE, main
from site_builder.content.source import read_source
from site_builder.diagnostics import Diagnostic
from site_builder.options import Options
from site_builder.starter.answers import HOSTS, QUESTIONS, AnswerError
from site_builder.starter.new_site import write_site
from site_builder.starter.shipped import FOLDER, WRITTEN_ON, Country, countries
from tests.tooling.small_site import all_files, codes, told

TO_DO = {"example-left", "setting-left", "need-unused"}


def answers(**given: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for question in QUESTIONS:
        default = "England" if question.option == "country" else question.default(found)
        found[question.option] = question.answered(given.get(question.option, default))
    return found


def found_in(folder: Path, today: date = WRITTEN_ON) -> list[Diagnostic]:
    return list(check(Options(folder / "content", folder / "output", today, jobs=1)))


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("country", countries(), ids=lambda each: each.code)
def test_a_new_site_checks_and_builds(tmp_path: Path, host: str, country: Country) -> None:
    write_site(tmp_path, answers(host=host, country=country.name), WRITTEN_ON)
    found = found_in(tmp_path)
    asked = {"part-missing"} if country.code == "us" else set()
    assert set(codes(found)) == TO_DO | asked, told(found)
    options = Options(
        tmp_path / "content", tmp_path / "output", WRITTEN_ON, without=frozenset({"search"}), jobs=1
    )
    assert build(options).published
    home = (tmp_path / "output/index.html").read_text("utf-8")
    assert [each["number"] for each in country.emergency if each["number"] not in home] == []


@pytest.mark.parametrize("weeks", [1, 60, 521])
def test_no_example_is_overdue_on_the_day_it_is_copied(tmp_path: Path, weeks: int) -> None:
    today = WRITTEN_ON + timedelta(weeks=weeks, days=3)
    write_site(tmp_path, answers(), today)
    assert set(codes(found_in(tmp_path, today))) == TO_DO


def test_the_check_names_each_example_once_until_it_is_changed_or_gone(tmp_path: Path) -> None:
    write_site(tmp_path, answers(contact="hello@northport.example.org"), WRITTEN_ON)
    left = [each.span.file for each in found_in(tmp_path) if each.code.name == "example-left"]
    examples = {
        path.relative_to(FOLDER / "examples").as_posix() for path in (FOLDER / "examples").rglob("*.*")
    }
    assert sorted(left) == sorted(f"content/{name}" for name in examples)
    (tmp_path / "content/glossary/example-word.yaml").unlink()
    page = tmp_path / "content/pages/example-about.md"
    page.write_text(page.read_text("utf-8").replace("Example: ", ""), "utf-8")
    assert codes(found_in(tmp_path)).count("example-left") == len(left) - 2


def test_examples_can_be_left_out(tmp_path: Path) -> None:
    write_site(tmp_path, answers(examples="no"), WRITTEN_ON)
    kinds = {
        "organisation-kinds",
        "group-kinds",
        "resource-kinds",
        "risk-kinds",
        "alert-kinds",
        "ask-statuses",
        "sectors",
    }
    written = {each.name for each in (tmp_path / "content").iterdir()}
    assert written == {"site.yaml", "needs", "client-groups", *kinds}
    assert set(codes(found_in(tmp_path))) == {"setting-left", "need-unused"}


def test_settings_that_nobody_has_filled_in_are_told_at_their_place(tmp_path: Path) -> None:
    write_site(tmp_path / "our-town", answers(examples="no"), WRITTEN_ON)
    left = [each for each in found_in(tmp_path / "our-town") if each.code.name == "setting-left"]
    text = (tmp_path / "our-town/content/site.yaml").read_text("utf-8").splitlines()
    pointed = [text[each.span.line - 1][each.span.column - 1 :] for each in left]
    assert pointed == ["https://our-town.change-me.example/", "change-me@example.org"]


def test_every_choice_of_site_yaml_is_explained_above_its_line(tmp_path: Path) -> None:
    write_site(tmp_path, answers(), WRITTEN_ON)
    lines = (tmp_path / "content/site.yaml").read_text("utf-8").splitlines()
    choices = [n for n, line in enumerate(lines) if re.match(r"(?:# )?\s*(?:- )?\w+:", line)]
    assert len(choices) > 30
    assert [lines[n] for n in choices if not re.match(r"\s*## \w", lines[n - 1])] == []


def test_examples_are_easy_to_tell_from_truth() -> None:
    for path in (FOLDER / "examples").rglob("*.*"):
        source, _ = read_source(path, path.name)
        assert source
        assert str(source.data["name"]).startswith("Example: "), path
        assert "example" in f"{source.data.get('summary')} {source.data.get('for')}", path


@pytest.mark.parametrize("country", countries(), ids=lambda each: each.code)
def test_a_country_is_offered(country: Country) -> None:
    assert country.emergency
    assert country.settings["time_zone"]
    question = next(each for each in QUESTIONS if each.option == "country")
    assert country.name in question.words
    assert question.answered(country.name) is country


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("US-IL", ["country: US", "subdivision: IL"]),
        ("United States, illinois", ["country: US", "subdivision: IL"]),
        ("France", ["country: FR", "time_zone: Europe/Paris", "languages: [fr-FR]"]),
        ("de", ["country: DE", "languages: [de-DE]"]),
        ("Portugal", ["country: PT", "languages: [pt-PT]"]),
    ],
)
def test_any_country_whose_holidays_and_numbers_are_known_can_be_said(
    tmp_path: Path, said: str, lines: list[str]
) -> None:
    write_site(tmp_path, answers(country=said), WRITTEN_ON)
    text = (tmp_path / "content/site.yaml").read_text("utf-8").splitlines()
    assert [line for line in lines if line not in text] == []
    found = found_in(tmp_path)
    assert [each for each in found if each.is_error] == [], told(found)


@pytest.mark.parametrize("said", ["GB", "UK", "Britain", "United Kingdom"])
def test_the_united_kingdom_is_asked_for_its_nation(said: str) -> None:
    with pytest.raises(AnswerError, match="nation"):
        answers(country=said)


def test_numbers_of_examples_are_those_that_another_country_replaces() -> None:
    text = "".join(path.read_text("utf-8") for path in (FOLDER / "examples").rglob("*.*"))
    written = set(re.findall(r"0\d[\d ]{8,}\d", text))
    assert written
    assert [each.code for each in countries() if each.phones and set(each.phones) != written] == []


def test_no_country_is_taken_in_silence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path), "--yes"]) == OK
    assert "Choose `country` and `nation` in content/site.yaml" in capsys.readouterr().out
    site = tmp_path / "content/site.yaml"
    lines = site.read_text("utf-8").splitlines()
    assert "country: GB" in lines
    assert [line for line in lines if "nation:" in line] == ["# nation:"]
    found = found_in(tmp_path, date.today())
    assert set(codes(found)) == TO_DO | {"part-missing"}, told(found)
    (asked,) = [each for each in found if each.code.name == "part-missing"]
    assert "so England's are taken" in asked.message
    assert "another `country`" in asked.hint
    # What holds in only one nation isn't there before somebody says which it is.
    assert {"999", "116 123"} == set(re.findall(r"number: \"?(\d[\d ]*\d)", site.read_text("utf-8")))
    site.write_text(site.read_text("utf-8").replace("# nation:", "nation: wales"), "utf-8")
    assert "part-missing" not in codes(found_in(tmp_path, date.today()))


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "README.md").write_text("Ours\n", "utf-8")
    (tmp_path / "content/needs").mkdir(parents=True)
    (tmp_path / "content/needs/food.yaml").write_text("name: Food\n", "utf-8")
    assert main(["init", str(tmp_path), "--yes"]) == OK
    assert (tmp_path / "README.md").read_text("utf-8") == "Ours\n"
    assert (tmp_path / "content/needs/food.yaml").read_text("utf-8") == "name: Food\n"
    said = capsys.readouterr().out
    assert said.count("Left as it was: ") == 2
    before = all_files(tmp_path)
    assert main(["init", str(tmp_path), "--yes"]) == USAGE
    assert "is there already" in capsys.readouterr().err
    assert all_files(tmp_path) == before


def type_in(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_at_most_eight_questions_are_asked_and_wrong_answers_are_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(
        monkeypatch, "Hafan: a charter", "Northport", "", "Atlantis", "wales", "gitlab", "me", "me@northport.example.org",
        "cy", "teal", "#136f63", "perhaps", "no",
    )  # fmt: skip
    assert main(["init", str(tmp_path / "forum")]) == OK
    said = capsys.readouterr()
    assert said.out.count(": ") == 8 + 5
    assert said.out.count("In which country? ") == 3
    assert "[England]" not in said.out  # which one it is can't be taken for granted
    assert len(said.err.splitlines()) == 5
    assert "England, Northern Ireland, Scotland, Wales" in said.err
    text = (tmp_path / "forum/content/site.yaml").read_text("utf-8")
    for line in ('name: "Hafan: a charter"', "nation: wales", "languages: [cy]", '  brand: "#136f63"'):
        assert f"\n{line}\n" in text
    assert not (tmp_path / "forum/content/services").exists()


def test_what_is_said_as_an_option_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, "")
    options = [f"--{each.option}={each.default({'country': countries()[0]})}" for each in QUESTIONS[1:]]
    assert main(["init", str(tmp_path / "forum"), *options]) == OK
    assert capsys.readouterr().out.count("]: ") == 1


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--country=Atlantis", "England"),
        ("--contact=nobody", "Write it like `hello@example.org`"),
        ("--host=floppy", "Answer other"),
        ("--colours=blue", "isn't a colour"),
        ("--language=English", "`en-GB`"),
    ],
)
def test_a_wrong_option_is_a_sentence_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, words: str
) -> None:
    assert main(["init", str(tmp_path / "forum"), "--yes", option]) == USAGE
    assert words in capsys.readouterr().err
    assert not (tmp_path / "forum").exists()


def test_nobody_at_the_keyboard_is_told_of_yes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch)
    assert main(["init", str(tmp_path / "forum")]) == FAILED
    assert "--yes" in capsys.readouterr().err
    assert not (tmp_path / "forum").exists()


@pytest.mark.parametrize("command", ["build", "check"])
def test_in_an_empty_folder_the_way_to_begin_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([command]) == FAILED
    assert "site-builder init" in capsys.readouterr().err
