from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion
from emotion_player.core.playing.mood_radio import ARTIST_GAP, MEMORY, MoodRadio, _folded

HERE = MoodRadio(Emotion(0.5, 0.5), 0.0)
SEEDS = st.integers(0, 2**32 - 1)


def library(count: int, seed: int = 0, artists: int = 0) -> tuple[np.ndarray, list[str]]:
    random = np.random.default_rng(seed)
    names = [f"Artist {i}" for i in random.integers(0, artists, count)] if artists else [""] * count
    return random.uniform(-1, 1, (count, 2)), names


def listen(radio: MoodRadio, count: int, points: np.ndarray, artists: list[str], seed: int = 0) -> list[int]:
    """What a listener hears who leaves the radio on."""
    random, heard = Random(seed), list[int]()
    for _ in range(count):
        song = radio.next_song(points, artists, heard, random)
        assert song is not None
        heard.append(song)
        radio = radio.walked(random)
    return heard


def distances(points: np.ndarray, songs: list[int]) -> np.ndarray:
    return np.hypot(points[songs, 0] - 0.5, points[songs, 1] - 0.5)


def test_a_radio_that_stays_plays_what_is_near() -> None:
    points, artists = library(20_000)
    assert distances(points, listen(HERE, 100, points, artists)).max() < 0.2


def test_a_radio_that_drifts_comes_further() -> None:
    points, artists = library(20_000)
    walks = [listen(MoodRadio(HERE.center, 0.1), 100, points, artists, seed) for seed in range(5)]
    assert np.median([distances(points, walk[-30:]).mean() for walk in walks]) > 0.4


def test_neighbours_on_the_walk_are_near_each_other() -> None:
    points, artists = library(20_000)
    walk = listen(MoodRadio(HERE.center, 0.1), 200, points, artists)
    steps = np.hypot(*np.diff(points[walk], axis=0).T)
    assert np.median(steps) < 0.3


def test_the_same_seed_gives_the_same_songs() -> None:
    points, artists = library(500, artists=50)
    one, other, third = (listen(MoodRadio(HERE.center, 0.1), 50, points, artists, seed) for seed in (1, 1, 2))
    assert one == other
    assert one != third


@given(st.integers(1, 40), SEEDS)
def test_no_song_comes_again_before_all_others_in_a_small_library(count: int, seed: int) -> None:
    points, artists = library(count, seed)
    heard = listen(MoodRadio(HERE.center, 0.2), 3 * count, points, artists, seed)
    gap = min(MEMORY, count - 1)
    for at, song in enumerate(heard):
        assert song not in heard[max(0, at - gap) : at]


@given(st.integers(ARTIST_GAP + 1, 12), SEEDS)
def test_an_artist_comes_again_only_after_some_others(artists: int, seed: int) -> None:
    points, names = library(300, seed, artists)
    names[: ARTIST_GAP + 1] = [f"Artist {i}" for i in range(ARTIST_GAP + 1)]
    heard = listen(MoodRadio(HERE.center, 0.1), 40, points, names, seed)
    for at, song in enumerate(heard):
        assert names[song] not in {names[other] for other in heard[max(0, at - ARTIST_GAP) : at]}


def test_a_library_of_one_artist_is_played_all_the_same() -> None:
    points, _ = library(30)
    assert len(set(listen(HERE, 30, points, ["Bach"] * 30))) == 30


def test_songs_without_a_place_never_come() -> None:
    points, artists = library(50)
    points[10:] = np.nan
    assert set(listen(HERE, 60, points, artists)) == set(range(10))


@pytest.mark.parametrize("points", [np.empty((0, 2)), np.full((3, 2), np.nan)])
def test_without_songs_there_is_no_radio(points: np.ndarray) -> None:
    assert HERE.next_song(points, ["a"] * len(points), [], Random(0)) is None


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_the_edges_turn_the_walk_back(x: float, y: float) -> None:
    folded = _folded(np.array([x, y]))
    assert (np.abs(folded) <= 1 + 1e-9).all()
    if abs(x) <= 1:
        assert folded[0] == pytest.approx(x)
    elif abs(x) < 3:
        assert folded[0] == pytest.approx(np.sign(x) * (2 - abs(x)))


@given(SEEDS, st.floats(0, 5))
def test_the_center_never_leaves_the_plane(seed: int, drift: float) -> None:
    random = Random(seed)
    radio = MoodRadio(Emotion(1, -1), drift)
    for _ in range(20):
        radio = radio.walked(random)
    if drift == 0:
        assert radio.center == Emotion(1, -1)
