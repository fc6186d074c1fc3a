"""Bytes to text: UTF-8 only, without characters that cannot be seen or that turn the order of letters round.

Those that only came along with copied text (soft hyphens, spaces without width) are left out, and letters are composed.

Text that shows differently from what it says (bidirectional overrides) is a known way to slip something past a
reviewer; control characters break parsers, feeds and search. Everything any language needs to be written, the marks
for right-to-left text included, is fine.
"""

from __future__ import annotations

import re
from typing import Final

from site_builder.diagnostics import Code, Diagnostic, Severity, Span
from site_builder.tools.characters import ODD, cleaned, has_odd, name_character

NOT_UTF8 = Code(
    "not-utf-8", Severity.ERROR, "The file isn't saved as UTF-8, so letters outside English would be lost."
)
ODD_CHARACTER = Code(
    "odd-character", Severity.ERROR, "The file has an invisible character that must not be there."
)

MAX_REPORTED: Final = 5
"""How many odd characters of one file are reported; the rest are mostly more of the same."""

_PLAIN = bytes([*b"\t\n", *range(0x20, 0x7F)])
"""The bytes that nothing can be wrong with: most files are made of them alone, and found to be so in no time."""
_SAVE = "Open it in your editor, choose “Save as” and the encoding “UTF-8”, and save it again."


def decode(raw: bytes, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Turn the bytes of `file` into cleaned text with single line feeds and no byte-order mark; None if that can't be."""
    if not raw.translate(None, _PLAIN):
        return raw.decode("ascii"), ()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf_16(raw):
        message = "This file is saved as UTF-16; only UTF-8 can be read."
        return None, (Diagnostic(Span(file), NOT_UTF8, message, _SAVE),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(raw, error.start, file),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not has_odd(text):
        return cleaned(text), ()
    found = tuple(
        _odd(text, match, file) for _, match in zip(range(MAX_REPORTED), ODD.finditer(text), strict=False)
    )
    return None, found


def _odd(text: str, match: re.Match[str], file: str) -> Diagnostic:
    start = text.rfind("\n", 0, match.start()) + 1
    span = Span(file, text.count("\n", 0, start) + 1, match.start() - start + 1)
    hint = "Delete it and type the text around it again; it often comes along when text is copied from elsewhere."
    return Diagnostic(
        span, ODD_CHARACTER, f"There is an invisible character here: {name_character(match.group())}.", hint
    )


def _looks_like_utf_16(raw: bytes) -> bool:
    """Whether every other byte at the start is zero, which is how English text looks in UTF-16 without a mark."""
    start = raw[:64]
    return len(start) >= 4 and not (any(start[::2]) and any(start[1::2])) and any(start)


def _not_utf8(raw: bytes, at: int, file: str) -> Diagnostic:
    before = raw[:at].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    span = Span(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    byte = raw[at : at + 1]
    guess = byte.decode("cp1252", "replace")
    likely = (
        f"; it is probably “{guess}” saved as Windows-1252"
        if guess.isprintable() and guess != "\ufffd"
        else ""
    )
    return Diagnostic(span, NOT_UTF8, f"The byte {byte[0]:02X} here isn't UTF-8{likely}.", _SAVE)
