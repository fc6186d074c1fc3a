"""Which packages an installed one needs, and under which licences they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import NamedTuple

_NEEDED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)\s*(?:\[(?P<extras>[^]]*)\])?(?P<rest>.*)", re.DOTALL)
_EXTRA = re.compile(r"""extra\s*==\s*["']([^"']+)""")
_TROVE = "License :: "


class Installed(NamedTuple):
    """A package as its own makers describe it; `licence` is "not said" where they don't."""

    name: str
    version: str
    licence: str


def installed_with(name: str, extras: Iterable[str] = ()) -> list[Installed]:
    """A package and everything that is installed because of it or its extras, by name; what isn't there isn't listed."""
    found = {each.name.lower(): each for each in _closure(name, frozenset(extras), set())}
    return [found[key] for key in sorted(found)]


def _closure(name: str, extras: frozenset[str], seen: set[tuple[str, frozenset[str]]]) -> Iterator[Installed]:
    key = re.sub(r"[-_.]+", "-", name).lower(), extras
    if key in seen:
        return
    seen.add(key)
    try:
        package = distribution(name)
    except PackageNotFoundError:  # only needed on other systems
        return
    yield Installed(package.name, package.version, _licence_of(package))
    for requirement in package.requires or ():
        needed = _NEEDED.match(requirement)
        if needed and extras.issuperset(_EXTRA.findall(needed["rest"])):
            wanted = frozenset(re.findall(r"[\w.-]+", needed["extras"] or ""))
            yield from _closure(needed["name"], wanted, seen)


def _licence_of(package: Distribution) -> str:
    """The licence of a package: an SPDX expression, a classifier, or the first line of a text, its licence's own at last."""
    about = package.metadata
    classifiers = [
        each.rpartition(" :: ")[2] for each in about.get_all("Classifier") or () if each.startswith(_TROVE)
    ]
    texts = (package.read_text(f"licenses/{file}") or "" for file in about.get_all("License-File", ()))
    stated = (
        *about.get_all("License-Expression", ()),
        ", ".join(classifiers),
        *about.get_all("License", ()),
        *texts,
    )
    return next((each.strip().partition("\n")[0] for each in stated if each.strip()), "not said")
