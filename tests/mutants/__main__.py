"""Makes small mistakes in the code, one at a time, and says which of them no test notices."""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from tests.mutants.changes import changes
from tests.mutants.plan import PACKAGE, ROOMS, ROOT, Mutant, narrowed, sampled
from tests.mutants.workshop import WORK, Clean, TestsFail, Tried, move_in, try_change, try_clean


def main() -> int:
    """Find changes, try them, print what became of them."""
    parser = _parser()
    arguments = parser.parse_args()
    for number in (signal.SIGINT, signal.SIGTERM):  # in the background it would be deaf to the first
        signal.signal(number, signal.default_int_handler)
    modules = [*narrowed(ROOMS, arguments.only, ROOT / PACKAGE)]
    if not modules:
        parser.error(f"Nothing of that name is in {', '.join(ROOMS)}.")
    found = [mutant for room, path in modules for mutant in changes(room, path)]
    mutants = sampled(found, arguments.sample, arguments.seed)
    print(f"{len(mutants)} of {len(found)} changes, in {len(modules)} modules", flush=True)
    tried: list[Tried] = []
    shutil.rmtree(WORK, ignore_errors=True)
    try:
        for one in _tried(mutants, arguments.processes):
            tried.append(one)
    except KeyboardInterrupt:
        print(f"\nBroken off after {len(tried)}.")
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
    print(_summary(sorted(tried)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make mutants ARGS=…", description=__doc__)
    parser.add_argument(
        "only",
        nargs="*",
        help=f"one of {', '.join(ROOMS)}, or folders or modules: hours/calendar, content/source.py",
    )
    parser.add_argument("--sample", type=int, default=0, help="how many changes of each room; by default all")
    parser.add_argument(
        "--seed", type=int, default=7, help="another number takes other changes into the sample"
    )
    parser.add_argument("--processes", type=int, default=1, help="how many to try at once")
    return parser


def _tried(mutants: Sequence[Mutant], processes: int) -> Iterator[Tried]:
    """What became of each change, as it becomes known; those that live are told at once."""
    with ProcessPoolExecutor(processes, get_context("fork"), initializer=move_in) as pool:
        clean: dict[str, Clean] = {}
        trying = {}
        for room in dict.fromkeys(each.room for each in mutants):
            paths = sorted({each.path for each in mutants if each.room == room})
            trying[room] = pool.submit(try_clean, room, paths)
        for room, done in trying.items():
            try:
                clean[room] = done.result()
            except TestsFail as failure:
                print(failure, flush=True)
        mutants = [each for each in mutants if each.room in clean]
        waiting: list[Future[Tried]] = [pool.submit(try_change, each, clean[each.room]) for each in mutants]
        try:
            for count, made in enumerate(as_completed(waiting), 1):
                one = made.result()
                if one.alive:
                    print(f"\n{count} of {len(mutants)}: {_told(one)}", flush=True)
                yield one
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _told(one: Tried) -> str:
    return f"{one.mutant.path}:{one.mutant.line} ({one.mutant.operator})\n{one.diff}"


def _summary(tried: Sequence[Tried]) -> str:
    """Who lives, then a table by module, by room and altogether."""
    alive = "\n\n".join(_told(one) for one in tried if one.alive)
    rows = [("noticed", "alive", "share", "")]
    for room in ROOMS:
        here = [one for one in tried if one.mutant.room == room]
        paths = sorted({one.mutant.path for one in here})
        rows += [_row(path, [one for one in here if one.mutant.path == path]) for path in paths]
        rows += [_row(f"all of {room}", here)] if here else []
    rows.append(_row("altogether", tried))
    table = "\n".join(f"{noticed:>8} {lives:>6} {share:>6}  {name}" for noticed, lives, share, name in rows)
    too_long = sum(one.too_long for one in tried)
    return f"\nNobody noticed:\n\n{alive}\n\n{table}\n\n{too_long} of the noticed took too long"


def _row(name: str, tried: Sequence[Tried]) -> tuple[str, str, str, str]:
    alive = sum(one.alive for one in tried)
    share = (len(tried) - alive) / len(tried) if tried else 1
    return str(len(tried) - alive), str(alive), f"{share:.0%}", name


if __name__ == "__main__":
    sys.exit(main())
