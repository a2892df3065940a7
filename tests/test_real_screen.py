"""The application on a real screen (X11), driven from outside by keys and the mouse, as a person does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.library.library import Library
from tests.commands.conftest import CARD, install

ROOT = Path(__file__).parents[1]
_PATIENCE_S = 60.0


def until(is_so: Callable[[], object], what: str) -> None:
    """Wait for something to happen on the screen."""
    end = time.monotonic() + _PATIENCE_S
    while not is_so():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.1)


class Screen:
    """An X server of its own, and a hand on its keyboard and mouse."""

    def __init__(self, display: str) -> None:
        self.environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.window = ""

    def do(self, *command: str) -> str:
        done = subprocess.run(
            ["xdotool", *command], env=self.environment, capture_output=True, text=True, check=False, timeout=30
        )
        return done.stdout.strip()

    def find(self) -> bool:
        found = self.do("search", "--onlyvisible", "--name", "Emotion Player").split()
        self.window = found[0] if found else ""
        return bool(found)

    @property
    def title(self) -> str:
        return self.do("getwindowname", self.window)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.do("key", "--delay", "40", key)

    def click(self, x_share: float, y_share: float) -> None:
        """Click at a place of the window, in shares of its size."""
        sizes = dict(
            line.split("=") for line in self.do("getwindowgeometry", "--shell", self.window).splitlines() if "=" in line
        )
        x, y = int(int(sizes["WIDTH"]) * x_share), int(int(sizes["HEIGHT"]) * y_share)
        self.do("mousemove", "--window", self.window, str(x), str(y), "click", "1")


@pytest.fixture
def screen() -> Iterator[Screen]:
    for program in ("Xvfb", "xdotool"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    reading, writing = os.pipe()
    # Without -noreset it begins anew whenever its last client leaves: xdotool, while the program connects.
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield Screen(f":{number}")
    server.terminate()
    server.wait()


def test_a_person_scans_the_demo_songs_plays_one_and_searches(screen: Screen, tmp_path: Path, home: Path) -> None:
    library_file, models = tmp_path / "library.db", tmp_path / "models"
    models.mkdir()
    install(models, CARD)  # small: this is about the window
    screen.environment["EMOTION_PLAYER_MODELS"] = str(models)
    program = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "--library", str(library_file)],
        env=screen.environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: screen.find() or program.poll() is not None, "the window")
        assert program.poll() is None, "the program ended"
        screen.do("windowfocus", screen.window)

        def songs() -> int:
            if not library_file.exists():
                return 0
            with Library(library_file) as library:
                return sum(library.song_counts().values())

        def begun() -> bool:
            screen.click(0.57, 0.6)  # on “Try the demo songs”, which may not be there yet
            return songs() > 0

        demo = (path for path in (ROOT / "resources" / "demo").iterdir() if path.is_file())
        demo_songs = sum(path.suffix not in (".py", ".md") for path in demo)
        until(begun, "the first demo song")
        until(lambda: songs() == demo_songs, "the demo songs")

        screen.press("ctrl+f")
        screen.do("type", "--delay", "40", "slow tide")
        screen.press("Return")  # to the only song that is left
        screen.press("Return")
        until(lambda: screen.title.startswith("Slow Tide"), "the title of the song")

        screen.press("ctrl+q")
        assert program.wait(timeout=_PATIENCE_S) == 0
    finally:
        program.kill()
        program.wait()
    with Library(library_file) as library:
        (student,) = (model for model in library.song_counts() if model.name == "student")
        assert isinstance(student, ModelKey)
        titles = [title for page in library.track_pages([student], 1_000) for title in page.titles]
    assert "Slow Tide" in titles
    assert (home / "window.ini").is_file()
