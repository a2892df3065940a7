"""Libraries of older versions of the program are brought to this one and lose nothing."""

from __future__ import annotations

import dataclasses
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.gems import GemsShare
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, PredictedTrack
from emotion_player.core.search.selection import TrackQuery
from emotion_player.core.track import FileStamp
from emotion_player.errors import LibraryError
from emotion_player.library import schema
from emotion_player.library.library import Library

STUDENT = ModelKey("student", "1.0")
SIREN = FileStamp(Path("/music/Glass Siren.opus"), 217_227, 1_795_380_211_117_547_652)
BAD = FileStamp(Path("/music/bad.mp3"), 5, 1_795_380_194_151_647_959)
DECODER = "av 18.1.0 libavformat 62.12.102 libavcodec 62.28.102 soxr 1.1.0"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library of version 1, which knows nothing of what listeners feel."""
    path = tmp_path / "library.db"
    database = sqlite3.connect(path)
    database.executescript((Path(__file__).parent / "version_1.sql").read_text(encoding="utf-8"))
    database.close()
    return path


def songs(library: Library) -> dict[str, PredictedTrack]:
    return {placed.track.title: placed for placed in library.predicted_tracks(STUDENT, TrackQuery())}


def version(path: Path) -> int:
    database = sqlite3.connect(path)
    (found,) = database.execute("PRAGMA user_version").fetchone()
    database.close()
    return int(found)


def test_what_an_old_library_knows_stays_known(old: Path) -> None:
    with Library(old) as library:
        placed = songs(library)
        siren = placed["Glass Siren"]

        assert set(placed) == {"Porch Light", "Glass Siren"}
        assert siren.track.file == SIREN
        assert siren.prediction.emotion == Emotion(-0.3653382956981659, 0.42220447460810345)
        assert [round(point.start_s, 2) for point in siren.prediction.curve.points] == [0.0, 6.38, 12.75]
        assert siren.prediction.gems == ()
        assert library.is_done(SIREN, STUDENT)
        assert library.known_prediction(siren.track.fingerprint, STUDENT) == siren.prediction
        assert library.known_failure(BAD, DECODER) == "It is not an audio file, or it is damaged."
        assert list(library.failed_files()) == [FailedFile(BAD, "It is not an audio file, or it is damaged.")]
        assert library.song_counts() == {STUDENT: 2}
    assert version(old) == len(schema.MIGRATIONS) > 1


def test_an_old_library_takes_what_a_new_model_tells(old: Path) -> None:
    teller = ModelKey("student", "2.0")
    with Library(old) as library:
        siren = songs(library)["Glass Siren"]
        told = dataclasses.replace(siren.prediction, gems=(GemsShare("tension", 0.4), GemsShare("calmness", 0.1)))
        library.add_prediction(siren.track.fingerprint, teller, told)
        library.commit()

    with Library(old) as library:
        assert library.known_prediction(siren.track.fingerprint, teller) == told
        assert library.known_prediction(siren.track.fingerprint, STUDENT) == siren.prediction


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("siren", ["Glass Siren"]),
        ("path:music/porch", ["Porch Light"]),
        ("title:gl -title:po", ["Glass Siren"]),
        ("valence:>0", ["Porch Light"]),
        ("quadrant:tense", ["Glass Siren"]),
        ("artist:siren", []),
    ],
)
def test_the_songs_of_an_old_library_are_found_by_what_they_are_called(
    old: Path, search: str, found: list[str]
) -> None:
    with Library(old) as library:
        assert [each.track.title for each in library.predicted_tracks(STUDENT, TrackQuery(search))] == found


def test_what_an_old_library_is_told_anew_replaces_what_its_index_held(old: Path) -> None:
    with Library(old) as library:
        siren = songs(library)["Glass Siren"].track
        library.add_track(dataclasses.replace(siren, title="Foghorn"))
        library.commit()

        assert list(library.predicted_tracks(STUDENT, TrackQuery("title:siren"))) == []
        assert [each.track.title for each in library.predicted_tracks(STUDENT, TrackQuery("foghorn"))] == ["Foghorn"]
    database = sqlite3.connect(old)
    database.execute("INSERT INTO track_texts (track_texts, rank) VALUES ('integrity-check', 1)")
    database.close()


def test_an_upgrade_that_fails_leaves_the_old_library_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = (*schema.MIGRATIONS, "ALTER TABLE tracks ADD COLUMN colour TEXT; ALTER TABLE nowhere ADD COLUMN x TEXT;")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", broken)
        with pytest.raises(LibraryError, match="nowhere"):
            Library(old)

    assert version(old) == 1
    with Library(old) as library:
        assert set(songs(library)) == {"Porch Light", "Glass Siren"}


def test_several_programs_may_open_an_old_library_at_once(old: Path) -> None:
    def count(_: int) -> int:
        with Library(old) as library:
            return len(songs(library))

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(count, range(6))) == [2] * 6
