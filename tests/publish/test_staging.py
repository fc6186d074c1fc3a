"""A site is replaced whole or not at all, and nothing that isn't ours is lost."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from site_builder.publish import MARKER, PublishError, lock, staging, swap, write_file
from tests.publish.sites import NEW, OLD, contents, names, pages_of, publish


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "here" / "output"
    publish(folder, OLD)
    return folder


@pytest.fixture(params=["exchange", "two renames"])
def _each_swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "two renames":
        monkeypatch.setattr(swap, "exchange", lambda *_: False)


def test_names_can_be_exchanged_here(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "one/file").touch()
    if not swap.exchange(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this disk cannot exchange two names, so only the two renames are tested")
    assert (tmp_path / "other/file").exists()


@pytest.mark.usefixtures("_each_swap")
def test_the_new_site_replaces_the_old_one_whole(output: Path) -> None:
    publish(output, NEW)
    assert pages_of(output) == NEW
    assert names(output.parent) == ["output"]


def test_the_marker_says_what_it_is_and_depends_on_names_alone(output: Path) -> None:
    marker = (output / MARKER).read_text()
    assert marker.startswith("This folder was written by site-builder")
    assert marker.splitlines()[1:] == sorted(OLD)
    publish(output, dict(reversed(OLD.items())))
    assert (output / MARKER).read_text() == marker


def test_an_empty_folder_may_become_the_site(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / ".DS_Store").touch()
    publish(output, NEW)
    assert pages_of(output) == NEW


def test_everyone_may_read_the_site_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(tmp_path / "output", NEW)
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in (tmp_path / "output").rglob("*")}
    assert modes == {True: 0o755, False: 0o644}
    assert (tmp_path / "output").stat().st_mode & 0o777 == 0o755


def test_nobody_else_may_look_into_what_is_being_built(output: Path) -> None:
    with staging(output) as stage:
        modes = [each.stat().st_mode & 0o777 for each in (stage.root.parent, stage.root.parent / "lock")]
    assert modes == [0o700, 0o600]


@pytest.mark.parametrize("error", [None, KeyError, KeyboardInterrupt])
def test_without_publish_nothing_changes(output: Path, error: type[BaseException] | None) -> None:
    before = contents(output)

    with suppress(KeyError, KeyboardInterrupt), staging(output) as stage:
        write_file(stage.root, "index.html", b"half")
        if error:
            raise error
    assert contents(output) == before
    assert names(output.parent) == ["output"]


def test_a_worker_that_fails_leaves_its_parents_site_alone(output: Path) -> None:
    parent = os.getpid()
    try:
        with staging(output) as stage:
            child = os.fork()
            if not child:
                raise KeyError("a worker's mistake")
            os.waitpid(child, 0)
            write_file(stage.root, "index.html", b"parent")
            stage.publish()
    finally:
        if os.getpid() != parent:
            os._exit(0)
    assert pages_of(output) == {"index.html": b"parent"}


def test_publish_is_called_once(output: Path) -> None:
    with staging(output) as stage:
        stage.publish()
        with pytest.raises(RuntimeError):
            stage.publish()


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "photos"
    (output / "2019").mkdir(parents=True)
    (output / "2019/harbour.jpg").touch()
    with pytest.raises(PublishError, match=r"did not write: 2019\. It will not"):
        publish(output, NEW)
    assert names(tmp_path) == ["photos"]
    assert contents(output) == {"2019/harbour.jpg": b""}


def test_a_folder_of_empty_folders_is_not_ours_either(tmp_path: Path) -> None:
    (tmp_path / "output/project").mkdir(parents=True)
    with pytest.raises(PublishError, match="project"):
        publish(tmp_path / "output", NEW)


def test_a_marker_that_is_a_link_or_says_something_else_is_none(tmp_path: Path, output: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / MARKER).symlink_to(output / MARKER)
    with pytest.raises(PublishError, match=r"\.site-builder"):
        publish(other, NEW)
    (other / MARKER).unlink()
    (other / MARKER).write_text("mine")
    with pytest.raises(PublishError, match=r"\.site-builder"):
        publish(other, NEW)


@pytest.mark.parametrize("name", ["CNAME", "services/a/notes.txt", "services/index.html"])
def test_a_file_somebody_added_is_named_and_kept(output: Path, name: str) -> None:
    (output / name).write_text("charter.example.org")
    before = contents(output)
    with pytest.raises(PublishError, match=rf"{name}\. They would be lost.*content/static/"):
        publish(output, NEW)
    assert contents(output) == before
    assert names(output.parent) == ["output"]


def test_a_file_added_during_the_build_is_kept_too(output: Path) -> None:
    with staging(output) as stage:
        (output / "CNAME").write_text("charter.example.org")
        with pytest.raises(PublishError, match="CNAME"):
            stage.publish()
    assert pages_of(output) == {**OLD, "CNAME": b"charter.example.org"}


def test_many_added_files_are_counted_and_odd_names_shown_safely(output: Path) -> None:
    for number in range(8):
        (output / f"{number}\x1b[2J").touch()
    with pytest.raises(PublishError, match=r"'0\\x1b\[2J', .* and 3 more\."):
        publish(output, NEW)


def test_a_link_somebody_put_into_the_site_is_kept_with_its_target(tmp_path: Path, output: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/letter").write_text("dear all")
    (output / "files").symlink_to(tmp_path / "precious")
    with pytest.raises(PublishError, match="files"):
        publish(output, NEW)
    assert (output / "files/letter").read_text() == "dear all"


def test_a_page_replaced_by_a_link_goes_but_its_target_stays(tmp_path: Path, output: Path) -> None:
    (tmp_path / "letter").write_text("dear all")
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(tmp_path / "letter")
    publish(output, NEW)
    assert pages_of(output) == NEW
    assert (tmp_path / "letter").read_text() == "dear all"


def test_working_files_beside_the_new_site_are_removed(output: Path) -> None:
    with staging(output) as stage:
        write_file(stage.root.parent, "search/documents/1.html", b"x")
        write_file(stage.root.parent, "list.txt", b"x")
        stage.publish()
    assert names(output.parent) == ["output"]


@pytest.mark.parametrize("said", [None, "", "my own lock"])
def test_something_else_under_the_name_of_our_work_folder_is_kept(output: Path, said: str | None) -> None:
    work = output.with_name(".output.work")
    (work / "new").mkdir(parents=True)
    (work / "new/thesis").touch()
    if said is not None:
        (work / "lock").write_text(said)
    before = contents(work)
    with pytest.raises(PublishError, match="needs the name"):
        publish(output, NEW)
    assert contents(work) == before
    assert pages_of(output) == OLD


def test_a_site_on_its_way_out_comes_back_even_if_the_next_build_fails(output: Path) -> None:
    work = output.with_name(".output.work")
    work.mkdir()
    (work / "lock").write_bytes(lock.OURS)
    output.rename(work / "old")
    with staging(output):
        pass
    assert pages_of(output) == OLD
    assert names(output.parent) == ["output"]


def test_what_cannot_be_exchanged_is_said_or_goes_wrong(tmp_path: Path) -> None:
    """A system that can't is told from one that won't: a folder has no place in itself, and one that isn't there has none."""
    inside = tmp_path / "one" / "inside"
    inside.mkdir(parents=True)
    assert swap.exchange(tmp_path / "one", inside) is False
    with pytest.raises(FileNotFoundError):
        swap.exchange(tmp_path / "one", tmp_path / "nothing")
