"""The analysis of one sound (predictions and correction) as a line of JSON, for another computer."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.gems import GemsShare
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import Fingerprint
from emotion_player.errors import MalformedError

_DECIMALS = 6
_SOUND = re.compile(r"[0-9a-f]{40}")
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class SoundPrediction:
    """The prediction of one model for a sound, and when (UTC) it was made."""

    model: ModelKey
    prediction: Prediction
    analyzed_at: datetime


@dataclass(frozen=True, slots=True)
class Analysis:
    """The predictions of all models for a sound, and the user's correction of it."""

    sound: Fingerprint
    predictions: tuple[SoundPrediction, ...]
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class MergedAnalyses:
    """The progress of an import: the share that is done, from 0 to 1, and how much was new or newer."""

    share: float
    sounds: int = 0
    predictions: int = 0
    corrections: int = 0


def analysis_text(analysis: Analysis) -> str:
    """Format an analysis as JSON on one line, with numbers to six places."""
    predictions = [_prediction_values(each) for each in analysis.predictions]
    values: dict[str, object] = {"sound": analysis.sound, "answers": predictions}
    if analysis.correction is not None:
        at = analysis.correction.corrected_at.isoformat()
        values["correction"] = {"point": _pair(analysis.correction.emotion), "at": at}
    return json.dumps(values, separators=(",", ":"))


def read_analysis(text: str | bytes) -> Analysis:
    """Parse a line that ``analysis_text`` wrote; the line is not trusted.

    Raises:
        ValueError: The text is not an analysis; the message says why, without a full stop.
    """
    try:
        values = json.loads(text)
        sound = values["sound"]
        if not (isinstance(sound, str) and _SOUND.fullmatch(sound)):
            raise MalformedError("it names no sound")
        correction = values.get("correction")
        return Analysis(
            Fingerprint(sound),
            tuple(_sound_prediction(each) for each in values["answers"]),
            None if correction is None else Correction(_emotion(correction["point"]), _time(correction["at"])),
        )
    except json.JSONDecodeError as error:
        raise MalformedError("it is not JSON") from error
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise MalformedError("it is JSON, but not an analysis") from error


def _prediction_values(made: SoundPrediction) -> dict[str, object]:
    prediction, curve = made.prediction, made.prediction.curve
    values: dict[str, object] = {
        "model": made.model.name,
        "version": made.model.version,
        "at": made.analyzed_at.isoformat(),
        "point": _pair(prediction.emotion),
        "low": _pair(prediction.low),
        "high": _pair(prediction.high),
        "segment_s": curve.segment_s,
        "curve": [[round(point.start_s, _DECIMALS), *_pair(point.emotion)] for point in curve.points],
    }
    if prediction.gems:
        values["gems"] = {gem.name: round(gem.share, _DECIMALS) for gem in prediction.gems}
    return values


def _pair(emotion: Emotion) -> list[float]:
    return [round(emotion.valence, _DECIMALS), round(emotion.arousal, _DECIMALS)]


def _sound_prediction(values: Mapping[str, object]) -> SoundPrediction:
    emotion, low, high = (_emotion(values[name]) for name in ("point", "low", "high"))
    if not (low.valence <= emotion.valence <= high.valence and low.arousal <= emotion.arousal <= high.arousal):
        raise MalformedError("a point is outside its interval")
    gems = values.get("gems", {})
    if not isinstance(gems, dict):
        raise MalformedError("invalid GEMS emotions")
    shares = tuple(GemsShare(name, _number(share)) for name, share in gems.items())
    prediction = Prediction(emotion, low, high, _curve(values["segment_s"], values["curve"]), shares)
    return SoundPrediction(ModelKey(_name(values["model"]), _name(values["version"])), prediction, _time(values["at"]))


def _curve(segment_s: object, points: object) -> EmotionCurve:
    if not isinstance(points, list):
        raise MalformedError("a curve has no points")
    read = tuple(CurvePoint(_number(start_s), _emotion(point)) for start_s, *point in points)
    starts = [0.0, *(point.start_s for point in read)]
    if starts != sorted(starts) or _number(segment_s) <= 0:
        raise MalformedError("the times of a curve do not increase")
    return EmotionCurve(_number(segment_s), read)


def _emotion(pair: object) -> Emotion:
    if not (isinstance(pair, list) and len(pair) == 2):
        raise MalformedError("a point is not two numbers")
    return Emotion(_number(pair[0]), _number(pair[1]))


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise MalformedError("invalid number")
    return float(value)


def _name(value: object) -> str:
    if not (isinstance(value, str) and 0 < len(value) <= _LONGEST_NAME and value.isprintable()):
        raise MalformedError("invalid name of a model")
    return value


def _time(value: object) -> datetime:
    time = datetime.fromisoformat(value) if isinstance(value, str) else None
    if time is None or time.tzinfo is None:
        raise MalformedError("invalid time")
    return time.astimezone(UTC)
