"""Times cold builds of the same services by us and by Hugo, in turn, and prints a table with the ratios."""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.corpus import records, write_hugo, write_ours
from tests.bench.measure import Figures, run
from tests.bench.preview import time_preview

ROOT = Path(__file__).resolve().parents[2]
BARS = {"without search": 1.2, "with search": 0.7}
MEMORY_BAR = 400
MEMORY, ROOM = Path("/dev/shm"), 4 << 30


def main() -> int:
    """Generate, measure, print; exit code 1 when a bar is missed."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    parser.add_argument("--services", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--folder",
        type=Path,
        help="where to work, and to leave the sites; by default in memory, if there is room",
    )
    parser.add_argument("--preview", action="store_true", help="time the preview instead")
    arguments = parser.parse_args()
    with _folder(arguments.folder) as work:
        if arguments.preview:
            time_preview(work, ROOT / "content", arguments.services)
            return 0
        return _compare(work, arguments.services, arguments.runs)


@contextmanager
def _folder(asked: Path | None) -> Iterator[Path]:
    """The folder to work in. On ext4 files are slow to make for minutes after many were deleted, for whoever comes first."""
    if asked is None and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        with TemporaryDirectory(dir=MEMORY, prefix="site-builder-bench-") as folder:
            yield Path(folder)
        return
    work = (asked or ROOT / ".bench").resolve()
    work.mkdir(exist_ok=True)
    yield work


def _compare(work: Path, count: int, runs: int) -> int:
    services = records(count)
    write_ours(work / "ours" / "content", services)
    write_hugo(work / "hugo", services)
    missed = False
    for title, bar in BARS.items():
        ours, theirs = _in_turn(work, runs, with_search=title == "with search")
        print(f"\n{len(services)} services, {title}, medians of {runs} runs in turn")
        _print_table(ours, theirs)
        ratio = statistics.median(a.wall / b.wall for a, b in zip(ours, theirs, strict=True))
        memory = max(each.memory for each in ours)
        print(f"ratio of wall times {ratio:.2f}, bar {bar}")
        missed |= ratio > bar or (title == "without search" and memory > MEMORY_BAR)
    print("\nA bar is missed." if missed else "\nAll bars are met.")
    return 1 if missed else 0


def _in_turn(work: Path, runs: int, *, with_search: bool) -> tuple[list[Figures], list[Figures]]:
    tools = Path(sys.executable).parent
    ours: list[Figures] = []
    theirs: list[Figures] = []
    build = [str(tools / "site-builder"), "build", "--today", "2026-11-23"]
    for _ in range(runs):
        shutil.rmtree(work / "ours" / "output", ignore_errors=True)
        ours.append(run([*build, *([] if with_search else ["--no-search"])], work / "ours"))
        shutil.rmtree(work / "hugo" / "public", ignore_errors=True)
        hugo = run([str(tools / "hugo"), "--quiet", "--noBuildLock", "-d", "public"], work / "hugo")
        if with_search:
            index = run([sys.executable, "-m", "pagefind", "--site", "public", "--silent"], work / "hugo")
            hugo = Figures(hugo.wall + index.wall, hugo.cpu + index.cpu, max(hugo.memory, index.memory))
        theirs.append(hugo)
    return ours, theirs


def _print_table(ours: Sequence[Figures], theirs: Sequence[Figures]) -> None:
    print(f"{'':8} {'wall s':>8} {'cpu s':>8} {'MiB':>8}")
    for name, figures in (("ours", ours), ("Hugo", theirs)):
        wall, cpu = (statistics.median(getattr(each, what) for each in figures) for what in ("wall", "cpu"))
        print(f"{name:8} {wall:8.2f} {cpu:8.2f} {max(each.memory for each in figures):8.0f}")


if __name__ == "__main__":
    sys.exit(main())
