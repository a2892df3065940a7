"""Libraries of older versions of the program are brought to this one and lose nothing."""

from __future__ import annotations

import dataclasses
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from emotion_player.collection.reading import read_collection
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.gems import GemsShare
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, PredictedTrack
from emotion_player.core.search.query import parse_search
from emotion_player.core.track import FileStamp
from emotion_player.errors import LibraryError, Sentence
from emotion_player.library import schema
from emotion_player.library.library import Library
from emotion_player.library.migrations import MIGRATIONS
from emotion_player.library.schema import upgrade

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
    found = (library.predicted_track(Path(path), STUDENT) for path in library.track_paths())
    return {each.track.title: each for each in found if each is not None}


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
        assert library.known_failure(BAD, DECODER) == Sentence("It is not an audio file, or it is damaged.")
        assert list(library.failed_files()) == [FailedFile(BAD, Sentence("It is not an audio file, or it is damaged."))]
        assert library.song_counts() == {STUDENT: 2}
    assert version(old) == len(MIGRATIONS) > 1


def test_an_old_library_learns_track_numbers_as_tags_are_read_again(old: Path) -> None:
    with Library(old) as library:
        track = songs(library)["Glass Siren"].track
        assert track.track_number is None
        library.add_track(dataclasses.replace(track, track_number=3))
        library.commit()
        assert songs(library)["Glass Siren"].track.track_number == 3
        assert sorted(read_collection(library, [STUDENT]).track_numbers().tolist()) == [0, 3]


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
        tracks = read_collection(library, [STUDENT])
    assert [tracks.titles[track_id] for track_id in tracks.found_by(parse_search(search))] == found


@pytest.fixture
def indexed(old: Path) -> Path:
    """A library of version 6, which keeps an index of texts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", MIGRATIONS[:6])
        former = sqlite3.connect(old)
        upgrade(former, old, lambda _: None)
        former.close()
    database = sqlite3.connect(old)
    database.executemany(
        "INSERT INTO tracks (id, path, size, mtime_ns, sound_id, duration_s, title, artist, album, genre, year, "
        "folded_title, folded_artist, folded_album, folded_genre, folded_path, sort_text) "
        "VALUES (?, ?, 1, 1, 1, 60.0, ?, 'Ada', '', '', NULL, ?, 'ada', '', '', ?, ?)",
        [
            (10 + n, f"/m/{n}".encode(), f"Song {n} " * 20, f"song {n} " * 20, f"/m/{n}", f"ada{n}")
            for n in range(2_000)
        ],
    )
    database.commit()
    database.close()
    return old


def tables(path: Path) -> set[str]:
    database = sqlite3.connect(path)
    found = {sql for (sql,) in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    return found


@pytest.mark.parametrize("script", MIGRATIONS)
def test_nothing_of_a_migration_is_lost_between_its_statements(script: str) -> None:
    assert "".join(schema._statements(script)).strip() == script.strip()


@pytest.mark.parametrize("former", range(1, len(MIGRATIONS)))
def test_a_library_of_any_former_version_becomes_one_like_a_new_one(tmp_path: Path, former: int) -> None:
    database = sqlite3.connect(tmp_path / "old.db")
    schema.create(database, former)
    database.execute("INSERT INTO sounds (fingerprint) VALUES ('aa')")
    database.commit()
    database.close()

    Library(tmp_path / "old.db").close()
    Library(tmp_path / "new.db").close()

    assert version(tmp_path / "old.db") == len(MIGRATIONS)
    assert tables(tmp_path / "old.db") == tables(tmp_path / "new.db")


def test_a_library_loses_its_index_and_takes_up_less_than_half_the_room(indexed: Path) -> None:
    before = indexed.stat().st_size
    with Library(indexed) as library:
        assert set(songs(library)) == {"Porch Light", "Glass Siren", *(f"Song {n} " * 20 for n in range(2_000))}
    database = sqlite3.connect(indexed)
    names = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    columns = [name for _, name, *_ in database.execute("PRAGMA table_info (tracks)")]
    (free,) = database.execute("PRAGMA freelist_count").fetchone()
    database.close()

    assert indexed.stat().st_size < before / 2
    assert free == 0
    assert not [name for name in names if name.startswith(("track_texts", "tracks_in_order"))]
    assert not [column for column in columns if column.startswith(("folded", "sort"))]


def test_a_track_of_an_older_library_keeps_its_place_in_the_order_of_arrival(indexed: Path) -> None:
    with Library(indexed) as library:
        (page,) = library.track_pages([STUDENT], 10_000)
    assert list(page.titles)[2:4] == ["Song 0 " * 20, "Song 1 " * 20]


def test_a_library_that_another_program_reads_meanwhile_is_upgraded_all_the_same(indexed: Path) -> None:
    before = indexed.stat().st_size
    reader = sqlite3.connect(indexed)
    rows = reader.execute("SELECT title FROM tracks")
    rows.fetchone()

    with Library(indexed) as library:
        assert len(library.track_paths()) == 2_002
    assert len(rows.fetchall()) == 2_001
    reader.close()
    Library(indexed).close()
    assert indexed.stat().st_size < before / 2


def test_a_library_of_this_version_is_opened_without_what_upgrades_others(tmp_path: Path) -> None:
    Library(tmp_path / "library.db").close()
    code = f"""
import sys
from pathlib import Path
from emotion_player.library.library import Library
Library(Path({str(tmp_path / "library.db")!r})).close()
print("sqlite_utils" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_a_library_that_cannot_be_compacted_is_upgraded_all_the_same(
    indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    execute = sqlite_utils.Database.execute

    def refuse(database: sqlite_utils.Database, sql: str, *values: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as it is
        if sql == "VACUUM":
            raise sqlite3.OperationalError("database or disk is full")
        return execute(database, sql, *values)

    monkeypatch.setattr(sqlite_utils.Database, "execute", refuse)
    with Library(indexed) as library:
        assert len(library.track_paths()) == 2_002
    assert version(indexed) == len(MIGRATIONS)


def test_an_upgrade_that_fails_leaves_the_old_library_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = (*MIGRATIONS, "ALTER TABLE tracks ADD COLUMN colour TEXT;\nALTER TABLE nowhere ADD COLUMN x TEXT;")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", broken)
        with pytest.raises(LibraryError, match="nowhere"):
            Library(old)

    assert version(old) == 1
    with Library(old) as library:
        assert set(songs(library)) == {"Porch Light", "Glass Siren"}


def test_several_programs_may_make_a_library_at_once(tmp_path: Path) -> None:
    def count(_: int) -> int:
        with Library(tmp_path / "library.db") as library:
            return len(songs(library))

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(count, range(6))) == [0] * 6


def test_a_library_that_cannot_be_made_whole_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, "ALTER TABLE nowhere ADD COLUMN x TEXT;"))
        with pytest.raises(LibraryError, match="nowhere"):
            Library(tmp_path / "library.db")

    assert tables(tmp_path / "library.db") == set()
    Library(tmp_path / "library.db").close()
    assert version(tmp_path / "library.db") == len(MIGRATIONS)


def test_several_programs_may_open_an_old_library_at_once(old: Path) -> None:
    def count(_: int) -> int:
        with Library(old) as library:
            return len(songs(library))

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(count, range(6))) == [2] * 6
