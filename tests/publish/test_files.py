"""Writing files below a folder, and only below it."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from site_builder.publish import MARKER, PublishError, write_file
from site_builder.publish.files import remove_tree


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_file(tmp_path, "services/śniadanie/index.html", b"x" * 100_000)
    assert (tmp_path / "services/śniadanie/index.html").read_bytes() == b"x" * 100_000


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../up",
        "a/../../up",
        "a/..",
        "./a",
        "a//b",
        "a/",
        "a\\b",
        "a\0b",
        "a\nb",
        "a" * 256,
        "é" * 128 + "/index.html",
        "\U0001f35e" * 64,
        MARKER,
    ],
)
def test_a_path_that_no_page_can_have_is_a_mistake_of_the_program(tmp_path: Path, path: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    with pytest.raises(ValueError, match=r"path|reserved"):
        write_file(root, path, b"x")
    assert list(tmp_path.rglob("*")) == [root]


@pytest.mark.parametrize("name", ["é" * 127 + "a", "a" * 255, "\U0001f35e" * 63 + "abc"])
def test_a_name_of_255_bytes_is_fine(tmp_path: Path, name: str) -> None:
    assert len(name.encode()) == 255
    write_file(tmp_path, f"{name}/index.html", b"x")
    assert len(list(tmp_path.rglob("index.html"))) == 1


@pytest.mark.parametrize("second", ["a/b", "a/b/c", "a"])
def test_two_files_cannot_have_one_place(tmp_path: Path, second: str) -> None:
    write_file(tmp_path, "a/b", b"first")
    with pytest.raises(ValueError, match="same place"):
        write_file(tmp_path, second, b"second")
    assert (tmp_path / "a/b").read_bytes() == b"first"


def test_the_root_is_not_invented(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="missing"):
        write_file(tmp_path / "missing", "a/b", b"x")
    assert not (tmp_path / "missing").exists()


def test_workers_may_make_the_same_folders_at_once(tmp_path: Path) -> None:
    children = []
    for worker in range(4):
        child = os.fork()
        if not child:
            status = 1
            try:
                for number in range(200):
                    write_file(tmp_path, f"a/{number}/b/{worker}", b"x")
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0, 0]
    assert sum(path.is_file() for path in tmp_path.rglob("*")) == 800


def test_what_the_disk_refused_reaches_the_parent_process(tmp_path: Path) -> None:
    with pytest.raises(PublishError) as caught:
        write_file(tmp_path / "missing", "a", b"x")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_removing_a_folder_leaves_what_its_links_point_to(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/letter").write_text("dear all")
    folder = tmp_path / "folder"
    (folder / "deep/er").mkdir(parents=True)
    (folder / "deep/link").symlink_to(tmp_path / "precious")
    (folder / "deep/er/letter").symlink_to(tmp_path / "precious/letter")
    remove_tree(folder)
    assert not folder.exists()
    assert (tmp_path / "precious/letter").read_text() == "dear all"
