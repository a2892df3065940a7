"""The player over a private session bus, steered by other programs as a desktop does it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("dbus-daemon", "dbus-send", "dbus-monitor"))),
    reason="there is no D-Bus here",
)

PROGRAM, PLAYER, PROPERTIES = (
    "org.mpris.MediaPlayer2", "org.mpris.MediaPlayer2.Player", "org.freedesktop.DBus.Properties",
)  # fmt: skip


class Desktop:
    """Calls the player, and hears what it tells."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._environment = environment
        self._log = log
        self.has_quit = False

    def call(self, method: str, *arguments: str, interface: str = PLAYER) -> str:
        command = ["dbus-send", "--session", "--print-reply", "--dest=org.mpris.MediaPlayer2.emotion_player"]
        command += ["/org/mpris/MediaPlayer2", f"{interface}.{method}", *arguments]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=20, check=True)
        return " ".join(done.stdout.partition("\n")[2].split())  # the first line says where it comes from

    def get(self, name: str, interface: str = PLAYER) -> str:
        return self.call("Get", f"string:{interface}", f"string:{name}", interface=PROPERTIES).removeprefix("variant ")

    def put(self, name: str, value: str) -> None:
        self.call("Set", f"string:{PLAYER}", f"string:{name}", f"variant:{value}", interface=PROPERTIES)

    def quit(self) -> None:
        self.has_quit = True
        self.call("Quit", interface=PROGRAM)

    def told(self) -> str:
        return self._log.read_text(encoding="utf-8")


def environment(**changes: str) -> dict[str, str]:
    everything = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **changes}
    return {name: value for name, value in everything.items() if value}


def start_player(sound: Path, seconds: float, where: dict[str, str]) -> subprocess.Popen[str]:
    script = Path(__file__).with_name("mpris_player.py")
    command = [sys.executable, str(script), str(sound), str(seconds)]
    player = subprocess.Popen(command, env=where, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert player.stdout is not None
    assert player.stdout.readline() == "ready\n"
    return player


@pytest.fixture
def desktop(long_tone: Path, tmp_path: Path) -> Iterator[Desktop]:
    """A session of its own in which a player runs, which has to end by itself when it is told to quit."""
    log = tmp_path / "signals.txt"
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert daemon.stdout is not None
    where = environment(DBUS_SESSION_BUS_ADDRESS=daemon.stdout.readline().strip())
    with log.open("w", encoding="utf-8") as output:
        monitor = subprocess.Popen(["dbus-monitor", "--session", "type=signal"], env=where, stdout=output)
    player = start_player(long_tone, 60, where)
    desktop = Desktop(where, log)
    try:
        yield desktop
        if not desktop.has_quit:
            desktop.quit()
        assert player.wait(10) == 0
    finally:
        for process in (player, monitor, daemon):
            process.kill()
            process.communicate()


def test_a_desktop_steers_the_player(qtbot: QtBot, desktop: Desktop) -> None:
    assert desktop.get("Identity", PROGRAM) == 'string "Emotion Player"'
    assert desktop.get("PlaybackStatus") == 'string "Stopped"'
    desktop.call("PlayPause")
    assert desktop.get("PlaybackStatus") == 'string "Playing"'
    desktop.call("Next")
    assert '"Two"' in desktop.get("Metadata")
    desktop.call("Seek", f"int64:{2**33}")  # beyond the end is the next song
    assert '"Three"' in desktop.get("Metadata")
    desktop.call("Previous")
    assert '"Two"' in desktop.get("Metadata")
    desktop.call("Pause")
    desktop.call("Pause")
    assert desktop.get("PlaybackStatus") == 'string "Paused"'
    desktop.call("Play")
    desktop.call("Play")
    assert desktop.get("PlaybackStatus") == 'string "Playing"'
    desktop.call("Stop")
    assert desktop.get("PlaybackStatus") == 'string "Stopped"'


def test_a_desktop_sees_what_plays(desktop: Desktop, long_tone: Path) -> None:
    desktop.call("Play")
    metadata = desktop.get("Metadata")
    for key, value in (
        ("mpris:trackid", 'object path "/emotion_player/song/0"'), ("mpris:length", "double 2e+07"),
        ("xesam:title", 'string "One"'), ("xesam:artist", 'array [ string "Émile" ]'),
        ("xesam:album", 'string "Album"'), ("xesam:url", f'string "{long_tone.as_uri()}"'),
    ):  # fmt: skip
        assert re.search(rf'"{key}" variant {re.escape(value)}', metadata), metadata


def picture(desktop: Desktop) -> Path | None:
    address = re.search(r'"mpris:artUrl" variant string "(.*?)"', desktop.get("Metadata"))
    return Path(QUrl(address[1]).toLocalFile()) if address else None


def test_a_desktop_shows_the_cover_as_long_as_its_song_is_on(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.call("Play")
    first = picture(desktop)
    assert first is not None
    assert QImage(str(first)).size() == QSize(64, 64)
    desktop.call("Next")
    assert picture(desktop) is None
    assert not first.exists()
    desktop.call("Previous")
    again = picture(desktop)
    assert again is not None
    assert again != first  # desktops remember pictures by their names
    desktop.quit()
    qtbot.waitUntil(lambda: not again.exists())


def test_a_desktop_goes_to_places_of_the_song_that_it_knows(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.call("Play")
    desktop.call("SetPosition", "objpath:/of/another/song", "int64:3000000")
    desktop.call("SetPosition", "objpath:/emotion_player/song/0", f"int64:{2**33}")
    desktop.call("SetPosition", "objpath:/emotion_player/song/0", "int64:5000000")
    qtbot.waitUntil(lambda: int(desktop.get("Position").removeprefix("int64 ")) >= 5_000_000)
    qtbot.waitUntil(lambda: "member=Seeked\n   int64 5000000" in desktop.told())


def test_a_desktop_sets_how_it_plays_and_is_told_of_changes(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.put("Volume", "double:0.25")
    desktop.put("Shuffle", "boolean:true")
    desktop.put("LoopStatus", "string:Track")
    desktop.put("LoopStatus", "string:nonsense")
    assert desktop.get("Volume") == "double 0.25"
    assert desktop.get("Shuffle") == "boolean true"
    assert desktop.get("LoopStatus") == 'string "Track"'
    assert desktop.get("CanGoNext") == "boolean true"
    told = ("Volume", "Shuffle", "LoopStatus")
    qtbot.waitUntil(lambda: all(f'string "{name}"' in desktop.told() for name in told))


def test_nothing_happens_without_a_session_bus(long_tone: Path) -> None:
    player = start_player(long_tone, 0.1, environment(DBUS_SESSION_BUS_ADDRESS="", DISPLAY=""))
    player.communicate(timeout=10)
    assert player.returncode == 0
