"""The window shows what another program does to its library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from emotion_player.gui.window import other_programs
from emotion_player.library.library import Library
from tests.gui.conftest import OpenWindow, place

CHANGE = """
import dataclasses, os, sys
from pathlib import Path
from emotion_player.core.emotion import Emotion
from emotion_player.core.playlists.playlist import Playlist
from emotion_player.library.library import Library
from tests.gui.conftest import place, remember
with Library(Path(sys.argv[1])) as library:
    remember(library, [place("Added", 0.1, 0.2)])
    known = place("Changed", 0.3, 0.1)
    track = dataclasses.replace(known.track, title="Changed by another")
    library.add_track(track)
    library.forget(place("Removed", -0.3, 0.1).track.path)
    library.commit()
    library.corrections.change({known.track.fingerprint: Emotion(-0.5, 0.25)})
    library.playlists.save(Playlist("Of another", ()))
"""


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_programs, "_LOOK_EVERY_MS", 50)


def change_by_another(library: Library) -> None:
    command = [sys.executable, "-c", CHANGE, str(library.path)]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[3])


def test_what_another_program_adds_changes_and_removes_is_shown(
    qtbot: QtBot, open_window: OpenWindow, library: Library
) -> None:
    window = open_window([place("Kept", 0.0, 0.1), place("Changed", 0.3, 0.1), place("Removed", -0.3, 0.1)])
    songs = window.tracks.collection
    kept = next(id for id in songs.present_ids() if songs.titles[id] == "Kept")
    window.selection.choose(kept)

    change_by_another(library)

    def titles() -> list[str]:
        return sorted(songs.titles[id] for id in songs.present_ids())

    qtbot.waitUntil(lambda: titles() == ["Added", "Changed by another", "Kept"])
    changed = next(id for id in songs.present_ids() if songs.titles[id] == "Changed by another")
    qtbot.waitUntil(lambda: songs.points()[changed].tolist() == [-0.5, 0.25])
    qtbot.waitUntil(lambda: "Of another" in window.collecting.playlists._saved.names)
    assert window.selection.ids == (kept,)
