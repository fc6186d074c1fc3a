"""How addresses are written in a country: where the postcode stands beside its town, and the state between them."""

from __future__ import annotations

import re
from typing import Final

from site_builder.model.settings import WHOLE, Settings

_BEFORE: Final = frozenset(
    """
    AD AR AT AX BA BE BG BL CH CL CV CY CZ DE DK DO DZ EE EH ES ET FI FO FR GE GF GL GN GP GR GW HR HT IS IT KG KW LA LI LT
    LU MA MC MD ME MF MG MK MQ MX MY MZ NC NE NL NO PF PL PM PT PY RE RO RS SE SI SJ SK SM SN TJ TM TN TR TZ UY UZ VA WF XK
    YT ZM
    """.split()  # noqa: SIM905 (a list of so many quoted words can't be read)
)
"""Countries that write the postcode before the town, on one line."""
_AFTER: Final = frozenset(
    "AS AU BH BM BN BT CA FM GU IL IN JO KH LB LS MH MP MT MV NG NP NZ PE PR PW SA US VC VI".split()  # noqa: SIM905
)
"""Those that write it after the town, on one line. All others give it a line of its own."""
_WITH_STATE: Final = {"US": ", ", "AU": " ", "CA": " "}
"""Those that write the state too, and what stands between it and the town."""
_STATE = re.compile(r"[ ,]([A-Z]{2,3})$")
# These three are from the address formats of Google's libaddressinput (https://chromium-i18n.appspot.com/ssl-address).


def town_lines(settings: Settings, town: str, postcode: str | None) -> tuple[str, ...]:
    """The last lines of an address, those below the street: `Springfield, IL 62701`, `80331 München`."""
    code = postcode or ""
    if settings.country in _BEFORE:
        return _line(code, town)
    if settings.country in _AFTER:
        return _line(town_with_state(settings, town), code)
    return tuple(line for line in (town, code) if line)


def _line(*parts: str) -> tuple[str, ...]:
    line = " ".join(part for part in parts if part)
    return (line,) if line else ()


def town_with_state(settings: Settings, town: str) -> str:
    """A town with its state, in countries that write it; an author names another state behind the town."""
    between = _WITH_STATE.get(settings.country)
    if not between or not town or _STATE.search(town) or settings.subdivision in ("", WHOLE):
        return town
    return f"{town}{between}{settings.subdivision}"


def town_and_state(settings: Settings, town: str) -> tuple[str, str]:
    """The town and the state apart, as programs read them; no state in countries that don't write it."""
    whole = town_with_state(settings, town)
    found = _STATE.search(whole) if settings.country in _WITH_STATE else None
    return (whole[: found.start()].rstrip(" ,"), found[1]) if found else (town, "")
