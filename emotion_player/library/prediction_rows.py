"""How predictions lie in the table ``estimates``."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.gems import GemsShare
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import Fingerprint
from emotion_player.library.connection import Connection, Row

ESTIMATE = (
    "estimates.valence, estimates.arousal, estimates.valence_low, estimates.arousal_low, "
    "estimates.valence_high, estimates.arousal_high, estimates.curve, estimates.gems"
)
"""The columns from which ``prediction_in`` makes a prediction."""

ESTIMATE_WIDTH = 8


def prediction_in(row: Row) -> Prediction:
    """The prediction in the columns ``ESTIMATE``."""
    gems = gems_in(row[7]) if row[7] else ()
    return Prediction(Emotion(row[0], row[1]), Emotion(row[2], row[3]), Emotion(row[4], row[5]), curve_in(row[6]), gems)


def curve_in(text: str) -> EmotionCurve:
    """The curve that lies in the library as this text."""
    segment_s, points = json.loads(text)
    return EmotionCurve(segment_s, tuple(CurvePoint(start_s, Emotion(v, a)) for start_s, v, a in points))


def gems_in(text: str) -> tuple[GemsShare, ...]:
    """The shares of listeners that lie in the library as this text."""
    return tuple(GemsShare(name, share) for name, share in json.loads(text).items())


def write_prediction(
    connection: Connection, sound: Fingerprint, model: ModelKey, prediction: Prediction, analyzed_at: datetime
) -> None:
    """Put a prediction in place of an earlier one by the same version of the model; it lasts with ``commit``."""
    emotion, low, high, curve = prediction.emotion, prediction.low, prediction.high, prediction.curve
    points = [[point.start_s, point.emotion.valence, point.emotion.arousal] for point in curve.points]
    sql = """
        INSERT OR REPLACE INTO estimates (sound_id, model_id, valence, arousal, valence_low, arousal_low,
            valence_high, arousal_high, curve, gems, analyzed_at)
        VALUES (?, (SELECT id FROM models WHERE name = ? AND version = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
    key = [model.name, model.version]
    connection.write("INSERT OR IGNORE INTO models (name, version) VALUES (?, ?)", key)
    values = [value for point in (emotion, low, high) for value in (point.valence, point.arousal)]
    course = json.dumps([curve.segment_s, points])
    gems = json.dumps({gem.name: gem.share for gem in prediction.gems}) if prediction.gems else None
    at = analyzed_at.astimezone(UTC).isoformat()
    connection.write(sql, [connection.sound(sound), *key, *values, course, gems, at])
