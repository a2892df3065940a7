from __future__ import annotations

import itertools

import numpy as np
import pytest

from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.color_groups import ColorBy
from emotion_player.collection.coloring import Coloring
from emotion_player.collection.placements import PlacementStatus
from emotion_player.core.track import Fingerprint
from emotion_player.core.track_columns import PredictionColumns, TrackColumns
from emotion_player.gui.plane.colors import colorings
from emotion_player.gui.plane.colors.palettes import KINDS, OTHER, UNKNOWN, steps
from emotion_player.gui.theme import DARK, LIGHT, Theme
from tests.gui.plane.colors.test_emotion_colors import BLINDNESS, contrast, linear, oklab

DAY_S = 86_400


def told(coloring: Coloring) -> list[tuple[str, int]]:
    return [(entry.label, entry.count) for entry in coloring.entries]


def rgb(color: str) -> list[int]:
    return [int(color[i : i + 2], 16) for i in (1, 3, 5)]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_colour_stands_out_from_the_ground(theme: Theme) -> None:
    for pair in (*KINDS, OTHER, UNKNOWN, *steps(9)):
        assert contrast(pair[theme.dark], theme.surface) >= 3


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("blindness", [None, *BLINDNESS])
def test_kinds_are_told_apart_by_eyes_of_every_kind(dark: bool, blindness: str | None) -> None:
    seen = linear(np.array([rgb(pair[dark]) for pair in (*KINDS, OTHER, UNKNOWN)], np.uint8))
    if blindness:
        seen = seen @ np.array(BLINDNESS[blindness]).T
    apart = [float(np.linalg.norm(one - other)) for one, other in itertools.combinations(oklab(seen), 2)]
    assert min(apart) > 0.08


@pytest.mark.parametrize("count", [2, 5, 9])
@pytest.mark.parametrize("dark", [False, True])
def test_steps_of_a_scale_differ_in_lightness_and_what_is_more_stands_out_more(count: int, dark: bool) -> None:
    scale = steps(count)
    lightness = oklab(linear(np.array([rgb(pair[dark]) for pair in scale], np.uint8)))[:, 0]
    assert (np.diff(lightness) * (1 if dark else -1) > 0.03).all()


def test_genres_are_told_apart_whatever_their_case_and_the_rare_ones_share_a_colour() -> None:
    genres = ["Rock", "rock ", "ROCK", "", "Jazz", "jazz", *(f"Rare {number}" for number in range(9))]
    coloring = colorings.by_genre(genres)
    assert told(coloring)[:2] == [("Rock", 3), ("Jazz", 2)]
    assert told(coloring)[-2:] == [("Other genres", 4), ("No genre", 1)]
    assert len(coloring.entries) == len(KINDS) + 2
    assert coloring.chosen(frozenset({0})).tolist() == [True, True, True, *[False] * 12]


def test_decades_run_from_old_to_new_and_very_old_ones_share_a_colour() -> None:
    coloring = colorings.by_decade(np.array([1999, 1991, 2024, 0, 1907, 1943], np.int16))
    assert told(coloring) == [("Before 1950", 2), ("1990s", 2), ("2020s", 1), ("No year", 1)]
    assert told(colorings.by_decade(np.zeros(2, np.int16))) == [("No year", 2)]


def test_moods_count_the_quadrants_and_keep_the_colours_of_the_places() -> None:
    coloring = colorings.by_mood(np.array([[0.5, 0.5], [-0.5, 0.5], [-0.5, -0.5], [0.5, -0.5], [0.1, 0.9]]))
    assert told(coloring) == [("Happy", 2), ("Tense", 1), ("Sad", 1), ("Calm", 1)]
    assert coloring.by_place


def test_models_their_older_versions_and_the_listener_are_told_apart() -> None:
    statuses = np.array(
        [PlacementStatus.CURRENT, PlacementStatus.OUTDATED, PlacementStatus.OTHER_MODEL, PlacementStatus.CORRECTED]
    )
    coloring = colorings.by_model(("student", "teacher"), np.array([0, 0, 1, 0]), statuses)
    assert told(coloring) == [("Student", 1), ("Teacher", 1), ("Student, an older version", 1), ("Corrected by you", 1)]
    assert coloring.indexes.tolist() == [0, 2, 1, 3]


def test_confidence_has_steps_of_about_as_many_songs_and_one_when_all_are_alike() -> None:
    high = np.repeat(np.linspace(0.05, 0.55, 100)[:, None], 2, axis=1)
    coloring = colorings.by_confidence(-high, high)
    assert coloring.entries[0].label == "Less than ± 0.15"
    assert coloring.entries[-1].label == "± 0.45 or more"
    assert all(15 <= count <= 25 for _, count in told(coloring))
    alike = np.full((3, 2), 0.2)
    assert [count for _, count in told(colorings.by_confidence(-alike, alike))] == [3]


def test_what_was_analysed_lately_is_told_from_what_was_not() -> None:
    now_s = 1000 * DAY_S
    times = now_s - np.array([0.5, 3, 20, 200, 900, np.nan]) * DAY_S
    labels = ["Today", "This week", "This month", "This year", "Earlier", "Not analysed"]
    assert told(colorings.by_recency(times, now_s)) == [(label, 1) for label in labels]


def test_agreement_grows_as_models_come_together() -> None:
    student = np.array([[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, np.nan]])
    teacher = np.array([[0.05, 0.0], [0.3, 0.0], [0.6, 0.6], [0.0, 0.0]])
    labels = ["Less than 0.10 apart", "0.25 … 0.50", "0.50 apart or more", "Analysed by one model"]
    assert told(colorings.by_agreement(np.hypot(*(student - teacher).T))) == [(label, 1) for label in labels]
    assert told(colorings.by_agreement(np.full(4, np.nan))) == [("Analysed by one model", 4)]


@pytest.mark.parametrize("by", list(ColorBy))
@pytest.mark.parametrize("count", [0, 5])
def test_any_library_can_be_coloured_by_anything(by: ColorBy, count: int) -> None:
    songs = TrackCollection(["student", "teacher"])
    texts = [f"{number}" for number in range(count)]
    points, times = np.linspace(-0.9, 0.9, 2 * count).reshape(count, 2), np.full(count, 5.0)
    placed = {"student": PredictionColumns(points, points - 0.1, points + 0.1, times, np.zeros(count, np.bool_))}
    numbers, years = np.arange(count), np.full(count, 1990, np.int16)
    sounds = [Fingerprint(text) for text in texts]
    songs.put(TrackColumns(texts, numbers, numbers, sounds, times, texts, texts, texts, texts, years, years, placed))
    coloring = colorings.color(songs, by, now_s=100.0)
    assert len(coloring.indexes) == count == sum(entry.count for entry in coloring.entries)
    assert coloring.key == by.value
    assert coloring.title
