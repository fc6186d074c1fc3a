"""What docs/ says is what the program does: every command, option, kind of problem and field, and every example."""

from __future__ import annotations

import argparse
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import site_builder
from site_builder.cli import make_parser
from site_builder.diagnostics import Code, Problem
from site_builder.hours.reading.record import Hours, parse_hours
from site_builder.hours.saying.table import describe
from tests.test_imports import LAYERS
from tests.tooling.small_site import BASICS, small_site, told
from tests.tooling.write_docs import FIELDS, fields_page

DOCS = Path(__file__).parents[1] / "docs"
ROOT = DOCS.parent
LINK = re.compile(r"\[[^]]*\]\((?!https?:|mailto:|/)([^)#\s]*)(?:#([^)\s]*))?\)")


def read(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def table_rows(text: str) -> Iterator[tuple[str, ...]]:
    """The rows of all tables in a text, without heads and rules, each cell with its back-ticks taken off."""
    lines = text.splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        is_table = line.startswith("| ") and before.startswith("|")
        if is_table:
            yield tuple(cell.strip().strip("`") for cell in line.strip("| ").split(" | "))


def sections(text: str) -> dict[str, str]:
    """The parts of a page by their second-level headings."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def all_modules() -> Iterator[ModuleType]:
    modules = pkgutil.walk_packages(site_builder.__path__, "site_builder.")
    return (import_module(each.name) for each in modules if not each.name.endswith("__main__"))


def all_codes() -> dict[str, Code]:
    found = (value for module in all_modules() for value in vars(module).values())
    return {value.name: value for value in found if isinstance(value, Code)}


def test_every_kind_of_problem_is_explained_as_it_is() -> None:
    explained = {row[0]: row[1:3] for row in table_rows(read("diagnostics.md"))}
    assert explained == {code.name: (code.severity.word, code.meaning) for code in all_codes().values()}


def test_every_kind_of_problem_is_listed_once_and_says_what_to_do() -> None:
    rows = list(table_rows(read("diagnostics.md")))
    names = [row[0] for row in rows]
    assert sorted(names) == sorted(set(names))
    assert [row[0] for row in rows if len(row) != 4 or not row[3].endswith(".")] == []


def commands() -> dict[str, argparse.ArgumentParser]:
    actions = make_parser()._actions
    return dict(next(each for each in actions if isinstance(each, argparse._SubParsersAction)).choices)


def options(parser: argparse.ArgumentParser) -> list[str]:
    actions = [each for each in parser._actions if not isinstance(each, argparse._HelpAction)]
    return sorted(each.option_strings[0] if each.option_strings else str(each.metavar) for each in actions)


def test_every_command_and_option_is_explained() -> None:
    explained = {
        name: sorted(row[0] for row in table_rows(text))
        for name, text in sections(read("commands.md")).items()
    }
    assert explained == {name: options(parser) for name, parser in commands().items()}


def test_the_choices_of_format_are_named() -> None:
    shown = next(each for each in commands()["build"]._actions if each.dest == "format")
    named = next(row[1] for row in table_rows(sections(read("commands.md"))["build"]) if row[0] == "--format")
    assert sorted(re.findall(r"`(\w+)`", named)) == sorted(map(str, shown.choices or ()))


def test_the_page_of_fields_is_what_the_models_say() -> None:
    assert FIELDS.read_text("utf-8") == fields_page(), "Run `make docs` and read what it changed."


def test_no_field_is_without_a_meaning() -> None:
    assert [row[0] for row in table_rows(fields_page()) if not row[1]] == []


@pytest.mark.parametrize("page", [*sorted(DOCS.glob("*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    broken = []
    for name, fragment in LINK.findall(without_code(page.read_text("utf-8"))):
        target = page.parent / name if name else page
        if not target.exists() or (fragment and fragment not in anchors(target)):
            broken.append(f"{name}#{fragment}")
    assert broken == []


def without_code(text: str) -> str:
    text = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(page: Path) -> set[str]:
    """The names that code hosts give to headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_every_page_can_be_reached_from_the_readme() -> None:
    linked = {name for name, _ in LINK.findall((ROOT / "README.md").read_text("utf-8"))}
    assert {f"docs/{path.name}" for path in DOCS.glob("*.md")} <= linked


def blocks(name: str, language: str) -> list[str]:
    """The examples of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", read(name), flags=re.MULTILINE | re.DOTALL)


def example_files() -> dict[str, str]:
    """The files of content that the pages show, by their paths inside content/; what is added to a file comes last."""
    files: dict[str, str] = {}
    for block in [*blocks("editing.md", "yaml"), *blocks("coordinator.md", "yaml")]:
        if match := re.match(r"# (?:added to )?content/(\S+)\n", block):
            files[match[1]] = files.get(match[1], "") + block[match.end() :]
    return files


def test_the_files_that_are_shown_make_a_site_without_a_complaint(tmp_path: Path) -> None:
    files = example_files()
    assert {"site.yaml", "services/quay-kitchen.yaml", "services/safe-house.yaml"} < set(files)
    assert told(small_site(tmp_path, {**BASICS, **files}).check()) == ""


def test_every_example_is_of_a_kind_that_is_tried() -> None:
    kinds = r"# (?:added to )?content/|hours:"
    untried = [
        each for page in DOCS.glob("*.md") for each in blocks(page.name, "yaml") if not re.match(kinds, each)
    ]
    assert untried == []


@pytest.mark.parametrize(
    "block", [each for each in blocks("editing.md", "yaml") if each.startswith("hours:")]
)
def test_hours_below_their_line_are_fine(tmp_path: Path, block: str) -> None:
    files = {
        **BASICS,
        "services/kitchen.yaml": BASICS["services/kitchen.yaml"].replace("hours: Mon-Fri 9am-5pm\n", block),
    }
    assert told(small_site(tmp_path, files).check()) == ""


def week(hours: Hours) -> str:
    """What was understood, without days that are closed and bank holidays that nothing is said of."""
    return "; ".join(
        f"{row.label}: {row.words}"
        for row in describe(hours)
        if (row.words != "Closed" or not row.weekdays)
        and (row.label, row.words) != ("Bank holidays", "Not known: ring first")
    )


def hours_table(number: int) -> list[tuple[str, ...]]:
    """One of the two tables of opening hours: those that are fine, and those that are not."""
    text = sections(read("editing.md"))["Opening hours"].split("| you write |")[number + 1]
    return [row for row in table_rows(f"| |{text}") if not row[0].startswith("---")]


@pytest.mark.parametrize(("line", "words"), hours_table(0))
def test_hours_mean_what_the_table_says(line: str, words: str) -> None:
    assert week(parse_hours(line)) == words


@pytest.mark.parametrize(("line", "words"), hours_table(1))
def test_hours_are_refused_with_these_words(line: str, words: str) -> None:
    with pytest.raises(Problem) as refused:
        parse_hours(line)
    assert f"{refused.value.message} {refused.value.hint}" == words


def test_the_message_that_is_explained_is_the_one_people_get(tmp_path: Path) -> None:
    (message,) = blocks("editing.md", "text")
    files = example_files()
    mistaken = files["services/quay-kitchen.yaml"].replace(
        "Mon-Fri noon-2pm; bank holidays closed", "Mon-Fri 9-5"
    )
    site = small_site(tmp_path, {**BASICS, **files, "services/quay-kitchen.yaml": mistaken})
    assert told(site.check()) == message


def test_the_layers_are_those_that_are_held_to() -> None:
    rows = [
        row for row in table_rows(sections(read("architecture.md"))["Layers"]) if not row[0].startswith("---")
    ]
    named = [set(re.findall(r"\w+", row[0])) for row in reversed(rows)]
    assert named == [set(layer) for layer in LAYERS]
