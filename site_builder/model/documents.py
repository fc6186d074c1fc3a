"""Documents that entries offer to read: files of content/files."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.language.speaking import N_, _
from site_builder.language.words import decimal_words
from site_builder.model.entry import Entry
from site_builder.model.shapes import Way
from site_builder.model.site import Site
from site_builder.tools.suggest import did_you_mean

DOCUMENT_MISSING = Code(
    "document-missing", Severity.ERROR, "An entry names a document that isn't in content/files."
)

_PLAIN_NAMES = {
    "txt": N_("plain text"), "csv": N_("table"), "docx": N_("Word"), "xlsx": N_("Excel"), "ics": N_("calendar"),
}  # fmt: skip


def document_way(site: Site, name: str, label: str, text: str) -> Way:
    """A link to a document, saying what kind of file it is and how large."""
    ending = name.rpartition(".")[2]
    kind = _(_PLAIN_NAMES[ending]) if ending in _PLAIN_NAMES else ending.upper()
    note = f"{kind}, {size_words(site.documents.get(name, 0))}"
    return Way(label, text, f"{site.settings.base_path}files/{name}", note)


def size_words(size: int) -> str:
    """A number of bytes as people read it: `2 kB`, `1.4 MB`. Never less than 1 kB."""
    if size >= 1_000_000:
        return _("%(size)s MB", size=decimal_words(size / 1_000_000))
    return _("%(size)s kB", size=max(1, round(size / 1000)))


def check_document(site: Site, entry: Entry, field: str, name: str | None) -> Iterator[Diagnostic]:
    """Check that the document which a field names exists."""
    if name and name not in site.documents:
        message = f"`{field}`: there is no document `{name}` in content/files."
        hint = (
            did_you_mean(name, site.documents) if site.documents else "Put the document into content/files."
        )
        yield Diagnostic(site.span(entry, field), DOCUMENT_MISSING, message, hint)
