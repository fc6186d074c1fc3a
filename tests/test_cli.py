"""The commands as people type them: what they print where, what they answer to other programs, and what `new` writes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import jsonschema
import pytest

from site_builder.cli import FAILED, OK, USAGE, main
from site_builder.report import JSON_SCHEMA
from site_builder.types import CONTENT_TYPES
from tests.tooling.small_site import BASICS, TODAY, SmallSite, small_site

PROJECT = Path(__file__).parents[1]
WRITABLE = ["site", *(content_type.name for content_type in CONTENT_TYPES)]


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path, BASICS)


def arguments(site: SmallSite, *more: str) -> list[str]:
    return ["--content", str(site.content), "--today", TODAY.isoformat(), *more]


@pytest.mark.parametrize("command", ["build", "check", "serve", "new", "hours"])
def test_help_says_what_a_command_does(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == OK
    said = capsys.readouterr().out
    assert said.startswith(f"usage: site-builder {command}")
    assert main(["--help"]) == OK
    listed = capsys.readouterr().out
    assert re.search(rf"^\s+{command}\s+\w", listed, re.MULTILINE)


def test_every_option_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("build", "check", "serve", "new"):
        main([command, "--help"])
        said = capsys.readouterr().out
        for option in re.findall(r"^  (--[a-z-]+)(.*(?:\n {10,}\S.*)?)", said, re.MULTILINE):
            assert re.search(r"[a-z]{3}", option[1]), f"{command} {option[0]}"


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == OK
    assert capsys.readouterr().out == f"site-builder {version('site-builder')}\n"


def test_wrong_usage_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--formt", "json"]) == USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert "--formt" in said.err


def test_a_good_site_is_told_in_a_line_and_no_progress_is_drawn_into_a_pipe(site: SmallSite) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "site_builder", "check", *arguments(site)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (OK, "All is well.\n", "")


def test_a_terminal_sees_what_is_going_on_and_nothing_of_it_stays(site: SmallSite) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "site_builder", "check", *arguments(site)]
    done = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        seen = terminal.read(10_000).decode()
    assert done.returncode == OK
    assert seen.startswith("\r\x1b[KReading the content …")
    assert seen.endswith("…\r\x1b[K")


@pytest.mark.parametrize(
    ("extra", "is_coloured"),
    [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"TERM": "xterm", "NO_COLOR": "1"}, False)],
)
def test_colours_are_for_terminals_that_can(
    site: SmallSite, extra: dict[str, str], is_coloured: bool
) -> None:
    site.write({"services/kitchen.yaml": "name: Kitchen\n"})
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "site_builder", "check", *arguments(site)]
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | extra
    done = subprocess.run(command, cwd=PROJECT, env=env, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        seen = terminal.read(10_000).decode()
    assert done.returncode == FAILED
    assert ("\x1b[1;31merror\x1b[0m: " in seen) == is_coloured
    piped = subprocess.run(command, cwd=PROJECT, env=env, capture_output=True, text=True, check=False)
    assert "\x1b" not in piped.stderr


def test_warnings_fail_only_when_asked(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.write({"needs/rest.yaml": "name: Rest\n"})
    assert main(["check", *arguments(site)]) == OK
    assert "No errors, 1 warning." in capsys.readouterr().err
    assert main(["check", *arguments(site, "--strict")]) == FAILED
    assert main(["build", "--output", str(site.output), *arguments(site, "--strict")]) == FAILED
    assert not site.output.exists()
    assert "Nothing was published" in capsys.readouterr().err


def test_json_is_json_and_nothing_else(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    output = ["--output", str(site.output), "--no-search"]
    assert main(["build", *output, *arguments(site, "--format", "json")]) == OK
    assert json.loads(capsys.readouterr().out) == {"version": 1, "problems": []}
    site.write({"services/kitchen.yaml": "name: Kitchen\n"})
    assert main(["build", *output, *arguments(site, "--format", "json")]) == FAILED
    said = json.loads(capsys.readouterr().out)
    jsonschema.validate(said, JSON_SCHEMA)
    rows = said["problems"]
    assert {row["code"] for row in rows} == {"field-missing"}
    assert set(rows[0]) == {"file", "line", "column", "severity", "code", "message", "hint"}


def test_building_says_where_and_how_to_look(
    site: SmallSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_BUILDER_CALLED_AS", raising=False)  # `make test` has it set
    assert main(["build", "--output", str(site.output), "--no-search", *arguments(site)]) == OK
    said = capsys.readouterr()
    assert re.fullmatch(
        rf"Built \d+ pages in {re.escape(str(site.output))}/\nTo look at it: site-builder serve\n", said.out
    )
    assert said.err == ""


def test_another_address_counts_instead_of_the_one_in_site_yaml(site: SmallSite) -> None:
    output = ["--output", str(site.output), "--no-search"]
    assert main(["build", *output, *arguments(site, "--base-url", "https://example.org/a/b")]) == OK
    page = site.page("/services/kitchen/")
    assert '<link rel="canonical" href="https://example.org/a/b/services/kitchen/">' in page
    assert 'href="/a/b/services/"' in page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon-Fri 9am-5pm (closed noon-1pm)", "Monday to Friday"),
        ("daily 8pm-8am", "8pm to 8am"),
        ("24 hours", "24 hours"),
        ("Sat 9:30-10:30am, or by appointment", "Saturday"),
    ],
)
def test_hours_are_printed_as_understood(
    text: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["hours", *text.split()]) == OK
    assert expected in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Mon-Fri 9-5", "morning or afternoon"), ("whenever", "‘whenever’"), ("Mon 25:00-26:00", "25")],
)
def test_hours_that_cannot_be_read_are_asked_about(
    text: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["hours", text]) == FAILED
    said = capsys.readouterr()
    assert said.out == ""
    assert expected in said.err


@pytest.mark.parametrize("type_name", WRITABLE)
def test_a_new_file_only_waits_to_be_filled_in(
    type_name: str, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    file = new(type_name, site, capsys)
    found = [each for each in site.check() if each.span.file == file]
    assert {each.code.name for each in found} <= {
        "field-empty",
        "field-missing",
        "need-unused",
        "area-unused",
        "guide-empty",
        "training-by-nobody",
    }
    waits = re.compile("empty|is no text|isn't said")
    assert [each.message for each in found if each.is_error and not waits.search(each.message)] == []


@pytest.mark.parametrize("type_name", WRITABLE)
def test_every_field_that_a_new_file_explains_exists(
    type_name: str, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    path = site.content.parent / new(type_name, site, capsys)
    lines = path.read_text("utf-8").splitlines()
    open_lines = [re.sub(r"^# (?=\s*(?:- )?[a-z_]+:)", "", line) for line in lines]
    path.write_text("".join(f"{line}\n" for line in open_lines), encoding="utf-8")
    assert sum(line.startswith("# ") for line in open_lines) == (3 if type_name == "site" else 4)
    assert not [line for line in open_lines if re.search(r"[^#\s].*\s#", line) and line[0] != "#"]
    found = [
        each
        for each in site.check()
        if each.span.file == f"content/{path.relative_to(site.content).as_posix()}"
    ]
    assert {each.code.name for each in found} <= {"field-empty", "field-missing", "hours-nothing-said"}
    assert found or type_name in ("group_kind", "alert_kind")  # which need nothing but a name


@pytest.mark.parametrize("type_name", WRITABLE)
def test_nothing_is_overwritten(type_name: str, site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    path = site.content.parent / new(type_name, site, capsys)
    before = path.read_bytes()
    assert main(["new", "--content", str(site.content), type_name, "Ein Tŷ & Co: “Hafan”"]) == USAGE
    assert "is there already" in capsys.readouterr().err
    assert path.read_bytes() == before


def new(type_name: str, site: SmallSite, capsys: pytest.CaptureFixture[str]) -> str:
    """Start an entry of a type, and return its file as diagnostics name it."""
    if type_name == "site":
        (site.content / "site.yaml").unlink()
    before = set(site.content.rglob("*"))
    assert main(["new", "--content", str(site.content), type_name, "Ein Tŷ & Co: “Hafan”"]) == OK
    made = [path for path in set(site.content.rglob("*")) - before if path.is_file()]
    assert len(made) == 1
    assert f"Wrote {made[0]}." in capsys.readouterr().out
    return f"content/{made[0].relative_to(site.content).as_posix()}"
