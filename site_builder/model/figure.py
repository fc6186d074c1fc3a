"""Figures that something comes to, with unit, time and source: what a case study achieved, what stands behind an ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.fields.kinds import Line, WebAddress
from site_builder.fields.record import record
from site_builder.fields.when import WhenSaid
from site_builder.language.speaking import _
from site_builder.model.entry import Entry
from site_builder.model.site import Site

FIGURE_UNSOURCED = Code("figure-unsourced", Severity.WARNING, "A figure doesn't say where it comes from.")

_CLOSE = ("%", "°")
"""Units that stand at their number."""


@record
class Figure:
    """A figure that somebody may check."""

    value: Line
    """The number, such as "70" or "£11,000"; in words where it is no exact one."""
    unit: Line = ""
    """What is counted, such as "per cent" or "households"."""
    before: Line = ""
    """What it was before, where it has changed."""
    what: Line
    """What the number is of."""
    on: WhenSaid | None = None
    """When it was so."""
    source: Line = ""
    """Where it comes from: a paper, or who counted."""
    link: WebAddress | None = None
    """Where the source can be read."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as pages show it. `href` leads to its source; `unsourced` says that nobody gives one, or is ""."""

    amount: str
    text: str
    on: str
    source: str
    href: str
    unsourced: str


def figure_views(figures: Sequence[Figure]) -> tuple[FigureView, ...]:
    """Figures as they are shown."""
    return tuple(_view(figure) for figure in figures)


def _view(figure: Figure) -> FigureView:
    now = _with_unit(figure.value, figure.unit)
    amount = _("%(before)s before, %(now)s after", before=figure.before, now=now) if figure.before else now
    return FigureView(
        amount,
        figure.what,
        figure.on.words if figure.on else "",
        figure.source or (_("The source") if figure.link else ""),
        figure.link or "",
        "" if figure.source or figure.link else _("No source is given."),
    )


def _with_unit(value: str, unit: str) -> str:
    return f"{value}{unit}" if unit.startswith(_CLOSE) else f"{value} {unit}".strip()


def check_figures(site: Site, entry: Entry, field: str, figures: Sequence[Figure]) -> Iterator[Diagnostic]:
    """Warn of figures in a field of an entry that nobody can check."""
    for n, figure in enumerate(figures):
        if not figure.source and not figure.link:
            message = f"Nothing says where “{_with_unit(figure.value, figure.unit)}” comes from."
            hint = "Add `source`, who counted or which paper says so, or `link`. Until then readers are told it is missing."
            yield Diagnostic(site.span(entry, field, n, "value"), FIGURE_UNSOURCED, message, hint)
