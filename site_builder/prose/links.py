"""Addresses in links: which ones an author may write, and what a page says for them.

The allow-list is short: http, https, mailto, tel, and pages of the site itself. Everything a browser could understand
as something else (`//host`, backslashes, control characters, schemes in disguise) is refused, never repaired. What
addresses and numbers may be is what fields may hold.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.country import GB
from site_builder.fields.phone import call_address, national, what_is_wrong
from site_builder.fields.web import wrong_with_email, wrong_with_web_address

LINK_EMPTY = Code("link-empty", Severity.ERROR, "A link has no address.")
LINK_SCHEME = Code("link-scheme", Severity.ERROR, "A link has an address of a kind that isn't allowed.")
LINK_HOST = Code(
    "link-host", Severity.ERROR, "The address of a link doesn't begin with https:// and the name of a site."
)
LINK_CHARACTER = Code(
    "link-character", Severity.ERROR, "The address of a link holds a space or another odd character."
)
LINK_PHONE = Code("link-phone", Severity.ERROR, "The number of a telephone link can't be dialled.")
LINK_MISLEADS = Code(
    "link-misleads", Severity.ERROR, "The words of a link are one address or number, and it leads to another."
)
LINK_EMAIL = Code("link-email", Severity.ERROR, "The address of an email link isn't an email address.")

_BEFORE_PATH = re.compile(r"[^/?#]*?:")
_ODD = re.compile(r"[\s\\\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_MAIL_FILLED_IN = re.compile(r"(?:(?:subject|body)=[^&]*&?)*", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:,|;ext=)(\d{1,7})$")
_SAYS_NUMBER = re.compile(r"[+(\d][\d\s().-]{4,24}")
_SAYS_EMAIL = re.compile(r"[^\s@/]+@[^\s@/]+\.[^\s@/]+")
_SAYS_SITE = re.compile(
    r"(?:https?://|www\.)\S+|(?:[\w-]+\.){1,5}(?:uk|org|com|net|eu|info|gov|edu|ie|us|wales|cymru|scot|london)(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_SITE = re.compile(r"(?:https?://)?(?:www\.)?([^/?#:\s]+)")
_ESCAPED = re.compile(r"""["<>^`{|}]""")
_FORGOTTEN = (
    (re.compile(r"[^/?#@]+@[\w-]+\.[\w.-]+$"), LINK_EMAIL, "an email address", "mailto:"),
    (re.compile(r"\+?[\d()-]{5,}$"), LINK_PHONE, "a telephone number", "tel:"),
    (
        re.compile(
            r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com|net|eu|info|gov|edu|ie|us|wales|cymru|scot)(?:[/?#]|$))",
            re.I,
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


def link_address(written: str, base_path: str = "/", country: str = GB) -> Address:
    """Check the address of a link and make it ready for a page of a site in a country that lives below `base_path`.

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
        return _absolute(written, scheme.group()[:-1].lower(), country)
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


def _absolute(written: str, scheme: str, country: str) -> Address:
    if scheme in ("http", "https"):
        return _web_address(written)
    if scheme == "mailto":
        return _mail_address(written)
    if scheme == "tel":
        return _number(written, country)
    message = f"Links that start with “{_visible(scheme)}:” are not allowed."
    raise Problem(
        LINK_SCHEME,
        message,
        "Use an address that starts with https://, mailto:, tel: or / (a page of this site).",
    )


def _web_address(written: str) -> Address:
    scheme, _, rest = written.partition(":")
    if wrong := wrong_with_web_address(f"{scheme.lower()}:{_quote(rest)}"):
        raise Problem(
            LINK_HOST, f"The address “{written}” {wrong}", "Write it like this: https://example.org/page."
        )
    return Address(_quote(written), external=True)


def _mail_address(written: str) -> Address:
    """An email link may fill in the subject and the words, but send nothing to anybody else."""
    address, _, filled_in = written[len("mailto:") :].partition("?")
    wrong = wrong_with_email(address)
    if wrong or not _MAIL_FILLED_IN.fullmatch(filled_in):
        why = wrong or "has more behind it than a subject and a text."
        raise Problem(
            LINK_EMAIL,
            f"“{written}” isn't a link to an email address: it {why}",
            "Write it like this: mailto:name@example.org.",
        )
    return Address(_quote(written), external=False)


def _number(written: str, country: str) -> Address:
    text = _EXTENSION.sub(r" ext \1", unquote(written[len("tel:") :]))
    if wrong := what_is_wrong(text, country):
        message = f"“{written}” isn't a link to a telephone number: it {wrong}"
        raise Problem(LINK_PHONE, message, "Write it with all its digits, like this: tel:01632960001.")
    return Address(call_address(text), external=False)


def misleads(words: str, written: str, country: str = GB) -> bool:
    """Whether a link's words are one address or number, and it leads to another."""
    said, target = words.strip().rstrip(".,;"), unquote(written)
    scheme, _, rest = target.partition(":")
    kind = scheme.lower()
    if _SAYS_NUMBER.fullmatch(said) and not what_is_wrong(said, country):
        return kind != "tel" or national(_EXTENSION.sub("", rest), country) != national(said, country)
    if _SAYS_EMAIL.fullmatch(said):
        return kind != "mailto" or rest.partition("?")[0].lower() != said.lower()
    if _SAYS_SITE.fullmatch(said):
        return kind not in ("http", "https") or not f".{_site(target)}".endswith(f".{_site(said)}")
    return False


def _site(address: str) -> str:
    """The name of an address's site, as people think of it: without https and www."""
    found = _SITE.match(address.lower())
    return found[1].rstrip(".") if found else ""


def _quote(address: str) -> str:
    return _ESCAPED.sub(lambda match: f"%{ord(match.group()):02X}", address)


def _visible(text: str) -> str:
    shown = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in text)
    return shown if len(shown) <= 80 else shown[:79] + "…"
