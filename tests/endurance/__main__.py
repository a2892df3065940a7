"""Harms a program that scans, corrects and writes tags, and looks what is lost: ``python -m tests.endurance kill``.

* ``kill``: it is killed (SIGKILL) at moments that chance chooses.
* ``disk``: no file may grow beyond a size that chance chooses, as on a disk that is full.
* ``folder``: its music is removed while it scans.
* ``two``: two of it live on one library at once.

After each: the library is whole; every correction that was made, and every song that was scanned more than a second
before, is in it; every file has its sound and either its old tags or the new ones, which the journal can undo; a scan
goes on from there, and no copies are left.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import soundfile

from emotion_player import files, paths
from emotion_player.core.track import Fingerprint
from emotion_player.library.files.fingerprint import fingerprint_file
from emotion_player.library.library import Library
from tests.commands.conftest import CARD, install

SONGS = 60
PROMISED_S = 1.0
"""At most so much of a scan's work is lost."""

_LONGEST_S = 120.0


@dataclass
class Life:
    """One program, and what it said.

    Attributes:
        process: The program.
        said: Each line, and when it came.
        complaint: What it said of an error, once it has ended.
    """

    process: subprocess.Popen[str]
    said: list[tuple[float, str]] = field(default_factory=list)
    complaint: str = ""

    def __post_init__(self) -> None:
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append((time.monotonic(), line.rstrip("\n")))

    def end(self) -> int:
        """Wait for its end; its status."""
        with self.process:
            status = self.process.wait(_LONGEST_S)
            self._listener.join()
            assert self.process.stderr is not None
            self.complaint = self.process.stderr.read()
        return status


class World:
    """A folder with a home, a model and music, made anew for each moment."""

    def __init__(self, folder: Path, songs: int = SONGS) -> None:
        self.folder = folder
        self.songs = songs
        self.music = folder / "music"
        self.models = folder / "models"
        self.models.mkdir()
        install(self.models, CARD)
        self._originals = folder / "originals"
        self._originals.mkdir()
        for number in range(songs):
            noise = np.random.default_rng(number).normal(0, 0.1, 22_050 * 4)
            ending = (".flac", ".wav", ".ogg", ".mp3")[number % 4]
            soundfile.write(self._originals / f"song {number:02}{ending}", noise, 22_050)
        self.sounds = {path.name: fingerprint_file(path) for path in self._originals.iterdir()}
        os.environ["EMOTION_PLAYER_MODELS"] = str(self.models)  # for the program and for this one
        os.environ["EMOTION_PLAYER_HOME"] = str(folder / "home")

    def make_anew(self) -> None:
        """Forget everything: an empty library, untouched music."""
        for left in (self.music, self.folder / "home"):
            shutil.rmtree(left, ignore_errors=True)
        shutil.copytree(self._originals, self.music)
        Library(paths.library_file()).close()

    def start(self, *options: str) -> Life:
        """Start a program that lives in it."""
        command = [sys.executable, "-m", "tests.endurance.life", str(self.music), *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        return Life(process)

    def faults(self, *lives: Life, ended_at: float) -> list[str]:
        """What is not as it was promised."""
        database = sqlite3.connect(paths.library_file())
        (state,) = database.execute("PRAGMA integrity_check").fetchone()
        database.close()
        faults = [] if state == "ok" else [f"the library: {state}"]
        said = [(at, *line.partition(" ")[::2]) for life in lives for at, line in life.said]
        with Library(paths.library_file()) as library:
            known = library.track_paths()
            scanned = {what for at, word, what in said if word == "scanned" and at < ended_at - PROMISED_S}
            if self.music.is_dir():
                faults += [f"lost: {path}" for path in scanned - known]
            places: dict[str, list[str]] = {}
            for _, word, what in said:
                if word == "corrected":
                    sound, _, place = what.partition(" ")
                    places.setdefault(sound, []).append(place)
            corrections = library.corrections.all()
            for sound, those in places.items():
                now = corrections.get(Fingerprint(sound))
                text = f"{now.emotion.valence} {now.emotion.arousal}" if now else ""
                if now is None or (len(lives) == 1 and text in those[:-1] and text != those[-1]):
                    faults.append(f"lost: the correction of {sound}")
            written = {
                entry.path.name
                for batch in library.tag_journal.batches()
                for entry in library.tag_journal.entries(batch.number)
            }
        tagged = {Path(what).name for _, word, what in said if word == "tagged"}
        faults += [f"not in the journal: {name}" for name in tagged - written]
        for path in self.music.glob("song *"):
            if fingerprint_file(path) != self.sounds[path.name]:
                faults.append(f"another sound: {path.name}")
            elif path.name not in written and path.read_bytes() != (self._originals / path.name).read_bytes():
                faults.append(f"changed without a word: {path.name}")
        return faults

    def faults_of_going_on(self) -> list[str]:
        """What is not as it should be after one more scan."""
        scan = subprocess.run(
            [sys.executable, "-m", "emotion_player", "scan", str(self.music)],
            capture_output=True,
            text=True,
            check=False,
        )
        faults = [] if scan.returncode == 0 else [f"the next scan: {scan.stderr}"]
        with Library(paths.library_file()) as library:
            if len(library.track_paths()) != self.songs:
                faults.append(f"{len(library.track_paths())} songs after the next scan")
        undo = [sys.executable, "-m", "emotion_player", "tags", "list"]
        listed = subprocess.run(undo, capture_output=True, text=True, check=False)
        if listed.returncode:
            faults.append(f"the journal: {listed.stderr}")
        return faults + [f"left: {copy.name}" for copy in self.music.glob(f"{files.PREFIX}*")]


def kill(world: World, chance: random.Random) -> list[str]:
    """Kill it at a moment between its first song and its end."""
    life = world.start("--seed", str(chance.randrange(1_000)))
    while not life.said and life.process.poll() is None:
        time.sleep(0.005)
    time.sleep(chance.uniform(0.0, 3.0))
    ended_at = time.monotonic()
    life.process.send_signal(signal.SIGKILL)
    life.end()
    return world.faults(life, ended_at=ended_at) + world.faults_of_going_on()


def disk(world: World, chance: random.Random) -> list[str]:
    """Let no file grow beyond a size."""
    life = world.start("--largest", str(chance.randrange(50_000, 400_000)))
    status = life.end()
    full_at = max((at for at, line in life.said if line.startswith("scanned")), default=0.0)
    faults = world.faults(life, ended_at=full_at)
    if status not in (0, 1) or "Traceback" in life.complaint:
        faults.append(f"status {status}: {life.complaint}")
    return faults + world.faults_of_going_on()


def folder(world: World, chance: random.Random) -> list[str]:
    """Remove its music while it scans."""
    life = world.start()
    while len(life.said) < chance.randrange(1, world.songs) and life.process.poll() is None:
        time.sleep(0.005)
    shutil.rmtree(world.music, ignore_errors=True)
    shutil.rmtree(world.music, ignore_errors=True)  # what it was about to write
    status = life.end()
    return world.faults(life, ended_at=time.monotonic()) + ([f"status {status}"] if status else [])


def two(world: World, chance: random.Random) -> list[str]:
    """Let two live at once."""
    lives = [world.start("--seed", str(chance.randrange(1_000))) for _ in range(2)]
    statuses = [life.end() for life in lives]
    faults = [f"status {status}" for status in statuses if status]
    return faults + world.faults(*lives, ended_at=time.monotonic()) + world.faults_of_going_on()


HARMS: dict[str, Callable[[World, random.Random], list[str]]] = {
    each.__name__: each for each in (kill, disk, folder, two)
}


def main() -> int:
    """Do harm again and again; 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.endurance", description=__doc__)
    parser.add_argument("harm", choices=HARMS)
    parser.add_argument("--moments", type=int, default=5, help="how often (5)")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    began, harmed = time.monotonic(), 0
    with tempfile.TemporaryDirectory(prefix="emotion-player-endurance-") as place:
        world = World(Path(place))
        for moment in range(arguments.moments):
            world.make_anew()
            faults = HARMS[arguments.harm](world, chance)
            harmed += bool(faults)
            print(
                f"{arguments.harm} {moment + 1} of {arguments.moments}: {'; '.join(faults) or 'nothing lost'}",
                flush=True,
            )
    print(f"{arguments.moments} moments, {harmed} with faults, in {time.monotonic() - began:.0f} s")
    return 1 if harmed else 0


if __name__ == "__main__":
    sys.exit(main())
