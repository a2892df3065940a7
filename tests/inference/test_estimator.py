from __future__ import annotations

import dataclasses
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from emotion_player.audio.decode import decoder_version
from emotion_player.audio.segments import hear, segment_mels
from emotion_player.core.emotion import Emotion
from emotion_player.core.gems import GEMS, GemsShare
from emotion_player.core.model_card import GemsFigure, ModelCard, SegmentSpec
from emotion_player.core.ports import EmotionEstimator
from emotion_player.errors import AudioDecodeError, TrackError, TrackReadError
from emotion_player.inference.estimator import SongEstimator
from emotion_player.inference.registry import ModelRegistry

Network = Callable[..., bytes]
Install = Callable[..., Path]
Song = Callable[..., Path]

SHARES = tuple(number / 10 for number in range(1, 10))
"""A small network's answer to the nine GEMS emotions, but for a thousandth of the mel's mean."""


def figures(*usable: str) -> tuple[GemsFigure, ...]:
    return tuple(GemsFigure(name, 53, 0.6, 0.4, 0.8, usable=name in usable) for name in GEMS)


@pytest.fixture
def estimator(network: Network, install: Install) -> SongEstimator:
    return ModelRegistry(install(network())).load("student")


def test_a_song_is_placed_where_its_segments_are_on_average(
    estimator: EmotionEstimator, song: Song, card: ModelCard
) -> None:
    path = song(0.1, 0.02, 0.05)
    estimate = estimator.estimate(path)
    segments = hear(path, card.segments, card.mel.sample_rate)
    means = segment_mels([s.samples for s in segments], card.mel, card.segments).mean(axis=(1, 2))
    assert [point.start_s for point in estimate.curve.points] == [0.0, 2.0, 4.0]
    assert estimate.curve.segment_s == 2.0
    for point, mean in zip(estimate.curve.points, means, strict=True):
        assert point.emotion.valence == pytest.approx(0.01 * mean + 0.5, abs=1e-5)
        assert point.emotion.arousal == pytest.approx(-0.02 * mean - 0.5, abs=1e-5)
    assert estimate.emotion.valence == pytest.approx(0.01 * means.mean() + 0.5, abs=1e-5)
    assert estimate.emotion.arousal == pytest.approx(-0.02 * means.mean() - 0.5, abs=1e-5)


def test_the_interval_is_the_cards(estimator: EmotionEstimator, song: Song) -> None:
    estimate = estimator.estimate(song(0.1, 0.1, 0.1))
    assert estimate.low.valence == pytest.approx(estimate.emotion.valence - 0.2)
    assert estimate.high.valence == pytest.approx(estimate.emotion.valence + 0.2)
    assert estimate.low.arousal == pytest.approx(estimate.emotion.arousal - 0.1)
    assert estimate.high.arousal == pytest.approx(estimate.emotion.arousal + 0.1)


def test_answers_beyond_the_plane_are_brought_to_its_edge(network: Network, install: Install, song: Song) -> None:
    far = network(slope=(0.0, 0.0), offset=(5.0, -5.0))
    estimate = ModelRegistry(install(far)).load("student").estimate(song(0.1))
    assert estimate.emotion == Emotion(1.0, -1.0)
    assert (estimate.low, estimate.high) == (Emotion(0.8, -1.0), Emotion(1.0, -0.9))


def test_extreme_segments_are_trimmed(network: Network, install: Install, song: Song, card: ModelCard) -> None:
    trimmed = dataclasses.replace(card, segments=SegmentSpec(2.0, 5, -24.0, trim=0.2))
    estimate = ModelRegistry(install(network(), trimmed)).load("student").estimate(song(0.1, 0.001, 0.05, 0.5, 0.1))
    valences = sorted(point.emotion.valence for point in estimate.curve.points)
    assert estimate.emotion.valence == pytest.approx(np.mean(valences[1:4]), abs=1e-6)


def test_silent_segments_are_not_asked_about(estimator: EmotionEstimator, song: Song) -> None:
    points = estimator.estimate(song(0.1, 0.0, 0.1)).curve.points
    assert [point.start_s for point in points] == [0.0, 4.0]


def test_the_same_sound_always_gets_the_same_answer(estimator: EmotionEstimator, song: Song) -> None:
    path = song(0.1, 0.02, 0.3, 0.05)
    first = estimator.estimate(path)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(estimator.estimate, [path] * 16)) == {first}


@pytest.mark.parametrize(
    ("levels", "reason"), [((0.0, 0.0), "It is silent."), ((), "It holds no sound.")], ids=["silent", "empty"]
)
def test_a_song_without_sound_fails_with_a_reason(
    levels: tuple[float, ...], reason: str, estimator: EmotionEstimator, song: Song
) -> None:
    with pytest.raises(AudioDecodeError) as caught:
        estimator.estimate(song(*levels))
    assert caught.value.reason == reason


def test_a_song_that_is_gone_fails_with_a_reason(estimator: EmotionEstimator, tmp_path: Path) -> None:
    with pytest.raises(TrackReadError, match="gone"):
        estimator.estimate(tmp_path / "gone.mp3")


def test_a_song_to_which_the_model_has_no_answer_does_not_stop_the_others(
    network: Network, install: Install, song: Song
) -> None:
    # The largest float32 is 3.4028e38: only a mel whose mean is 0, like the one tried while loading, gets an answer.
    brittle = network(slope=(1e38, -1e38), offset=(3.4028e38, 3.4028e38))
    estimator = ModelRegistry(install(brittle)).load("student")
    with pytest.raises(TrackError) as caught:
        estimator.estimate(song(0.1))
    assert caught.value.reason == "The model student 1 has no answer to this sound."


def test_what_listeners_feel_is_told_as_far_as_the_card_calls_it_usable(
    network: Network, install: Install, song: Song, card: ModelCard
) -> None:
    path = song(0.1, 0.02, 0.05)
    telling = dataclasses.replace(card, gems=figures("calmness", "sadness"))
    estimator = ModelRegistry(install(network(shares=SHARES), telling)).load("student")
    segments = hear(path, card.segments, card.mel.sample_rate)
    mean = segment_mels([s.samples for s in segments], card.mel, card.segments).mean()

    estimate, shares = estimator.hear_out(path)

    assert shares is not None
    assert shares == pytest.approx([share + 0.001 * mean for share in SHARES], abs=1e-5)
    assert [(felt.name, felt.share) for felt in estimate.gems] == [("calmness", shares[4]), ("sadness", shares[8])]
    assert estimate == estimator.estimate(path)
    plain = ModelRegistry(install(network())).load("student").estimate(path)
    assert dataclasses.replace(estimate, gems=()) == plain


@pytest.mark.parametrize("gems", [(), figures()], ids=["not measured", "none usable"])
def test_shares_that_nobody_vouches_for_are_told_to_evaluations_only(
    gems: tuple[GemsFigure, ...], network: Network, install: Install, song: Song, card: ModelCard
) -> None:
    folder = install(network(shares=SHARES), dataclasses.replace(card, gems=gems))
    estimate, shares = ModelRegistry(folder).load("student").hear_out(song(0.1))
    assert estimate.gems == ()
    assert shares is not None
    assert len(shares) == 9


def test_a_model_that_knows_no_gems_emotions_tells_none(estimator: SongEstimator, song: Song) -> None:
    estimate, shares = estimator.hear_out(song(0.1))
    assert estimate.gems == ()
    assert shares is None


def test_a_share_of_more_than_everybody_is_brought_back(
    network: Network, install: Install, song: Song, card: ModelCard
) -> None:
    # The mean of this mel is 6.5, that of the one tried while loading 0: everybody there is more than everybody here.
    telling = dataclasses.replace(card, gems=figures(*GEMS))
    estimator = ModelRegistry(install(network(shares=(*SHARES[:8], 1.0)), telling)).load("student")
    assert estimator.estimate(song(0.1)).gems[-1] == GemsShare("sadness", 1.0)


def test_the_decoder_is_named(estimator: EmotionEstimator) -> None:
    assert estimator.decoder == decoder_version()
