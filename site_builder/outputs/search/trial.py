"""Tries searches against a finished index, with the very script that browsers run: there is no second opinion about it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import quickjs

from site_builder.content.searches import Search
from site_builder.diagnostics import Code, Diagnostic, Severity
from site_builder.outputs.output import Gathered, Read
from site_builder.outputs.search.files import FOLDER, make
from site_builder.tools.workers import map_chunks

SEARCH_FELL_OUT = Code(
    "search-fell-out",
    Severity.WARNING,
    "A search of searches.yaml doesn't lead where it has to among its first three results.",
)

FIRST: Final = 3
"""So many results are looked at: what fits on a small screen."""
SCRIPT: Final = "find.js"
NOTHING: Final = "nothing"

_EXPORT: Final = re.compile(r"\bexport (?=async function|function)")
_NUMBER: Final = re.compile(r"[\d\s()+-]+")
_MEMORY: Final = 512 << 20

_TRY: Final = """
const core = JSON.parse(fetched("core.json"));
const lexicon = read(core);
const load = (path) => JSON.parse(fetched(path));
const address = (page) => load(`${core.folder}/results-${Math.floor(page / core.perFile)}.json`)[page % core.perFile][1];
let told;
async function attempt(query, weekday) {
  const results = await find(lexicon, load, query, { weekday });
  const { lines, guides, pages, first } = results;
  const some = pages.slice(0, first + FIRST).map(address);
  told = JSON.stringify(arranged(results, lines.map(({ number }) => number), guides.map(({ url }) => url), some));
}
"""


class Trial:
    """A search page without a page: `script` is find.js, and `read` gives the bytes of a file of the site."""

    def __init__(self, script: str, read: Callable[[str], bytes]) -> None:
        self._context = quickjs.Context()
        self._context.set_memory_limit(_MEMORY)
        self._context.add_callable("fetched", lambda path: read(f"{FOLDER}/{path}").decode())
        self._context.eval(_EXPORT.sub("", script) + _TRY.replace("FIRST", str(FIRST)))

    def results(self, query: str, weekday: int) -> list[str]:
        """The first results of a query on an ISO weekday: telephone numbers of lines, and addresses of pages."""
        self._context.eval(f"attempt({json.dumps(query)}, {weekday})")
        while self._context.execute_pending_job():
            pass
        found: list[str] = json.loads(self._context.eval("told"))
        return list(dict.fromkeys(found))


def try_searches(site: Gathered, read: Read | None, jobs: int | None) -> Sequence[Diagnostic]:
    """Try every search; says which don't lead where they have to.

    `read` gives the bytes of a file of the built site; without it the index is made for this.
    """
    script, searches = site.assets.get(SCRIPT), site.searches
    if script is None or searches is None:
        return ()
    files = {} if read else {file.path: file.data for file in make(site)}
    weekday = site.site.today.isoweekday()

    def missed(some: Sequence[tuple[int, Search]]) -> list[Diagnostic]:
        trial = Trial(script.decode(), read or files.__getitem__)
        return [
            Diagnostic(searches.span(place), SEARCH_FELL_OUT, *message)
            for place, search in some
            for message in _told(search, trial.results(search.query, weekday))
        ]

    chunks = map_chunks(missed, list(enumerate(searches.searches)), jobs, told="searches")
    return [each for chunk in chunks for each in chunk]


def _told(search: Search, results: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What to say of a search that doesn't lead where it has to."""
    first = list(map(_comparable, results[:FIRST]))
    wanted = set(map(_comparable, search.finds))
    if (not results and NOTHING in wanted) or wanted.intersection(first):
        return
    found = ", ".join(f"`{each}`" for each in first) or "nothing"
    yield (
        f"Searching for “{search.query}” finds {found}.",
        "Add what people type to `search_words` or `also_called` of what it should find, or write here what is right now.",
    )


def _comparable(result: str) -> str:
    return re.sub(r"\D", "", result) if _NUMBER.fullmatch(result) else result.strip("/")
