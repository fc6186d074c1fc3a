"""Pagefind's files put in order: lists of any length stay lists of that length."""

from __future__ import annotations

import gzip

import pytest

from site_builder.outputs.search.steady import make_steady

MARK = b"pagefind_dcd"
# How a list begins, by the number of its items (RFC 8949, section 3).
HEADS = {
    0: b"\x80",
    23: b"\x97",
    24: b"\x98\x18",
    255: b"\x98\xff",
    256: b"\x99\x01\x00",
    65535: b"\x99\xff\xff",
    65536: b"\x9a\x00\x01\x00\x00",
}


def text(words: str) -> bytes:
    """A text as it is written there; it has at most 255 bytes."""
    data = words.encode()
    return (bytes([0x60 | len(data)]) if len(data) < 24 else bytes([0x78, len(data)])) + data


@pytest.mark.parametrize("count", HEADS)
def test_the_values_of_a_filter_are_put_in_order_however_many_they_are(count: int) -> None:
    values = [b"\x82" + text(f"{number:05}") + b"\x81\x05" for number in range(count)]
    head = MARK + b"\x82" + text("area") + HEADS[count]
    made = make_steady({"filter/x_1.pf_filter": gzip.compress(head + b"".join(reversed(values)))})
    (data,) = made.values()
    assert gzip.decompress(data) == head + b"".join(values)


@pytest.mark.parametrize("length", [0, 23, 24, 255])
def test_a_value_may_be_of_any_length(length: int) -> None:
    values = [text("a" * length), text("b")]
    head = MARK + b"\x82" + text("area") + b"\x82"
    made = make_steady({"filter/x_1.pf_filter": gzip.compress(head + b"".join(sorted(values, reverse=True)))})
    (data,) = made.values()
    assert gzip.decompress(data) == head + b"".join(sorted(values))
