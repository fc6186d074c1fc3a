"""What readers would see change from one built site to another, page by page, as Markdown for those who agree to a change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from site_builder.language.words import shortened
from site_builder.publish import MARKER

LINES: Final = 30
"""How many lines are shown of one change."""
LENGTH: Final = 300
"""How many characters of a line."""
PLACES: Final = 60
"""How many changes, and how many pages of one kind, are told one by one: the summary of a run may have one megabyte."""

_AROUND: Final = "around every page"
_BLOCKS: Final = frozenset(
    """
    main header footer nav section article aside div form fieldset legend label h1 h2 h3 h4 h5 h6 p pre blockquote address
    figure figcaption br title ul ol li dl dt dd table caption tr td th details summary button option
    """.split()  # noqa: SIM905 (a list of so many quoted words can't be read)
)
_UNSEEN: Final = frozenset({"script", "style", "template", "svg", "noscript", "head"})
_EMPTY: Final = frozenset({"br", "img", "input", "hr", "meta", "link", "source", "wbr", "col"})


class NotASite(Exception):
    """A folder is no site that was built; the message says so."""


@dataclass
class Words:
    """What a page says to its readers: its heading, and its lines inside and outside its main part."""

    heading: str = ""
    main: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)


Site = Mapping[str, Words]
"""Pages by their path: `/services/kitchen/`."""
Change = tuple[str, ...]
"""Lines that begin with `-` or `+`."""


def read_site(folder: Path) -> Site:
    """What all pages of a built site say. Raises `NotASite`."""
    if not (folder / MARKER).is_file():
        raise NotASite(
            f"{folder} is not a site that was built: name the output folder of `site-builder build`."
        )
    return {
        _address(file, folder): words_of(file.read_text("utf-8")) for file in sorted(folder.rglob("*.html"))
    }


def _address(file: Path, folder: Path) -> str:
    return "/" + file.relative_to(folder).as_posix().removesuffix("index.html")


def words_of(html: str) -> Words:
    """The words of a page as readers see them, a line for each paragraph, cell or item.

    What is hidden until a clock or a script says otherwise isn't among them, nor when the page was made.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.words


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = Words()
        self._line: list[str] = []
        self._skipped: list[str] = []
        """The elements that are open inside one that nobody sees, and that one."""
        self._in_main = False
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        unseen = tag in _UNSEEN or "hidden" in found or "last" in (found.get("class") or "").split()
        if (self._skipped or unseen) and tag not in _EMPTY:
            self._skipped.append(tag)
        elif not self._skipped:
            self._begin(tag, found)

    def _begin(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        if tag in _BLOCKS:
            self._end_line()
        if tag == "main":
            self._in_main = True
        elif tag == "h1":
            self._in_heading = True
        elif tag == "img":
            self._line.append(f" {attributes.get('alt') or ''} ")
        elif tag == "a" and (address := attributes.get("href") or "").startswith(("http", "mailto:")):
            # Where a link leads away is seen by those who follow it; letters hold the whole page, so their address is enough.
            self._line.append(f" ({address.partition('?')[0]}) ")

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag in self._skipped:
                while self._skipped.pop() != tag:
                    pass
            return
        if tag in _BLOCKS:
            self._end_line()
        if tag == "main":
            self._in_main = False
        elif tag == "h1":
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._line.append(data)

    def close(self) -> None:
        super().close()
        self._end_line()

    def _end_line(self) -> None:
        line = " ".join("".join(self._line).split())
        self._line.clear()
        if not line:
            return
        (self.words.main if self._in_main else self.words.around).append(line)
        if self._in_heading and not self.words.heading:
            self.words.heading = line


def changes(old: Site, new: Site) -> str:
    """What readers would see change, as Markdown."""
    changed = _changed(old, new)
    added, gone = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    pages = {path for paths in changed.values() for path in paths if path != _AROUND}
    lines = ["## What readers would see change", ""]
    if not (changed or added or gone):
        return "\n".join([*lines, "Nothing: every page says what it said before.", ""])
    lines += [f"Pages changed: {len(pages)}, new: {len(added)}, gone: {len(gone)}.", ""]
    lines += _listed("New", added, new)
    lines += _listed("Gone", gone, old)
    for change, paths in list(changed.items())[:PLACES]:
        lines += _told(change, paths, new)
    if len(changed) > PLACES:
        lines += [f"And {len(changed) - PLACES} more changes.", ""]
    return "\n".join(lines)


def _changed(old: Site, new: Site) -> Mapping[Change, Sequence[str]]:
    """Every change with the pages that have it, the one around all pages first; those that are alike are told once."""
    found: dict[Change, list[str]] = defaultdict(list)
    if "/" in old and "/" in new and (around := _difference(old["/"].around, new["/"].around)):
        found[around].append(_AROUND)
    # What one entry says comes before the lists that it is in, which lie higher.
    for path in sorted(old.keys() & new.keys(), key=lambda path: (-path.count("/"), path)):
        if change := _difference(old[path].main, new[path].main):
            found[change].append(path)
    return found


def _difference(old: Sequence[str], new: Sequence[str]) -> Change:
    if old == new:
        return ()
    lines = list(unified_diff(old, new, lineterm="", n=0))[2:]
    return tuple(f"{line[0]} {line[1:]}" for line in lines if not line.startswith("@@"))


def _listed(what: str, paths: Sequence[str], site: Site) -> Iterator[str]:
    if paths:
        yield f"### {what}"
        yield ""
        yield from (f"- {_named(path, site)}" for path in paths[:PLACES])
        if len(paths) > PLACES:
            yield f"- and {len(paths) - PLACES} more"
        yield ""


def _told(change: Change, paths: Sequence[str], site: Site) -> Iterator[str]:
    """A change below the pages that have it. No line of it can end the fence, as each begins with its sign."""
    yield f"### {_named(paths[0], site)}"
    if len(paths) > 1:
        others = ", ".join(f"`{path}`" for path in paths[1:6])
        yield f"\nand in the same way {others}{f' and {len(paths) - 6} more' if len(paths) > 6 else ''}"
    yield from ("", "```diff", *(shortened(line, LENGTH) for line in change[:LINES]), "```")
    if len(change) > LINES:
        yield f"and {len(change) - LINES} more lines"
    yield ""


def _named(path: str, site: Site) -> str:
    """A page by its heading and address, as code, so that nothing in them is Markdown."""
    heading = site[path].heading if path in site else ""
    return " ".join(f"`{each.replace('`', '')}`" for each in (shortened(heading, 80), path) if each)
