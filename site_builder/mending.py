"""`site-builder check --fix`: writes what is certain into files of content, and leaves every other byte as it is."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from site_builder.diagnostics import Diagnostic, Fix
from site_builder.fields.web import wrong_with_web_address
from site_builder.tools.progress import counting

_PLAIN_HTTP = re.compile(r"http://[^\s\"'<>)\]},]+")
_PATIENCE = 10.0
"""Seconds to wait for the answer of a site."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with its fixes: as it is and as it would be."""

    path: Path
    file: str
    before: str
    after: str

    @property
    def diff(self) -> str:
        """What would change, as programmers' tools show it."""
        lines = difflib.unified_diff(
            self.before.splitlines(), self.after.splitlines(), self.file, self.file, n=1, lineterm=""
        )
        return "".join(f"{line}\n" for line in lines)

    def write(self) -> None:
        """Put the new text in the place of the old."""
        self.path.write_bytes(self.after.encode())


def mend(content: Path, found: Iterable[Diagnostic]) -> list[Mended]:
    """Work out the files with all certain fixes of what was found; nothing is written yet."""
    by_file: defaultdict[str, list[Fix]] = defaultdict(list)
    for each in found:
        if each.fix:
            by_file[each.span.file].append(each.fix)
    return _changed(content, {file: partial(_with_fixes, fixes=fixes) for file, fixes in by_file.items()})


def mend_addresses(content: Path, files: Iterable[str]) -> list[Mended]:
    """Work out the files with `https` in each address of a site that answers to it. This asks the sites."""
    answers: dict[str, bool] = {}

    def with_https(text: str) -> str:
        return _PLAIN_HTTP.sub(lambda address: _secured(address.group(), answers), text)

    return _changed(content, dict.fromkeys(files, with_https))


def _secured(address: str, answers: dict[str, bool]) -> str:
    secure = f"https{address.removeprefix('http')}"
    host = urlsplit(secure).netloc
    if host not in answers:  # and nobody's own network is asked about
        answers[host] = not wrong_with_web_address(secure) and answers_securely(f"https://{host}/")
    return secure if answers[host] else address


def answers_securely(address: str) -> bool:
    """Whether a site answers under an address, and doesn't lead back to one that isn't encrypted."""
    try:
        with urlopen(Request(address, headers={"User-Agent": "site-builder"}), timeout=_PATIENCE) as answer:
            return str(answer.geturl()).startswith("https:")
    except (URLError, OSError, ValueError):
        return False


def _changed(content: Path, changes: Mapping[str, Callable[[str], str]]) -> list[Mended]:
    found = []
    show = counting("files", len(changes))
    for number, (file, change) in enumerate(sorted(changes.items())):
        show(number)
        path = content.parent / file
        before = path.read_bytes().decode()
        if (after := change(before)) != before:
            found.append(Mended(path, file, before, after))
    return found


def _with_fixes(text: str, fixes: Sequence[Fix]) -> str:
    """A text with its fixes, the last one first, so that the places of the others stay."""
    lines = list(_lines(text))
    for fix in sorted(set(fixes), reverse=True):
        if fix.line <= len(lines):
            lines[fix.line - 1] = _with_fix(lines[fix.line - 1], fix)
    return "".join(lines)


def _lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends, where YAML ends them."""
    return (found.group() for found in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text))


def _with_fix(line: str, fix: Fix) -> str:
    """A line with a fix; as it is where the text to replace isn't at its place, as when it is written in two ways."""
    bare = line.removeprefix("\ufeff")
    mark = line[: len(line) - len(bare)]
    start = fix.column - 1
    for quote in ("", '"', "'"):
        old = f"{quote}{fix.old}{quote}"
        if bare.startswith(old, start):
            return f"{mark}{bare[:start]}{fix.new}{bare[start + len(old) :]}"
    return line
