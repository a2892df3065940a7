"""What the cells of the table say of a song."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import numpy as np
from PySide6.QtCore import QCoreApplication, QDate, QLocale

from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.columns import Column
from emotion_player.collection.placements import PlacementStatus
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import mood_word, mood_words
from emotion_player.core.track_columns import NO_YEAR
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.plane.point_card import PointCard
from emotion_player.gui.words import model_name

CHECK = "\N{CHECK MARK}"


class SongCells:
    """Reads cells out of the songs, one at a time: only those in sight are asked for, but when rows are copied."""

    def __init__(self, songs: TrackCollection) -> None:
        self._songs = songs

    def text(self, song: int, column: Column) -> str:
        """What a cell shows."""
        return _TEXTS[column](self._songs, song)

    def texts(self, songs: Sequence[int], column: Column) -> list[str]:
        """What the cells of some songs show."""
        if column is Column.MOOD:  # all at once: one by one, words take longer than all the rest
            return [mood_text(word) for word in mood_words(self._songs.points()[list(songs)])]
        return [self.text(song, column) for song in songs]

    def tool_tip(self, song: int, column: Column) -> str:
        """What a cell tells to a pointer that rests on it."""
        match column:
            case Column.TITLE | Column.FILE | Column.FOLDER:
                return self._songs.paths[song]
            case Column.VALENCE | Column.AROUSAL:
                return self._interval(song, column - Column.VALENCE)
            case Column.CORRECTED if self._songs.placements.correction(song) is not None:
                return QCoreApplication.translate("SongCells", "Corrected by you")
            case _:
                return self.text(song, column)

    def spoken(self, song: int) -> str:
        """A song in one line for screen readers: ``title, artist, joyful, valence .42, arousal .61``."""
        return PointCard.of(self._songs.shown_track(song)).spoken()

    def _interval(self, song: int, axis: int) -> str:
        if self._songs.placements.correction(song) is not None:
            return QCoreApplication.translate("SongCells", "Corrected by you")
        low, high = (ends[song, axis] for ends in self._songs.intervals())
        told = QCoreApplication.translate("SongCells", "Likely between {low} and {high}")
        likely = told.format(low=_signed(low), high=_signed(high))
        if self._songs.placements.model_status_of(song) is PlacementStatus.CURRENT:
            return likely
        return f"{likely}\n{_model(self._songs, song)}"


def duration_text(seconds: float) -> str:
    """3:07, or 1:02:05 from an hour on."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def date_text(seconds: float) -> str:
    """A day in the short form of the user's country, from seconds since 1970; empty for NaN."""
    if np.isnan(seconds):
        return ""
    day = datetime.fromtimestamp(seconds).astimezone().date()
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "\N{MINUS SIGN}")


def _year(songs: TrackCollection, song: int) -> str:
    year = int(songs.years()[song])
    return "" if year == NO_YEAR else str(year)


def _apart(songs: TrackCollection, song: int) -> str:
    apart = songs.placements.disagreement_of(song)
    return "" if np.isnan(apart) else f"{apart:.2f}"


def _mood(songs: TrackCollection, song: int) -> str:
    return mood_text(mood_word(Emotion.clipped(*songs.points()[song].tolist())))


def _model(songs: TrackCollection, song: int) -> str:
    model = model_name(songs.placements.model_of(song))
    match songs.placements.model_status_of(song):
        case PlacementStatus.OTHER_MODEL:
            return QCoreApplication.translate("SongCells", "{model}, not refined").format(model=model)
        case PlacementStatus.OUTDATED:
            return QCoreApplication.translate("SongCells", "{model}, older version").format(model=model)
        case _:
            return model


_TEXTS: dict[Column, Callable[[TrackCollection, int], str]] = {
    Column.TITLE: lambda songs, song: songs.titles[song] or songs.path(song).stem,
    Column.ARTIST: lambda songs, song: songs.artists[song],
    Column.ALBUM: lambda songs, song: songs.albums[song],
    Column.GENRE: lambda songs, song: songs.genres[song],
    Column.YEAR: _year,
    Column.LENGTH: lambda songs, song: duration_text(float(songs.durations_s()[song])),
    Column.VALENCE: lambda songs, song: _signed(songs.points()[song, 0]),
    Column.AROUSAL: lambda songs, song: _signed(songs.points()[song, 1]),
    Column.MOOD: _mood,
    Column.MODEL: _model,
    Column.ANALYZED: lambda songs, song: date_text(songs.placements.analyzed_at_of(song)),
    Column.CORRECTED: lambda songs, song: "" if songs.placements.correction(song) is None else CHECK,
    Column.FILE: lambda songs, song: songs.path(song).name,
    Column.FOLDER: lambda songs, song: str(songs.path(song).parent),
    Column.DISAGREEMENT: _apart,
}
