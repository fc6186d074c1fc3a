"""Reads site.yaml, the one file that every site needs."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Final

from site_builder.content.meant import author_names
from site_builder.content.source import Source, Value, read_source, unreadable
from site_builder.content.validate import validate
from site_builder.diagnostics import Code, Diagnostic, Problem, Severity, Span
from site_builder.fields.country import GB, country_name, read_country
from site_builder.hours.calendar.holidays import NATIONS, differs_by_part, parts_of
from site_builder.language.words import listed
from site_builder.model.mark import own_palette
from site_builder.model.setting_records import Colours, ReviewPeriods
from site_builder.model.settings import WHOLE, Settings
from site_builder.prose.field import ReadingContext

CONTENT_MISSING = Code(
    "content-missing", Severity.ERROR, "The content folder isn't there or has nothing in it."
)
SETTINGS_MISSING = Code("settings-missing", Severity.ERROR, "The content folder has no site.yaml.")

SETTING_LEFT = Code(
    "setting-left",
    Severity.WARNING,
    "site.yaml still says `change-me` where somebody has to write something.",
)

PART_MISSING = Code(
    "part-missing",
    Severity.WARNING,
    "site.yaml doesn't say in which part of its country the site is, though parts have holidays of their own.",
)

COLOUR_MOVED = Code(
    "colour-moved",
    Severity.WARNING,
    "A colour of the site is too light or too dark for words, and another shade of it is used for them.",
)

CHANGE_ME: Final = "change-me"
"""What stands in the site.yaml of a new site where nobody has said anything yet."""


def can_open(folder: Path) -> bool:
    """Whether a folder is there and may be looked into."""
    return folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)


def read_settings(
    content: Path, base_url: str = "", today: date | None = None
) -> tuple[Settings, Sequence[Diagnostic]]:
    """Read site.yaml, the one file every site needs. `base_url` is an address that counts instead of the one in it.

    What can't be read of it is stood in for by something that nothing else would be wrong with, so that the rest of the
    content can be checked all the same.
    """
    source, found = _read(content)
    if source is None:
        return _stand_in(None, base_url, today), found
    instead = {"base_url": base_url} if base_url else {}
    context = ReadingContext(today=today, country=_country(source))
    settings, problems = validate(source, Settings, context, extra=instead)
    asked = [*_left(source, instead)]
    if settings:
        asked += [*_asked(source, settings), *_moved(source, settings.colours)]
    return settings or _stand_in(source, base_url, today), [*found, *problems, *asked]


def _country(source: Source) -> str:
    """The country that the numbers in site.yaml are of, which is asked before they are read."""
    try:
        return read_country(source.data.get("country", GB))
    except Problem:
        return GB


def _asked(source: Source, settings: Settings) -> Iterator[Diagnostic]:
    """The part of its country that the site is in, where the country's parts have holidays of their own."""
    if settings.country == GB and settings.nation is None:
        yield Diagnostic(
            Span(source.file),
            PART_MISSING,
            "Nobody says whose bank holidays count, so England's are taken.",
            f"Write `nation: england`, or {listed([f'`{each}`' for each in NATIONS if each != 'england'], 'or')}; "
            "or another `country`, if that is where it is.",
        )
    elif settings.country != GB and not settings.subdivision and differs_by_part(settings.country):
        country = country_name(settings.country)
        yield Diagnostic(
            source.span(("country",)),
            PART_MISSING,
            f"Nobody says in which part of {country} the site is, so only the holidays of the whole country count.",
            f"Write `subdivision:` with one of {', '.join(sorted(set(parts_of(settings.country).values())))}; "
            f"`{WHOLE}` if those of the whole country are right.",
        )


def _moved(source: Source, colours: Colours) -> Iterator[Diagnostic]:
    """Which colour is used instead of one that nobody could read."""
    palette = own_palette(colours)
    if palette is None:
        return
    from site_builder.model.palette import TEXT  # loaded already

    for moved in palette.moved:
        where = "links and buttons" if moved.field == "brand" else "what shines on dark ground"
        yield Diagnostic(
            source.span(("colours", moved.field)),
            COLOUR_MOVED,
            f"`{moved.before}` has a contrast of {moved.contrast:.1f}, and words need {TEXT}: {where} will have "
            f"`{moved.after}` instead, its nearest shade that can be read.",
            f"Write `{moved.after}` if you would have the same colour everywhere.",
        )


def _left(source: Source, instead: Collection[str]) -> Iterator[Diagnostic]:
    """What nobody has filled in yet, but for what something else counts `instead` of."""
    for name, value in source.data.items() if CHANGE_ME in source.text else ():
        inside = value.items() if isinstance(value, dict) else [("", value)]
        for part, each in inside:
            if name not in instead and isinstance(each, str) and CHANGE_ME in each:
                keys = (name, part) if part else (name,)
                message = f"`{', '.join(keys)}` is still as it was when the site began: `{each}`."
                yield Diagnostic(source.span(keys), SETTING_LEFT, message, "Write your own in its place.")


_BEGIN: Final = "To start a site: `site-builder init .`"


def _read(content: Path) -> tuple[Source | None, Sequence[Diagnostic]]:
    name = content.name
    if not content.is_dir():
        hint = f"{_BEGIN}. If it is somewhere else, name it with --content."
        return None, [Diagnostic(Span(name), CONTENT_MISSING, f"There is no folder `{name}`.", hint)]
    if not can_open(content):
        return None, [unreadable(Span(name), PermissionError(0, "you are not allowed to open it"), "folder")]
    path = content / "site.yaml"
    if not path.exists() and not path.is_symlink():
        if not any(content.iterdir()):
            return None, [
                Diagnostic(Span(name), CONTENT_MISSING, f"The folder `{name}` is empty.", f"{_BEGIN}.")
            ]
        hint = "Every site needs it: `site-builder new site` writes one."
        return None, [Diagnostic(Span(f"{name}/site.yaml"), SETTINGS_MISSING, "There is no site.yaml.", hint)]
    return read_source(path, f"{name}/site.yaml")


_NEVER: Final = "100 years"
_NEEDED: Final[dict[str, Value]] = {
    "name": "?",
    "area": "?",
    "base_url": "https://example.org/",
    "contact": {"email": "nobody@example.org"},
    "emergency": [{"name": "?", "number": "+44 1632 960 001"}],
    "time_zone": "Europe/London",
}
_LENIENT: Final[dict[str, Value]] = {
    "reviews": {field.name: _NEVER for field in fields(ReviewPeriods)},
}
"""What stands in for settings whose defaults are stricter than what an author may have meant."""


def _stand_in(source: Source | None, base_url: str, today: date | None) -> Settings:
    """Settings of what can be read in site.yaml, line by line."""
    written = source.data if source else _LENIENT
    good: dict[str, Value] = dict(_NEEDED)
    for key in [each for each in author_names(Settings) if each in written]:
        for value in (written[key], _LENIENT.get(key)):
            if value is not None and _settings({**good, key: value}, today):
                good[key] = value
                break
    settings = _settings({**good, "base_url": base_url or good["base_url"]}, today)
    assert settings, "the stand-ins are valid by themselves"
    return settings


def _settings(data: dict[str, Value], today: date | None) -> Settings | None:
    source = Source("site.yaml", data, None, 1, "", 0)
    return validate(source, Settings, ReadingContext(today=today, country=_country(source)))[0]
