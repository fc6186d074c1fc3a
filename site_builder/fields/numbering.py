"""Which digits can be dialled in a country: its numbering plan, its helplines and emergency numbers.

`phonenumbers` knows the plans of all countries, but is slow to load and to ask. So a British number that plainly has the right
length for its first digits doesn't need it. That also lets Ofcom's drama numbers through (01632 960000), which are
allocated to nobody, as are those that ComReg keeps for drama in Ireland (020 91x xxxx).
"""

from __future__ import annotations

import re
from typing import Final

from site_builder.fields.country import GB, IE, country_name

PLAIN_LENGTH: Final = 11
"""How many digits most British numbers have."""
_PLAIN = re.compile(r"0(?:[1-3]|5[56]|7|8[047]|9)\d*")
_SHORT = re.compile(r"999|112|111|101|105|119|116\d{3}|1800[0-2]")
_DRAMA = {IE: re.compile(r"(?:0|\+353)2091\d{5}")}
_TEXT_CODES = {GB: re.compile(r"[5-8]\d{4,5}")}
_ANY_TEXT_CODE = re.compile(r"[1-9]\d{4,5}")
# Text relay: a textphone dials this before the number itself.
RELAY = re.compile(r"1800[12](?=0)")

_CANNOT = "can't be dialled as a telephone number"


def text_codes(country: str) -> re.Pattern[str]:
    """The short codes of a country that only take text messages."""
    return _TEXT_CODES.get(country, _ANY_TEXT_CODE)


def wrong_with_digits(digits: str, country: str) -> str:
    """Why digits, with or without a plus, can't be dialled in a country, as a sentence to follow `…`; "" where they can."""
    if country != GB:
        return _wrong_in(digits, country)
    digits = RELAY.sub("", digits)
    if _SHORT.fullmatch(digits):
        return ""
    if re.match(r"0|\+44", digits):
        return _wrong_at_home("0" + digits.removeprefix("+44").removeprefix("0"))
    return _wrong_abroad(digits) if digits.startswith("+") else _wrong_short(digits)


def _wrong_at_home(digits: str) -> str:
    if len(digits) == PLAIN_LENGTH and _PLAIN.fullmatch(digits):
        return ""
    import phonenumbers

    number = phonenumbers.PhoneNumber(country_code=44, national_number=int(digits[1:] or 0))
    if digits[1:2] != "0" and phonenumbers.is_valid_number(number):
        return ""
    if not _PLAIN.fullmatch(digits):
        return f"{_CANNOT}: none in the United Kingdom starts with {digits[:3]}."
    missing = PLAIN_LENGTH - len(digits)
    much = f"{abs(missing)} {'digit' if abs(missing) == 1 else 'digits'} {'missing' if missing > 0 else 'too many'}"
    return (
        f"{_CANNOT}: those that start with {digits[:2]} have {PLAIN_LENGTH} digits, "
        f"so there {'is' if abs(missing) == 1 else 'are'} {much}."
    )


def _wrong_abroad(digits: str) -> str:
    import phonenumbers

    try:
        reason = phonenumbers.is_possible_number_with_reason(phonenumbers.parse(digits))
    except phonenumbers.NumberParseException:
        return f"{_CANNOT}: no country has a number that starts like this."
    possible = phonenumbers.ValidationResult
    if reason == possible.IS_POSSIBLE:
        return ""
    if reason in (possible.TOO_SHORT, possible.IS_POSSIBLE_LOCAL_ONLY):
        return f"{_CANNOT}: digits are missing."
    return f"{_CANNOT}: its length isn't one that numbers of that country have."


def _wrong_short(digits: str) -> str:
    """A number without a first zero: a helpline of a few digits, such as 159, or a mistake."""
    is_code = text_codes(GB).fullmatch(digits)
    return "" if not is_code and digits[0] != "0" and _is_short(digits, GB) else f"{_CANNOT}."


def _is_short(digits: str, country: str) -> bool:
    """Whether it is an emergency number or a helpline of a few digits."""
    if len(digits) > 6 or not digits.isdecimal():
        return False
    import phonenumbers
    from phonenumbers import shortnumberinfo

    code = phonenumbers.country_code_for_region(country)
    number = phonenumbers.PhoneNumber(country_code=code, national_number=int(digits))
    return shortnumberinfo.is_valid_short_number_for_region(number, country)


def _wrong_in(digits: str, country: str) -> str:
    """The same for another country than the United Kingdom, with its own plan."""
    import phonenumbers

    drama = _DRAMA.get(country)
    if _is_short(digits, country) or (drama and drama.fullmatch(digits)):
        return ""
    try:
        number = phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return f"{_CANNOT}."
    if number.country_code != phonenumbers.country_code_for_region(country):
        return _wrong_abroad(digits)
    if phonenumbers.is_valid_number(number):
        return ""
    reason, possible = phonenumbers.is_possible_number_with_reason(number), phonenumbers.ValidationResult
    where = country_name(country)
    if reason in (possible.TOO_SHORT, possible.IS_POSSIBLE_LOCAL_ONLY):
        return f"{_CANNOT}: numbers in {where} have more digits."
    if reason == possible.TOO_LONG:
        return f"{_CANNOT}: numbers in {where} have fewer digits."
    return f"{_CANNOT}: none in {where} starts like this."
