from __future__ import annotations

import dataclasses
import time
from collections import Counter
from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_paths.mood_path import (
    CLOSE_S,
    MOST_TRACKS,
    MoodPath,
    PathPlan,
    PathRequest,
    tracks_along,
)
from emotion_player.core.mood_paths.path_tracks import PathTracks, distinct_sounds, most_tracks

JOY_TO_CALM = MoodPath((Emotion(0.6, 0.4), Emotion(-0.3, -0.5)))

coordinates = st.integers(-20, 20).map(lambda number: number / 20)
corners = st.lists(st.builds(Emotion, coordinates, coordinates), min_size=1, max_size=4)
paths = corners.map(lambda points: MoodPath(tuple(points)))
song = st.tuples(coordinates, coordinates, st.integers(30, 600), st.integers(-1, 4))
libraries = st.lists(song, min_size=1, max_size=30).map(
    lambda songs: PathTracks(
        np.array([(v, a) for v, a, _, _ in songs], np.float64),
        np.array([duration for _, _, duration, _ in songs], np.float64),
        np.array([artist for _, _, _, artist in songs], np.int64),
    )
)
gaps = st.integers(0, 4)
quick = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def library(count: int, artists: int, seed: int = 0) -> PathTracks:
    """A made-up library: songs around the middle of the plane, from two to eight minutes long."""
    random = np.random.default_rng(seed)
    points = np.clip(random.normal(0, 0.35, (count, 2)), -1, 1)
    return PathTracks(points, random.lognormal(np.log(220), 0.3, count), random.integers(0, artists, count))


def keeps_distance(artists: list[int], gap: int) -> bool:
    places: dict[int, list[int]] = {}
    for place, artist in enumerate(artists):
        if artist >= 0:
            places.setdefault(artist, []).append(place)
    return all(later - earlier > gap for each in places.values() for earlier, later in pairwise(each))


def off_stops(path: MoodPath, songs: PathTracks, chosen: list[int]) -> float:
    return float(np.square(songs.points[chosen] - path.stops(len(chosen))).sum())


# ---- the line


def test_stops_lie_at_equal_steps_along_the_line_whatever_its_corners() -> None:
    path = MoodPath((Emotion(-1, 0), Emotion(0.5, 0), Emotion(0.5, 0), Emotion(0.5, 0.5)))

    assert path.stops(5).tolist() == [[-1, 0], [-0.5, 0], [0, 0], [0.5, 0], [0.5, 0.5]]
    assert path.corner_stops(5) == [0, 3, 3, 4]
    assert path.stops(1).tolist() == [[-1, 0]]


def test_a_path_of_one_point_stays_there() -> None:
    assert MoodPath((Emotion(0.5, 0.25),)).stops(3).tolist() == [[0.5, 0.25]] * 3
    assert MoodPath((Emotion(0.5, 0.25),) * 3).corner_stops(5) == [0, 2, 4]


def test_a_path_without_a_point_is_none() -> None:
    with pytest.raises(ValueError, match="a path needs a point"):
        MoodPath(())


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({}, "either a number of tracks or a duration"),
        ({"count": 3, "duration_s": 60.0}, "either a number of tracks or a duration"),
        ({"count": 0}, "from 1 to 1000 tracks"),
        ({"count": MOST_TRACKS + 1}, "from 1 to 1000 tracks"),
        ({"duration_s": 0.0}, "at most"),
        ({"duration_s": 1e9}, "at most"),
        ({"count": 3, "artist_gap": -1}, "negative"),
    ],
)
def test_impossible_requests_are_refused(asked: dict[str, float], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        PathRequest(**asked)  # type: ignore[arg-type]


# ---- the songs along it


def assert_sound(path: MoodPath, songs: PathTracks, request: PathRequest, plan: PathPlan) -> None:
    """What holds for every plan without pinned songs."""
    chosen = list(plan.tracks)
    artists = songs.artists[chosen].tolist()
    assert len(set(chosen)) == len(chosen)
    assert keeps_distance(artists, request.artist_gap)
    assert plan.duration_s == pytest.approx(float(songs.durations_s[chosen].sum()))
    assert plan.distance == pytest.approx(np.sqrt(off_stops(path, songs, chosen) / max(1, len(chosen))))

    stops = path.stops(len(chosen))
    for earlier in range(len(chosen)):
        for later in range(earlier + 1, len(chosen)):
            forward = (songs.points[chosen[later]] - songs.points[chosen[earlier]]) @ (stops[later] - stops[earlier])
            swapped = artists.copy()
            swapped[earlier], swapped[later] = swapped[later], swapped[earlier]
            assert forward > -1e-9 or not keeps_distance(swapped, request.artist_gap)


@quick
@given(paths, libraries, st.integers(1, 35), gaps)
def test_songs_go_forward_along_the_path_and_neither_songs_nor_artists_come_too_often(
    path: MoodPath, songs: PathTracks, count: int, gap: int
) -> None:
    request = PathRequest(count, artist_gap=gap)
    plan = tracks_along(path, songs, request)

    assert_sound(path, songs, request, plan)
    assert len(plan.tracks) == min(count, most_tracks(songs.artists, gap))
    assert plan.exhausted == (len(plan.tracks) < count)
    assert tracks_along(path, songs, request) == plan


@quick
@given(paths, libraries, st.integers(1, 35), gaps)
def test_no_other_song_would_lie_nearer(path: MoodPath, songs: PathTracks, count: int, gap: int) -> None:
    chosen = list(tracks_along(path, songs, PathRequest(count, artist_gap=gap)).tracks)

    for stop in range(len(chosen)):
        for other in set(range(len(songs.points))) - set(chosen):
            replaced = [*chosen[:stop], other, *chosen[stop + 1 :]]
            nearer = off_stops(path, songs, replaced) < off_stops(path, songs, chosen) - 1e-9
            assert not (nearer and keeps_distance(songs.artists[replaced].tolist(), gap))


@quick
@given(paths, libraries, st.integers(10, 6_000), gaps)
def test_a_path_lasts_as_long_as_requested_or_uses_all_it_may(
    path: MoodPath, songs: PathTracks, wanted_s: int, gap: int
) -> None:
    request = PathRequest(duration_s=float(wanted_s), artist_gap=gap)
    plan = tracks_along(path, songs, request)

    assert_sound(path, songs, request, plan)
    most = most_tracks(songs.artists, gap)
    assert 1 <= len(plan.tracks) <= most
    assert plan.exhausted == (plan.duration_s < wanted_s and len(plan.tracks) == most)
    longest = float(songs.durations_s.max())
    if not plan.exhausted:
        assert abs(plan.duration_s - wanted_s) <= longest / 2 + CLOSE_S or len(plan.tracks) == 1


@pytest.mark.parametrize("minutes", [20, 45, 120])
@pytest.mark.parametrize("seed", range(5))
def test_among_many_songs_the_time_is_met_within_half_a_minute(minutes: int, seed: int) -> None:
    songs = library(500, artists=60, seed=seed)

    plan = tracks_along(JOY_TO_CALM, songs, PathRequest(duration_s=minutes * 60.0))

    assert abs(plan.duration_s - minutes * 60) <= 30
    assert plan.distance < 0.1


@pytest.mark.parametrize("songs", [60, 1_000])
@pytest.mark.parametrize("seed", range(4))
def test_the_songs_lie_almost_as_near_as_the_best_choice_of_all(songs: int, seed: int) -> None:
    choice = library(songs, artists=6, seed=seed)
    plan = tracks_along(JOY_TO_CALM, choice, PathRequest(20, artist_gap=0))

    apart = np.square(JOY_TO_CALM.stops(20)[:, None] - choice.points).sum(axis=2)
    best = np.sqrt(apart[linear_sum_assignment(apart)].mean())

    assert best - 1e-9 <= plan.distance <= 1.15 * best


def test_a_path_there_and_back_uses_no_song_twice() -> None:
    songs = library(300, artists=30)
    back = MoodPath((Emotion(-0.5, -0.5), Emotion(0.5, 0.5), Emotion(-0.5, -0.5)))

    plan = tracks_along(back, songs, PathRequest(21))

    valence = songs.points[list(plan.tracks), 0]
    assert len(set(plan.tracks)) == 21
    assert valence[0] < -0.3 < 0.3 < valence[10] > 0.3 > -0.3 > valence[20]


def test_an_empty_library_has_an_empty_path() -> None:
    nothing = PathTracks.of(np.empty((0, 2)), np.empty(0), [])

    for request in (PathRequest(5), PathRequest(duration_s=60.0)):
        assert tracks_along(JOY_TO_CALM, nothing, request) == PathPlan((), 0.0, 0.0, exhausted=True)


# ---- pinned songs


@quick
@given(paths, libraries, st.integers(1, 35), gaps, st.data())
def test_given_songs_stand_at_their_corners(
    path: MoodPath, songs: PathTracks, count: int, gap: int, data: st.DataObject
) -> None:
    some = st.sampled_from(range(len(songs.points)))
    pinned = data.draw(st.dictionaries(st.sampled_from(range(len(path.corners))), some, max_size=count))

    plan = tracks_along(path, songs, PathRequest(count, artist_gap=gap), pinned)

    first: dict[int, int] = {}
    for corner, number in sorted(pinned.items()):
        first.setdefault(number, corner)
    assert len(set(plan.tracks)) == len(plan.tracks)
    assert [number for number in plan.tracks if number in first] == list(first)
    if 0 in pinned:
        assert plan.tracks[0] == pinned[0]
    last = len(path.corners) - 1
    if last > 0 and last in pinned and first[pinned[last]] == last:
        assert plan.tracks[-1] == pinned[last]
    others = [-1 if number in first else int(songs.artists[number]) for number in plan.tracks]
    assert keeps_distance(others, gap)


def test_a_path_between_two_songs_starts_with_the_one_and_ends_with_the_other() -> None:
    songs = library(500, artists=60)
    path = MoodPath(tuple(Emotion(*songs.points[number]) for number in (7, 8)))

    plan = tracks_along(path, songs, PathRequest(duration_s=2_700), {0: 7, 1: 8})

    assert (plan.tracks[0], plan.tracks[-1]) == (7, 8)
    assert abs(plan.duration_s - 2_700) <= 30


def test_more_given_tracks_than_requested_are_refused() -> None:
    with pytest.raises(ValueError, match="2 tracks are given, more than the 1"):
        tracks_along(JOY_TO_CALM, library(10, artists=3), PathRequest(1), {0: 1, 1: 2})


# ---- how many songs the artist rule lets in


@quick
@given(st.lists(st.integers(-1, 2), max_size=6), st.integers(0, 3))
def test_the_most_songs_are_those_that_some_order_can_have(artists: list[int], gap: int) -> None:
    possible = max(
        count
        for count in range(len(artists) + 1)
        for order in permutations(artists, count)
        if keeps_distance(list(order), gap)
    )

    assert most_tracks(np.array(artists, np.int64), gap) == possible


def test_a_library_of_few_artists_is_used_up_as_far_as_the_rule_allows() -> None:
    songs = dataclasses.replace(library(12, artists=2), artists=np.array([0] * 6 + [1] * 3 + [2] * 3))

    plan = tracks_along(JOY_TO_CALM, songs, PathRequest(12, artist_gap=1))

    assert Counter(songs.artists[list(plan.tracks)].tolist()) == {0: 6, 1: 3, 2: 3}
    assert not plan.exhausted


# ---- from the songs of a library


def test_artists_are_the_same_whatever_their_case_and_accents_and_the_unknown_are_none() -> None:
    names = ["Björk", "", "BJORK ", "Ana", "  "]

    songs = PathTracks.of(np.zeros((5, 2)), np.full(5, 60.0), names)

    assert songs.artists.tolist() == [1, -1, 1, 0, -1]


def test_copies_of_a_sound_count_once() -> None:
    assert distinct_sounds([3, 1, 2, 0], ["a", "x", "y", "x"]) == [3, 2, 0]


def test_a_hundred_thousand_songs_take_no_time() -> None:
    songs = library(100_000, artists=10_000)
    started = time.process_time()

    plan = tracks_along(JOY_TO_CALM, songs, PathRequest(duration_s=2_700))

    assert time.process_time() - started < 2
    assert abs(plan.duration_s - 2_700) <= 30
    assert plan.distance < 0.02


def test_a_path_through_points_follows_their_spread_from_quiet_to_excited() -> None:
    along = np.linspace(-0.6, 0.6, 25)
    points = np.column_stack([-along, 0.5 * along + 0.01 * np.sin(40 * along)])
    start, end = MoodPath.through(points.astype(np.float32)).corners
    assert (start.valence, start.arousal) == pytest.approx((0.6, -0.3), abs=0.03)
    assert (end.valence, end.arousal) == pytest.approx((-0.6, 0.3), abs=0.03)


def test_a_path_through_one_point_stays_there() -> None:
    start, end = MoodPath.through(np.array([[0.3, -0.2]])).corners
    assert (start.valence, start.arousal) == pytest.approx((0.3, -0.2))
    assert start == end
