"""The charter: what the signatories stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.fields.kinds import Deadline, Happened, Id, Line, Many, Number, RefTo, Text
from site_builder.fields.record import record
from site_builder.language.speaking import N_
from site_builder.language.words import on_words
from site_builder.model.addresses import CHARTER
from site_builder.model.entry import Entry, Markdown
from site_builder.model.site import ContentType, Menu, Site

CHARTER_REVIEW_OVERDUE = Code(
    "charter-review-overdue", Severity.WARNING, "The day for reviewing the charter is past."
)


@record
class Value:
    """Something the charter holds dear, and what it means in practice."""

    name: Line
    """The value, in a word or two."""
    text: Text
    """What it means in practice."""


@record
class Unnamed:
    """Some who signed and don't want to be named: they are counted."""

    sector: Annotated[Id, RefTo("sector")]
    """Their sector."""
    number: Number
    """How many they are."""


@record
class Version:
    """One adopted text of the charter."""

    version: Line
    """Its number or name."""
    adopted: Happened
    """The day it was adopted."""
    changes: Text
    """What is different from the version before."""


@record
class Charter(Entry):
    """The charter; there is one, in content/charter.md."""

    vision: Text
    """What the charter is for, in a few sentences."""
    adopted: Happened
    """The day the charter was adopted."""
    review_due: Deadline
    """The day by which it is to be looked at again."""
    values: Many[Value] = ()
    """What the charter holds dear."""
    rights: Many[Text] = ()
    """What people who are homeless can expect."""
    responsibilities: Many[Text] = ()
    """What signatories take on."""
    working_together: Many[Value] = ()
    """By which principles we work with people who have been homeless."""
    signed_unnamed: Many[Unnamed] = ()
    """How many signed who don't want to be named, by sector."""
    versions: Many[Version] = ()
    """All adopted texts."""
    introduction: Markdown | None = None
    """What stands above the commitments."""
    how_to_sign: Text = ""
    """What to do to sign it."""


def url(_entry: Charter) -> str:
    """Where its page is."""
    return CHARTER


def check_review(site: Site) -> Iterator[Diagnostic]:
    """Warn when the charter should have been looked at."""
    for charter in site.all(Charter):
        if charter.review_due < site.today:
            message = f"The charter's review was due {on_words(charter.review_due)}."
            hint = "Review it, and write the date of the next review into `review_due`."
            yield Diagnostic(site.span(charter, "review_due"), CHARTER_REVIEW_OVERDUE, message, hint)


TYPE = ContentType(
    name="charter",
    folder="charter",
    model=Charter,
    label="charter",
    search_kind=N_("Charter"),
    body="introduction",
    url=url,
    single=True,
    menu=Menu(N_("Charter"), CHARTER, chief=True),
    checks=(check_review,),
)
