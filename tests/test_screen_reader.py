"""What a screen reader hears over AT-SPI, as Orca does, while somebody uses the program with the keys."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.library.library import Library
from tests.commands.conftest import CARD, install
from tests.gui.conftest import place, remember
from tests.test_real_screen import ROOT, Screen, screen, until

__all__ = ["screen"]  # a fixture

_PROGRAMS = ("dbus-daemon", "dbus-monitor", "busctl")
_STUDENT = ModelKey(CARD.name, CARD.version)
_EVENT = re.compile(
    r"path=/org/a11y/atspi/accessible/(?P<object>\S+?); interface=org\.a11y\.atspi\.Event\.Object; "
    r"member=(?P<name>\w+)\n"
    r'   string "(?P<detail>.*)"\n   int32 (?P<number>-?\d+)\n   int32 -?\d+\n   variant +(?:string "(?P<text>[^"]*)")?'
)


class Reader:
    """A screen reader on the accessibility bus: it hears events and asks for names."""

    def __init__(self, address: str, log: Path) -> None:
        self._address = address
        self._log = log

    def announced(self) -> list[str]:
        """All that was announced."""
        return [event["text"] or "" for event in self._events() if event["name"] == "Announcement"]

    def focus(self) -> str:
        """The role and the name of what had the focus last."""
        came = [event["object"] for event in self._events() if event["name"] == "StateChanged"
                and (event["detail"], event["number"]) == ("focused", "1")]  # fmt: skip
        return f"{self._ask('GetRoleName', came[-1])}: {self._name(came[-1])}" if came else ""

    def _events(self) -> list[re.Match[str]]:
        return list(_EVENT.finditer(self._log.read_text("utf-8", "replace")))

    def _name(self, path: str) -> str:
        return self._busctl("get-property", path, "Name")

    def _ask(self, method: str, path: str) -> str:
        return self._busctl("call", path, method)

    def _busctl(self, verb: str, path: str, what: str) -> str:
        ((program, _),) = self._ask_bus("call", "org.a11y.atspi.Registry", "root", "GetChildren")[0]
        answer = self._ask_bus(verb, program, path, what)
        return str(answer[0] if isinstance(answer, list) else answer)

    def _ask_bus(self, verb: str, program: str, path: str, what: str) -> Any:  # noqa: ANN401 - JSON
        command = ["busctl", f"--address={self._address}", "--json=short", verb, program]
        command += [f"/org/a11y/atspi/accessible/{path}", "org.a11y.atspi.Accessible", what]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        return json.loads(done.stdout)["data"] if done.returncode == 0 else ""


@pytest.fixture
def reader(screen: Screen, tmp_path: Path) -> Iterator[Reader]:
    """A desktop of its own with a screen reader."""
    if sys.platform != "linux" or not all(map(shutil.which, _PROGRAMS)):
        pytest.skip("there is no D-Bus here")
    screen.environment |= {"XDG_RUNTIME_DIR": str(tmp_path), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    log = tmp_path / "events.txt"
    with ExitStack() as stack:

        def start(*command: str, output: int = subprocess.PIPE) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                command, env=screen.environment, stdout=output, stderr=subprocess.DEVNULL, text=True
            )
            stack.callback(process.communicate)
            stack.callback(process.kill)
            return process

        daemon = start("dbus-daemon", "--session", "--nofork", "--print-address")
        assert daemon.stdout is not None
        screen.environment["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
        bus = ["busctl", f"--address={screen.environment['DBUS_SESSION_BUS_ADDRESS']}", "--json=short"]
        bus += ["call", "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"]
        asked = subprocess.run(bus, env=screen.environment, capture_output=True, text=True, timeout=30, check=False)
        if asked.returncode:
            pytest.skip("there is no accessibility bus here")
        (address,) = json.loads(asked.stdout)["data"]
        listener = start(sys.executable, str(Path(__file__).with_name("screen_reader_listener.py")), address)
        assert listener.stdout is not None
        assert listener.stdout.readline() == "ready\n"
        output = stack.enter_context(log.open("w"))
        start("dbus-monitor", "--address", address, "type=signal", output=output.fileno())
        yield Reader(address, log)


def test_the_plane_the_table_and_messages_are_heard(screen: Screen, reader: Reader, tmp_path: Path, home: Path) -> None:
    models, library_file = tmp_path / "models", tmp_path / "library.db"
    models.mkdir()
    install(models, CARD)
    songs = [place("Anthem", 0.7, 0.8, artist="Ada", model=_STUDENT), place("Dirge", -0.7, -0.5, model=_STUDENT)]
    with Library(library_file) as library:
        remember(library, songs)
    program = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "--library", str(library_file)],
        env={**screen.environment, "EMOTION_PLAYER_MODELS": str(models), "LANGUAGE": "en", "LC_ALL": "C.UTF-8"},
        stderr=subprocess.DEVNULL,
    )
    try:
        until(screen.find, "the window")
        screen.do("windowfocus", screen.window)

        def tab_to(*names: str) -> None:
            for _ in range(40):
                if any(name in reader.focus() for name in names):
                    return
                before = reader.focus()
                screen.press("Tab")
                until(lambda: reader.focus() != before, "the focus to go on")  # noqa: B023 - called at once
            raise AssertionError(f"Tab does not come to {names}")

        screen.press("ctrl+f")
        until(lambda: reader.focus() == "text: Search", "the search")
        screen.do("type", "--delay", "40", "exc")
        screen.press("Down")
        until(lambda: reader.announced()[-1:] == ["excited, Mood, 1 song"], "the suggestion")
        screen.press("Escape", "Escape")

        tab_to("Emotion plane")
        screen.press("Right")
        dirge = "Dirge, gloomy, valence \N{MINUS SIGN}0.70, arousal \N{MINUS SIGN}0.50"
        until(lambda: reader.announced()[-1:] == [dirge], "the song")

        tab_to("table: Songs", "cell: Dirge")  # first the table, at once its row
        screen.press("Up")
        row = "cell: Anthem, Ada, excited, valence 0.70, arousal 0.80, not available"  # there is no such file
        until(lambda: reader.focus() == row, "the row")

        screen.press("Return")
        until(lambda: any(each.startswith("“Anthem”: ") for each in reader.announced()), "the error")
        screen.press("ctrl+q")
        assert program.wait(timeout=60) == 0
    finally:
        program.kill()
        program.wait()
