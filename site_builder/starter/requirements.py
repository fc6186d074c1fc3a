"""Which version of the program a new site is built with: this one, to the byte where its file can be had."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from site_builder.starter.shipped import FOLDER

PROGRAM: Final = "site-builder"
_HEAD: Final = """\
# The program that builds this site, and everything it needs, each in the version it was tried with.
# To install it: pip install -r requirements.txt
"""


@dataclass(frozen=True, slots=True)
class Requirements:
    """The text of requirements.txt, and the file of the program to keep beside it, where it was installed from one."""

    text: str
    wheel: Path | None = None


def requirements() -> Requirements:
    """What to install to build with this very program.

    pip writes down what a package was installed from. A wheel from the disk goes along into the site, one from the web is
    named with its hash. What came from an index is named by its version, and then nothing has hashes, as pip takes
    them for all or for none.
    """
    wheel, line = _origin()
    pinned = _pinned()
    if "--hash" not in line:
        pinned = "".join(f"{each}\n" for each in re.findall(r"^\w[^\\\n]*?(?=\s*\\?$)", pinned, re.MULTILINE))
    return Requirements(f"{_HEAD}{line}\n{pinned}", wheel)


def _origin() -> tuple[Path | None, str]:
    said = json.loads(distribution(PROGRAM).read_text("direct_url.json") or "{}")
    url = said.get("url", "")
    hashes = said.get("archive_info", {}).get("hashes", {})
    if url.startswith("file:") and "archive_info" in said:
        path = Path(url2pathname(urlsplit(url).path))
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            return path, f"./vendor/{path.name} --hash=sha256:{digest}"
    if url.startswith("https:") and "sha256" in hashes:
        return None, f"{PROGRAM} @ {url} --hash=sha256:{hashes['sha256']}"
    return None, f"{PROGRAM}=={version(PROGRAM)}"


def _pinned() -> str:
    """The versions of all that the program needs: inside the installed package, or beside it in a checkout."""
    inside = FOLDER / "constraints.txt"
    path = inside if inside.is_file() else FOLDER.parent.parent / "constraints.txt"
    return path.read_text(encoding="utf-8")
