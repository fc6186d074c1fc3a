"""Whose work something is that was taken over from a paper: a framework, prompts, asks, a case study."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.fields.kinds import Line, Many, Text, WebAddress
from site_builder.fields.record import record
from site_builder.language.speaking import _
from site_builder.language.words import listed
from site_builder.model.shapes import Fact


@record
class Credit:
    """Whose work it is."""

    title: Line
    """The document it comes from."""
    authors: Many[Line] = ()
    """Who wrote it."""
    publisher: Line = ""
    """Who published it."""
    year: Line = ""
    """When it came out."""
    link: WebAddress | None = None
    """Where it can be read."""
    note: Text = ""
    """What was changed or left open here."""


def credit_words(credit: Credit) -> str:
    """Whose work it is, in a line."""
    whose = ", ".join(filter(None, (listed(credit.authors), credit.publisher, credit.year)))
    title = credit.title if credit.title.endswith(("?", "!", ".")) else f"{credit.title}."
    return f"{title} {whose}." if whose else title


def credit_facts(credit: Credit) -> Iterator[Fact]:
    """Whose work it is, line by line."""
    yield Fact(_("Title"), credit.title, href=credit.link or "")
    for label, text in (
        (_("Authors") if len(credit.authors) > 1 else _("Author"), listed(credit.authors)),
        (_("Publisher"), credit.publisher),
        (_("Year"), credit.year),
    ):
        if text:
            yield Fact(label, text)
