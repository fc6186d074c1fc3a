"""Tiny sites for tests: a few files given as text, checked and built by the real pipeline.

site = small_site(tmp_path, {"needs/food.yaml": "name: Food"})
assert codes(site.check()) == ["need-unused"]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_builder.build import build, check, load
from site_builder.diagnostics import Diagnostic
from site_builder.options import Built, Options
from site_builder.outputs.output import Gathered

TODAY = date(2026, 11, 23)
"""A Monday in late autumn: the day on which all tests live."""

SETTINGS = """\
name: Northport Homelessness Charter
area: Northport
nation: england
base_url: https://northport.example.org/
contact: {email: hello@northport.example.org}
emergency: [{name: Police and ambulance, number: 999}]
"""

BASICS: Mapping[str, str] = {
    "needs/food.yaml": "name: Food\nsummary: A meal today\n",
    "organisations/harbour-trust.yaml": "name: Harbour Trust\nkind: charity\n",
    "sectors/charity.yaml": "name: Charities\norder: 1\n",
    "services/kitchen.yaml": (
        "name: Harbour Kitchen\norganisation: harbour-trust\nneeds: [food]\n"
        "hours: Mon-Fri 9am-5pm\nchecked: {on: 2026-10-28}\n"
    ),
}
"""A need, an organisation and a service, with which a site has no errors and no warnings."""

Files = Mapping[str, str | bytes | None]


@dataclass(frozen=True, slots=True)
class SmallSite:
    """A content folder and the place its site goes to."""

    content: Path
    output: Path

    def options(
        self, today: date = TODAY, *, base_url: str = "", search: bool = False, booklet: bool = False
    ) -> Options:
        """What to ask of the pipeline; one process, no search and no booklet unless asked for."""
        return Options(
            self.content,
            self.output,
            today,
            base_url=base_url,
            also=frozenset({"booklet"} if booklet else ()),
            without=frozenset(() if search else {"search"}),
            jobs=1,
        )

    def check(self, today: date = TODAY) -> Sequence[Diagnostic]:
        """Everything that is said about the content."""
        return check(self.options(today))

    def load(self, today: date = TODAY) -> Gathered:
        """The site before it is written; the test fails with what was said when there are errors."""
        loaded, found = load(self.options(today))
        assert loaded is not None, told(found)
        return loaded

    def build(
        self, today: date = TODAY, *, base_url: str = "", search: bool = False, booklet: bool = False
    ) -> Built:
        """Build it; the test fails with what was said when nothing is published."""
        built = build(self.options(today, base_url=base_url, search=search, booklet=booklet))
        assert built.published, told(built.diagnostics)
        return built

    def page(self, url: str) -> str:
        """The HTML of a built page by its path from the root of the site: `/services/kitchen/`."""
        path = url.lstrip("/")
        return (self.output / (f"{path}index.html" if path.endswith("/") or not path else path)).read_text(
            "utf-8"
        )

    def write(self, files: Files) -> None:
        """Add or replace files of the content; None takes one away."""
        for name, text in files.items():
            path = self.content / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())


def small_site(folder: Path, files: Files, *, settings: str = SETTINGS) -> SmallSite:
    """Write a content folder: site.yaml with these settings, and the files, given by their paths inside the folder."""
    site = SmallSite(folder / "content", folder / "output")
    site.content.mkdir(parents=True, exist_ok=True)
    site.write({"site.yaml": settings, **files} if settings else files)
    return site


def codes(found: Sequence[Diagnostic]) -> list[str]:
    """The codes of diagnostics, in their order."""
    return [each.code.name for each in found]


def told(found: Sequence[Diagnostic]) -> str:
    """Diagnostics as people see them."""
    from site_builder.report import as_text

    return as_text(found)


def all_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def time(day: str, words: str) -> str:
    """A day on a finished page, from which a reader's clock counts."""
    return f'<time datetime="{day}" data-ago>{words}</time>'
