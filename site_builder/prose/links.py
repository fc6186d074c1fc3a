"""Addresses in links: which ones an author may write, and what a page says for them.

The allow-list is short: http, https, mailto, tel, and pages of the site itself. Everything a browser could understand
as something else (`//host`, backslashes, control characters, schemes in disguise) is refused, never repaired.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from site_builder.diagnostics import Code, Problem, Severity

LINK_EMPTY = Code("link-empty", Severity.ERROR, "A link has no address.")
LINK_SCHEME = Code("link-scheme", Severity.ERROR, "A link has an address of a kind that isn't allowed.")
LINK_HOST = Code(
    "link-host", Severity.ERROR, "The address of a link doesn't begin with https:// and the name of a site."
)
LINK_CHARACTER = Code(
    "link-character", Severity.ERROR, "The address of a link holds a space or another odd character."
)
LINK_PHONE = Code("link-phone", Severity.ERROR, "The number of a telephone link can't be dialled.")
LINK_EMAIL = Code("link-email", Severity.ERROR, "The address of an email link isn't an email address.")

_BEFORE_PATH = re.compile(r"[^/?#]*?:")
_ODD = re.compile(r"[\s\\\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_HOST = re.compile(r"https?://[^/?#@:]+(?::\d{1,5})?(?:[/?#]|$)", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[\w.+'%-]+@[\w-]+(?:\.[\w-]+)+(?:\?.*)?$", re.IGNORECASE)
_PHONE = re.compile(r"tel:\+?[0-9()\-.*#]{3,30}$", re.IGNORECASE)
_ESCAPED = re.compile(r"""["<>^`{|}]""")
_FORGOTTEN = (
    (re.compile(r"[^/?#@]+@[\w-]+\.[\w.-]+$"), LINK_EMAIL, "an email address", "mailto:"),
    (re.compile(r"\+?[\d()-]{5,}$"), LINK_PHONE, "a telephone number", "tel:"),
    (
        re.compile(
            r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com|net|eu|info|wales|cymru|scot)(?:[/?#]|$))", re.I
        ),
        LINK_HOST,
        "another site",
        "https://",
    ),
)


class Address(NamedTuple):
    """What goes into `href` (not yet escaped for HTML), and whether it leads to another site."""

    href: str
    external: bool


def link_address(written: str, base_path: str = "/") -> Address:
    """Check the address of a link and make it ready for a page of a site that lives below `base_path`.

    Raises a `Problem` that says what to write instead.
    """
    if not written:
        raise Problem(
            LINK_EMPTY, "This link has no address.", "Write it in the round brackets: [text](/services/)."
        )
    if _ODD.search(written):
        message = f"The address “{_visible(written)}” holds a space or another character that can't be in an address."
        raise Problem(
            LINK_CHARACTER,
            message,
            "Write the address without spaces; copy it from the address bar if you can.",
        )
    scheme = _BEFORE_PATH.match(written)
    if scheme:
        return _absolute(written, scheme.group()[:-1].lower())
    if written.startswith("//"):
        raise Problem(
            LINK_HOST, f"The address “{written}” has no https: in front.", f"Write “https:{written}”."
        )
    if written.startswith("/"):
        return Address(base_path.rstrip("/") + _quote(written), external=False)
    _check_relative(written)
    return Address(_quote(written), external=False)


def _check_relative(written: str) -> None:
    """Find what was meant as another site, an email address or a number, but has nothing in front that says so."""
    for pattern, code, kind, prefix in _FORGOTTEN:
        if pattern.match(written):
            hint = f"Write “{prefix}{written}”."
            raise Problem(
                code, f"The address “{written}” looks like {kind}, but has no {prefix} in front.", hint
            )


def _absolute(written: str, scheme: str) -> Address:
    if scheme in ("http", "https"):
        if not _HOST.match(written):
            message = f"The address “{written}” doesn't name a site."
            raise Problem(LINK_HOST, message, "Write it like this: https://example.org/page.")
        return Address(_quote(written), external=True)
    if scheme == "mailto":
        if not _MAIL.match(written):
            message = f"“{written}” isn't a link to an email address."
            raise Problem(LINK_EMAIL, message, "Write it like this: mailto:name@example.org.")
        return Address(_quote(written), external=False)
    if scheme == "tel":
        if not _PHONE.match(written):
            message = f"“{written}” isn't a link to a telephone number."
            raise Problem(LINK_PHONE, message, "Write it with digits only, like this: tel:01632960001.")
        return Address("tel:" + re.sub(r"[^0-9+*#]", "", written[4:]), external=False)
    message = f"Links that start with “{_visible(scheme)}:” are not allowed."
    raise Problem(
        LINK_SCHEME,
        message,
        "Use an address that starts with https://, mailto:, tel: or / (a page of this site).",
    )


def _quote(address: str) -> str:
    return _ESCAPED.sub(lambda match: f"%{ord(match.group()):02X}", address)


def _visible(text: str) -> str:
    shown = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in text)
    return shown if len(shown) <= 80 else shown[:79] + "…"
