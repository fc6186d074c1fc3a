"""Reading a file is stopped when it takes more than its share, whatever it is that takes so long; the others are read."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Annotated, Any

import pytest
from pydantic import BeforeValidator

from site_builder.content.find import EntryFile
from site_builder.content.read import Entries, read_entries
from site_builder.diagnostics import Diagnostic
from site_builder.fields.record import record
from site_builder.model.entry import Entry
from site_builder.model.site import ContentType
from site_builder.prose.field import ReadingContext
from site_builder.tools.bounded import MEMORY, TooMuch
from site_builder.tools.share import Share, watched

NEVER_ENDS = re.compile(r"(?:a|a)*b")
"""A pattern that takes for ever over forty letters, inside of what no signal of another kind could interrupt."""


def _slow(value: Any) -> str:
    text = str(value)
    if text.startswith("aaaa"):
        NEVER_ENDS.match(text)
    return text


def _large(value: Any) -> str:
    if str(value) == "all of it":
        assert bytearray(MEMORY + (100 << 20))
    return str(value)


@record
class _Patient(Entry):
    slow: Annotated[str, BeforeValidator(_slow)] = ""
    large: Annotated[str, BeforeValidator(_large)] = ""
    filling: str = ""


PATIENT = ContentType("patient", "patients", _Patient, "patient", "", lambda _: "")
SLOW = f"name: Slow\nslow: {'a' * 40}\n"
HUNGRY = f"name: Hungry\nfilling: {'x' * 70_000}\nlarge: all of it\n"


def read(
    folder: Path, texts: Mapping[str, str], jobs: int | None = 1
) -> tuple[Entries, Mapping[str, Diagnostic]]:
    files = []
    for name, text in texts.items():
        path = folder / f"{name}.yaml"
        path.write_text(text, "utf-8")
        files.append(EntryFile(str(path), path.name, "patient", name))
    entries, found = read_entries(files, (), {"patient": PATIENT}, ReadingContext(), jobs)
    return entries, {each.span.file: each for each in found}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{SLOW}filling: {'x' * 70_000}\n", id="slow"),
        pytest.param(
            HUNGRY,
            id="hungry",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of memory"),
        ),
    ],
)
def test_it_is_refused_with_its_name_and_the_others_are_read(tmp_path: Path, text: str) -> None:
    entries, found = read(
        tmp_path, {"a": "name: A\n", "greedy": text, "z": f"name: Z\nfilling: {'x' * 70_000}\n"}
    )
    assert [*entries.by_type["patient"]] == ["a", "z"]
    assert entries.unread.has("patient", "greedy")
    assert [*found] == ["greedy.yaml"]
    assert found["greedy.yaml"].code.name == "file-takes-too-much"
    assert "5 seconds or 500 MiB" in found["greedy.yaml"].message


def test_it_is_refused_by_workers_too(tmp_path: Path) -> None:
    texts = {f"n{number:03}": f"name: N{number}\n" for number in range(120)}
    entries, found = read(tmp_path, {**texts, "slow": SLOW}, jobs=2)
    assert len(entries.by_type["patient"]) == 120
    assert [each.code.name for each in found.values()] == ["file-takes-too-much"]


def test_several_pieces_of_work_have_one_share() -> None:
    def spin(times: int = 2_000_000) -> int:
        return sum(1 for _ in range(times))

    share = Share(0.2)
    with watched():
        share.of(spin)
        with pytest.raises(TooMuch):
            share.of(partial(spin, 400_000_000))
        with pytest.raises(TooMuch):
            share.of(spin)
    assert signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL


def test_beside_the_main_thread_nothing_is_stopped() -> None:
    said = []

    def work() -> None:
        with watched() as kind:
            said.append(kind(0.001).of(lambda: sum(range(3_000_000))))

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert said == [sum(range(3_000_000))]
