"""Small promises that belong nowhere else: ids, addresses, links to files, and how the command ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from site_builder.cli import FAILED, main
from site_builder.content import source
from tests.tooling.small_site import BASICS, SETTINGS, codes, small_site

PLACE = "places:\n  - {{visibility: {}, kind: building, town: Northport, address: 7 Mill Road}}\n"


def test_no_heading_takes_an_id_of_the_frame(tmp_path: Path) -> None:
    text = "---\nname: About\n---\n## Main\n\nOne\n\n## Leave\n\nTwo\n\n## main\n\nThree\n"
    site = small_site(tmp_path, {**BASICS, "pages/about-us.md": text})
    site.build()
    (page,) = (path for path in site.output.rglob("*.html") if "Three" in path.read_text("utf-8"))
    ids = Counter(re.findall(r'\bid="?([\w-]+)', page.read_text("utf-8")))
    assert {"main", "main-2", "main-3", "leave-2"} <= ids.keys()
    assert [name for name, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("tail", ["?ref=mail", "#top", "charter/?a=1#b"])
def test_the_address_of_a_site_has_no_tail(tmp_path: Path, tail: str) -> None:
    settings = SETTINGS.replace("example.org/", f"example.org/{tail}").replace("base_url: ", 'base_url: "')
    settings = re.sub(r'(base_url: ".*)', r'\1"', settings)
    (found,) = small_site(tmp_path, BASICS, settings=settings).check()
    assert found.code.name == "base-url-tail"
    lines = settings.splitlines()
    assert lines[found.span.line - 1].startswith("base_url")


@pytest.mark.parametrize(("visibility", "is_open"), [("public", True), ("area-only", False)])
def test_readers_are_led_to_no_file_that_says_more_than_its_page(
    tmp_path: Path, visibility: str, is_open: bool
) -> None:
    settings = f"{SETTINGS}repository: {{url: https://code.example.org/charter}}\n"
    kitchen = BASICS["services/kitchen.yaml"] + PLACE.format(visibility)
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": kitchen}, settings=settings)
    site.build()
    assert ("services/kitchen.yaml" in site.page("/services/kitchen/")) is is_open
    assert "organisations/harbour-trust.yaml" in site.page("/organisations/harbour-trust/")


def test_who_checked_can_be_a_role(tmp_path: Path) -> None:
    kitchen = BASICS["services/kitchen.yaml"].replace("10-28}", "10-28, by: {role: The coordinator}}")
    site = small_site(tmp_path, {**BASICS, "services/kitchen.yaml": kitchen})
    site.build()
    assert "by the coordinator" in site.page("/services/kitchen/")
    site.write({"services/kitchen.yaml": kitchen.replace("role:", "person:")})
    assert codes(site.check()) == ["text-wanted"]


def test_ctrl_c_says_so(tmp_path: Path) -> None:
    """The command waits for a pipe that nobody writes into, so it is certainly still at work."""
    site = small_site(tmp_path, BASICS)
    script = (
        "import os, sys; from site_builder import cli; from site_builder.commands import check\n"
        "check.options_of = lambda _: (print('ready', flush=True), os.read(0, 1))\n"
        "sys.exit(cli.main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, "check", "--content", str(site.content)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        assert running.stdout.readline() == "ready\n"
        running.send_signal(signal.SIGINT)
        _, said = running.communicate()
    assert running.returncode == 130
    assert said == "Stopped, as you asked. What was published before is unchanged.\n"


def test_a_worker_that_dies_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page whose view ends its process, as the system does when there is no memory left."""
    many = {f"needs/need-{number}.yaml": f"name: Need {number}\n" for number in range(120)}
    site = small_site(tmp_path, {**BASICS, **many})
    parent = os.getpid()
    whole = source.read_source

    def die(path: Path, file: str) -> object:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.01)  # so that this process leaves some of the work to the other
        return whole(path, file)

    monkeypatch.setattr("site_builder.content.read.read_source", die)
    monkeypatch.setattr("site_builder.tools.workers.cores", lambda: 2)
    assert main(["check", "--content", str(site.content)]) == FAILED
    said = capsys.readouterr().err
    assert said.startswith("A part of the work ended without an answer")
    assert "Traceback" not in said
