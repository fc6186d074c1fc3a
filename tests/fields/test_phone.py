"""Telephone numbers: which can be dialled, and that every link rings the number its author wrote."""

from __future__ import annotations

import re
from urllib.parse import unquote

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.diagnostics import Problem
from site_builder.fields.phone import (
    call_address,
    data_number,
    dialled,
    international,
    read_direct_phone,
    read_phone,
    read_whatsapp,
)

POSSIBLE = [
    "01632 960 001",
    "(01632) 960-001",
    "01632.960.001",
    "07700 900 001",
    "020 7946 0000",
    "0808 157 0192",
    "03069 990 000",
    "0800 1111",
    "0845 46 47",
    "016977 2345",
    "01204 520000",
    "999",
    "116 123",
    "116 111",
    "159",
    "195",
    "18000",
    "18001 01632 960001",
    "18002 0808 157 0192",
    "1800101632960001",
    "+353 1 234 5678",
    "00353 1 234 5678",
    "+44 (0)1632 960001",
    "01632 960 001 ext 12",
    "01632 960 001 x12",
    "01632 960 001, extension 12, press 2",
    "01632 960 001, press 2 then 1",
    "01632 960 001 option 3",
    "٠١٦٣٢ ٩٦٠٠٠١",
    "01632‑960‑001",
]
IMPOSSIBLE = [
    "1632 960 001",
    "01632 96",
    "01632 96000",
    "18003 01632 960001",
    "18001 1632 960 001",
    "18001 999 99",
    "+44",
    "+44 7700 90000",
    "07700 90000",
    "07700 900 0011",
    "+353 12",
    "+999 123 4567",
    "0600 123 4567",
    "*21*01632960001#",
    "01632 960 001 or 002",
    "01632 960 001 press",
    "85258",
    "0",
    "ext 12",
    "press 2",
]


@pytest.mark.parametrize("number", POSSIBLE)
def test_a_number_that_can_be_dialled(number: str) -> None:
    assert read_phone(number).isascii()


@pytest.mark.parametrize("number", IMPOSSIBLE)
def test_a_number_that_cannot(number: str) -> None:
    with pytest.raises(Problem, match="can't be dialled"):
        read_phone(number)


def test_a_number_that_is_too_short_is_told_what_is_missing() -> None:
    with pytest.raises(Problem, match="those that start with 07 have 11 digits, so there is 1 digit missing"):
        read_phone("07700 90001")
    with pytest.raises(Problem, match="so there are 2 digits too many"):
        read_phone("+44 7700 900001 12")


def test_the_prefix_of_the_text_relay_is_dialled_too() -> None:
    assert dialled("18001 01632 960 001") == "1800101632960001"


def test_an_extension_is_dialled_after_a_pause_and_a_choice_from_a_menu_is_not() -> None:
    assert call_address("01632 960 001 ext 12, press 2") == "tel:01632960001,12"
    assert data_number("01632 960 001 ext 12, press 2") == "01632960001;ext=12"
    assert call_address("01632 960 001, press 2") == "tel:01632960001"


@pytest.mark.parametrize("number", ["01632 960 001 ext 12", "01632 960 001, press 2"])
def test_there_is_no_extension_on_a_number_for_text_messages(number: str) -> None:
    with pytest.raises(Problem, match="extension"):
        read_direct_phone(number)


@pytest.mark.parametrize("number", ["999", "18001 07700 900 001", "116 123"])
def test_what_whatsapp_does_not_know(number: str) -> None:
    with pytest.raises(Problem, match="WhatsApp"):
        read_whatsapp(number)


KINDS = (phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE)
ABROAD = [
    found
    for region in ("IE", "FR", "DE", "IT", "PL", "US", "SO", "RO", "UA", "HU", "RU", "AU")
    for kind in KINDS
    if (found := phonenumbers.example_number_for_type(region, kind))
]
BRITISH = st.one_of(
    st.from_regex(r"01632960\d{3}", fullmatch=True),
    st.from_regex(r"07700900\d{3}", fullmatch=True),
    st.from_regex(r"0207946\d{4}", fullmatch=True),
    st.from_regex(r"0(300|333|800|808|845|870)\d{7}", fullmatch=True),
    st.sampled_from(["08001111", "0169772345", "0800123456"]),
)
SCRIPTS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９")
SEPARATORS = ("", " ", "-", ".", " - ", "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}", "\N{EN DASH}")


def spread(draw: st.DrawFn, digits: str) -> str:
    """Digits with something between some of them, and the first few in brackets now and then."""
    text = "".join(
        digit + (draw(st.sampled_from(SEPARATORS)) if draw(st.integers(0, 3)) == 0 else "")
        for digit in digits
    )
    if draw(st.booleans()):
        text = f"({digits[:5]}) {digits[5:]}"
    return text.rstrip(" -.\N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}\N{EN DASH}")


@st.composite
def written_numbers(draw: st.DrawFn) -> tuple[phonenumbers.PhoneNumber, str]:
    """A number, and one of the many ways in which people write it."""
    if draw(st.booleans()):
        digits = draw(BRITISH)
        number = phonenumbers.parse(digits, "GB")
        front = draw(st.sampled_from(["", "+44", "+44 ", "0044 ", "+44 (0)", "+44(0) ", "(+44) ", "+44 0"]))
        text = front + spread(draw, digits[1:] if front else digits)
    else:
        number = draw(st.sampled_from(ABROAD))
        form = draw(st.sampled_from([0, 1]))  # in one, and with spaces
        text = phonenumbers.format_number(number, form)
        if draw(st.booleans()):
            text = "00" + text.removeprefix("+")
    script = draw(st.sampled_from(SCRIPTS))
    return number, text.translate(str.maketrans(SCRIPTS[0], script))


@given(written_numbers())
def test_every_link_reaches_the_number_that_was_written(
    made: tuple[phonenumbers.PhoneNumber, str],
) -> None:
    number, text = made
    read = read_phone(text)
    for address in (call_address(read), f"sms:{dialled(read)}", data_number(read)):
        assert re.fullmatch(r"(?:tel:|sms:)?\+?[0-9]+", address)
        assert phonenumbers.parse(unquote(address).rpartition(":")[2], "GB") == number
    assert phonenumbers.parse("+" + international(read)) == number


@given(
    written_numbers(),
    st.from_regex(r"[1-9][0-9]{0,4}", fullmatch=True),
    st.sampled_from(["ext ", "ext. ", "x", "extension "]),
)
def test_an_extension_stays_with_its_number(
    made: tuple[phonenumbers.PhoneNumber, str], extension: str, word: str
) -> None:
    number, text = made
    read = read_phone(f"{text} {word}{extension}")
    for address in (call_address(read), data_number(read)):
        reached = phonenumbers.parse(address, "GB")
        assert (reached.national_number, reached.extension) == (number.national_number, extension)


@given(written_numbers())
def test_a_number_with_a_digit_missing_or_doubled_is_not_taken_in_silence_for_another(
    made: tuple[phonenumbers.PhoneNumber, str],
) -> None:
    """Of British numbers: other countries have numbers of many lengths, which nobody can tell apart."""
    number, _ = made
    digits = f"{number.national_number}"
    if number.country_code != 44 or len(digits) != 10:
        return
    for wrong in (digits[:-1], digits + digits[-1]):
        short = phonenumbers.PhoneNumber(country_code=44, national_number=int(wrong))
        if not phonenumbers.is_valid_number(short):
            with pytest.raises(Problem):
                read_phone("0" + wrong)
