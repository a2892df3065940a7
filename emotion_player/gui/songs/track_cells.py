"""The texts in the cells of the table of songs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import numpy as np
from PySide6.QtCore import QCoreApplication, QDate, QLocale

from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.columns import Column
from emotion_player.collection.placements import PlacementStatus
from emotion_player.collection.track_arrays import as_ids
from emotion_player.core.durations import duration_text
from emotion_player.core.mood_words import WORDS
from emotion_player.core.track_columns import NO_NUMBER, NO_YEAR
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.numbers import number_text
from emotion_player.gui.plane.point_card import PointCard
from emotion_player.gui.words import model_name

CHECK = "\N{CHECK MARK}"


class TrackCells:
    """Formats cells of the collection on demand: only for visible rows, or when rows are copied."""

    def __init__(self, tracks: TrackCollection) -> None:
        self._tracks = tracks

    def text(self, track_id: int, column: Column) -> str:
        """Return the text of a cell."""
        return _TEXTS[column](self._tracks, track_id)

    def texts(self, tracks: Sequence[int], column: Column) -> list[str]:
        """Return the texts of the cells of some tracks."""
        if column is Column.MOOD:  # all at once: one by one, words take longer than all the rest
            return [mood_text(WORDS[number]) for number in self._tracks.mood_numbers()[as_ids(tracks)].tolist()]
        return [self.text(track_id, column) for track_id in tracks]

    def tool_tip(self, track_id: int, column: Column) -> str:
        """Return the tool tip of a cell."""
        match column:
            case Column.TITLE | Column.FILE | Column.FOLDER:
                return self._tracks.paths[track_id]
            case Column.VALENCE | Column.AROUSAL:
                return self._interval(track_id, column - Column.VALENCE)
            case Column.CORRECTED if self._tracks.placements.correction(track_id) is not None:
                return QCoreApplication.translate("TrackCells", "Corrected by you")
            case _:
                return self.text(track_id, column)

    def accessible_text(self, track_id: int) -> str:
        """Describe a track in one line for screen readers: ``title, artist, joyful, valence 0.42, arousal 0.61``."""
        return PointCard.of(self._tracks.shown_track(track_id)).accessible_text()

    def _interval(self, track_id: int, axis: int) -> str:
        if self._tracks.placements.correction(track_id) is not None:
            return QCoreApplication.translate("TrackCells", "Corrected by you")
        low, high = (ends[track_id, axis] for ends in self._tracks.intervals())
        template = QCoreApplication.translate("TrackCells", "Likely between {low} and {high}")
        likely = template.format(low=number_text(low), high=number_text(high))
        if self._tracks.placements.model_status_of(track_id) is PlacementStatus.CURRENT:
            return likely
        return f"{likely}\n{_model(self._tracks, track_id)}"


def date_text(seconds: float) -> str:
    """Format a date in the short form of the user's locale, from seconds since 1970; empty for NaN."""
    if np.isnan(seconds):
        return ""
    day = datetime.fromtimestamp(seconds).astimezone().date()
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def _year(tracks: TrackCollection, track_id: int) -> str:
    year = int(tracks.years()[track_id])
    return "" if year == NO_YEAR else str(year)


def _track_number(tracks: TrackCollection, track_id: int) -> str:
    number = int(tracks.track_numbers()[track_id])
    return "" if number == NO_NUMBER else str(number)


def _apart(tracks: TrackCollection, track_id: int) -> str:
    apart = tracks.placements.disagreement_of(track_id)
    return "" if np.isnan(apart) else number_text(apart)


def _mood(tracks: TrackCollection, track_id: int) -> str:
    return mood_text(WORDS[tracks.mood_numbers()[track_id]])


def model_texts() -> list[str]:
    """Return all that the column of models can say of the student and the teacher."""
    names = [model_name(name) for name in ("student", "teacher")]
    return [template.format(model=name) for template in (*_model_templates().values(), "{model}") for name in names]


def _model(tracks: TrackCollection, track_id: int) -> str:
    status = tracks.placements.model_status_of(track_id)
    return _model_templates().get(status, "{model}").format(model=model_name(tracks.placements.model_of(track_id)))


def _model_templates() -> dict[PlacementStatus, str]:
    return {
        PlacementStatus.OTHER_MODEL: QCoreApplication.translate("TrackCells", "{model}, not refined"),
        PlacementStatus.OUTDATED: QCoreApplication.translate("TrackCells", "{model}, older version"),
    }


_TEXTS: dict[Column, Callable[[TrackCollection, int], str]] = {
    Column.TITLE: lambda tracks, track_id: tracks.titles[track_id] or tracks.path(track_id).stem,
    Column.ARTIST: lambda tracks, track_id: tracks.artists[track_id],
    Column.ALBUM: lambda tracks, track_id: tracks.albums[track_id],
    Column.GENRE: lambda tracks, track_id: tracks.genres[track_id],
    Column.TRACK: _track_number,
    Column.YEAR: _year,
    Column.LENGTH: lambda tracks, track_id: duration_text(float(tracks.durations_s()[track_id])),
    Column.VALENCE: lambda tracks, track_id: number_text(tracks.points()[track_id, 0]),
    Column.AROUSAL: lambda tracks, track_id: number_text(tracks.points()[track_id, 1]),
    Column.MOOD: _mood,
    Column.MODEL: _model,
    Column.ANALYZED: lambda tracks, track_id: date_text(tracks.placements.analyzed_at_of(track_id)),
    Column.CORRECTED: lambda tracks, track_id: "" if tracks.placements.correction(track_id) is None else CHECK,
    Column.FILE: lambda tracks, track_id: tracks.path(track_id).name,
    Column.FOLDER: lambda tracks, track_id: str(tracks.path(track_id).parent),
    Column.DISAGREEMENT: _apart,
}
