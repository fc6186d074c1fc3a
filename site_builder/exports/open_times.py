"""`data/open-times.json`: when every service is open in the next weeks, for lists that say what is open now.

Numbers are minutes since 1970 (UTC). `from` and `until` say for which time the file is complete; `nights` and each service are
spells as `model/hours/spells.py` spells them, counted from `from`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from site_builder.model.hours.spells import encoded, nights, window
from site_builder.model.page import Page
from site_builder.model.site import Site
from site_builder.types.service.open_times import all_open_spells

PATH = "data/open-times.json"


def export(site: Site, _pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """The file. A service that isn't in it isn't running."""
    within = window(site.today, site.calendar)
    said = {
        "zone": site.settings.time_zone,
        "from": within.start,
        "until": within.end,
        "nights": encoded(nights(within, site.calendar), within.start),
        "services": {name: encoded(found, within.start) for name, found in all_open_spells(site)},
    }
    yield PATH, f"{json.dumps(said, ensure_ascii=False, indent=0)}\n".encode()
