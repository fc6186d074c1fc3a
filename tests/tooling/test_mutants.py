"""`make mutants` looks where there is something to look at; it isn't run by the tests, so nobody would notice."""

from __future__ import annotations

import pytest

from tests.mutants.plan import PACKAGE, ROOMS, ROOT, Mutant, files_of, may_notice, narrowed, sampled


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_and_its_tests_are_there(room: str) -> None:
    assert files_of(room, ROOT / PACKAGE)
    _, near, wider = ROOMS[room]
    assert [name for name in (*near, *wider) if not (ROOT / name).exists()] == []


def test_a_folder_or_a_module_can_be_asked_for() -> None:
    found = [
        path.name for _, path in narrowed(ROOMS, ["hours/calendar", "content/source.py"], ROOT / PACKAGE)
    ]
    assert {"day.py", "source.py"} < set(found)
    assert not {"record.py", "find.py", "lock.py"} & set(found)
    secrets = [path.name for _, path in narrowed(ROOMS, ["secrets"], ROOT / PACKAGE)]
    assert {"place.py", "guard.py", "private.py"} < set(secrets)


def test_tests_that_speak_of_a_module_are_tried_wherever_they_are() -> None:
    clashes = "site_builder/checks/clashes.py"
    own, near, others = may_notice("checks", [clashes])
    assert "tests/checks/test_told.py" in own
    assert near == [*ROOMS["checks"].near, *(f"--ignore={name}" for name in own)]
    assert "tests/outputs/test_contract.py" in others
    assert "tests/outputs/test_contract.py" not in may_notice("checks", ["site_builder/checks/names.py"])[2]
    assert len({*own, *others}) == len(own) + len(others)
    assert may_notice("content", ["site_builder/content/settings.py"])[0] == [
        "tests/content/test_settings.py"
    ]


def test_a_sample_is_the_same_each_time_and_of_every_room() -> None:
    all_of_them = [Mutant(room, "x.py", line, 0, "AddNot", line) for room in ROOMS for line in range(40)]
    sample = sampled(all_of_them, 5, seed=1)
    assert sample == sampled(all_of_them[::-1], 5, seed=1) != sampled(all_of_them, 5, seed=2)
    assert [each.room for each in sample] == [room for room in ROOMS for _ in range(5)]
    assert sorted(sampled(all_of_them, 0, seed=1)) == sorted(all_of_them)
