"""Lives in the window for hours: ``python -m tests.soak --minutes 120``.

A user who never stops scans, moves and retags files, corrects, plays and searches, over a set of songs that stays as
large as it is. What the program holds is written down every minute; once it is warm, it must not grow.

The curve is a CSV file: memory of the window and of its processes (unique, in MB), Python objects, Qt objects, threads
and open files.
"""

from __future__ import annotations

import argparse
import csv
import gc
import os
import random
import shutil
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TypeVar

import mutagen
import numpy as np
import psutil
import soundfile
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication

from emotion_player import paths
from emotion_player.gui.main_window import MainWindow
from emotion_player.settings import Settings
from emotion_player.window import window_on

_Thing = TypeVar("_Thing")
_SLICE_S = 30.0
_ENDINGS = (".flac", ".ogg", ".mp3")
_MOST_GROWTH = 0.05
"""The share by which what the window holds may be higher in the last quarter than in the one before."""

_PAUSE_S = 2.0
_IN_USE = 0.6
"""The share of the sounds that lie in the music folder at the start."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the program held at one moment.

    Attributes:
        minute: Since the start.
        actions: What the user had done until then.
        window_mb: Memory that the process of the window shares with nobody.
        workers_mb: The same of its worker processes.
        python_objects: Objects that Python's collector knows.
        qt_objects: Objects below the window.
        threads: Threads of the window's process.
        open_files: File descriptors of the window's process.
        songs: Songs in the window.
    """

    minute: float
    actions: int
    window_mb: float
    workers_mb: float
    python_objects: int
    qt_objects: int
    threads: int
    open_files: int
    songs: int


def make_sounds(folder: Path, count: int, chance: random.Random) -> list[Path]:
    """Cut ``count`` different pieces of the demo songs into files of several formats."""
    folder.mkdir(parents=True)
    suffixes = (".flac", ".ogg", ".mp3", ".opus", ".wav")
    songs = sorted(path for path in paths.demo_folder().iterdir() if path.suffix in suffixes)
    made = []
    for number in range(count):
        song = songs[number % len(songs)]
        rate = soundfile.info(song).samplerate
        start = int(chance.uniform(0, max(0.0, soundfile.info(song).duration - _SLICE_S)) * rate)
        sound, _ = soundfile.read(song, int(_SLICE_S * rate), start, dtype="float32", always_2d=True)
        made.append(folder / f"{number:04} {song.stem}{_ENDINGS[number % len(_ENDINGS)]}")
        with soundfile.SoundFile(made[-1], "w", rate, sound.shape[1]) as file:
            for piece in np.array_split(sound * chance.uniform(0.5, 1.0), max(1, len(sound) // 4_096)):
                file.write(piece)
    return made


class User:
    """Does with a window what users do, at random.

    Args:
        window: The window.
        music: The folder that the window scans.
        aside: Where files go that leave the folder for a while.
        chance: Decides what is done.
    """

    def __init__(self, window: MainWindow, music: Path, aside: Path, chance: random.Random) -> None:
        self._window, self._music, self._aside, self._chance = window, music, aside, chance
        self.deeds = (
            *(self.rescan, self.move, self.retag, self.take_away, self.bring_back),
            *(self.correct, self.correct, self.undo, self.play, self.play, self.seek, self.search, self.search),
            *(self.select, self.sort, self.zoom),
        )
        self.done = 0

    def act(self) -> None:
        """Do one thing."""
        self._chance.choice(self.deeds)()
        self.done += 1

    def rescan(self) -> None:
        """Scan the folder again, unless that is going on."""
        if not self._window.library.is_scanning:
            self._window.library.add([self._music])

    def move(self) -> None:
        """Move some files to another folder."""
        for file in self._some(self._files(self._music), 10):
            place = self._music / f"disc {self._chance.randrange(9)}" / file.name
            place.parent.mkdir(exist_ok=True)
            file.rename(place)

    def retag(self) -> None:
        """Give a file another title and album, as another program does."""
        for file in self._some(self._files(self._music), 3):
            tags = mutagen.File(file, easy=True)
            if tags.tags is None:
                tags.add_tags()
            tags["title"], tags["album"] = (f"{word} {self._chance.randrange(99)}" for word in ("Song", "Album"))
            tags.save()

    def take_away(self) -> None:
        """Take some files out of the folder."""
        for file in self._some(self._files(self._music), 5):
            shutil.move(file, self._aside / file.name)

    def bring_back(self) -> None:
        """Put files that were taken away into the folder."""
        for file in self._some(self._files(self._aside), 5):
            shutil.move(file, self._music / file.name)

    def correct(self) -> None:
        """Drag a song to another place."""
        for song in self._songs(1):
            self._window.corrections.correct(song, self._chance.uniform(-1, 1), self._chance.uniform(-1, 1))

    def undo(self) -> None:
        """Undo the last thing, if there is one."""
        self._trigger("Ctrl+Z")

    def play(self) -> None:
        """Play a song."""
        for song in self._songs(1):
            self._window.listening.play(song)

    def seek(self) -> None:
        """Play a song from somewhere in it."""
        for song in self._songs(1):
            self._window.listening.play_from(song, self._chance.uniform(0, _SLICE_S))

    def search(self) -> None:
        """Search for something, or for nothing again."""
        words = ("", "", "song", "tide", "genre:pop", "valence:>0.2", "album:1*", "no such words")
        self._window.finding.look_for(self._chance.choice(words))

    def select(self) -> None:
        """Select songs, or none."""
        self._window.selection.select(self._songs(self._chance.choice((0, 1, 30))))

    def sort(self) -> None:
        """Sort the table by another column."""
        table = self._window.views.table
        order = self._chance.choice((Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder))
        table.sortByColumn(self._chance.randrange(table.model().columnCount()), order)

    def zoom(self) -> None:
        """Turn the wheel over the plane."""
        plane = self._window.views.plane.viewport()
        middle, far = QPointF(plane.rect().center()), QPoint(0, self._chance.choice((120, -120)))
        none, mouse = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
        phase = Qt.ScrollPhase.NoScrollPhase
        wheel = QWheelEvent(middle, plane.mapToGlobal(middle), QPoint(), far, mouse, none, phase, False)
        QApplication.sendEvent(plane, wheel)

    def _trigger(self, keys: str) -> None:
        for action in self._window.findChildren(QAction):
            if keys in [key.toString() for key in action.shortcuts()] and action.isEnabled():
                action.trigger()

    def _songs(self, count: int) -> list[int]:
        return self._some(list(self._window.tracks.collection.present_ids()), count)

    def _some(self, things: list[_Thing], most: int) -> list[_Thing]:
        return self._chance.sample(things, min(most, len(things)))

    @staticmethod
    def _files(folder: Path) -> list[Path]:
        return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in _ENDINGS)


def read(window: MainWindow, minute: float, actions: int) -> Reading:
    """What the program holds now."""
    gc.collect()
    process = psutil.Process()
    children = []
    for child in process.children(recursive=True):
        try:
            children.append(child.memory_full_info().uss)
        except psutil.NoSuchProcess:
            continue
    return Reading(
        minute=round(minute, 1),
        actions=actions,
        window_mb=round(process.memory_full_info().uss / 1e6, 1),
        workers_mb=round(sum(children) / 1e6, 1),
        python_objects=len(gc.get_objects()),
        qt_objects=len(window.findChildren(QObject)),
        threads=process.num_threads(),
        open_files=process.num_fds(),
        songs=window.tracks.total,
    )


def soak(minutes: float, sounds: int, seed: int, folder: Path, curve: Path) -> list[Reading]:
    """Live in a window for some minutes; what it held every minute, also written to ``curve``."""
    chance = random.Random(seed)
    music, aside = folder / "music", folder / "aside"
    made = make_sounds(aside, sounds, chance)
    music.mkdir()
    for file in made[: int(_IN_USE * sounds)]:
        shutil.move(file, music / file.name)
    Settings(language="en").save(paths.settings_file())
    readings: list[Reading] = []
    with window_on(folder / "library.db") as (qt, window), curve.open("w", newline="", encoding="utf-8") as rows:
        table = csv.DictWriter(rows, [field.name for field in fields(Reading)])
        table.writeheader()
        window.show()
        user = User(window, music, aside, chance)
        start = time.monotonic()

        def look() -> None:
            readings.append(read(window, (time.monotonic() - start) / 60, user.done))
            table.writerow(asdict(readings[-1]))
            rows.flush()

        for do, every_s in ((user.act, _PAUSE_S), (look, 60.0)):
            timer = QTimer(window, interval=round(1000 * every_s))
            timer.timeout.connect(do)
            timer.start()
        QTimer.singleShot(round(60_000 * minutes), qt.quit)
        qt.exec()
        window.close()
    return readings


def growth(readings: list[Reading], name: str) -> float:
    """By which share a figure is higher in the last quarter than in the one before; a scan under way does not count."""
    values = [getattr(reading, name) for reading in readings]
    quarter = max(1, len(values) // 4)
    early, late = (float(min(part)) for part in (values[-2 * quarter : -quarter], values[-quarter:]))
    return late / early - 1 if early else 0.0


def main() -> int:
    """Run it; 1 where something grew."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=120.0)
    parser.add_argument("--sounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--curve", type=Path, default=Path("soak.csv"), help="where the curve is written")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EMOTION_PLAYER_HOME"] = str(Path(folder) / "home")
        readings = soak(arguments.minutes, arguments.sounds, arguments.seed, Path(folder), arguments.curve)
    grown = {name: growth(readings, name) for name in ("window_mb", "python_objects", "qt_objects", "open_files")}
    for name, share in grown.items():
        print(f"{name}: {share:+.1%}")
    return int(any(share > _MOST_GROWTH for share in grown.values()))


if __name__ == "__main__":
    sys.exit(main())
