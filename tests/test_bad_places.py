"""What goes wrong around the content: files that can't be read, links, themes, disks, and commands that are mistyped."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from site_builder.cli import FAILED, OK, USAGE, main
from tests.tooling.small_site import BASICS, SETTINGS, TODAY, SmallSite, all_files, small_site

PROJECT = Path(__file__).parents[1]
THEME = "name: Plain\nextends_default: no\n"
CHECK_AS_NOBODY = """
import os, sys
from contextlib import redirect_stderr
from site_builder.cli import main

arguments = ["check", "--content", sys.argv[1]]
if os.geteuid() == 0:
    # Everything is imported while it can be; then this is an account that may read nothing special.
    with redirect_stderr(open(os.devnull, "w")):
        main(arguments)
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main(arguments))
"""


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A small site that has been published."""
    made = small_site(tmp_path, BASICS)
    made.build()
    return made


def build(site: SmallSite, *more: str) -> int:
    where = ["--content", str(site.content), "--output", str(site.output), "--today", TODAY.isoformat()]
    return main(["build", *where, *more])


def refused(site: SmallSite, capsys: pytest.CaptureFixture[str], *more: str, code: int = FAILED) -> str:
    """Build, expecting a refusal that leaves the published site alone; what was said, without line breaks."""
    before = all_files(site.output)
    assert build(site, *more) == code
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert all_files(site.output) == before
    assert sorted(path.name for path in site.output.parent.iterdir() if "work" in path.name) == []
    return " ".join(said.split())


Plant = Callable[[Path, Path], None]


def link_to(name: str) -> Plant:
    """A plant that puts a file of the content elsewhere and a link into its place."""

    def plant(content: Path, elsewhere: Path) -> None:
        path = content / name
        if path.exists():
            path.rename(elsewhere / path.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(elsewhere / path.name)

    return plant


def pipe(name: str) -> Plant:
    """A plant of something that would keep whoever reads it waiting for ever."""

    def plant(content: Path, _elsewhere: Path) -> None:
        path = content / name
        path.parent.mkdir(exist_ok=True)
        os.mkfifo(path)

    return plant


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (
            link_to("services/kitchen.yaml"),
            "content/services/kitchen.yaml:1:1: error: This is a symbolic link",
        ),
        (link_to("services"), "content/services:1:1: error: This is a symbolic link"),
        (link_to("services/more"), "content/services/more:1:1: error: This is a symbolic link"),
        (link_to("site.yaml"), "content/site.yaml:1:1: error: This file can't be read: it is a link"),
        (link_to("images"), "content/images:1:1: error: This is a symbolic link"),
        (link_to("images/coast.jpg"), "content/images/coast.jpg:1:1: error: This is a symbolic link"),
        (link_to("files/more"), "content/files/more:1:1: error: This is a symbolic link"),
        (link_to("static/robots.html"), "content/static/robots.html:1:1: error: This is a symbolic link"),
        (
            pipe("services/pipe.yaml"),
            "content/services/pipe.yaml:1:1: error: This file can't be read: it is not an",
        ),
        (pipe("files/pipe.txt"), "content/files/pipe.txt:1:1: error: This file can't be read"),
    ],
)
def test_links_and_pipes_are_refused(
    site: SmallSite, tmp_path: Path, plant: Plant, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    plant(site.content, elsewhere)
    assert expected in refused(site, capsys)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other accounts of this computer can look into, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="site-builder-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        (
            "services/kitchen.yaml",
            "content/services/kitchen.yaml:1:1: error: This file can't be read: Permission",
        ),
        ("services", "content/services:1:1: error: This folder can't be read: Permission denied"),
        ("site.yaml", "content/site.yaml:1:1: error: This file can't be read: Permission denied"),
        ("images/coast.jpg", "content/images/coast.jpg:1:1: error: This file can't be read"),
        ("files", "content/files:1:1: error: This folder can't be read: Permission denied"),
        (".", "content:1:1: error: This folder can't be read: you are not allowed to open it"),
    ],
)
def test_what_cannot_be_read_is_named(open_folder: Path, closed: str, expected: str) -> None:
    site = small_site(open_folder, {**BASICS, "images/coast.jpg": b"", "files/minutes.txt": "Minutes"})
    path = site.content / closed
    path.chmod(0)
    if os.geteuid() != 0 and os.access(path, os.R_OK):
        pytest.skip("this account can read files that are closed to everybody")
    try:
        done = subprocess.run(
            [sys.executable, "-c", CHECK_AS_NOBODY, site.content],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        path.chmod(0o755)
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == FAILED


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, "content/site.yaml:7:8: error: There is no theme `plain`. [theme-missing]"),
        (
            {"theme.yaml": THEME},
            "themes/plain/theme.yaml:1:1: error: The theme has no template `home.html`, which pages of kind `home` need.",
        ),
        (
            {"theme.yaml": "name: Plain\n", "templates/home.html": "{% if %}"},
            "themes/plain/templates/home.html:1:1: error: This template can't be read",
        ),
        (
            {"theme.yaml": "name: Plain\n", "templates/home.html": "<p>\n{{ page.titel }}"},
            "The theme can't show the page /: `page` has no attribute `titel`"
            " (did you mean `title`? docs/theme.md lists them all) in line 2 of home.html. Nothing was published.",
        ),
        (
            {"theme.yaml": "name: Plain\n", "templates/home.html": "{% include 'mine.html' %}"},
            "The theme can't show the page /: there is no template mine.html in line 1 of home.html.",
        ),
        (
            {"theme.yaml": "name: Plain\n", "templates/base.html": "{% block %}"},
            "The theme can't show the page",
        ),
        (
            {"theme.yaml": "name: Plain\ncolour: red\n"},
            "themes/plain/theme.yaml:2:1: error: There is no field `colour`.",
        ),
    ],
)
def test_themes_that_cannot_be_used(
    site: SmallSite, files: dict[str, str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write({"site.yaml": SETTINGS + "theme: plain\n"})
    for name, text in files.items():
        path = site.content.parent / "themes" / "plain" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert expected in refused(site, capsys)


def test_a_theme_of_ones_own_takes_the_rest_from_the_default(site: SmallSite) -> None:
    theme = site.content.parent / "themes" / "plain"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: Plain\n", encoding="utf-8")
    (theme / "templates" / "home.html").write_text("<h1>{{ site.name }}</h1>", encoding="utf-8")
    assert build(site, "--theme", "plain", "--no-search") == OK
    assert site.page("/") == "<h1>Northport Homelessness Charter</h1>"
    assert "<h1" in site.page("/services/kitchen/")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk to fill it needs a Linux root account")
    yield folder
    subprocess.run(["umount", folder], check=True)


def free_bytes(disk: Path) -> int:
    """How much room is left."""
    state = os.statvfs(disk)
    return state.f_bavail * state.f_frsize


@pytest.mark.parametrize("room", [4_000, 40_000, 130_000, 300_000, -20_000])
def test_a_full_disk(tmp_path: Path, small_disk: Path, room: int, capsys: pytest.CaptureFixture[str]) -> None:
    """However far the build comes (first page, assets, search, nearly to its end), the old site stays."""
    site = SmallSite(small_site(tmp_path, BASICS).content, small_disk / "output")
    empty = free_bytes(small_disk)
    site.build()
    free = free_bytes(small_disk)
    wanted = room if room > 0 else empty - free + room
    (small_disk / "filler").write_bytes(bytes(free - wanted))
    before = all_files(site.output)
    assert build(site) == FAILED
    said = capsys.readouterr().err
    assert re.search("no room left on the disk|No space left on device", said)
    assert "Traceback" not in said
    assert all_files(site.output) == before
    (small_disk / "filler").unlink()
    assert build(site) == OK
    assert [path.name for path in small_disk.iterdir()] == ["output"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "COMMAND"),
        (["bild"], "`bild`"),
        (["build", "--today", "tomorrow"], "'tomorrow' isn't a day; write it like 2026-12-24"),
        (["build", "--today", "0001-01-01"], "isn't a day"),
        (["build", "--today", "9999-12-31"], "isn't a day"),
        (["build", "--base-url", "example.org"], "isn't a full web address"),
        (["build", "--base-url", "https://exa mple.org/"], "isn't a full web address"),
        (["build", "--base-url", "https://[broken/"], "isn't a full web address"),
        (["check", "--format", "xml"], "xml"),
        (["serve", "--port", "many"], "many"),
        (["new"], "TYPE"),
        (["new", "servise", "X"], "There is nothing called `servise` to write. Did you mean `service`?"),
        (["new", "service"], "site-builder new service"),
        (["new", "service", "…"], "has no letters a to z or digits"),
        (["hours"], "TEXT"),
    ],
)
def test_wrong_usage(
    arguments: list[str],
    expected: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == USAGE
    assert expected in " ".join(capsys.readouterr().err.split())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["build", "--content", str(tmp_path / "contents"), "--output", str(tmp_path / "out")]) == FAILED
    )
    said = capsys.readouterr().err
    assert "contents:1:1: error: There is no folder `contents`. [content-missing]" in said
    assert not (tmp_path / "out").exists()


def test_an_output_folder_of_somebody_else(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    (site.output / "photo.jpg").write_bytes(b"mine")
    assert "photo.jpg" in refused(site, capsys, "--no-search")


def test_annotations_for_pull_requests(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.write({"services/kitchen.yaml": BASICS["services/kitchen.yaml"] + "fone: 50%, more\n"})
    assert main(["check", "--content", str(site.content), "--format", "github"]) == FAILED
    assert capsys.readouterr().out == (
        "::error file=content/services/kitchen.yaml,line=6,col=1,title=field-unknown"
        "::There is no field `fone`. Did you mean `phones`?\n"
    )


def test_problems_in_one_run_sorted_whatever_the_file(
    site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write(
        {
            "areas/a.yaml": "nam: A\n",
            "services/kitchen.yaml": BASICS["services/kitchen.yaml"] + "email: nobody\nwebsite: nowhere\n",
            "Notes.txt": "",
        }
    )
    assert main(["check", "--content", str(site.content), "--format", "json"]) == FAILED
    rows = json.loads(capsys.readouterr().out)["problems"]
    assert [(row["file"].removeprefix("content/"), row["line"], row["code"]) for row in rows] == [
        ("Notes.txt", 1, "file-unexpected"),
        ("areas/a.yaml", 1, "field-unknown"),
        ("services/kitchen.yaml", 6, "email-invalid"),
        ("services/kitchen.yaml", 7, "web-address-invalid"),
    ]


def test_names_of_files_that_no_terminal_can_show(site: SmallSite, capfd: pytest.CaptureFixture[str]) -> None:
    name = os.fsencode(site.content / "services") + b"/caf\xe9\x1b[2J\n::error::no.yaml"
    try:
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this disk takes no names of files that aren't UTF-8")
    for form in ("text", "github", "json"):
        assert main(["check", "--content", str(site.content), "--format", form]) == FAILED
        said = capfd.readouterr()
        told = said.out + said.err
        assert "caf" in told
        assert "\x1b" not in told
        assert "\n::error::no" not in told


def test_whoever_stops_listening_is_not_shouted_at(tmp_path: Path) -> None:
    many = {f"needs/need-{number}.yaml": "nam: X\n" for number in range(700)}
    site = small_site(tmp_path, many)
    command = [
        sys.executable,
        "-m",
        "site_builder",
        "check",
        "--format",
        "json",
        "--content",
        str(site.content),
    ]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout
        assert program.stderr
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == FAILED


def test_words_outside_the_terminals_alphabet_are_written_as_codes(tmp_path: Path) -> None:
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": "name: Tŷ “Hafan”\n"})
    done = subprocess.run(
        [sys.executable, "-m", "site_builder", "check", "--format", "json", "--content", site.content],
        cwd=PROJECT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == FAILED
    assert {row["code"] for row in json.loads(done.stdout)["problems"]} == {"field-missing"}


def test_a_template_that_fails_in_another_process_is_told_the_same_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    services = {f"services/kitchen-{number}.yaml": BASICS["services/kitchen.yaml"] for number in range(220)}
    site = small_site(tmp_path, {**BASICS, **services})
    theme = tmp_path / "themes" / "plain" / "templates"
    theme.mkdir(parents=True)
    (theme.parent / "theme.yaml").write_text("name: Plain\n", encoding="utf-8")
    (theme / "service.html").write_text("{{ view.nothing }}", encoding="utf-8")
    assert build(site, "--theme", "plain", "--no-search") == FAILED
    said = capsys.readouterr().err
    assert "The theme can't show the page /services/kitchen-" in said
    assert (
        "has no attribute `nothing` (docs/theme.md lists those there are) in line 1 of service.html. Nothing was published."
        in said
    )
    assert not site.output.exists()
