"""Telephone numbers: which can be dialled, and what a link holds so that it is just that number that rings.

Numbers are read as people of the United Kingdom write them; those of other countries start with + or 00. `phonenumbers`
knows the numbering plans, but is slow to load and to ask, so a number that plainly has the right length for its first digits
doesn't need it. That also lets Ofcom's drama numbers through (01632 960000), which are allocated to nobody.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import Form
from site_builder.fields.readers import read_text

PHONE_INVALID = Code("phone-invalid", Severity.ERROR, "A telephone number cannot be dialled as written.")

_COUNTRY = "GB"
_PLAIN = re.compile(r"0(?:[1-3]|5[56]|7|8[047]|9)\d*")
_PLAIN_LENGTH = 11
_SHORT = re.compile(r"999|112|111|101|105|119|116\d{3}|1800[0-2]")
_SHORT_CODE = re.compile(r"[5-8]\d{4,5}")
_SHORT_CODE_IN = re.compile(rf"(?<!\d)(?:{_SHORT_CODE.pattern})$")
# Text relay: a textphone dials this before the number itself.
_RELAY = re.compile(r"1800[12](?=0)")
_NUMBER = re.compile(r"\(?[+\d][\d\s().-]*")
_SEVERAL = re.compile(r"(?:\+|\(?0)\d?[\d\s().-]{5,}\d")
_EXTENSION = re.compile(r",?\s?(?:extension|ext\.?|x|est\.?)\s?(\d{1,7})\b", re.IGNORECASE)
_MENU_WORDS = frozenset({"press", "option", "choose", "pwyswch", "then", "and"})
_DASHES = re.compile("[\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]")


class Parts(NamedTuple):
    """A number taken apart: what is dialled, the extension, and what follows that (a choice from a menu, or a mistake)."""

    number: str
    extension: str
    rest: str


def folded(text: str) -> str:
    """Text with the digits of any script, plus signs and dashes as ASCII has them, and nothing that can't be seen."""
    if text.isascii():
        return " ".join(text.split())
    plain = unicodedata.normalize("NFKC", text)
    seen = (each for each in plain if unicodedata.category(each) != "Cf")
    digits = (str(unicodedata.decimal(each)) if each.isdecimal() else each for each in seen)
    return " ".join(_DASHES.sub("-", "".join(digits)).split())


@lru_cache(maxsize=4096)
def parts_of_number(text: str) -> Parts:
    """Take a number apart: `01632 960 001 ext 12, press 2` is a number, `12` and `press 2`."""
    found = _NUMBER.match(text)
    number = found.group().rstrip() if found else ""
    extension = _EXTENSION.match(text, len(number))
    end = extension.end() if extension else len(number)
    return Parts(number, extension[1] if extension else "", text[end:].lstrip(", "))


@lru_cache(maxsize=4096)
def dialled(text: str) -> str:
    """The digits that reach a number, for `tel:`, `sms:` and data: `01632 960 001` gives `01632960001`.

    The bracketed zero of `+44 (0)1632 960 001` is left out, as nobody dials it after the country's number.
    """
    digits = re.sub(r"[^\d+]", "", parts_of_number(text).number)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    if digits.startswith("+44"):
        return "+44" + digits[3:].removeprefix("0")
    return _abroad(digits) if digits.startswith("+") else digits


def national(text: str) -> str:
    """The digits as they are dialled inside the country: `+44 1632 960 001` gives `01632960001`."""
    digits = dialled(text)
    return f"0{digits[3:]}" if digits.startswith("+44") else digits


def international(text: str) -> str:
    """A number with its country's and without a plus, as WhatsApp wants it: `07700 900 001` gives `447700900001`."""
    digits = dialled(text)
    return digits[1:] if digits.startswith("+") else f"44{digits.removeprefix('0')}"


def call_address(text: str) -> str:
    """The link that rings a number; an extension is dialled after a pause, a choice from a menu is left to the caller."""
    extension = parts_of_number(text).extension
    return f"tel:{dialled(text)}" + (f",{extension}" if extension else "")


def data_number(text: str) -> str:
    """A number as programs read it, with its extension as RFC 3966 writes it."""
    extension = parts_of_number(text).extension
    return dialled(text) + (f";ext={extension}" if extension else "")


def _abroad(digits: str) -> str:
    """A number of another country: some keep the zero after the country's number, most don't."""
    import phonenumbers  # slow to import, and only needed for numbers that aren't plainly British

    try:
        return phonenumbers.format_number(phonenumbers.parse(digits), phonenumbers.PhoneNumberFormat.E164)
    except phonenumbers.NumberParseException:
        return digits


def what_is_wrong(text: str) -> str:
    """Why a number, folded already, can't be dialled, as a sentence to follow `…`; "" for one that can."""
    rest = parts_of_number(text).rest
    digits = _RELAY.sub("", dialled(text))
    if (rest and not _is_choice(rest)) or not digits:
        return "can't be dialled as a telephone number."
    if _SHORT.fullmatch(digits):
        return ""
    if re.match(r"0|\+44", digits):
        return _wrong_at_home("0" + digits.removeprefix("+44").removeprefix("0"))
    return _wrong_abroad(digits) if digits.startswith("+") else _wrong_short(digits)


def _is_choice(rest: str) -> bool:
    """Whether words say what to choose from a menu: `press 2`, `option 1 then 3`."""
    words = rest.lower().replace(",", " ").split()
    keys = [word for word in words if re.fullmatch(r"[\d*#]", word)]
    return words[0] in _MENU_WORDS and words[-1:] == keys[-1:] and _MENU_WORDS.issuperset({*words} - {*keys})


def _wrong_at_home(digits: str) -> str:
    if len(digits) == _PLAIN_LENGTH and _PLAIN.fullmatch(digits):
        return ""
    import phonenumbers

    number = phonenumbers.PhoneNumber(country_code=44, national_number=int(digits[1:] or 0))
    if digits[1:2] != "0" and phonenumbers.is_valid_number(number):
        return ""
    if not _PLAIN.fullmatch(digits):
        return f"can't be dialled as a telephone number: none in the United Kingdom starts with {digits[:3]}."
    missing = _PLAIN_LENGTH - len(digits)
    much = f"{abs(missing)} {'digit' if abs(missing) == 1 else 'digits'} {'missing' if missing > 0 else 'too many'}"
    return (
        f"can't be dialled as a telephone number: those that start with {digits[:2]} have {_PLAIN_LENGTH} digits, "
        f"so there {'is' if abs(missing) == 1 else 'are'} {much}."
    )


def _wrong_abroad(digits: str) -> str:
    import phonenumbers

    try:
        reason = phonenumbers.is_possible_number_with_reason(phonenumbers.parse(digits))
    except phonenumbers.NumberParseException:
        return "can't be dialled as a telephone number: no country has a number that starts like this."
    possible = phonenumbers.ValidationResult
    if reason == possible.IS_POSSIBLE:
        return ""
    if reason in (possible.TOO_SHORT, possible.IS_POSSIBLE_LOCAL_ONLY):
        return "can't be dialled as a telephone number: digits are missing."
    return "can't be dialled as a telephone number: its length isn't one that numbers of that country have."


def _wrong_short(digits: str) -> str:
    """A number without a first zero: a helpline of a few digits, such as 159, or a mistake."""
    if len(digits) <= 6 and not _SHORT_CODE.fullmatch(digits):
        import phonenumbers
        from phonenumbers import shortnumberinfo

        number = phonenumbers.PhoneNumber(country_code=44, national_number=int(digits))
        if digits[0] != "0" and shortnumberinfo.is_valid_short_number_for_region(number, _COUNTRY):
            return ""
    return "can't be dialled as a telephone number."


def read_phone(value: Any) -> str:
    """Check a telephone number; it is kept as written, but for digits of other scripts."""
    text = folded(read_text(value))
    wrong = what_is_wrong(text)
    if wrong:
        raise Problem(PHONE_INVALID, f"`{text}` {wrong}", how_to_write(text))
    return text


def how_to_write(text: str, *, alone: bool = False) -> str:
    """What to write instead of a text that can't be dialled: the number or numbers in it, and the words in `label`.

    `alone` says that it stands where there may be a list of numbers, or one with a label.
    """
    if _SHORT_CODE_IN.search(text):
        return "Numbers of five or six digits only take texts: write it into `text`, such as `text: HOME to 85258`."
    found = [" ".join(each.split()) for each in _SEVERAL.findall(text)]
    numbers = [each for each in found if not what_is_wrong(each)]
    if len(numbers) > 1:
        return (
            f"Write each by itself: `[{', '.join(numbers)}]`."
            if alone
            else f"Write one number here: `{numbers[0]}`."
        )
    label = text.replace(numbers[0], "").strip(" ()[]:,;-–—") if numbers else ""
    if not label:
        return "Write the number alone, with its first zero, such as `01632 960 001`; put words into `label`."
    if alone and not re.search(r"[:,{}#\[\]]", label):
        return f"Write `{{number: {numbers[0]}, label: {label}}}`."
    return f"Write the number alone, `{numbers[0]}`; put the words into `label`."


def read_direct_phone(value: Any) -> str:
    """Check a number that is written to rather than rung: there is no extension and no menu."""
    text = read_phone(value)
    number, extension, rest = parts_of_number(text)
    if extension or rest:
        raise Problem(
            PHONE_INVALID,
            f"`{text}` has an extension or a choice from a menu, which can't be dialled here.",
            f"Write the number alone: `{number}`.",
        )
    return text


def read_text_number(value: Any) -> str:
    """Check a number for text messages: a whole one, or a short code such as 85258."""
    text = folded(read_text(value))
    return text if is_short_code(text) else read_direct_phone(text)


def is_short_code(text: str) -> bool:
    """Whether a number is one of five or six digits that only takes text messages."""
    return bool(_SHORT_CODE.fullmatch(text.replace(" ", "")))


def read_whatsapp(value: Any) -> str:
    """Check a number that WhatsApp knows: a whole one, not a helpline of a few digits."""
    text = read_direct_phone(value)
    digits = dialled(text)
    if len(digits) < _PLAIN_LENGTH - 1 or _RELAY.match(digits):
        raise Problem(
            PHONE_INVALID,
            f"`{text}` can't be a number on WhatsApp.",
            "Write the whole number, such as `07700 900 001`.",
        )
    return text


PhoneNumber = Annotated[str, BeforeValidator(read_phone), Form("a telephone number")]
TextNumber = Annotated[
    str, BeforeValidator(read_text_number), Form("a telephone number, or a short one for texts")
]
WhatsAppNumber = Annotated[str, BeforeValidator(read_whatsapp), Form("a telephone number")]
