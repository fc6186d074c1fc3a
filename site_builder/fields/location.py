"""Postcodes and coordinates: what can be right in the United Kingdom."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from site_builder.diagnostics import Code, Problem, Severity
from site_builder.fields.kinds import Form
from site_builder.fields.readers import read_text

POSTCODE_INVALID = Code("postcode-invalid", Severity.ERROR, "A postcode cannot be right.")
COORDINATE_INVALID = Code(
    "coordinate-invalid", Severity.ERROR, "Coordinates are not numbers or are outside the country."
)
OUTCODE_INVALID = Code("outcode-invalid", Severity.ERROR, "The first half of a postcode cannot be right.")

# Royal Mail's shapes; ZZ99 and other unused areas are let through so that examples can be obviously invented.
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})")
_OUTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?")
# The United Kingdom with its islands, rounded outwards.
_LATITUDE = (49.8, 61.0)
_LONGITUDE = (-8.7, 1.9)


def read_postcode(value: Any) -> str:
    """Read a postcode; case and spacing are mended: `zz11aa` gives `ZZ1 1AA`."""
    text = read_text(value).upper()
    match = _POSTCODE.fullmatch(text)
    if not match:
        raise Problem(POSTCODE_INVALID, f"`{text}` can't be a postcode.", "Write it like `ZZ1 1AA`.")
    return f"{match[1]} {match[2]}"


def read_outcode(value: Any) -> str:
    """Read the first half of a postcode; case is mended: `zz1` gives `ZZ1`."""
    text = read_text(value).upper()
    if not _OUTCODE.fullmatch(text):
        raise Problem(
            OUTCODE_INVALID,
            f"`{text}` can't be the first half of a postcode.",
            "Write what stands before the space, such as `ZZ1`.",
        )
    return text


def read_coordinates(value: Any) -> tuple[float, float]:
    """Read `53.41, -2.98` (or a list of the two): latitude then longitude, in degrees, inside the United Kingdom."""
    parts = value if isinstance(value, (list, tuple)) else read_text(value).split(",")
    try:
        latitude, longitude = (float(str(part).strip()) for part in parts)
    except ValueError:
        raise Problem(
            COORDINATE_INVALID,
            "These aren't two numbers.",
            "Write latitude, a comma and longitude, such as `53.41, -2.98`.",
        ) from None
    if not (_LATITUDE[0] <= latitude <= _LATITUDE[1] and _LONGITUDE[0] <= longitude <= _LONGITUDE[1]):
        swapped = _LATITUDE[0] <= longitude <= _LATITUDE[1] and _LONGITUDE[0] <= latitude <= _LONGITUDE[1]
        raise Problem(
            COORDINATE_INVALID,
            f"{latitude}, {longitude} is not in the United Kingdom.",
            f"Swap them: `{longitude}, {latitude}`."
            if swapped
            else "Write latitude first, such as `53.41, -2.98`.",
        )
    return latitude, longitude


Postcode = Annotated[str, BeforeValidator(read_postcode), Form("a postcode such as ZZ1 1AA")]
Outcode = Annotated[str, BeforeValidator(read_outcode), Form("the first half of a postcode, such as ZZ1")]
Coordinates = Annotated[tuple[float, float], BeforeValidator(read_coordinates), Form("latitude, longitude")]
