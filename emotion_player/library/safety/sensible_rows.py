"""Which rows of a library make sense, whatever a damaged file holds."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from emotion_player.core.mood_tags import MoodField
from emotion_player.core.predictions.calibration import Calibration
from emotion_player.library.prediction_rows import curve_in, gems_in

TABLES = (
    *("sounds", "models", "tracks", "estimates", "failures", "playlists", "playlist_entries"),
    *("corrections", "calibrations", "tag_batches", "tag_writes"),
)
"""In an order in which every row comes after those it refers to."""

_ON_THE_PLANE = {"valence", "arousal", "valence_low", "arousal_low", "valence_high", "arousal_high"}
RUBBISH = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
"""What reading a value that no program of ours has written may raise."""


def columns_of(database: sqlite3.Connection, table: str) -> dict[str, str]:
    """The names and types of a table's columns; empty where there is no such table."""
    return {_text(name): _text(kind) for _, name, kind, *_ in database.execute(f"PRAGMA table_info({table})")}


def sensible(row: Sequence[Any], kinds: Mapping[str, str]) -> list[Any]:
    """A row with its texts as text.

    Raises:
        ValueError: It holds what no program of ours has written.
    """
    return [_value(value, name, kind) for value, (name, kind) in zip(row, kinds.items(), strict=True)]


def _value(value: Any, name: str, kind: str) -> Any:  # noqa: ANN401 - whatever a damaged file holds
    if value is None:
        return None
    if kind == "TEXT":
        text = _text(value)
        if name in _READERS:
            _READERS[name](text)
        elif name.endswith("_at"):
            datetime.fromisoformat(text)
        return text
    if kind == "REAL":
        number = float(value)
        if not math.isfinite(number) or (name in _ON_THE_PLANE and abs(number) > 1):
            raise ValueError(f"{name} is {number}")
        return number
    if not isinstance(value, bytes if kind == "BLOB" else int):
        raise ValueError(f"{name} is {value!r}")
    return value


def _tag_fields(text: str) -> None:
    for name, values in json.loads(text).items():
        MoodField(name)
        if any(not isinstance(value, str) for value in values or ()):
            raise ValueError(f"{name} is {values!r}")


_READERS: dict[str, Callable[[str], object]] = {
    "curve": curve_in,
    "gems": gems_in,
    "calibration": Calibration.from_json,
    "before": _tag_fields,
    "after": _tag_fields,
}
"""What reads the columns that hold JSON; each raises ValueError, TypeError, KeyError or AttributeError at rubbish."""


def _text(value: str | bytes) -> str:
    return value.decode("utf-8") if isinstance(value, bytes) else value


def makes_sense(row: Sequence[Any], kinds: Mapping[str, str]) -> bool:
    """Whether ``sensible`` takes a row."""
    try:
        sensible(row, kinds)
    except RUBBISH:
        return False
    return True
