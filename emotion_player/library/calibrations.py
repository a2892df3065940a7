"""The calibration in force for each model."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.calibration import Calibration, CalibrationExample
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.errors import LibraryError, reason_of
from emotion_player.library.connection import Connection

_MODEL = "(SELECT id FROM models WHERE name = ? AND version = ?)"


@lru_cache(maxsize=4)  # the same one for every track of a model
def calibration_in(text: str) -> Calibration:
    """The calibration that lies in the library as this text.

    Raises:
        LibraryError: It is none.
    """
    try:
        return Calibration.from_json(text)
    except ValueError as error:
        raise LibraryError(
            "The library is damaged: a calibration in it cannot be read ({why}).", why=reason_of(error)
        ) from error


class Calibrations:
    """The calibrations of one library; implements ``ports.CalibrationStore`` on the library's own connection.

    Each belongs to one version of one model: a new version errs in its own ways, and is calibrated anew.
    Every method raises ``LibraryError`` when the file cannot be read or written.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    # ---- ports.CalibrationStore

    def of(self, model: ModelKey) -> Calibration | None:
        """The calibration in force for a model, if there is one."""
        sql = f"SELECT calibration FROM calibrations WHERE model_id = {_MODEL}"
        row = self._db.row(sql, [model.name, model.version])
        return calibration_in(row[0]) if row else None

    def examples(self, model: ModelKey) -> list[CalibrationExample]:
        """Every corrected sound that a model has analysed, to fit a calibration to."""
        sql = f"""
            SELECT estimates.valence, estimates.arousal, corrections.valence, corrections.arousal
            FROM corrections JOIN estimates USING (sound_id) WHERE model_id = {_MODEL}
        """
        rows = self._db.rows(sql, [model.name, model.version])
        return [CalibrationExample(Emotion(*row[:2]), Emotion(*row[2:])) for row in rows]

    def keep(self, model: ModelKey, calibration: Calibration) -> None:
        """Put a calibration in force, in place of an earlier one; it lasts."""
        self._db.write("INSERT OR IGNORE INTO models (name, version) VALUES (?, ?)", [model.name, model.version])
        sql = f"INSERT OR REPLACE INTO calibrations (model_id, calibration, learned_at) VALUES ({_MODEL}, ?, ?)"
        now = datetime.now(UTC).isoformat()
        self._db.write(sql, [model.name, model.version, calibration.to_json(), now])
        self._db.commit()

    def remove(self, model: ModelKey) -> bool:
        """Take a calibration out of force; whether there was one."""
        known = self.of(model) is not None
        self._db.write(f"DELETE FROM calibrations WHERE model_id = {_MODEL}", [model.name, model.version])
        self._db.commit()
        return known
