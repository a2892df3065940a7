"""A search finds the same tracks, column by column, as one that looks at one track after another."""

from __future__ import annotations

import dataclasses
import os
from dataclasses import dataclass
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import mood_word
from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.core.search.folding import folded_line
from emotion_player.core.search.search_terms import (
    NEAREST,
    DecadeTerm,
    ExactTerm,
    FolderTerm,
    ModelTerm,
    MoodTerm,
    NumberField,
    NumberTerm,
    QuadrantTerm,
    Search,
    StateTerm,
    Term,
    TextField,
    TextTerm,
)
from emotion_player.core.track import Fingerprint
from emotion_player.core.track_columns import TrackColumns
from tests.gui.conftest import place

TEXTS = st.text('aAbé ß"\N{FULLWIDTH QUOTATION MARK}%雨の歌-:.\n', max_size=6)
AXIS = st.sampled_from([-1.0, -0.3, -0.25, -0.0, 0.0, 0.1 + 0.2, 0.3, 0.35, 1.0])
YEARS = st.sampled_from([None, 1, 1989, 1990, 1999, 2000])
LENGTHS = st.sampled_from([0.0, 59.6, 179.5, 180.0, 186.49, 187.0, 300.0, 300.1, 4000.0])


@dataclass(frozen=True)
class Song:
    """A track as the collection knows it, for a filter that looks at one after another."""

    predicted: PredictedTrack
    models: tuple[str, ...]
    correction: Emotion | None

    @property
    def texts(self) -> dict[TextField, str]:
        track = self.predicted.track
        texts = (track.title, track.artist, track.album, track.genre, str(track.path))
        return dict(zip(TextField, texts, strict=True))

    @property
    def emotion(self) -> Emotion:
        return self.correction or self.predicted.prediction.emotion


@st.composite
def songs(draw: st.DrawFn) -> Song:
    path = Path(f"/m/{draw(st.integers(0, 9))}é")
    if draw(st.booleans()):
        path = path / "a"
    predicted = place("", draw(AXIS), draw(AXIS), year=draw(YEARS), path=path)
    track = dataclasses.replace(
        predicted.track,
        fingerprint=Fingerprint(str(path)),
        duration_s=draw(LENGTHS),
        title=draw(TEXTS),
        artist=draw(TEXTS),
        album=draw(TEXTS),
        genre=draw(TEXTS),
    )
    models = draw(st.sampled_from([("student",), ("student", "teacher"), ("teacher",)]))
    correction = draw(st.none() | st.builds(Emotion, AXIS, AXIS))
    return Song(dataclasses.replace(predicted, track=track), models, correction)


NUMBERS = st.sampled_from(["-1", "-.3", "-.25", "0", ".3", "0.30", "1", "3", "5", "1989", "1990", "2000", "3:07"])
VALUES = st.one_of(
    TEXTS,
    TEXTS.map(lambda text: f'"{text}"'),
    NUMBERS,
    st.builds(lambda sign, number: sign + number, st.sampled_from(["<", "<=", ">", ">="]), NUMBERS),
    st.builds(lambda low, high: f"{low}..{high}", NUMBERS | st.just(""), NUMBERS | st.just("")),
    st.sampled_from(
        ["q1", "q2", "sad", "calm", "neutral", "happy", "student", "teacher", "corrected", "stale", "unrefined"],
    ),
    st.sampled_from(["1980s", "1990s", "none", '""', "/m", "/M/", "/m/1", '"/"', ".1,.2", "-.3,0"]),
)
FIELDS = st.sampled_from(
    [
        *("", "title:", "artist:", "album:", "genre:", "path:", "year:", "duration:", "valence:", "arousal:"),
        *("title:=", "artist:=", "genre:=", "quadrant:", "mood:", "model:", "is:", "decade:", "folder:", "near:"),
    ]
)
TERMS = st.builds(lambda no, field, value: no + field + value, st.sampled_from(["", "", "-", "not "]), FIELDS, VALUES)
SEARCHES = st.lists(TERMS, max_size=3).map(" ".join)


def fits(song: Song, term: Term) -> bool:  # noqa: PLR0911 - a case each
    """Whether a song fits a term, negation aside."""
    match term:
        case TextTerm():
            fields = [term.field] if term.field else list(TextField)
            return any(term.text in folded_line(song.texts[field]) for field in fields)
        case ExactTerm():
            return folded_line(term.text) == folded_line(song.texts[term.field])
        case FolderTerm():
            return folded_line(song.texts[TextField.PATH]).startswith(folded_line(os.path.join(term.folder, "")))  # noqa: PTH118
        case QuadrantTerm():
            return song.emotion.quadrant is term.quadrant
        case MoodTerm():
            return mood_word(song.emotion) == term.word
        case ModelTerm():
            return term.name in song.models
        case StateTerm():
            return {"corrected": song.correction is not None, "unrefined": "student" not in song.models}.get(
                term.state.value, False
            )
        case DecadeTerm():
            year = song.predicted.track.year
            return year is None if term.start is None else year is not None and year // 10 * 10 == term.start
        case NumberTerm():
            return within(number_of(song, term.field), term)


def number_of(song: Song, field: NumberField) -> float | None:
    numbers = {
        NumberField.YEAR: song.predicted.track.year,
        NumberField.DURATION: song.predicted.track.duration_s,
        NumberField.VALENCE: song.emotion.valence,
        NumberField.AROUSAL: song.emotion.arousal,
    }
    return numbers[field]


def within(number: float | None, term: NumberTerm) -> bool:
    if number is None:
        return False
    above = number > term.low if term.low_open else number >= term.low
    return above and (number < term.high if term.high_open else number <= term.high)


def found_one_by_one(songs: list[Song], search: Search) -> list[str]:
    """The paths of the songs that fit, looked at one after another."""
    found = [
        song for song in songs if all(any(fits(song, term) ^ term.negated for term in group) for group in search.groups)
    ]
    paths = {str(song.predicted.track.path): song.emotion for song in found}
    if search.near is None:
        return sorted(paths)
    return sorted(paths, key=lambda path: (apart(paths[path], search.near), os.fsencode(path)))[:NEAREST]


def apart(one: Emotion, other: Emotion | None) -> float:
    assert other is not None
    return (one.valence - other.valence) ** 2 + (one.arousal - other.arousal) ** 2


def columns(song: Song) -> TrackColumns:
    each = TrackColumns.of([song.predicted])
    return dataclasses.replace(each, predictions=dict.fromkeys(song.models, each.predictions["student"]))


@settings(max_examples=150)
@given(
    st.lists(songs(), max_size=12, unique_by=lambda song: song.predicted.track.path),
    st.lists(SEARCHES, min_size=1, max_size=6),
)
@example(
    [Song(place("a\N{FULLWIDTH QUOTATION MARK}b", path=Path("/m/1é")), ("student",), None)],
    ["title:a\N{FULLWIDTH QUOTATION MARK}b", '-"\N{FULLWIDTH QUOTATION MARK}b/m"', "é"],
)
def test_a_search_finds_what_fits_all_its_terms(known: list[Song], searches: list[str]) -> None:
    tracks = TrackCollection(["student", "teacher"])
    tracks.correct({song.predicted.track.fingerprint: song.correction for song in known})
    for song in known:
        tracks.put(columns(song))

    for search in searches:
        tracks.look_for(search)
        shown = [tracks.paths[track_id] for track_id in tracks.shown]
        assert (shown if tracks.search.near else sorted(shown)) == found_one_by_one(known, tracks.search)
        assert tracks.search.near or tracks.matching(range(len(tracks))) == sorted(tracks.shown)


def test_an_older_version_is_found_until_the_version_in_use_has_analysed_the_track() -> None:
    tracks = TrackCollection(["student"])
    each = TrackColumns.of([place("Anthem"), place("Battle")])
    each.predictions["student"].outdated[1] = True
    tracks.put(each)
    tracks.look_for("is:stale")
    assert [tracks.titles[track_id] for track_id in tracks.shown] == ["Battle"]
    tracks.look_for("-is:stale")
    assert [tracks.titles[track_id] for track_id in tracks.shown] == ["Anthem"]
