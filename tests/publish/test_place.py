"""Folders that must never be taken for the output."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.publish import PublishError, staging
from tests.publish.sites import NEW, contents, pages_of, publish


def refused(output: Path, *sources: Path) -> str:
    """The reason why a site cannot be written to `output`."""
    with pytest.raises(PublishError) as caught, staging(output, sources=sources):
        pass
    message = str(caught.value)
    assert message.startswith(f"The site cannot be written to {output}: ")
    return message.partition(": ")[2].partition(" Choose a folder of its own")[0]


def test_a_file(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("mine")
    assert refused(tmp_path / "output") == "it is a file, not a folder."
    assert (tmp_path / "output").read_text() == "mine"


def test_a_link(tmp_path: Path) -> None:
    publish(tmp_path / "real", NEW)
    (tmp_path / "output").symlink_to(tmp_path / "real")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    assert refused(tmp_path / "output") == "it is a link to another place."
    assert refused(tmp_path / "dangling") == "it is a link to another place."
    assert pages_of(tmp_path / "real") == NEW


def test_a_folder_reached_through_a_link_is_judged_by_where_it_is(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "services").mkdir(parents=True)
    (tmp_path / "way").symlink_to(content)
    assert "inside the folder content" in refused(tmp_path / "way/services", content)
    assert "inside the folder content" in refused(tmp_path / "way/new", content)


def test_content_what_is_above_it_and_what_is_in_it(tmp_path: Path) -> None:
    content, theme = tmp_path / "site/content", tmp_path / "site/theme"
    content.mkdir(parents=True)
    theme.mkdir()
    assert refused(content, content, theme) == "the site is made from the files in that folder."
    assert (
        refused(tmp_path / "site", content)
        == "the folder content, from which the site is made, is inside it."
    )
    assert "the folder theme" in refused(tmp_path / "site/x/..", theme)
    assert "inside the folder content" in refused(content / "output", content)
    assert contents(tmp_path) == {}


def test_home_root_here_and_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, here = tmp_path / "people/me", tmp_path / "work/project"
    home.mkdir(parents=True)
    here.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(here)
    assert refused(Path("/")) == "it is the root of the disk."
    assert refused(home) == "it is your home folder."
    assert refused(home.parent) == "your home folder is inside it."
    assert refused(Path()) == "it is the folder you are working in."
    assert refused(Path("..")) == "the folder you are working in is inside it."


@pytest.mark.parametrize("worktree", [False, True])
def test_a_git_checkout(tmp_path: Path, worktree: bool) -> None:
    output = tmp_path / "output"
    publish(output, NEW)
    if worktree:
        (output / ".git").write_text("gitdir: elsewhere")
    else:
        (output / ".git").mkdir()
    assert refused(output) == "it is the root of a git checkout."


def test_where_a_disk_is_mounted() -> None:
    assert "mounted" in refused(Path("/dev"))
