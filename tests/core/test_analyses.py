"""What is known of a sound goes through a line of text, and no line of text does harm."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.analyses import Analysis, SoundPrediction, analysis_text, read_analysis
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.gems import GEMS, GemsShare
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import Fingerprint

SOUND = Fingerprint("0123456789abcdef" * 2 + "01234567")
NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)

axis = st.integers(-1_000_000, 1_000_000).map(lambda millionths: millionths / 1_000_000)
emotions = st.builds(Emotion, axis, axis)
times = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))
shares = st.dictionaries(st.sampled_from(GEMS), st.floats(0, 1).map(lambda share: round(share, 6)))
names = st.text("abcé雨- 0.9", min_size=1, max_size=100)


@st.composite
def predictions(draw: st.DrawFn) -> SoundPrediction:
    valences, arousals = (sorted(draw(st.tuples(axis, axis, axis))) for _ in range(2))
    low, emotion, high = (Emotion(v, a) for v, a in zip(valences, arousals, strict=True))
    starts = sorted(draw(st.lists(st.integers(0, 10**10).map(lambda micro: micro / 10**6), max_size=5)))
    curve = EmotionCurve(draw(st.floats(0.1, 60)), tuple(CurvePoint(start, draw(emotions)) for start in starts))
    gems = tuple(GemsShare(name, share) for name, share in draw(shares).items())
    return SoundPrediction(ModelKey(draw(names), draw(names)), Prediction(emotion, low, high, curve, gems), draw(times))


analyses = st.builds(
    Analysis,
    st.from_regex(r"[0-9a-f]{40}", fullmatch=True).map(Fingerprint),
    st.lists(predictions(), max_size=3).map(tuple),
    st.none() | st.builds(Correction, emotions, times),
)

ONE = SoundPrediction(
    ModelKey("student", "7"),
    Prediction(
        Emotion(0, 0), Emotion(-0.5, -0.5), Emotion(0.5, 0.5), EmotionCurve(1.0, (CurvePoint(0, Emotion(0, 1)),))
    ),
    NOW,
)


def values(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever somebody may write into a file
    whole = json.loads(analysis_text(Analysis(SOUND, (ONE,), Correction(Emotion(0, 0), NOW))))
    for name, value in changed.items():
        if name in whole:
            whole[name] = value
        else:
            whole["answers"][0][name] = value
    assert isinstance(whole, dict)
    return whole


@given(analyses)
def test_an_analysis_comes_back_from_its_text(analysis: Analysis) -> None:
    text = analysis_text(analysis)

    assert "\n" not in text
    assert text.isascii()
    assert read_analysis(text) == analysis


def test_numbers_are_cut_to_what_matters() -> None:
    analysis = Analysis(SOUND, (), Correction(Emotion(1 / 3, -2 / 3), NOW))

    assert '"point":[0.333333,-0.666667]' in analysis_text(analysis)


def test_a_time_of_another_zone_is_the_same_time() -> None:
    east = (NOW + timedelta(hours=2)).astimezone(timezone(timedelta(hours=2))) - timedelta(hours=2)

    correction = read_analysis(json.dumps(values(correction={"point": [0, 0], "at": east.isoformat()}))).correction

    assert correction is not None
    assert correction.corrected_at == NOW
    assert correction.corrected_at.utcoffset() == timedelta(0)


def wrong(name: str, *values: object) -> list[dict[str, object]]:
    return [{name: value} for value in values]


BAD: list[dict[str, Any]] = [
    *wrong("sound", None, 7, "", "xyz", "A" * 40, "0" * 41, ["0" * 40]),
    *wrong("answers", None, 7, {"a": 1}, [7], [{}], "text", [None]),
    *wrong("correction", 7, [], {}, {"point": [0, 0]}, {"point": [0, 0], "at": 7}),
    *wrong("point", None, [], [0], [0, 2], [0, 0, 0], ["0", 0], [True, 0], [float("nan"), 0]),
    *({"low": [0.1, 0]}, {"high": [0, -0.1]}, {"low": [float("-inf"), 0]}),
    *wrong("segment_s", 0, -1, None, "1", float("inf")),
    *wrong("curve", None, 7, [7], [[0]], [[0, 0]], [[-1, 0, 0]], [[2, 0, 0], [1, 0, 0]], "abc"),
    *wrong("model", None, "", 7, "a\nb", "x" * 101, "\ud800"),
    *wrong("at", None, 7, "", "yesterday", "2026-03-01T12:00:00", "0001-01-01T00:00:00+23:00"),
    *wrong("gems", 7, [], {"joy": 0.5}, {GEMS[0]: 2}, {GEMS[0]: "0.5"}),
]


@pytest.mark.parametrize("changed", BAD)
def test_what_is_no_analysis_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_analysis(json.dumps(values(**changed)))


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.data())
def test_whatever_stands_in_a_field_is_an_analysis_or_refused(data: st.DataObject) -> None:
    whole = values()
    place = data.draw(st.sampled_from([whole, whole["answers"][0], whole["correction"]]))
    place[data.draw(st.sampled_from(sorted(place)))] = data.draw(json_values)
    try:
        read = read_analysis(json.dumps(whole))
    except ValueError:
        return
    assert read_analysis(analysis_text(read)) is not None


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_no_rubbish_does_harm(rubbish: str | bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_analysis(rubbish)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"sound":' * 50_000, "9" * 10_000, b"\xff\xfe\x00"])
def test_what_is_made_to_do_harm_does_none(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_analysis(text)
