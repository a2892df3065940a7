"""The window finds in memory what the library finds with SQL."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.prediction import ModelKey, PredictedTrack
from emotion_player.core.search.query import parse_search
from emotion_player.core.search.selection import TrackQuery
from emotion_player.core.track import Fingerprint
from emotion_player.library.library import Library
from tests.gui.conftest import STUDENT, TEACHER, place

TEXTS = st.text('aAbé ß"\N{FULLWIDTH QUOTATION MARK}%雨の歌-:.\n', max_size=6)
AXIS = st.sampled_from([-1.0, -0.3, -0.25, -0.0, 0.0, 0.1 + 0.2, 0.3, 0.35, 1.0])
YEARS = st.sampled_from([None, 1, 1989, 1990, 1999, 2000])
LENGTHS = st.sampled_from([0.0, 59.6, 179.5, 180.0, 186.49, 187.0, 300.0, 300.1, 4000.0])


@st.composite
def songs(draw: st.DrawFn) -> PredictedTrack:
    heard_by = draw(st.sampled_from([("student",), ("student", "teacher")]))
    path = Path(f"/m/{draw(st.integers(0, 9))}é")
    if draw(st.booleans()):
        path = path / "a"
    placed = place("", draw(AXIS), draw(AXIS), year=draw(YEARS), path=path, heard_by=heard_by)
    track = dataclasses.replace(
        placed.track,
        fingerprint=Fingerprint(f"{path} {len(heard_by)}"),
        duration_s=draw(LENGTHS),
        title=draw(TEXTS),
        artist=draw(TEXTS),
        album=draw(TEXTS),
        genre=draw(TEXTS),
    )
    correction = draw(st.none() | st.builds(Emotion, AXIS, AXIS))
    if correction is not None:
        placed = dataclasses.replace(placed, correction=Correction(correction, datetime(2026, 1, 1, tzinfo=UTC)))
    return dataclasses.replace(placed, track=track)


NUMBERS = st.sampled_from(["-1", "-.3", "-.25", "0", ".3", "0.30", "1", "3", "5", "1989", "1990", "2000", "3:07"])
VALUES = st.one_of(
    TEXTS,
    TEXTS.map(lambda text: f'"{text}"'),
    NUMBERS,
    st.builds(lambda sign, number: sign + number, st.sampled_from(["<", "<=", ">", ">="]), NUMBERS),
    st.builds(lambda low, high: f"{low}..{high}", NUMBERS | st.just(""), NUMBERS | st.just("")),
    st.sampled_from(["q1", "q2", "sad", "calm", "student", "teacher", "corrected", "stale", "unrefined"]),
    st.sampled_from(["1980s", "1990s", "none", '""', "/m", "/M/", "/m/1", '"/"', ".1,.2", "-.3,0"]),
)
FIELDS = st.sampled_from(
    [
        *("", "title:", "artist:", "album:", "genre:", "path:", "year:", "duration:", "valence:", "arousal:"),
        *("title:=", "artist:=", "genre:=", "quadrant:", "model:", "is:", "decade:", "folder:", "near:"),
    ]
)
TERMS = st.builds(lambda no, field, value: no + field + value, st.sampled_from(["", "", "-", "not "]), FIELDS, VALUES)
SEARCHES = st.lists(TERMS, max_size=3).map(" ".join)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library


def found_by(library: Library, search: str) -> list[str]:
    found = [str(each.track.path) for each in library.predicted_tracks(STUDENT, TrackQuery(search))]
    return found if parse_search(search).near else sorted(found)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(songs(), max_size=12), st.lists(SEARCHES, min_size=1, max_size=6))
@example(
    [place("a\N{FULLWIDTH QUOTATION MARK}b", path=Path("/m/1é"))],
    ["title:a\N{FULLWIDTH QUOTATION MARK}b", '-"\N{FULLWIDTH QUOTATION MARK}b/m"', "é"],
)
def test_the_window_finds_what_the_library_finds(
    library: Library, placed: list[PredictedTrack], searches: list[str]
) -> None:
    for path in list(library.known_paths(Path("/"))):
        library.forget(path)
    for each in placed:
        library.add_track(each.track)
        for name in each.heard_by:
            library.add_prediction(each.track.fingerprint, ModelKey(name, "1"), each.prediction)
    library.corrections.restore(
        {each.track.fingerprint: each.correction for each in placed} | dict.fromkeys(library.corrections.all())
    )
    window = TrackCollection(["student", "teacher"])
    window.correct({sound: each.emotion for sound, each in library.corrections.all().items()})
    for page in library.track_pages([STUDENT, TEACHER], 5):
        window.put(page)

    for search in searches:
        window.look_for(search)
        shown = [window.paths[song] for song in window.shown]
        assert (shown if window.search.near else sorted(shown)) == found_by(library, search)
        assert window.search.near or window.matching(range(len(window))) == sorted(window.shown)
