"""Publishing where the system knows no `flock`: the same promises with `filelock`, in a process that has none of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TWO_AT_ONCE = """
import sys
import tests.tooling.windows
from pathlib import Path
from site_builder.publish import PublishError, staging
output = Path(sys.argv[1])
for _ in range(2):
    with staging(output) as stage:
        try:
            with staging(output):
                print("both")
        except PublishError as error:
            print(error)
        (stage.root / "index.html").write_text("<p>")
        stage.publish()
print(sorted(each.name for each in output.parent.iterdir()))
"""


def run(code: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_one_build_at_a_time_and_nothing_left_behind(tmp_path: Path) -> None:
    done = run(TWO_AT_ONCE, str(tmp_path / "output"), folder=tmp_path)
    first, second, left = done.stdout.splitlines()
    assert first == second
    assert first.startswith(f"Another build of {tmp_path / 'output'} is running."), done.stderr
    assert left == "['output']"


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    work = tmp_path / ".output.work"
    work.mkdir()
    (work / "letter.txt").write_text("Dear all")
    done = run(TWO_AT_ONCE, str(tmp_path / "output"), folder=tmp_path)
    assert "something else is there" in done.stderr
    assert (work / "letter.txt").read_text() == "Dear all"
    assert [each.name for each in tmp_path.iterdir()] == [".output.work"]
