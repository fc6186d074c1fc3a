"""`data/kept.json`: what a phone keeps once its reader has asked for that, so that help can be looked up without signal.

The list has every page of the directory, and what those pages need, with a version of each made from its bytes. The
service worker of the theme (`sw.js`) keeps what is listed, and fetches again only what has another version. A site that
doesn't offer this publishes a list that says so: copies on phones go when that comes, and not when nothing does. How much
it is stands in `data/offer.json`, for readers who only consider it: a county's list is too much to fetch for that.
"""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import quote

from site_builder.language.passages import unmarked
from site_builder.language.speaking import _, ngettext
from site_builder.language.words import decimal_words
from site_builder.outputs.output import File, Output, Rendered, Written

PATH: Final = "data/kept.json"
OFFER_PATH: Final = "data/offer.json"

_SAMPLE: Final = 16
"""How many files are compressed to find out how many bytes will be sent; compressing all of them takes too long."""


def make(site: Rendered) -> Iterator[File]:
    """The list as JSON, and the offer.

    `site` is whose list it is; `size` and the offer say in words how much it is; `zone` is by whose calendar the copy
    ages. `withdrawn` is there, and true, where the site doesn't offer this.
    """
    settings = site.site.settings
    own = f"{settings.base_url.rstrip('/')}/"
    if not settings.keep_on_phone:
        yield _file({"site": own, "withdrawn": True, "files": {}})
        return
    files = sorted((_address(each.path), each) for each in site.kept)
    stored = sum(each.size for each in site.kept)
    space = _megabytes(stored)
    sent = _megabytes(stored * _compression([each for _, each in files], site.read))
    pages = sum(_is_page(each.path) for each in site.kept)
    count = ngettext("%(num)s page", "%(num)s pages", pages)
    offer = _(
        "%(pages)s: about %(sent)s to fetch, %(stored)s on the phone.", pages=count, sent=sent, stored=space
    )
    said = {
        "site": own,
        "size": unmarked(f"{count}, {space}"),
        "zone": settings.time_zone,
        "files": {quote(address): _version(each) for address, each in files},
    }
    yield _file(said)
    yield File(OFFER_PATH, f"{json.dumps({'offer': unmarked(offer)})}\n".encode())


def _file(said: Mapping[str, object]) -> File:
    return File(PATH, f"{json.dumps(said, indent=0, separators=(',', ':'))}\n".encode())


def _address(path: str) -> str:
    """A file's path as browsers ask for it: pages by their folder."""
    return path.removesuffix("index.html") if _is_page(path) else path


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def _version(file: Written) -> str:
    return urlsafe_b64encode(file.digest[:6]).decode()


def _compression(kept: Sequence[Written], read: Callable[[str], bytes]) -> float:
    """The share of their bytes that files have when a host sends them compressed, measured on some of them."""
    sample = [read(each.path) for each in kept[:: len(kept) // _SAMPLE + 1]]
    return sum(len(zlib.compress(data)) for data in sample) / max(1, sum(map(len, sample)))


def _megabytes(size: float) -> str:
    """`1.2 MB`; `0.1 MB` at the least."""
    return _("%(size)s MB", size=decimal_words(max(size / 1_000_000, 0.1)))


OUTPUT = Output("kept", Rendered, make, paths=(PATH, OFFER_PATH))
