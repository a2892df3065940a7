"""A panel and a plane over a made-up library."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.emotion import Emotion
from emotion_player.core.track import Fingerprint
from emotion_player.core.track_columns import PredictionColumns, TrackColumns
from emotion_player.gui.paths.mood_paths import MoodPaths
from emotion_player.gui.paths.path_panel import PathPanel
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.point_card import PointCard
from emotion_player.gui.songs.selection import Selection
from emotion_player.gui.songs.table.track_table_model import TrackTableModel
from emotion_player.gui.songs.tracks_and_selection import TracksAndSelection
from emotion_player.gui.theme import LIGHT
from emotion_player.gui.undo.undo_history import UndoHistory
from emotion_player.gui.window.frame import Frame


def columns(count: int, first: int = 0) -> TrackColumns:
    """Songs of 200 s at random places, by an artist each."""
    random = np.random.default_rng(first)
    points = np.clip(random.normal(0, 0.5, (count, 2)), -1, 1)
    numbers = range(first, first + count)
    predictions = PredictionColumns(points, points, points, np.zeros(count), np.zeros(count, np.bool_))
    return TrackColumns(
        paths=[f"/music/{number}.mp3" for number in numbers],
        sizes=np.ones(count, np.int64),
        mtimes_ns=np.ones(count, np.int64),
        fingerprints=[Fingerprint(str(number)) for number in numbers],
        durations_s=np.full(count, 200.0),
        titles=[f"Song {number}" for number in numbers],
        artists=[f"Artist {number}" for number in numbers],
        albums=["Even" if number % 2 == 0 else "Odd" for number in numbers],
        genres=[""] * count,
        years=np.zeros(count, np.int16),
        track_numbers=np.zeros(count, np.int16),
        predictions={"student": predictions},
    )


def _card(song: int) -> PointCard:
    return PointCard(f"Song {song}", "Someone", "calm", Emotion(0.0, 0.0))


@dataclass
class Paths:
    """What a test has in hand."""

    paths: MoodPaths
    panel: PathPanel
    plane: EmotionPlane
    tracks: TrackTableModel
    selection: Selection
    names: set[str]
    history: UndoHistory

    @property
    def songs(self) -> list[int]:
        return [line.track_id for line in self.panel.list.lines if line.track_id is not None]


@pytest.fixture
def paths(qtbot: QtBot, frame: Frame) -> Paths:
    tracks, selection = TrackTableModel(TrackCollection(["student"]), LIGHT), Selection()
    plane, panel, names = EmotionPlane(LIGHT, _card), PathPanel(LIGHT), {"Evening"}
    window = frame.window
    assert isinstance(window, QSplitter)
    for part in (plane, panel):
        window.addWidget(part)
    window.resize(1300, 700)
    tracks.setParent(window)  # what is connected to it lasts as long
    tracks.points_changed.connect(lambda: plane.show_points(tracks.points(), tracks.shown_ids()))
    songs = TracksAndSelection(tracks, selection)
    paths = MoodPaths(frame, songs, plane, panel, lambda name: "Taken." if name in names else "")
    tracks.put(columns(200))
    with qtbot.waitExposed(window):
        window.show()
    return Paths(paths, panel, plane, tracks, selection, names, frame.history)
