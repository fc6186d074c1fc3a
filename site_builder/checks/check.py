"""The contract of checks: rules that look at more than one value, of a site alone or of a site with its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from site_builder.diagnostics import Diagnostic
from site_builder.model.site import Site
from site_builder.outputs.output import Gathered

S = TypeVar("S", Site, Gathered)


@dataclass(frozen=True, slots=True)
class Check(Generic[S]):
    """A rule, and what it needs: the linked `Site` alone, or the `Gathered` site with pages, theme and rendered links."""

    needs: type[S]
    find: Callable[[S], Iterable[Diagnostic]]


def run_checks(checks: Sequence[Check[Any]], site: Site | Gathered) -> list[Diagnostic]:
    """Everything that the checks find which need just this much of a site."""
    return [each for check in checks if check.needs is type(site) for each in check.find(site)]
