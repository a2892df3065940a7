"""Known songs heard anew by another model, or by a newer version, without walking their folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from emotion_player.analysis.analyzer import Analyzer
from emotion_player.analysis.events import AnalysisEvent, TrackAnalyzed, TrackFailed, TrackUnchanged
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.library.library import Library
from tests.analysis.test_analyzer import STUDENT, ContentReader, CountingPredictor, analyzer

TEACHER = ModelKey("teacher", "1")


@pytest.fixture
def songs(tmp_path: Path) -> list[Path]:
    """Twelve songs in four folders."""
    paths = []
    for number in range(12):
        folder = tmp_path / "music" / f"album {number % 4}"
        folder.mkdir(parents=True, exist_ok=True)
        paths.append(folder / f"{number:02}.mp3")
        paths[-1].write_text(f"sound {number}")
    return paths


@pytest.fixture
def library(tmp_path: Path, songs: list[Path]) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        list(analyzer(library, CountingPredictor()).run([tmp_path / "music"]))
        yield library


def rescoring(library: Library, predictor: CountingPredictor) -> Analyzer:
    return analyzer(library, predictor, workers=1)


def names(events: list[AnalysisEvent]) -> list[str]:
    return [event.predicted.track.path.name for event in events if isinstance(event, TrackAnalyzed)]


def test_the_songs_that_are_named_are_heard_in_that_order_and_no_others(library: Library, songs: list[Path]) -> None:
    predictor = CountingPredictor(TEACHER)
    run = rescoring(library, predictor)

    events = list(run.run([songs[7], songs[2], songs[5]]))

    assert list(predictor.heard) == ["07.mp3", "02.mp3", "05.mp3"]
    assert sorted(names(events)) == ["02.mp3", "05.mp3", "07.mp3"]
    assert isinstance(run.reader, ContentReader)
    assert not run.reader.read_paths  # what is known of the files is enough


def test_a_song_that_is_gone_is_reported_and_not_forgotten(library: Library, songs: list[Path]) -> None:
    songs[3].unlink()

    events = list(rescoring(library, CountingPredictor(TEACHER)).run(songs[:6]))

    failed = [event.failed for event in events if isinstance(event, TrackFailed)]
    assert [(each.file.path, str(each.reason)) for each in failed] == [(songs[3], "There is no such file or folder.")]
    assert len(names(events)) == 5
    assert library.predicted_track(songs[3], STUDENT) is not None
    assert list(library.failed_files()) == []


def test_what_was_heard_before_a_stop_is_not_heard_again(library: Library, songs: list[Path]) -> None:
    predictor = CountingPredictor(TEACHER)
    run = rescoring(library, predictor).run(songs)
    seen: list[AnalysisEvent] = []
    while len(names(seen)) < 4:
        seen.append(next(run))
    run.close()

    events = list(rescoring(library, predictor).run(songs))

    assert set(predictor.heard.values()) == {1}
    assert len(predictor.heard) == 12
    assert sum(isinstance(event, TrackUnchanged) for event in events) >= 4


def test_a_new_version_stands_beside_the_old_one(library: Library, songs: list[Path]) -> None:
    newer = ModelKey("student", "2")

    list(rescoring(library, CountingPredictor(newer)).run(songs[:5]))

    assert library.song_counts() == {STUDENT: 12, newer: 5}
    (page,) = library.track_pages([newer], 100)
    assert page.predictions["student"].outdated.tolist() == [Path(path) not in songs[:5] for path in page.paths]


def test_a_thousand_songs_are_rescored_in_pieces_and_each_is_heard_once(tmp_path: Path) -> None:
    music = tmp_path / "music"
    music.mkdir()
    songs = [music / f"{number:04}.mp3" for number in range(1000)]
    for number, song in enumerate(songs):
        song.write_text(f"sound {number}")
    predictor = CountingPredictor(TEACHER)
    with Library(tmp_path / "library.db") as library:
        list(analyzer(library, CountingPredictor()).run([music]))
        for stopped_at in (300, 700):
            run = rescoring(library, predictor).run(songs)
            followed = 0  # an event for each song tells how far it is
            while followed < stopped_at:
                followed += isinstance(next(run), TrackAnalyzed | TrackUnchanged)
            run.close()
            assert stopped_at <= library.song_counts()[TEACHER] <= stopped_at + 10
            assert library.song_counts()[STUDENT] == 1000  # places stay as they are

        rest = list(rescoring(library, predictor).run(songs))

        assert len([event for event in rest if isinstance(event, TrackAnalyzed | TrackUnchanged)]) == 1000
        assert library.song_counts() == {STUDENT: 1000, TEACHER: 1000}
    assert set(predictor.heard.values()) == {1}
