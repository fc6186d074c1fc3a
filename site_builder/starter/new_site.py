"""`site-builder init`: writes the repository of a new site, which checks, builds and publishes as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template
from typing import Any, Final

from site_builder.content.find import find_files
from site_builder.content.settings import CHANGE_ME
from site_builder.fields.readers import plain_id
from site_builder.model.settings import Settings
from site_builder.schema import editor_settings, write_schemas
from site_builder.starter.answers import HOSTS
from site_builder.starter.commented import commented
from site_builder.starter.requirements import requirements
from site_builder.starter.shipped import FOLDER, files_in, moved_along
from site_builder.types import CONTENT_TYPES

SITE: Final = "content/site.yaml"
SCHEMAS: Final = ".schemas"


class InitError(Exception):
    """A site can't be started; the message says why and what to do instead."""


@dataclass(frozen=True, slots=True)
class NewSite:
    """What came of it: the files that were written, and those that were there and stayed as they are."""

    written: tuple[str, ...]
    left: tuple[str, ...]


def write_site(folder: Path, answers: Mapping[str, Any], today: date) -> NewSite:
    """Write a new site into a folder, which is made if it isn't there. Nothing is ever overwritten."""
    if (folder / SITE).exists():
        raise InitError(f"{folder / SITE} is there already: this is a site. Nothing was changed.")
    written, left = [], []
    for name, content in _all_files(folder.resolve().name, answers, today):
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(content)
            if content.startswith(b"#!"):
                path.chmod(path.stat().st_mode | 0o111)
        except FileExistsError:
            left.append(name)
            continue
        except OSError as error:
            raise InitError(f"{path} can't be written: {error.strerror}.") from None
        written.append(name)
    write_schemas(folder / SCHEMAS, find_files(folder / "content", CONTENT_TYPES)[0].ids)
    return NewSite(tuple(written), tuple(left))


def _all_files(folder: str, answers: Mapping[str, Any], today: date) -> Iterator[tuple[str, bytes]]:
    for name, text in _texts(folder, answers, today):
        yield name, text.encode()
    needed = requirements()
    yield "requirements.txt", needed.text.encode()
    if needed.wheel:
        yield f"vendor/{needed.wheel.name}", needed.wheel.read_bytes()


def _texts(folder: str, answers: Mapping[str, Any], today: date) -> Iterator[tuple[str, str]]:
    country = answers["country"]
    yield SITE, _site_yaml(folder, answers)
    kept = [FOLDER / "content", FOLDER / "countries" / country.code]
    for source in [*kept, *([FOLDER / "examples"] if answers["examples"] else [])]:
        for name, text in files_in(source):
            for number, instead in country.phones.items():
                text = text.replace(number, instead)
            yield f"content/{name}", moved_along(text, today)
    words = {
        "name": answers["name"],
        "place": answers["place"],
        "folder": folder,
        "host": HOSTS[answers["host"]],
    }
    publishing = FOLDER / "hosts" / f"{answers['host']}.md"
    words["publishing"] = Template(publishing.read_text("utf-8")).substitute(words).strip()
    for name, text in files_in(FOLDER / "repository"):
        yield name, Template(text).substitute(words) if name.endswith(".md") else text
    yield from files_in(FOLDER / "hosts" / answers["host"])
    yield ".vscode/settings.json", editor_settings(SCHEMAS, "content")


def _site_yaml(folder: str, answers: Mapping[str, Any]) -> str:
    country = answers["country"]
    brand, accent = answers["colours"]
    values = {
        "name": answers["name"],
        "area": answers["place"],
        **country.settings,
        "base_url": f"https://{plain_id(folder) or 'site'}.{CHANGE_ME}.example/",
        "languages": [answers["language"]],
        "colours": {"brand": brand, "accent": accent},
        "contact": {"email": answers["contact"]},
        "emergency": list(country.emergency),
    }
    return (
        "# The settings of the site.\n"
        "# A line with ## says what the line below it is for. A line that begins with one # isn't read: what stands there\n"
        "# counts anyway. Take the # away to change it.\n" + commented(Settings, values, {}, every=True)
    )
