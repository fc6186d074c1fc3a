"""Web and email addresses: which lead where they seem to lead, for fields and for links in texts alike."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.readers import read_text

EMAIL_INVALID = Code("email-invalid", Severity.ERROR, "An email address cannot be right.")
WEB_ADDRESS_INVALID = Code(
    "web-address-invalid",
    Severity.ERROR,
    "A web address is not a full http or https address that leads where it seems to.",
)

# What nearly all web addresses look like; the rest are looked at closely, which takes ten times longer.
_USUAL = re.compile(r"https?://(?:[a-z0-9-]+\.)+([a-z]{2,24})(?:/[\w./?&=#%+-]*)?", re.ASCII)
_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\bat\b)\s*")
_DOT = re.compile(r"\s*(?:\(dot\)|\[dot\]|\bdot\b)\s*")
_NEVER = re.compile(r"[\s<>\"\\^`{|}]")
_BEGINNING = re.compile(r"(https?)?[:;.]{0,2}[/\\\\]{0,3}", re.IGNORECASE)
_OUR_OWN = frozenset(
    {"local", "localhost", "localdomain", "internal", "intranet", "lan", "home", "corp", "onion"}
)
"""Last parts of names that mean something only inside one house or one program."""
_LATIN_LIMIT = "\u0250"
"""Latin letters from here on are for phonetics, and look like others."""


def wrong_with_host(host: str) -> str:
    """Why the name of a site can't be one that everybody reaches under it, to follow `…`; "" if nothing is wrong.

    Letters that look like others are found by their script: a name is written in one from end to end.
    """
    if unicodedata.normalize("NFKC", host) != host or _holds_unseen(host):
        return "has a letter in the name of its site that can't be seen, or that looks like another."
    if not host.isascii() and (
        len(_scripts(host)) > 1
        or any(("LATIN" in _name(each) and each >= _LATIN_LIMIT) or each == "ı" for each in host)
    ):
        return "has a letter in the name of its site that looks like another one from a different alphabet."
    last = host.lower().rstrip(".").rpartition(".")[2]
    if last in _OUR_OWN:
        return "is only reached from inside one house or computer."
    if last[:1].isdigit() or ":" in host:
        return _wrong_with_number(host)
    return "" if "." in host else "has no dot in the name of its site."


def _wrong_with_number(host: str) -> str:
    try:
        open_to_all = ipaddress.ip_address(host).is_global
    except ValueError:
        return "doesn't name a site."
    return "" if open_to_all else "is only reached from inside one house or computer."


def _holds_unseen(text: str) -> bool:
    """Whether one of the characters is for control or formatting alone."""
    return not text.isprintable() and any(unicodedata.category(each) in ("Cf", "Cc") for each in text)


def _scripts(host: str) -> set[str]:
    """The alphabets that a name's letters are from, by the first word of each letter's name in Unicode."""
    return {_name(each).partition(" ")[0] for each in host if each.isalpha()}


def _name(character: str) -> str:
    return unicodedata.name(character, "")


def wrong_with_web_address(text: str) -> str:
    """Why `text` can't be the address of a page that everybody can reach, to follow `…`; "" if nothing is wrong."""
    usual = _USUAL.fullmatch(text)
    if usual and usual[1] not in _OUR_OWN:
        return ""
    return wrong_with_form(text) or wrong_with_host(urlsplit(text).hostname or "")


def wrong_with_form(text: str) -> str:
    """Why `text` isn't written like the address of a page, whoever may reach that."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "isn't a full web address."
    if parts.scheme not in ("http", "https") or not host or _NEVER.search(text):
        return "isn't a full web address."
    if "@" in parts.netloc:
        return "has a user's name in front of the name of its site, which hides where it leads."
    if _holds_unseen(text):
        return "has a character in it that can't be seen."
    return ""


def read_web_address(value: Any) -> str:
    """Check a full web address that everybody can reach; only http and https are let through."""
    return _read(value, wrong_with_web_address)


def read_site_address(value: Any) -> str:
    """Check the address a site is published at, which may be one that only a house or a computer reaches."""
    return _read(value, wrong_with_form)


def _read(value: Any, wrong_with: Callable[[str], str]) -> str:
    text = read_text(value)
    if wrong := wrong_with(text):
        raise Problem(
            WEB_ADDRESS_INVALID,
            f"`{text}` {wrong}",
            _mended(text, wrong_with)
            or "Write it with https:// at the start, such as `https://example.org/help`, or copy it from the address bar.",
        )
    return text


def _mended(text: str, wrong_with: Callable[[str], str]) -> str:
    """How to write an address whose beginning is missing or mistyped; "" where that isn't all."""
    known = _BEGINNING.match(text)
    rest = text[known.end() :] if known else text
    scheme = "http" if known and (known[1] or "").lower() == "http" else "https"
    likely = f"{scheme}://{rest}"
    is_name = re.match(r"[\w-]+(?:\.[\w-]+)+(?:[/:?]|$)", rest)
    return f"Write `{likely}`." if likely != text and is_name and not wrong_with(likely) else ""


def wrong_with_email(text: str) -> str:
    """Why `text` can't be an email address, to follow `…`; "" if nothing is wrong."""
    found = _EMAIL.fullmatch(text)
    return "can't be an email address." if not found else wrong_with_host(found[1])


def read_email(value: Any) -> str:
    """Check an email address: one @, a dot after it, no spaces."""
    text = read_text(value)
    if wrong := wrong_with_email(text):
        bare = re.sub(r"^mailto:\s*", "", text.strip(" <>.,;"))
        likely = _DOT.sub(".", _AT.sub("@", bare, count=1))
        is_meant = not wrong_with_email(likely)
        hint = f"Write `{likely}`." if is_meant else "Write it like `hello@example.org`, and nothing else."
        instead = bare if not wrong_with_email(bare) else ""
        raise Problem(EMAIL_INVALID, f"`{text}` {wrong}", hint, instead=instead)
    return text
