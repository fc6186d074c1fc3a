"""Pictures, documents and files to copy: which are published, under which names, and what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.content.media import Media, read_media
from site_builder.diagnostics import Diagnostic
from site_builder.tools.cache import Cache

MB = 1_000_000


def read(content: Path, **files: int) -> tuple[Media, list[Diagnostic]]:
    """What comes of files of some sizes, `__` standing for slashes and the last `_` for the dot."""
    for name, size in files.items():
        stem, _, ending = name.replace("__", "/").rpartition("_")
        path = content / f"{stem}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            stream.truncate(size)
    return read_media(content, "/", Cache(), 1)


def said(found: list[Diagnostic]) -> list[str]:
    return [f"{each.span.file} {each.code.name}" for each in found]


def test_every_kind_of_document_that_is_promised_is_published(tmp_path: Path) -> None:
    _, found = read(tmp_path / "content", files__x_exe=1)
    promised = found[0].hint.partition("published: ")[2].rstrip(".").split(", ")
    assert {".pdf", ".docx", ".ics"} <= {*promised}
    files = {f"files__in__x_{ending[1:]}": 3 for ending in promised} | {"files__y_PDF": 4}
    media, found = read(tmp_path / "more", **files)
    assert said(found) == []
    assert media.documents == {"y.PDF": 4, **{f"in/x{ending}": 3 for ending in promised}}
    assert [path for path, _ in media.copied] == sorted(f"files/{name}" for name in media.documents)


@pytest.mark.parametrize("folder", ["files", "static"])
def test_what_is_larger_than_25_mb_is_not_published(tmp_path: Path, folder: str) -> None:
    content = tmp_path / "content"
    media, found = read(content, **{f"{folder}__most_txt": 25 * MB, f"{folder}__more_txt": 25 * MB + 1})
    assert said(found) == [f"content/{folder}/more.txt media-too-large"]
    published = [path for path, _ in (*media.copied, *media.static)]
    assert [path.removeprefix("files/") for path in published] == ["most.txt"]
    # Who links to it is told of the one problem, not that the file doesn't exist.
    assert sorted(path.removeprefix("files/") for path in media.paths()) == ["more.txt", "most.txt"]


def test_what_systems_leave_in_folders_is_passed_over(tmp_path: Path) -> None:
    content = tmp_path / "content"
    names = {"files__Thumbs_db": 1, "static__desktop_ini": 1, "static__sub__Thumbs_db": 1, "static__a_txt": 2}
    media, found = read(content, **names, static__sub__b_txt=1)
    for hidden in (".hidden.txt", ".git/config"):
        (content / "static" / hidden).parent.mkdir(exist_ok=True)
        (content / "static" / hidden).write_text("x", "utf-8")
    media, found = read_media(content, "/", Cache(), 1)
    assert said(found) == []
    assert [path for path, _ in media.static] == ["a.txt", "sub/b.txt"]
    assert media.documents == {}


def test_names_that_differ_in_capitals_alone_are_told(tmp_path: Path) -> None:
    _, found = read(tmp_path / "content", files__In__a_txt=1, files__in__A_txt=1, files__in__b_txt=1)
    assert said(found) == ["content/files/in/A.txt media-twice"]
    assert "`in/A.txt` and `In/a.txt`" in found[0].message


def test_a_link_to_a_folder_is_refused_and_not_followed(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.txt").write_text("x", "utf-8")
    read(content, static__a_txt=1)
    (content / "static" / "more").symlink_to(tmp_path / "elsewhere")
    (content / "files").symlink_to(tmp_path / "elsewhere")
    media, found = read_media(content, "/", Cache(), 1)
    assert said(found) == ["content/static/more media-link"]
    assert [path for path, _ in media.static] == ["a.txt"]
    assert media.documents == {}


def test_a_document_of_another_kind_counts_as_there_with_nothing_in_it(tmp_path: Path) -> None:
    media, found = read(tmp_path / "content", files__plan_exe=7, files__plan_pdf=7)
    assert said(found) == ["content/files/plan.exe media-kind"]
    assert "`plan.exe`" in found[0].message
    assert media.documents == {"plan.exe": 0, "plan.pdf": 7}
    assert [path for path, _ in media.copied] == ["files/plan.pdf"]
    assert sorted(media.paths()) == ["files/plan.exe", "files/plan.pdf"]
    assert media.folder == "content"


def test_a_picture_that_is_none_still_has_its_place(tmp_path: Path) -> None:
    media, found = read(tmp_path / "content", images__a_png=3, images__b_png=20 * MB + 1)
    assert said(found) == ["content/images/a.png image-kind", "content/images/b.png image-too-large"]
    assert sorted(media.pictures) == ["/images/a.png", "/images/b.png"]
    assert not media.prepared
