"""Commitments: the numbered promises of the charter."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.fields.kinds import Number, Text
from site_builder.fields.record import record
from site_builder.model.addresses import CHARTER, below
from site_builder.model.entry import Entry, Markdown
from site_builder.model.site import ContentType, Site

COMMITMENT_NUMBER_TWICE = Code(
    "commitment-number-twice", Severity.ERROR, "Two commitments have the same number."
)


@record
class Commitment(Entry):
    """One promise, citable by its number."""

    number: Number
    """Its number in the charter."""
    text: Text
    """The promise, word for word as adopted."""
    why: Text = ""
    """Why it matters, in a few sentences."""
    about: Markdown | None = None
    """More about it."""


def url(entry: Commitment) -> str:
    """Where its page is."""
    return below(CHARTER, entry.id)


def check_numbers(site: Site) -> Iterator[Diagnostic]:
    """Commitments are cited by number, so no two may share one."""
    first: dict[int, Commitment] = {}
    for commitment in site.all(Commitment):
        twin = first.setdefault(commitment.number, commitment)
        if twin is not commitment:
            message = f"`{twin.file}` is commitment {commitment.number} too."
            hint = f"The next free number is {max(each.number for each in site.all(Commitment)) + 1}."
            yield Diagnostic(site.span(commitment, "number"), COMMITMENT_NUMBER_TWICE, message, hint)


TYPE = ContentType(
    name="commitment",
    folder="commitments",
    model=Commitment,
    label="commitment",
    body="about",
    url=url,
    checks=(check_numbers,),
)
