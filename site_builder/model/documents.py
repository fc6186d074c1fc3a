"""Documents that entries offer to read: files of content/files."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.model.entry import Entry
from site_builder.model.shapes import Way
from site_builder.model.site import Site
from site_builder.tools.suggest import did_you_mean

DOCUMENT_MISSING = Code(
    "document-missing", Severity.ERROR, "An entry names a document that isn't in content/files."
)

_PLAIN_NAMES = {"txt": "plain text", "csv": "table", "docx": "Word", "xlsx": "Excel", "ics": "calendar"}


def document_way(site: Site, name: str, label: str, text: str) -> Way:
    """A link to a document, saying what kind of file it is and how large."""
    ending = name.rpartition(".")[2]
    note = f"{_PLAIN_NAMES.get(ending, ending.upper())}, {size_words(site.documents.get(name, 0))}"
    return Way(label, text, f"{site.settings.base_path}files/{name}", note)


def size_words(size: int) -> str:
    """A number of bytes as people read it: `2 kB`, `1.4 MB`. Never less than 1 kB."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


def check_document(site: Site, entry: Entry, field: str, name: str | None) -> Iterator[Diagnostic]:
    """Check that the document which a field names exists."""
    if name and name not in site.documents:
        message = f"`{field}`: there is no document `{name}` in content/files."
        hint = (
            did_you_mean(name, site.documents) if site.documents else "Put the document into content/files."
        )
        yield Diagnostic(site.span(entry, field), DOCUMENT_MISSING, message, hint)
