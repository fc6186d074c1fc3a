"""`data/open-times.json`: when every service is open in the next weeks, for lists that say what is open now.

Numbers are minutes since 1970 (UTC). `from` and `until` say for which time the file is complete; `nights` and each service are
spells as `hours/calendar/spells.py` spells them, counted from `from`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from site_builder.hours.calendar.spells import encoded, nights, window
from site_builder.outputs.output import File, Linked, Output
from site_builder.types.service.brief import brief_of
from site_builder.types.service.model import Service
from site_builder.types.service.status import is_running

PATH = "data/open-times.json"


def make(linked: Linked) -> Iterator[File]:
    """The file. A service that isn't in it isn't running."""
    site = linked.site
    within = window(site.today, site.calendar)
    running = (each for each in site.all(Service) if is_running(each))
    said = {
        "zone": site.settings.time_zone,
        "from": within.start,
        "until": within.end,
        "nights": encoded(nights(within, site.calendar), within.start),
        "services": {each.id: brief_of(site, each).spells for each in running},
    }
    yield File(PATH, f"{json.dumps(said, ensure_ascii=False, indent=0)}\n".encode())


OUTPUT = Output("open-times", Linked, make, paths=(PATH,), kept=True)
