"""All predictions and corrections in a library, by sound: read sound by sound, and merged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby

from emotion_player.core.analyses import Analysis, SoundPrediction
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.track import Fingerprint
from emotion_player.library.connection import Connection, Row
from emotion_player.library.prediction_rows import ESTIMATE, ESTIMATE_WIDTH, prediction_in, write_prediction

_EACH = f"""
    SELECT fingerprint, corrections.valence, corrections.arousal, corrected_at,
        models.name, models.version, analyzed_at, {ESTIMATE}
    FROM sounds
    LEFT JOIN corrections ON corrections.sound_id = sounds.id
    LEFT JOIN estimates ON estimates.sound_id = sounds.id
    LEFT JOIN models ON models.id = estimates.model_id
    WHERE corrected_at IS NOT NULL OR analyzed_at IS NOT NULL
    ORDER BY sounds.id, models.id
"""
_ANALYZED_AT = """
    SELECT analyzed_at FROM estimates JOIN sounds ON sounds.id = sound_id JOIN models ON models.id = model_id
    WHERE fingerprint = ? AND name = ? AND version = ?
"""
_CORRECTED_AT = "SELECT corrected_at FROM corrections JOIN sounds ON sounds.id = sound_id WHERE fingerprint = ?"
_CORRECT = "INSERT OR REPLACE INTO corrections (sound_id, valence, arousal, corrected_at) VALUES (?, ?, ?, ?)"


class Analyses:
    """The analyses in one library, over the library's own connection.

    Every method raises ``LibraryError`` when the file cannot be read or written.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def each(self) -> Iterator[Analysis]:
        """Yield what is known of each sound that was analysed or corrected, in order of arrival."""
        for _, group in groupby(self._db.each_row(_EACH), key=lambda row: row[0]):
            rows = list(group)
            sound, valence, arousal, corrected_at = rows[0][:4]
            correction = Correction(Emotion(valence, arousal), _time(corrected_at)) if corrected_at else None
            predictions = tuple(_prediction(row[4:]) for row in rows if row[4] is not None)
            yield Analysis(Fingerprint(sound), predictions, correction)

    def merge(self, analysis: Analysis) -> tuple[int, int]:
        """Take what is new or newer than what is known, and delete nothing; it lasts with ``commit``.

        What claims to be of the future counts as of now, so that it does not outweigh what is heard later.

        Returns:
            How many predictions and how many corrections were taken.
        """
        sound, now = analysis.sound, datetime.now(UTC)
        predictions = 0
        for each in analysis.predictions:
            at, model = min(each.analyzed_at, now), each.model
            if self._is_newer(at, _ANALYZED_AT, sound, model.name, model.version):
                write_prediction(self._db, sound, model, each.prediction, at)
                predictions += 1
        if (correction := analysis.correction) is None:
            return predictions, 0
        at = min(correction.corrected_at, now)
        if not self._is_newer(at, _CORRECTED_AT, sound):
            return predictions, 0
        emotion = correction.emotion
        self._db.write(_CORRECT, [self._db.sound(sound), emotion.valence, emotion.arousal, at.isoformat()])
        return predictions, 1

    def commit(self) -> None:
        """Make everything so far last."""
        self._db.commit()

    def _is_newer(self, at: datetime, known: str, *key: str) -> bool:
        row = self._db.row(known, key)
        return row is None or at > _time(row[0])


def _prediction(row: Row) -> SoundPrediction:
    name, version, analyzed_at = row[:3]
    return SoundPrediction(ModelKey(name, version), prediction_in(row[3 : 3 + ESTIMATE_WIDTH]), _time(analyzed_at))


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
