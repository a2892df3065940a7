"""The whole application over a folder of real files that changes between two scans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import mutagen
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.gui.main_window import MainWindow
from emotion_player.paths import settings_file
from emotion_player.settings import Settings
from emotion_player.window import window_on
from tests.commands.conftest import CARD, install
from tests.gui.acting import pick
from tests.library.conftest import FORMATS, write_song


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    folder.mkdir()
    for seed, name in enumerate(("kept", "moved", "retagged", "deleted")):
        make_song(folder / f"{name}.mp3", seed)
    return folder


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, music: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The application with a small model, after its first scan of the folder."""
    models = tmp_path / "models"
    models.mkdir()
    install(models, CARD)
    monkeypatch.setenv("EMOTION_PLAYER_MODELS", str(models))
    Settings(language="en").save(settings_file())
    with window_on(tmp_path / "library.db") as (_, window):
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(lambda: not window.library.is_reading)
        window.library.add([music])
        qtbot.waitUntil(lambda: len(titles(window)) == 4 and not window.library.is_scanning)
        yield window
        window.close()


def make_song(path: Path, seed: int) -> None:
    write_song(path, *FORMATS["mp3"], np.random.default_rng(seed).integers(-9_000 - seed, 9_000, 96_000))


def titles(window: MainWindow) -> dict[str, int]:
    """The songs that are shown, by title."""
    songs = window.tracks.collection
    return {songs.track(song).display_title: song for song in songs.shown}


def rescan(qtbot: QtBot, window: MainWindow) -> None:
    pick(window.toolbar.menu, "Rescan")
    qtbot.waitUntil(lambda: not window.library.is_scanning)


def test_a_rescan_shows_the_folder_as_it_has_become_and_keeps_what_was_corrected(
    qtbot: QtBot, window: MainWindow, music: Path
) -> None:
    before = titles(window)
    window.corrections.correct(before["moved"], -0.5, 0.25)
    places = {title: window.tracks.points()[song].tolist() for title, song in before.items()}
    qtbot.waitUntil(lambda: not window.tasks.is_busy)

    (music / "deleted.mp3").unlink()
    (music / "deeper").mkdir()
    (music / "moved.mp3").rename(music / "deeper" / "moved.mp3")
    tags = mutagen.File(music / "retagged.mp3", easy=True)
    tags["title"] = "Another title"
    tags.save()
    make_song(music / "new.mp3", seed=9)
    rescan(qtbot, window)

    after = titles(window)
    assert sorted(after) == ["Another title", "kept", "moved", "new"]
    songs = window.tracks.collection
    assert songs.path(after["moved"]) == music / "deeper" / "moved.mp3"
    assert songs.shown_track(after["moved"]).emotion == Emotion(-0.5, 0.25)
    assert window.tracks.points()[after["Another title"]].tolist() == places["retagged"]
    assert window.tracks.points()[after["kept"]].tolist() == places["kept"]


def test_a_folder_that_cannot_be_seen_just_now_keeps_its_songs(qtbot: QtBot, window: MainWindow, music: Path) -> None:
    music.rename(music.with_name("unplugged"))
    rescan(qtbot, window)
    assert len(titles(window)) == 4
    music.with_name("unplugged").rename(music)
    rescan(qtbot, window)
    assert len(titles(window)) == 4


def test_a_file_that_is_no_song_any_more_is_told_of_until_it_is_whole_again(
    qtbot: QtBot, window: MainWindow, music: Path
) -> None:
    whole = (music / "kept.mp3").read_bytes()
    (music / "kept.mp3").write_bytes(b"no song " * 500)
    rescan(qtbot, window)
    assert sorted(titles(window)) == ["deleted", "moved", "retagged"]
    (failed,) = window.library.scanning.failed_files()
    assert failed.file.path == music / "kept.mp3"
    (music / "kept.mp3").write_bytes(whole)
    rescan(qtbot, window)
    assert len(titles(window)) == 4
    assert not window.library.scanning.failed_files()
