"""What is said of files that are in the wrong place, have the wrong name or hold the wrong thing, word for word."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.tooling.small_site import BASICS, SETTINGS, Files, small_site, told
from tests.tooling.word_for_word import SayAgain

SERVICE = BASICS["services/kitchen.yaml"]
OTHER = SERVICE.replace("Kitchen", "Canteen")
NEWS = "---\nname: News\non: 2026-11-01\n---\n"


def picture(kind: str, width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height)).save(stream, kind)
    return stream.getvalue()


FOLDERS: dict[str, Files] = {
    "the first level": {
        "Notes.txt": "",
        "minutes.docx": "",
        "servces/canteen.yaml": OTHER,
        "zzz/canteen.yaml": OTHER,
        ".hidden/x.yaml": "",
        "copy of site.yaml": "",
        "Thumbs.db": "",
        "charter.md": "---\nname: Charter\nvision: Homes\nadopted: 2026-01-01\nreview_due: 2027-01-01\n---\n",
        "charter.yaml": "name: Charter\nvision: Homes\nadopted: 2026-01-01\nreview_due: 2027-01-01\n",
    },
    "names of files": {
        "services/Night Stop.yaml": OTHER,
        "services/con.yaml": OTHER.replace("Harbour", "First"),
        "services/index.yaml": OTHER.replace("Harbour", "Second"),
        "services/north/kitchen.yaml": OTHER.replace("Harbour", "Third"),
        "services/read-me.txt": "",
        "services/canteen.yaml.bak": "",
        "services/canteen.yml": OTHER.replace("Harbour", "Fourth"),
        "services/canteen.json": "{}",
        "news/named.md": NEWS + "[one](/services/read-me/) [two](/services/night-stop/)\n",
    },
    "pictures and papers": {
        "images/door.jpg": picture("PNG", 20, 10),
        "images/wall.png": b"no picture",
        "images/empty.jpg": b"",
        "images/letter.txt": "no picture",
        "images/Quay Side.jpg": picture("JPEG", 20, 10),
        "images/credits.yaml": "door.jpg: {alt: A door}\n",
        "files/empty.pdf": b"",
        "files/wrong.pdf": b"no paper",
        "files/letter.docx": b"PK\x03\x04",
        "files/program.exe": b"MZ",
        "logo.svg": "<svg/>",
        "news/shown.md": NEWS + "![A door](/images/door.jpg) ![A wall](/images/wal.png)\n",
    },
    "files that are copied": {
        "static/index.html": "mine",
        "static/page.html": "mine",
        "static/robots.txt": "User-agent: *",
        "static/.well-known/security.txt": "Contact: us",
        "static/script.js": "alert(1)",
        "static/con": "",
    },
    "what readers type": {
        "searches.yaml": "searches:\n  - {query: food, finds: needs/food}\n  - {query: '', finds: nowhere}\n"
        "  - query: bed\n  - bread\n",
    },
}


@pytest.mark.parametrize("title", FOLDERS)
def test_files_are_told_word_for_word(tmp_path: Path, title: str, said_before: SayAgain) -> None:
    said_before(title, told(small_site(tmp_path, {**BASICS, **FOLDERS[title]}).check()))


def test_links_are_told_word_for_word(tmp_path: Path, said_before: SayAgain) -> None:
    site = small_site(tmp_path, {**BASICS, "news/named.md": NEWS + "[there](/services/linked/)\n"})
    for name in ("services/linked.yaml", "images", "linked", "files/linked.pdf", "static"):
        (site.content / name).parent.mkdir(exist_ok=True)
        (site.content / name).symlink_to(site.content / "services/kitchen.yaml")
    said_before("symbolic links", told(site.check()))


def test_files_that_are_copied_where_they_are_trusted(tmp_path: Path, said_before: SayAgain) -> None:
    site = small_site(
        tmp_path, {**BASICS, **FOLDERS["files that are copied"]}, settings=f"{SETTINGS}static: trusted\n"
    )
    said_before("trusted files that are copied", told(site.check()))
