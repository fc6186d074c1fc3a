"""The glossary: terms in plain words; their short forms are explained on first use on each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.fields.kinds import Line, Many, WebAddress
from site_builder.fields.record import record
from site_builder.language.speaking import N_, _
from site_builder.language.words import sort_key
from site_builder.model.addresses import GLOSSARY
from site_builder.model.entry import Entry, Markdown
from site_builder.model.page import Page, SearchDocument
from site_builder.model.shapes import Link, Way
from site_builder.model.site import ContentType, Menu, Site
from site_builder.model.traits import in_order
from site_builder.prose.blocks import HasHtml, paragraphs
from site_builder.prose.embedded import embedded

SHORT_FORM_TWICE = Code(
    "short-form-twice", Severity.ERROR, "Two terms of the glossary have the same short form."
)

LIST = Link(N_("Words explained"), GLOSSARY)


@record
class TermSource:
    """Where the meaning of a term comes from."""

    title: Line
    """What it is called: a law, a paper."""
    link: WebAddress | None = None
    """Where it can be read."""


@record
class Term(Entry):
    """A term of the field."""

    short: Line = ""
    """The short form, such as `SWEP`."""
    meaning: Markdown
    """What it means, in plain words."""
    sources: Many[TermSource] = ()
    """Where that comes from."""


@dataclass(frozen=True, slots=True)
class TermView:
    """A term on the glossary's page."""

    id: str
    term: str
    short: str
    summary: str
    meaning: HasHtml | None
    sources: Sequence[Way]


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms that begin with one letter."""

    heading: str
    id: str
    terms: Sequence[TermView]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """What glossary.html shows."""

    intro: HasHtml | None
    letters: Sequence[Letter]


def url(entry: Term) -> str:
    """Where it stands on the glossary's page."""
    return f"{GLOSSARY}#{entry.id}"


def _letter(term: Term) -> str:
    first = sort_key(term.name)[:1]
    return first.upper() if first.isalpha() else "0–9"


def pages(site: Site) -> Iterator[Page]:
    """The glossary, when it has any term."""
    terms = in_order(site.all(Term))
    if terms:
        yield Page(
            url=LIST.url,
            template="glossary.html",
            kind="glossary",
            title=_(LIST.label),
            description=_(
                "Words and short forms that people who work on homelessness use, in plain language."
            ),
            view=partial(_view, terms),
            changed=site.changed_on(*terms),
            search=partial(_search, terms),
        )


def _view(terms: Sequence[Term]) -> GlossaryView:
    letters: dict[str, list[TermView]] = {}
    for term in terms:
        sources = tuple(Way(_("Source"), each.title, each.link or "") for each in term.sources)
        meaning = embedded(term.meaning, 3, term.id)
        shown = TermView(term.id, term.name, term.short, term.summary, meaning, sources)
        letters.setdefault(_letter(term), []).append(shown)
    intro = paragraphs(
        _("Words you may hear in offices, on forms and at meetings. Nobody is born knowing them.")
    )
    # A dot is in no id that authors write, so a letter never meets a term.
    parts = (Letter(letter, f"letter.{letter[0].lower()}", tuple(here)) for letter, here in letters.items())
    return GlossaryView(intro, tuple(parts))


def _search(terms: Sequence[Term]) -> SearchDocument:
    words = [word for term in terms for word in (term.name, term.short, *term.search_words) if word]
    return SearchDocument(
        _("Words and short forms in plain language."), "", words, {"kind": [N_("Glossary")]}
    )


def check_short_forms(site: Site) -> Iterator[Diagnostic]:
    """A short form can stand for one thing only, because it is explained wherever it is used."""
    taken: dict[str, Term] = {}
    for term in site.all(Term):
        twin = taken.setdefault(term.short, term) if term.short else term
        if twin is not term:
            message = f"`{term.short}` is already the short form of “{twin.name}” in {twin.file}."
            hint = "Take `short` out of one of the two files."
            yield Diagnostic(site.span(term, "short"), SHORT_FORM_TWICE, message, hint)


TYPE = ContentType(
    name="term",
    folder="glossary",
    model=Term,
    label="term",
    search_kind=N_("Glossary"),
    body="meaning",
    url=url,
    pages=pages,
    menu=Menu(N_("Words explained"), GLOSSARY),
    checks=(check_short_forms,),
)
