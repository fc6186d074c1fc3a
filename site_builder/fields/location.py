"""Postcodes as their country writes them, and coordinates."""

from __future__ import annotations

import re
from itertools import product
from typing import Annotated, Any, Final, NamedTuple

from pydantic import BeforeValidator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.country import GB, IE, US, told_country
from site_builder.fields.kinds import Form
from site_builder.fields.readers import read_line, read_text

POSTCODE_INVALID = Code("postcode-invalid", Severity.ERROR, "A postcode cannot be right.")
COORDINATE_INVALID = Code(
    "coordinate-invalid", Severity.ERROR, "Coordinates are not numbers, or are nowhere on earth."
)
OUTCODE_INVALID = Code("outcode-invalid", Severity.ERROR, "The first half of a postcode cannot be right.")


class _Shape(NamedTuple):
    """How postcodes of a country are written: a first half that says roughly where, and the rest."""

    word: str
    half_word: str
    half: re.Pattern[str]
    rest: re.Pattern[str]
    between: str
    example: str
    half_example: str
    needs_rest: bool = True


_SHAPES: Final = {
    # Royal Mail's; ZZ99 and other unused areas are let through so that examples can be obviously invented.
    GB: _Shape(
        "postcode",
        "first half of a postcode",
        re.compile(r"[A-Z]{1,2}\d[A-Z\d]?"),
        re.compile(r"\d[A-Z]{2}"),
        " ",
        "ZZ1 1AA",
        "ZZ1",
    ),
    # Eircode's: a routing key, then four characters of a building; letters that look like others aren't used.
    IE: _Shape(
        "Eircode",
        "first three characters of an Eircode",
        re.compile(r"[AC-FHKNPRTV-Y]\d\d|D6W"),
        re.compile(r"[\dAC-FHKNPRTV-Y]{4}"),
        " ",
        "A99 X000",
        "A99",
    ),
    # The United States Postal Service's, of which the four behind the hyphen needn't be there.
    US: _Shape(
        "ZIP code",
        "ZIP code of five digits",
        re.compile(r"\d{5}"),
        re.compile(r"\d{4}"),
        "-",
        "00001",
        "00001",
        needs_rest=False,
    ),
}
_LONGEST: Final = 12
_ALIKE: Final = {"O": "O0", "0": "0O", "I": "I1", "L": "L1", "1": "1I"}
"""What a character of a postcode may have been meant as, itself first."""
_EXACT: Final = 5
"""Postcodes of one part with more characters may be of a single building, as in Singapore."""


def read_postcode(value: Any, country: str = GB) -> str:
    """Read a postcode; case and spacing are mended: `zz11aa` gives `ZZ1 1AA`.

    Those of countries whose shape isn't known are kept as they are written.
    """
    shape = _SHAPES.get(country)
    written = read_line(value)
    text = written.upper()
    if shape is None:
        if len(text) > _LONGEST or not re.search(r"[\dA-Z]", text):
            raise Problem(POSTCODE_INVALID, f"`{written}` can't be a postcode.", "Write the postcode alone.")
        return text
    match = re.fullmatch(rf"({shape.half.pattern})[\s-]*({shape.rest.pattern})?", text)
    if not match or (shape.needs_rest and not match[2]):
        an = "an" if shape.word == "Eircode" else "a"
        hint = _mistyped(text, shape) or f"Write it like `{shape.example}`."
        raise Problem(POSTCODE_INVALID, f"`{written}` can't be {an} {shape.word}.", hint)
    return shape.between.join(part for part in match.groups() if part)


def _mistyped(text: str, shape: _Shape) -> str:
    """A hint for a postcode with a letter in the place of a figure, or the other way round; "" for any other."""
    readings = product(*(_ALIKE.get(each, each) for each in text)) if len(text) <= _LONGEST else ()
    for reading in map("".join, readings):
        found = re.fullmatch(rf"({shape.half.pattern})[\s-]*({shape.rest.pattern})", reading)
        if found:
            return f"Write `{shape.between.join(found.groups())}`: figures and letters can look alike."
    return ""


def read_outcode(value: Any, country: str = GB) -> str:
    """Read the first half of a postcode; case is mended: `zz1` gives `ZZ1`."""
    shape = _SHAPES.get(country)
    written = read_line(value)
    text = written.upper()
    if shape and not shape.half.fullmatch(text):
        what = "Write what stands before the space" if shape.needs_rest else "Write its five digits"
        raise Problem(
            OUTCODE_INVALID,
            f"`{written}` can't be the {shape.half_word}.",
            f"{what}, such as `{shape.half_example}`.",
        )
    return text


def first_half(postcode: str) -> str:
    """What of a postcode says only roughly where something is: before its space or hyphen, or "" if nothing surely does."""
    half = re.split(r"[\s-]", postcode, maxsplit=1)[0]
    return half if len(half) <= _EXACT else half[:3] if half == postcode else ""


def read_coordinates(value: Any) -> tuple[float, float]:
    """Read `53.41, -2.98` (or a list of the two): latitude then longitude, in degrees."""
    parts = value if isinstance(value, (list, tuple)) else read_text(value).split(",")
    try:
        latitude, longitude = (float(str(part).strip()) for part in parts)
    except ValueError:
        raise Problem(
            COORDINATE_INVALID,
            "These aren't two numbers.",
            "Write latitude, a comma and longitude, such as `53.41, -2.98`.",
        ) from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise Problem(
            COORDINATE_INVALID,
            f"{latitude}, {longitude} is nowhere on earth.",
            f"Swap them: `{longitude}, {latitude}`."
            if abs(longitude) <= 90 and abs(latitude) <= 180
            else "Write latitude first, such as `53.41, -2.98`.",
        )
    return latitude, longitude


Postcode = Annotated[str, told_country(read_postcode), Form("a postcode such as ZZ1 1AA")]
Outcode = Annotated[str, told_country(read_outcode), Form("the first half of a postcode, such as ZZ1")]
Coordinates = Annotated[tuple[float, float], BeforeValidator(read_coordinates), Form("latitude, longitude")]
