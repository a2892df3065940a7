from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from emotion_player.audio.segments import decode_segments, segment_mels
from emotion_player.core.emotion import Emotion
from emotion_player.core.models.figures import GemsFigure
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.core.ports.analysis import EmotionPredictor
from emotion_player.core.predictions.gems import GEMS, GemsShare
from emotion_player.errors import AudioDecodeError, TrackError, TrackReadError
from emotion_player.inference.predictor import TrackPredictor
from emotion_player.inference.registry import ModelRegistry

Network = Callable[..., bytes]
Install = Callable[..., Path]
SongFactory = Callable[..., Path]

SHARES = tuple(number / 10 for number in range(1, 10))
"""A small network's answer to the nine GEMS emotions, but for a thousandth of the mel's mean."""


def figures(*usable: str) -> tuple[GemsFigure, ...]:
    return tuple(GemsFigure(name, 53, 0.6, 0.4, 0.8, usable=name in usable) for name in GEMS)


@pytest.fixture
def predictor(network: Network, install: Install) -> TrackPredictor:
    return ModelRegistry(install(network())).load("student")


def test_a_song_is_placed_where_its_segments_are_on_average(
    predictor: EmotionPredictor, song: SongFactory, card: ModelCard
) -> None:
    path = song(0.1, 0.02, 0.05)
    prediction = predictor.predict(path)
    segments = decode_segments(path, card.segments, card.sample_rate)
    means = segment_mels([s.samples for s in segments], card.mels, card.segments)[0].mean(axis=(1, 2))
    assert [point.start_s for point in prediction.curve.points] == [0.0, 2.0, 4.0]
    assert prediction.curve.segment_s == 2.0
    for point, mean in zip(prediction.curve.points, means, strict=True):
        assert point.emotion.valence == pytest.approx(0.01 * mean + 0.5, abs=1e-5)
        assert point.emotion.arousal == pytest.approx(-0.02 * mean - 0.5, abs=1e-5)
    assert prediction.emotion.valence == pytest.approx(0.01 * means.mean() + 0.5, abs=1e-5)
    assert prediction.emotion.arousal == pytest.approx(-0.02 * means.mean() - 0.5, abs=1e-5)


def test_the_interval_is_the_cards(predictor: EmotionPredictor, song: SongFactory) -> None:
    prediction = predictor.predict(song(0.1, 0.1, 0.1))
    assert prediction.low.valence == pytest.approx(prediction.emotion.valence - 0.2)
    assert prediction.high.valence == pytest.approx(prediction.emotion.valence + 0.2)
    assert prediction.low.arousal == pytest.approx(prediction.emotion.arousal - 0.1)
    assert prediction.high.arousal == pytest.approx(prediction.emotion.arousal + 0.1)


def test_answers_beyond_the_plane_are_brought_to_its_edge(
    network: Network, install: Install, song: SongFactory
) -> None:
    far = network(slope=(0.0, 0.0), offset=(5.0, -5.0))
    prediction = ModelRegistry(install(far)).load("student").predict(song(0.1))
    assert prediction.emotion == Emotion(1.0, -1.0)
    assert (prediction.low, prediction.high) == (Emotion(0.8, -1.0), Emotion(1.0, -0.9))


def test_extreme_segments_are_trimmed(network: Network, install: Install, song: SongFactory, card: ModelCard) -> None:
    trimmed = dataclasses.replace(card, segments=SegmentSpec(2.0, 5, -24.0, trim=0.2))
    prediction = ModelRegistry(install(network(), trimmed)).load("student").predict(song(0.1, 0.001, 0.05, 0.5, 0.1))
    valences = sorted(point.emotion.valence for point in prediction.curve.points)
    assert prediction.emotion.valence == pytest.approx(np.mean(valences[1:4]), abs=1e-6)


def test_silent_segments_are_not_asked_about(predictor: EmotionPredictor, song: SongFactory) -> None:
    points = predictor.predict(song(0.1, 0.0, 0.1)).curve.points
    assert [point.start_s for point in points] == [0.0, 4.0]


def test_the_same_sound_always_gets_the_same_answer(predictor: EmotionPredictor, song: SongFactory) -> None:
    path = song(0.1, 0.02, 0.3, 0.05)
    first = predictor.predict(path)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(predictor.predict, [path] * 16)) == {first}


@pytest.mark.parametrize(
    ("levels", "reason"), [((0.0, 0.0), "It is silent."), ((), "It contains no sound.")], ids=["silent", "empty"]
)
def test_a_song_without_sound_fails_with_a_reason(
    levels: tuple[float, ...], reason: str, predictor: EmotionPredictor, song: SongFactory
) -> None:
    with pytest.raises(AudioDecodeError) as caught:
        predictor.predict(song(*levels))
    assert str(caught.value.reason) == reason


def test_a_song_that_is_gone_fails_with_a_reason(predictor: EmotionPredictor, tmp_path: Path) -> None:
    with pytest.raises(TrackReadError, match="gone"):
        predictor.predict(tmp_path / "gone.mp3")


def test_a_song_to_which_the_model_has_no_answer_does_not_stop_the_others(
    network: Network, install: Install, song: SongFactory
) -> None:
    # The largest float32 is 3.4028e38: only a mel whose mean is 0, like the one tried while loading, gets an answer.
    brittle = network(slope=(1e38, -1e38), offset=(3.4028e38, 3.4028e38))
    predictor = ModelRegistry(install(brittle)).load("student")
    with pytest.raises(TrackError) as caught:
        predictor.predict(song(0.1))
    assert str(caught.value.reason) == "The model student 1 gives no prediction for this sound."


def test_what_listeners_feel_is_told_as_far_as_the_card_calls_it_usable(
    network: Network, install: Install, song: SongFactory, card: ModelCard
) -> None:
    path = song(0.1, 0.02, 0.05)
    telling = dataclasses.replace(card, gems=figures("calmness", "sadness"))
    predictor = ModelRegistry(install(network(shares=SHARES), telling)).load("student")
    segments = decode_segments(path, card.segments, card.sample_rate)
    mean = segment_mels([s.samples for s in segments], card.mels, card.segments)[0].mean()

    prediction, shares = predictor.predict_with_gems(path)

    assert shares is not None
    assert shares == pytest.approx([share + 0.001 * mean for share in SHARES], abs=1e-5)
    assert [(felt.name, felt.share) for felt in prediction.gems] == [("calmness", shares[4]), ("sadness", shares[8])]
    assert prediction == predictor.predict(path)
    plain = ModelRegistry(install(network())).load("student").predict(path)
    assert dataclasses.replace(prediction, gems=()) == plain


@pytest.mark.parametrize("gems", [(), figures()], ids=["not measured", "none usable"])
def test_shares_that_nobody_vouches_for_are_told_to_evaluations_only(
    gems: tuple[GemsFigure, ...], network: Network, install: Install, song: SongFactory, card: ModelCard
) -> None:
    folder = install(network(shares=SHARES), dataclasses.replace(card, gems=gems))
    prediction, shares = ModelRegistry(folder).load("student").predict_with_gems(song(0.1))
    assert prediction.gems == ()
    assert shares is not None
    assert len(shares) == 9


def test_a_model_that_knows_no_gems_emotions_tells_none(predictor: TrackPredictor, song: SongFactory) -> None:
    prediction, shares = predictor.predict_with_gems(song(0.1))
    assert prediction.gems == ()
    assert shares is None


def test_a_share_of_more_than_everybody_is_brought_back(
    network: Network, install: Install, song: SongFactory, card: ModelCard
) -> None:
    # The mean of this mel is 6.5, that of the one tried while loading 0: everybody there is more than everybody here.
    telling = dataclasses.replace(card, gems=figures(*GEMS))
    predictor = ModelRegistry(install(network(shares=(*SHARES[:8], 1.0)), telling)).load("student")
    assert predictor.predict(song(0.1)).gems[-1] == GemsShare("sadness", 1.0)


def test_the_decoder_is_named(predictor: EmotionPredictor) -> None:
    assert re.fullmatch(r"Emotion Player [\d.]+, av [\d.]+, soxr [\d.]+, mutagen [\d.]+", predictor.decoder)
