"""Which files are entries: folders, names and endings, and what is said of everything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.content.find import find_files
from site_builder.diagnostics import Diagnostic
from site_builder.types import CONTENT_TYPES


def find(folder: Path, *names: str) -> tuple[list[str], list[str], list[Diagnostic]]:
    """The entries that files with these names would be, those that may not be read, and what is said."""
    for name in names:
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    found, diagnostics = find_files(folder / "content", CONTENT_TYPES)
    files, refused = ([f"{each.type} {each.id}" for each in some] for some in (found.files, found.refused))
    return files, refused, diagnostics


def test_entries_lie_in_the_folder_of_their_kind_however_deep(tmp_path: Path) -> None:
    names = (
        "services/a.yaml",
        "services/b.yml",
        "services/c.md",
        "services/north/quay/d.yaml",
        "charter.yaml",
        "site.yaml",
    )
    files, refused, said = find(tmp_path, *names)
    assert files == ["charter charter", "service a", "service b", "service c", "service d"]
    assert (refused, said) == ([], [])


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    names = (
        "services/.DS_Store",
        "services/.a.yaml",
        "services/Thumbs.db",
        "desktop.ini",
        ".git/config",
        "services/a.yaml",
    )
    assert find(tmp_path, *names) == (["service a"], [], [])


def test_pictures_documents_and_copied_files_are_no_entries(tmp_path: Path) -> None:
    assert find(tmp_path, "images/a.yaml", "files/a.md", "static/services/a.yaml") == ([], [], [])


@pytest.mark.parametrize(
    ("name", "code", "says", "hint"),
    [
        ("services/a.yaml.txt", "file-unexpected", "`a.yaml.txt` isn't read: its ending", ".yaml or .md"),
        ("services/a", "file-unexpected", "`a` isn't read", ".yaml or .md"),
        ("services/Kitchen.yaml", "file-name", "The file's name: ", ""),
        ("services/a b.yaml", "file-name", "The file's name: ", ""),
        ("services/index.yaml", "name-reserved", "can't be called `index`", "`index-1`"),
        ("services/com1.yaml", "name-reserved", "can't be called `com1`", "`com1-1`"),
        ("services/lpt9.yaml", "name-reserved", "can't be called `lpt9`", "`lpt9-1`"),
        ("services/nul.yaml", "name-reserved", "can't be called `nul`", "`nul-1`"),
        ("servces/a.yaml", "folder-unknown", "No kind of entry belongs in a folder `servces`", "`services`"),
        ("zzz/a.yaml", "folder-unknown", "No kind of entry belongs in a folder `zzz`", "It can be `actions`"),
        ("a.yaml", "file-unexpected", "`a.yaml` doesn't belong here", "Entries go into folders such as `actions`"),
        ("charter.txt", "file-unexpected", "`charter.txt` doesn't belong here", "Entries go into"),
    ],
)  # fmt: skip
def test_what_is_said_of_other_names(tmp_path: Path, name: str, code: str, says: str, hint: str) -> None:
    _, _, said = find(tmp_path, name)
    assert [each.code.name for each in said] == [code]
    assert says in said[0].message
    assert hint in said[0].hint
    file = name if code not in ("folder-unknown",) else name.partition("/")[0]
    assert str(said[0].span) == f"content/{file}:1:1"


@pytest.mark.parametrize("name", ["com0", "com10", "lpt0", "lpt10", "index-1", "con-1"])
def test_names_beside_those_that_mean_something_else_are_fine(tmp_path: Path, name: str) -> None:
    assert find(tmp_path, f"services/{name}.yaml") == ([f"service {name}"], [], [])


def test_two_files_of_one_name_are_one_entry(tmp_path: Path) -> None:
    names = ("services/a.yaml", "services/north/a.md", "needs/a.yaml", "services/b.yaml")
    files, _, said = find(tmp_path, *names)
    assert files == ["need a", "service a", "service b"]
    assert [each.code.name for each in said] == ["name-twice"]
    assert said[0].message.startswith(
        "`content/services/north/a.md` and `content/services/a.yaml` have the same name"
    )


def test_what_would_be_an_entry_is_remembered_so_that_references_to_it_are_not_told(tmp_path: Path) -> None:
    files, refused, _ = find(tmp_path, "services/a.txt", "servces/b.yaml", "services/My Kitchen.yaml")
    assert (files, sorted(refused)) == (["service my-kitchen"], ["service a", "service b"])
    (tmp_path / "content/services/c.yaml").symlink_to(tmp_path / "content/services/a.txt")
    _, refused, said = find(tmp_path)
    assert "service c" in refused
    assert "link-refused" in [each.code.name for each in said]
