"""`data/cards/`: the cards of all services in the order of the list of everything, few in a file.

On a site of many services what fits a reader stands on many pages of that list, and each of them weighs twice its cards.
Each file is a list of cards as the pages show them. Where they can't be had, as on a phone without signal, the pages are
still there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from site_builder.model.addresses import SERVICES
from site_builder.outputs.output import File, Output, Rendered
from site_builder.types.service.directory import Directory
from site_builder.types.service.filters import MANY

FOLDER: Final = "data/cards/"
PER_FILE: Final = 10

_CARD: Final = '<li class="card"'
_END: Final = "\n</li>"


def make(site: Rendered) -> Iterator[File]:
    """The files, cut out of the pages."""
    if len(site.site.once(Directory).all) <= MANY:
        return
    page = re.compile(rf"{re.escape(SERVICES)}(?:page-(\d+)/)?")
    found = filter(None, (page.fullmatch(each.url) for each in site.pages))
    pages = {int(each[1] or 1): f"{each[0].lstrip('/')}index.html" for each in found}
    html = "".join(site.read(pages[number]).decode() for number in sorted(pages))
    cards = [f"{_CARD}{after.partition(_END)[0]}{_END}" for after in html.split(_CARD)[1:]]
    for number, start in enumerate(range(0, len(cards), PER_FILE)):
        data = json.dumps(cards[start : start + PER_FILE], ensure_ascii=False, separators=(",", ":"))
        yield File(f"{FOLDER}{number}.json", f"{data}\n".encode())


OUTPUT = Output("cards", Rendered, make, paths=(FOLDER,))
