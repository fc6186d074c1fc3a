"""`site-builder schema`: editors underline what is wrong as far as a schema can see it, and nothing that is right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from site_builder.cli import OK, main
from site_builder.content.source import read_source
from site_builder.model.explain import explain_fields
from site_builder.schema import editor_settings, schema_of, settings_schema
from site_builder.types import CONTENT_TYPES
from tests.tooling.example import CONTENT
from tests.tooling.small_site import BASICS, small_site

ROOT = Path(__file__).parents[1]
BY_FOLDER = {each.folder: each for each in CONTENT_TYPES}
SCHEMAS = {
    (each.folder, is_markdown): jsonschema.Draft7Validator(schema_of(each, {}, front_matter=is_markdown))
    for each in CONTENT_TYPES
    for is_markdown in (False, True)
}
SITE = jsonschema.Draft7Validator(settings_schema())


def sites() -> Iterator[Path]:
    """The folders of content that the program has nothing against."""
    yield CONTENT
    for path in sorted((ROOT / "tests/sites").iterdir()):
        if (path / "content").is_dir() and "refused" not in path.name and "failed" not in path.name:
            yield path / "content"


def read(path: Path) -> Any:
    """A file as we read it; and as the YAML of editors does, which knows numbers and truth."""
    source, found = read_source(path, path.name)
    assert source, found
    return source.data, yaml.load(source.text, _Yaml12)


class _Yaml12(yaml.SafeLoader):
    """YAML 1.2 as editors have it: true and false, whole numbers, and else text."""


_Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag.endswith((":int", ":null"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    if first not in "oOyYnN"
}


@pytest.mark.parametrize("content", list(sites()), ids=lambda path: path.parent.name)
def test_nothing_right_is_underlined(content: Path) -> None:
    wrong = []
    for path in sorted(content.rglob("*")):
        parts = path.relative_to(content).parts
        folder = parts[0].partition(".")[0] if len(parts) == 1 else parts[0]
        if path.suffix not in (".yaml", ".md") or (folder not in BY_FOLDER and folder != "site"):
            continue
        validator = SITE if folder == "site" else SCHEMAS[folder, path.suffix == ".md"]
        ours, theirs = read(path)
        # One site is about words that other readers take for nothing; an editor may ask about those.
        for data in [ours] if content.parent.name == "as-written" else [ours, theirs]:
            wrong += [f"{path}: {list(each.path)}: {each.message}" for each in validator.iter_errors(data)]
    assert not wrong, "\n".join(each[:300] for each in wrong)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("sumary: X", []),
        ("summary: [a, b]", ["summary"]),
        ("needs: []", ["needs"]),
        ("needs: food, advice", ["needs"]),
        ("needs: [Food bank]", ["needs"]),
        ("status: opened", ["status"]),
        ("risky: perhaps", ["risky"]),
        ("checked: {on: 28/10/2026}", ["checked", "on"]),
        ("checked: 2026-10-28", ["checked"]),
        ("checked: {on: 2026-10-28, how: telepathy}", ["checked", "how"]),
        ("places: [{name: A, step_free: maybe}]", ["places"]),
        ("places: [{nam: A}]", ["places"]),
        ("access: drop-in", ["access"]),
        ("access: {hwo: drop-in}", ["access"]),
        ("for: {groups: {a: b}}", ["for", "groups"]),
        ("phones: [{number: 01632 960 001, lable: X}]", ["phones"]),
        ("organisation: Harbour Trust", ["organisation"]),
        ("formerly: Old Name", ["formerly"]),
        ("telephone: 01632 960 001", []),
        ("name: {a: b}", ["name"]),
    ],
)
def test_what_a_schema_can_see_is_underlined(text: str, where: list[str]) -> None:
    right = yaml.load(BASICS["services/kitchen.yaml"], yaml.BaseLoader)
    validator = SCHEMAS["services", False]
    assert not list(validator.iter_errors(right))
    wrong = right | yaml.load(text, yaml.BaseLoader)
    assert [list(each.path) for each in validator.iter_errors(wrong)] == [where]


@pytest.mark.parametrize("each", CONTENT_TYPES, ids=lambda each: each.name)
def test_every_field_has_its_help(each: Any) -> None:
    schema = schema_of(each, {})
    jsonschema.Draft7Validator.check_schema(schema)
    assert set(schema["properties"]) == {field.name for field in explain_fields(each.model)}
    groups = [schema, *schema["definitions"].values()]
    assert [
        name for group in groups for name, said in group["properties"].items() if not said["description"]
    ] == []
    assert set(schema["required"]) == {field.name for field in explain_fields(each.model) if field.required}


def test_the_ids_of_the_site_are_offered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path, BASICS)
    assert main(["schema", str(tmp_path / ".schemas"), "--content", str(site.content)]) == OK
    said = capsys.readouterr().out
    assert "# yaml-language-server: $schema=../../.schemas/service.schema.json" in said
    schema = json.loads((tmp_path / ".schemas/service.schema.json").read_text("utf-8"))
    assert {"enum": ["food"]} in schema["properties"]["needs"]["anyOf"][0]["anyOf"]
    assert {"enum": ["harbour-trust"]} in schema["properties"]["organisation"]["anyOf"]
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text("utf-8"))
    for name, files in settings["yaml.schemas"].items():
        assert (tmp_path / name).is_file()
        assert files.startswith("content/")


def test_settings_of_editors_are_not_overwritten(tmp_path: Path) -> None:
    site = small_site(tmp_path, BASICS)
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode/settings.json").write_text("{}\n", "utf-8")
    assert main(["schema", str(tmp_path / "s"), "--content", str(site.content)]) == OK
    assert (tmp_path / ".vscode/settings.json").read_text("utf-8") == "{}\n"
    assert "./s/site.schema.json" in editor_settings("s", "content")
