"""Addresses and numbers that stand bare in a text: where they begin and end, and where they lead.

A number becomes a link only where all of its digits make one that can be dialled: a wrong number is worse than none.
Numbers of three digits never do, because a slip of the thumb would ring the police.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from site_builder.fields.country import GB
from site_builder.fields.phone import call_address, what_is_wrong

_LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST: Final = rf"(?:{_LABEL}\.){{1,8}}[^\W\d_]{{2,24}}"
WEB: Final = re.compile(
    rf"""(?:https?://|www\.){_HOST}(?::\d{{1,5}}(?!\d))?(?![\w@:-])(?:[/?#][^\s<>"`*\[\]\\^{{|}}“”«»„]*)?""",
    re.IGNORECASE,
)
"""A bare web address. Its host is of bounded length and what follows is taken in one go: linear, whatever the text."""
_EMAIL: Final = rf"(?<![\w.+%'/@-])[A-Za-z0-9._%+-]{{1,64}}@(?:{_LABEL}\.){{1,8}}[A-Za-z]{{2,24}}(?![\w@-])"
_NUMBER: Final = r"(?<![\w.,/:#£$€=+-])(?:\+|\(?0)\d(?:[() \xa0-]{0,2}\d){5,15}(?![\w@]|[ \xa0-]?\d|[.,:/]\d)"
_HELPLINE: Final = r"(?<![\w.,/:#£$€=+(-])116[ \xa0]?\d{3}(?![\w@]|[ \xa0-]?\d|[.,:/]\d)"
_FOUND = re.compile(rf"(?P<email>{_EMAIL})|(?P<number>{_NUMBER}|{_HELPLINE})", re.ASCII)
_EMAIL_FOUND = re.compile(rf"(?P<email>{_EMAIL})", re.ASCII)
_HELPLINE_FOUND = re.compile(_HELPLINE, re.ASCII)
_MANY_DIGITS = re.compile(r"\d(?:[() \xa0.-]{0,3}\d){5}")


class Contact(NamedTuple):
    """An email address or a number in a text: where it begins and ends, and the address that it leads to."""

    start: int
    end: int
    href: str


def find_contacts(text: str, country: str = GB) -> Iterable[Contact]:
    """The email addresses and telephone numbers that stand in plain text, in their order."""
    if country != GB:
        return _contacts_in(text, country) if _MANY_DIGITS.search(text) or "@" in text else ()
    return _contacts(text) if "0" in text or "@" in text or "+" in text or "116" in text else ()


def _contacts(text: str) -> Iterator[Contact]:
    for match in _FOUND.finditer(text):
        if match["email"]:
            yield Contact(match.start(), match.end(), f"mailto:{match['email']}")
            continue
        written = match["number"]
        # A bracket that opens here and closes behind the number is around it, not part of it.
        lead = written.count("(") > written.count(")")
        number = written[lead:]
        if not what_is_wrong(number):
            yield Contact(match.start() + lead, match.end(), call_address(number))


def _contacts_in(text: str, country: str) -> Sequence[Contact]:
    """The same in another country, whose numbers needn't begin with a zero: `phonenumbers` knows how they are grouped."""
    from phonenumbers import Leniency, PhoneNumberMatcher

    found = [Contact(*each.span(), f"mailto:{each['email']}") for each in _EMAIL_FOUND.finditer(text)]
    numbers = [(each.start, each.end) for each in PhoneNumberMatcher(text, country, Leniency.STRICT_GROUPING)]
    numbers += [each.span() for each in _HELPLINE_FOUND.finditer(text)]
    for start, end in numbers:
        number = text[start:end]
        apart = all(end <= each.start or each.end <= start for each in found)
        if apart and not what_is_wrong(number, country):
            found.append(Contact(start, end, call_address(number)))
    return sorted(found)


def trimmed(address: str) -> str:
    """A bare web address without what follows it in a sentence: full stops, and brackets that it doesn't open."""
    spare = address.count(")") - address.count("(")
    end = len(address)
    while end:
        last = address[end - 1]
        if last == ")" and spare > 0:
            spare -= 1
        elif last not in ".,;:!?'’_~…":
            break
        end -= 1
    return address[:end]
