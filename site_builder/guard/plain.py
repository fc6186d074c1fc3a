"""The bytes of a file as plain words of ASCII, as quickly as can be: nearly all files need no more to be done with."""

from __future__ import annotations

import re
from functools import lru_cache

from site_builder.guard.words import INVISIBLE, unescaped

_ESCAPES = (
    (b"%", re.compile(rb"%[0-9A-Fa-f]{2}")),
    (b"&", re.compile(rb"&#?\w{1,32}")),
    (b"\\", re.compile(rb"\\(?:u[0-9a-fA-F]{4}|[nrt])")),
)
"""Three searches for one sign each take a quarter of the time that one for all takes."""
_TAG = re.compile(rb"<[^<>]*>")
_PLAIN = (
    bytes(
        byte if chr(byte).isdigit() or chr(byte).islower() else byte + 32 if chr(byte).isupper() else 32
        for byte in range(128)
    )
    + b" " * 128
)
"""Small letters and digits of ASCII; spaces for the rest."""


def without_escapes(data: bytes) -> bytes:
    """A file without what is written in the place of characters, and with a space at both ends."""
    for sign, escape in _ESCAPES:
        if sign in data:
            if any(map(_is_letter, set(escape.findall(data)))):
                data = unescaped(data.decode("utf-8", "replace")).encode()
                break
            data = escape.sub(b" ", data)
    for each in INVISIBLE:
        data = data.replace(each.encode(), b"")
    return b" %s " % data


@lru_cache(maxsize=1024)
def _is_letter(escape: bytes) -> bool:
    """Whether an escape may stand for something inside a word. Of what stands for several bytes, that isn't known."""
    character = unescaped(f"{escape.decode('ascii', 'replace')};" if escape[:1] == b"&" else escape.decode())
    return not character.isascii() or character.replace(";", "").isalnum() or not character


def without_tags(data: bytes) -> bytes:
    """A file without what HTML has between angle brackets."""
    return _TAG.sub(b" ", data)


def plain(data: bytes) -> bytes:
    """Words in small letters with nothing but spaces between them. One with letters beyond ASCII is there in pieces."""
    return data.translate(_PLAIN)
