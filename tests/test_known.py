"""A preview that remembers what it read shows and says the same as a program that has just begun, whatever was changed."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.build import load_all
from site_builder.diagnostics import Diagnostic
from site_builder.known import Known
from site_builder.language.speaking import speaking
from site_builder.options import Loaded
from tests.tooling.small_site import BASICS, SmallSite, small_site

KITCHEN = BASICS["services/kitchen.yaml"]
POOL = {
    "services/kitchen.yaml": (
        KITCHEN,
        KITCHEN.replace("Harbour Kitchen", "Quay Kitchen"),
        KITCHEN.replace("harbour-trust", "nobody"),
        f"{KITCHEN}summary: Ask the ZQX about it\nplaces: [{{name: Hall, coordinates: '54.9, -1.4'}}]\n",
        "name: Hal",
        None,
    ),
    "services/larder.yaml": (
        KITCHEN.replace("Harbour Kitchen", "Larder"),
        f"{KITCHEN}instead: kitchen\nstatus: closed\n",
        None,
    ),
    "services/larder.yaml~": ("left over", None),
    "needs/food.yaml": (BASICS["needs/food.yaml"], "name: Meals\nrisky: yes\n", "name: Food\nadvice: See [all](/a/)", None),
    "organisations/harbour-trust.yaml": (
        BASICS["organisations/harbour-trust.yaml"],
        "name: The Quay Trust (ZQX)\nkind: charity\nformerly: [old-trust]\n",
    ),
    "glossary/zqx.yaml": ("name: Zealous quay exchange\nshort: ZQX\nmeaning: Boats.\n", None),
    "images/a.txt": ("no picture", None),
}  # fmt: skip


def _one_change(site: SmallSite, chance: random.Random) -> None:
    """Write, take away or rename a file."""
    name = chance.choice(sorted(POOL))
    path = site.content / name
    if path.is_file() and chance.random() < 0.15:
        path.rename(path.with_name(f"{path.stem}-2{path.suffix}"))
    text = chance.choice(POOL[name])
    if text is not None or path.is_file():
        site.write({name: text})


@pytest.mark.parametrize("seed", range(2))
def test_what_is_known_changes_nothing(tmp_path: Path, seed: int) -> None:
    site, chance = small_site(tmp_path, dict(BASICS)), random.Random(seed)
    known = Known()
    seen = set()
    for _ in range(12):
        remembered, fresh = (_shown(load_all(site.options(), known=each)) for each in (known, None))
        assert remembered == fresh
        seen.add(str(fresh[0]))
        _one_change(site, chance)
    assert len(seen) > 3, "the changes came to nothing"


def test_only_what_changed_is_read_and_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, known = small_site(tmp_path, dict(BASICS)), Known()
    load_all(site.options(), known=known)
    read = _counted(monkeypatch, "site_builder.content.read.read_source")
    looked_into = _counted(monkeypatch, "site_builder.known.leaves")
    found = _counted(monkeypatch, "site_builder.content.known.find_files")
    site.write({"services/kitchen.yaml": KITCHEN.replace("Harbour", "Quayside")})
    load_all(site.options(), known=known)
    assert [len(read), len(looked_into), len(found)] == [1, 1, 0]
    site.write({"services/larder.yaml": KITCHEN.replace("Harbour Kitchen", "Larder")})
    load_all(site.options(), known=known)
    assert len(found) == 1


def _shown(loaded: Loaded) -> tuple[list[Diagnostic], dict[str, bytes]]:
    """Everything that is said of a site, and its pages."""
    site = loaded.gathered
    if site is None:
        return list(loaded.diagnostics), {}
    with speaking(site.language):
        return list(loaded.diagnostics), {page.path: site.renderer.render(page) for page in site.pages}


def _counted(monkeypatch: pytest.MonkeyPatch, name: str) -> list[object]:
    """What a function is called with from now on."""
    module, _, function = name.rpartition(".")
    real: Callable[..., object] = getattr(__import__(module, fromlist=[function]), function)
    calls: list[object] = []

    def counting(*arguments: object, **more: object) -> object:
        calls.append(arguments)
        return real(*arguments, **more)

    monkeypatch.setattr(name, counting)
    return calls
