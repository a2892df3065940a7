"""Songs as rows of a table for other programs: CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.prediction import PredictedTrack

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Cell]

_COLUMNS = (
    *("path", "title", "artist", "album", "genre", "year", "duration_s", "valence", "arousal"),
    *("valence_low", "valence_high", "arousal_low", "arousal_high", "corrected", "model_valence", "model_arousal"),
    *("model", "analyzed_at"),
)


@dataclass(frozen=True, slots=True)
class WrittenLabels:
    """How many songs a file of labels has, and of how many corrected songs no file could be named."""

    songs: int
    left_out: int


def song_columns(felt: Sequence[str] = ()) -> list[str]:
    """The columns of ``song_row``."""
    return [*_COLUMNS, *(f"gems_{name}" for name in felt)]


def song_row(song: PredictedTrack, felt: Sequence[str] = ()) -> Row:
    """A song as a row: where it lies, and between which ends; what its model itself says; and what listeners feel.

    A corrected song lies where its listener says, without any interval. ``gems_<emotion>``, for each of ``felt``, is
    the share of listeners who feel it, None where the model did not tell.
    """
    track, said = song.track, song.prediction.emotion
    low, high = song.interval or (None, None)
    shares = {each.name: round(each.share, 4) for each in song.prediction.gems}
    return {
        "path": str(track.path),
        "title": track.title,
        "artist": track.artist,
        "album": track.album,
        "genre": track.genre,
        "year": track.year,
        "duration_s": round(track.duration_s, 3),
        "valence": _valence(song.emotion),
        "arousal": _arousal(song.emotion),
        "valence_low": _valence(low),
        "valence_high": _valence(high),
        "arousal_low": _arousal(low),
        "arousal_high": _arousal(high),
        "corrected": song.correction is not None,
        "model_valence": _valence(said),
        "model_arousal": _arousal(said),
        "model": str(song.model),
        "analyzed_at": song.analyzed_at.isoformat(timespec="seconds"),
        **{f"gems_{name}": shares.get(name) for name in felt},
    }


def csv_text(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """CSV, a line with its end at a time, the header first; what is None is empty."""
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line([row[column] for column in columns])


def json_text(rows: Iterable[Row]) -> Iterator[str]:
    """A JSON array, an object a line, piece by piece."""
    before = "["
    for row in rows:
        yield f"{before}\n  {json.dumps(row, ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _valence(emotion: Emotion | None) -> float | None:
    return None if emotion is None else round(emotion.valence, 4)


def _arousal(emotion: Emotion | None) -> float | None:
    return None if emotion is None else round(emotion.arousal, 4)


def _csv_line(cells: Sequence[Cell]) -> str:
    """A line of CSV; truth stands in JSON's words."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(
        [str(cell).lower() if isinstance(cell, bool) else cell for cell in cells]
    )
    return line.getvalue()
