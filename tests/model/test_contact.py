"""Which telephone numbers can be dialled: helplines of three and six digits and the text relay's prefix included."""

from __future__ import annotations

import pytest

from site_builder.model.contact import dialled, is_possible_phone

POSSIBLE = [
    "01632 960 001",
    "(01632) 960-001",
    "07700 900 001",
    "999",
    "116 123",
    "18000",
    "18001 01632 960001",
    "18002 0808 157 0192",
    "1800101632960001",
    "+353 1 234 5678",
]
IMPOSSIBLE = ["1632 960 001", "01632 96", "18003 01632 960001", "18001 1632 960 001", "18001 999 99", "+44"]


@pytest.mark.parametrize("number", POSSIBLE)
def test_a_number_that_can_be_dialled(number: str) -> None:
    assert is_possible_phone(number)


@pytest.mark.parametrize("number", IMPOSSIBLE)
def test_a_number_that_cannot(number: str) -> None:
    assert not is_possible_phone(number)


def test_the_prefix_of_the_text_relay_is_dialled_too() -> None:
    assert dialled("18001 01632 960 001") == "1800101632960001"
