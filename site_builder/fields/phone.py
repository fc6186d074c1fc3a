"""Telephone numbers: how they are written, and what a link holds so that it is just that number that rings.

Numbers are read as people in the site's country write them; those of other countries start with + or 00.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.country import GB, IE, US, told_country
from site_builder.fields.kinds import Form
from site_builder.fields.numbering import PLAIN_LENGTH, RELAY, text_codes, wrong_with_digits
from site_builder.fields.readers import read_text
from site_builder.tools.characters import with_figures

PHONE_INVALID = Code("phone-invalid", Severity.ERROR, "A telephone number cannot be dialled as written.")

_NUMBER = re.compile(r"\(?[+\d][\d\s().-]*")
_SEVERAL = re.compile(r"(?:\+|\(?0)\d?[\d\s().-]{5,}\d")
_SEVERAL_ELSEWHERE = re.compile(r"\+?\(?\d[\d\s().-]{5,}\d")
_SUCH_AS = {GB: "`01632 960 001`", IE: "`020 912 0001`", US: "`212-555-0101`"}
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


def national(text: str, country: str = GB) -> str:
    """The digits as they are dialled inside the country: `+44 1632 960 001` gives `01632960001`.

    Of other countries than the United Kingdom, numbers that are the same to the telephone give the same.
    """
    digits = dialled(text)
    if country != GB:
        return digits if what_is_wrong(digits, country) else _e164(digits, country)
    return f"0{digits[3:]}" if digits.startswith("+44") else digits


def international(text: str, country: str = GB) -> str:
    """A number with its country's and without a plus, as WhatsApp wants it: `07700 900 001` gives `447700900001`."""
    digits = dialled(text)
    if country != GB:
        return _e164(digits, country).removeprefix("+")
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
    return _e164(digits, None)


def _e164(digits: str, country: str | None) -> str:
    """A number with a plus, as ITU-T E.164 has it; as it is where it can't be read."""
    import phonenumbers  # slow to import, and only needed for numbers that aren't plainly British

    try:
        return phonenumbers.format_number(
            phonenumbers.parse(digits, country), phonenumbers.PhoneNumberFormat.E164
        )
    except phonenumbers.NumberParseException:
        return digits


def what_is_wrong(text: str, country: str = GB) -> str:
    """Why a number, folded already, can't be dialled in a country, as a sentence to follow `…`; "" for one that can."""
    rest = parts_of_number(text).rest
    digits = dialled(text)
    if (rest and not _is_choice(rest)) or not RELAY.sub("", digits):
        return "can't be dialled as a telephone number."
    return wrong_with_digits(digits, country)


def _is_choice(rest: str) -> bool:
    """Whether words say what to choose from a menu: `press 2`, `option 1 then 3`."""
    words = rest.lower().replace(",", " ").split()
    keys = [word for word in words if re.fullmatch(r"[\d*#]", word)]
    return words[0] in _MENU_WORDS and words[-1:] == keys[-1:] and _MENU_WORDS.issuperset({*words} - {*keys})


def read_phone(value: Any, country: str = GB) -> str:
    """Check a telephone number; it is kept as written, but for digits of other scripts."""
    text = folded(read_text(value))
    wrong = what_is_wrong(text, country)
    if wrong:
        raise Problem(PHONE_INVALID, f"`{text}` {wrong}", how_to_write(text, country))
    return text


def how_to_write(text: str, country: str = GB, *, alone: bool = False) -> str:
    """What to write instead of a text that can't be dialled: the number or numbers in it, and the words in `label`.

    `alone` says that it stands where there may be a list of numbers, or one with a label.
    """
    code = re.search(rf"(?<!\d)(?:{text_codes(country).pattern})$", text)
    if code:
        return f"Numbers of five or six digits only take texts: write it into `text`, such as `text: HOME to {code[0]}`."
    if not what_is_wrong(in_figures := with_figures(text), country):
        return f"Write `{in_figures}`: a letter stands there for a figure."
    several = _SEVERAL if country == GB else _SEVERAL_ELSEWHERE
    found = [" ".join(each.split()) for each in several.findall(text)]
    numbers = [each for each in found if not what_is_wrong(each, country)]
    if len(numbers) > 1:
        return (
            f"Write each by itself: `[{', '.join(numbers)}]`."
            if alone
            else f"Write one number here: `{numbers[0]}`."
        )
    label = text.replace(numbers[0], "").strip(" ()[]:,;-–—") if numbers else ""
    if not label:
        return f"Write the number alone, {_written(country)}; put words into `label`."
    if alone and not re.search(r"[:,{}#\[\]]", label):
        return f"Write `{{number: {numbers[0]}, label: {label}}}`."
    return f"Write the number alone, `{numbers[0]}`; put the words into `label`."


def _written(country: str) -> str:
    example = _SUCH_AS.get(country)
    if not example:
        return "as it is dialled there, or with + and the number of its country"
    return f"with its first zero, such as {example}" if country != US else f"such as {example}"


def read_direct_phone(value: Any, country: str = GB) -> str:
    """Check a number that is written to rather than rung: there is no extension and no menu."""
    text = read_phone(value, country)
    number, extension, rest = parts_of_number(text)
    if extension or rest:
        raise Problem(
            PHONE_INVALID,
            f"`{text}` has an extension or a choice from a menu, which can't be dialled here.",
            f"Write the number alone: `{number}`.",
        )
    return text


def read_text_number(value: Any, country: str = GB) -> str:
    """Check a number for text messages: a whole one, or a short code such as 85258."""
    text = folded(read_text(value))
    return text if is_short_code(text, country) else read_direct_phone(text, country)


def is_short_code(text: str, country: str = GB) -> bool:
    """Whether a number is one of five or six digits that only takes text messages."""
    return bool(text_codes(country).fullmatch(text.replace(" ", "")))


def read_whatsapp(value: Any, country: str = GB) -> str:
    """Check a number that WhatsApp knows: a whole one, not a helpline of a few digits."""
    text = read_direct_phone(value, country)
    digits = dialled(text)
    least = PLAIN_LENGTH - 1 if country == GB else _SHORTEST
    if len(digits) < least or (country == GB and RELAY.match(digits)):
        raise Problem(
            PHONE_INVALID,
            f"`{text}` can't be a number on WhatsApp.",
            "Write the whole number, such as `07700 900 001`."
            if country == GB
            else "Write the whole number.",
        )
    return text


_SHORTEST = 7
"""Helplines have fewer digits than any number that somebody can have."""

PhoneNumber = Annotated[str, told_country(read_phone), Form("a telephone number")]
TextNumber = Annotated[
    str, told_country(read_text_number), Form("a telephone number, or a short one for texts")
]
WhatsAppNumber = Annotated[str, told_country(read_whatsapp), Form("a telephone number")]
