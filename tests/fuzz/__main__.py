"""Reads damaged files by the thousand: ``python -m tests.fuzz --inputs 50000``.

No file may kill the program, hang it or make it take a gigabyte, and each ends in a result or in one reason. What a
file does to the worker that reads it is listed as well: the program survives that, but it takes a worker each time.

The same seed and number give the same file. A run that was stopped goes on where it was; ``--only N`` makes one input
again, keeps its file and says what becomes of it.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from emotion_player.analysis.reasons import CRASHES, FAILS_UNEXPECTEDLY, NEEDS_TOO_MUCH_MEMORY, TAKES_TOO_LONG
from emotion_player.analysis.workers import Workers
from emotion_player.errors import EmotionPlayerError, TrackError
from tests.fuzz.inputs import Input, make_input
from tests.fuzz.jobs import READ, outcome

CONTAINED = {str(reason) for reason in (CRASHES, TAKES_TOO_LONG, NEEDS_TOO_MUCH_MEMORY)}
"""What a file may do to its worker."""

_BATCH = 2_000
_SELF_AND_WORKERS = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


@dataclass(slots=True)
class Report:
    """How far a run has come, and what it found.

    Attributes:
        seed: What the inputs are made from.
        done: How many inputs have been read.
        outcomes: How often each kind ended how.
        contained: What killed, hung or bloated a worker: number, input, reason.
        faults: What nobody foresaw, likewise.
    """

    seed: int
    done: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    contained: list[tuple[int, str, str]] = field(default_factory=list)
    faults: list[tuple[int, str, str]] = field(default_factory=list)

    def add(self, number: int, made: Input, result: str) -> None:
        """Take note of what became of an input."""
        self.outcomes[f"{made.kind}: {result if len(result) < 60 else result[:57] + '...'}"] += 1
        if result in CONTAINED:
            self.contained.append((number, made.how, result))
        elif result == str(FAILS_UNEXPECTEDLY) or result.startswith("!"):
            self.faults.append((number, made.how, result))

    def save(self, file: Path) -> None:
        """Write it down, so that a later run goes on from here."""
        kept = (self.seed, self.done, dict(self.outcomes), self.contained, self.faults)
        file.write_text(json.dumps(kept), encoding="utf-8")

    @classmethod
    def load(cls, file: Path, seed: int) -> Report:
        """What an earlier run with this seed wrote down; a new report if there is none."""
        if not file.is_file():
            return cls(seed)
        of_seed, done, outcomes, contained, faults = json.loads(file.read_text(encoding="utf-8"))
        return cls(seed, done, Counter(outcomes), contained, faults) if of_seed == seed else cls(seed)


def fuzz(report: Report, inputs: int, workers: Workers, threads: int, folder: Path) -> None:
    """Read on until ``inputs`` are done."""

    def one(number: int) -> tuple[int, Input, str]:
        made = make_input(report.seed, number)
        return number, made, read(made, folder / str(number), workers)

    with ThreadPoolExecutor(threads) as pool:
        for result in pool.map(one, range(report.done, inputs)):
            report.add(*result)
            report.done += 1


def read(made: Input, folder: Path, workers: Workers) -> str:
    """What becomes of an input, in a folder of its own; what must not happen begins with an exclamation mark."""
    folder.mkdir()
    path = folder / made.name
    path.write_bytes(made.data)
    try:
        return workers.do(path, outcome, made.kind, path)
    except TrackError as error:
        return str(error.reason)
    except EmotionPlayerError as error:
        return f"! {error}"
    finally:
        shutil.rmtree(folder)


def main() -> int:
    """Run, and print what was found; 1 if anything happened that must not."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=5_000, help="how many (5000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2, help="files read at once (2)")
    parser.add_argument("--state", type=Path, default=Path("fuzz.json"), help="where it goes on from (fuzz.json)")
    parser.add_argument("--only", type=int, metavar="N", help="make this input alone, and keep it")
    arguments = parser.parse_args()
    if arguments.only is not None:
        return _only(arguments.seed, arguments.only)
    report = Report.load(arguments.state, arguments.seed)
    began, before = time.monotonic(), report.done
    with tempfile.TemporaryDirectory(prefix="emotion-player-fuzz-") as folder, Workers() as workers:
        while report.done < arguments.inputs:
            fuzz(report, min(arguments.inputs, report.done + _BATCH), workers, arguments.threads, Path(folder))
            report.save(arguments.state)
            print(f"{report.done:,} inputs, {len(report.contained)} contained, {len(report.faults)} faults", flush=True)
    seconds = time.monotonic() - began
    for text, count in sorted(report.outcomes.items()):
        print(f"{count:>8,}  {text}")
    for title, found in (("contained", report.contained), ("fault", report.faults)):
        for number, how, reason in found:
            print(f"{title} {number} ({how}): {reason}")
    psutil.wait_procs(psutil.Process().children(), 5)
    mine, theirs = (
        resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"{report.done - before:,} inputs in {seconds:,.0f} s; at most {theirs} MB in a worker, {mine} MB here")
    return 1 if report.faults else 0


def _only(seed: int, number: int) -> int:
    made = make_input(seed, number)
    path = Path(f"fuzz-{number}-{made.name}")
    path.write_bytes(made.data)
    with tempfile.TemporaryDirectory() as folder, Workers(crash_log=Path("fuzz-crash.txt")) as workers:
        result = read(made, Path(folder) / str(number), workers)
    print(f"{path} ({made.kind}; {made.how}): {result}")
    return 0 if result == READ else 1


if __name__ == "__main__":
    sys.exit(main())
