"""Everything that is known of one sound, as a line of text for another computer."""

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
class Answer:
    """What one model said of a sound, and when (UTC)."""

    model: ModelKey
    prediction: Prediction
    analyzed_at: datetime


@dataclass(frozen=True, slots=True)
class Analysis:
    """What every model said of a sound, and where the listener put it."""

    sound: Fingerprint
    answers: tuple[Answer, ...]
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class MergedAnalyses:
    """How far an import has come: how much of it is done, from 0 to 1, and what was new or newer."""

    share: float
    sounds: int = 0
    answers: int = 0
    corrections: int = 0


def analysis_text(analysis: Analysis) -> str:
    """An analysis as JSON on one line, its numbers to six places."""
    values: dict[str, object] = {"sound": analysis.sound, "answers": [_answer_values(a) for a in analysis.answers]}
    if analysis.correction is not None:
        at = analysis.correction.corrected_at.isoformat()
        values["correction"] = {"point": _pair(analysis.correction.emotion), "at": at}
    return json.dumps(values, separators=(",", ":"))


def read_analysis(text: str | bytes) -> Analysis:
    """Read what ``analysis_text`` wrote; whoever wrote it, what comes back is an analysis.

    Raises:
        ValueError: It is something else: why, without a full stop.
    """
    try:
        values = json.loads(text)
        sound = values["sound"]
        if not (isinstance(sound, str) and _SOUND.fullmatch(sound)):
            raise MalformedError("it names no sound")
        correction = values.get("correction")
        return Analysis(
            Fingerprint(sound),
            tuple(_answer(each) for each in values["answers"]),
            None if correction is None else Correction(_emotion(correction["point"]), _time(correction["at"])),
        )
    except json.JSONDecodeError as error:
        raise MalformedError("it is not JSON") from error
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise MalformedError("it is JSON, but not an analysis") from error


def _answer_values(answer: Answer) -> dict[str, object]:
    prediction, curve = answer.prediction, answer.prediction.curve
    values: dict[str, object] = {
        "model": answer.model.name,
        "version": answer.model.version,
        "at": answer.analyzed_at.isoformat(),
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


def _answer(values: Mapping[str, object]) -> Answer:
    emotion, low, high = (_emotion(values[name]) for name in ("point", "low", "high"))
    if not (low.valence <= emotion.valence <= high.valence and low.arousal <= emotion.arousal <= high.arousal):
        raise MalformedError("a point is outside its interval")
    gems = values.get("gems", {})
    if not isinstance(gems, dict):
        raise MalformedError("invalid GEMS emotions")
    shares = tuple(GemsShare(name, _number(share)) for name, share in gems.items())
    prediction = Prediction(emotion, low, high, _curve(values["segment_s"], values["curve"]), shares)
    return Answer(ModelKey(_name(values["model"]), _name(values["version"])), prediction, _time(values["at"]))


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
