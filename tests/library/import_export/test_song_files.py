"""The whole library as a file for other programs, and corrections as one for the training."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from emotion_player.collection.reading import read_collection
from emotion_player.collection.song_rows import song_columns, song_table
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.gems import GemsShare
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.song_table import SongTable, WrittenLabels
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import AlreadyExistsError, ImportExportError
from emotion_player.library.import_export.song_files import write_labels, write_songs
from emotion_player.library.library import Library

STUDENT, OLDER, TEACHER = ModelKey("student", "2"), ModelKey("student", "1"), ModelKey("teacher", "1")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library


def add(
    library: Library, path: str | Path, valence: float, *models: ModelKey, sound: str = "", artist: str = ""
) -> None:
    track = Track(
        FileStamp(Path(path), 1, 1), Fingerprint(sound or Path(path).stem), 61.5, 'A, "title"', artist, year=1999
    )
    library.add_track(track)
    point = Emotion(valence, 0.5)
    said = Prediction(point, point, point, EmotionCurve(1.0, ()), (GemsShare("calmness", 0.25),))
    for model in models or (STUDENT,):
        library.add_prediction(track.fingerprint, model, said)
    library.commit()


def table(library: Library, *models: ModelKey) -> SongTable:
    tracks = read_collection(library, models)
    return song_table(library, tracks, models, tracks.by_name(tracks.present_ids()), ["calmness", "power"])


def written(library: Library, file: Path) -> Path:
    *_, count = write_songs(table(library, STUDENT, TEACHER), file)
    assert count == len(library.track_paths())
    return file


def test_csv_and_json_tell_the_same_of_every_song(library: Library, tmp_path: Path) -> None:
    add(library, "/m/1.mp3", 0.5, artist="Ána 雨")
    add(library, "/m/2.mp3", -0.5, artist="Bo")
    library.corrections.change({Fingerprint("2"): Emotion(1.0, -1.0)})

    in_json = json.loads(written(library, tmp_path / "l.json").read_text(encoding="utf-8"))
    with written(library, tmp_path / "l.CSV").open(encoding="utf-8", newline="") as file:
        in_csv = list(csv.DictReader(file))

    assert list(in_csv[0]) == list(in_json[0]) == song_columns(["calmness", "power"])
    assert [row["artist"] for row in in_csv] == [row["artist"] for row in in_json] == ["Ána 雨", "Bo"]
    assert in_json[0]["title"] == in_csv[0]["title"] == 'A, "title"'
    assert (in_json[1]["valence"], in_json[1]["model_valence"], in_json[1]["corrected"]) == (1.0, -0.5, True)
    assert (in_csv[1]["valence"], in_csv[1]["model_valence"], in_csv[1]["corrected"]) == ("1.0", "-0.5", "true")
    assert (in_json[0]["gems_calmness"], in_json[0]["gems_power"], in_csv[0]["gems_power"]) == (0.25, None, "")


def test_each_song_is_told_by_the_model_that_is_preferred_if_that_has_heard_it(library: Library) -> None:
    add(library, "/m/1.mp3", 0.1, OLDER, STUDENT, TEACHER)
    add(library, "/m/2.mp3", 0.2, TEACHER, OLDER)
    add(library, "/m/3.mp3", 0.3, TEACHER)

    def named(*models: ModelKey) -> list[object]:
        return [row["model"] for row in table(library, *models).rows]

    assert named(STUDENT, TEACHER) == ["student 2", "student 1", "teacher 1"]
    assert named(TEACHER, STUDENT) == ["teacher 1"] * 3
    assert named(ModelKey("student", "9"), TEACHER) == ["student 2", "student 1", "teacher 1"]


def test_names_that_are_no_text_are_told_as_python_knows_them(library: Library, tmp_path: Path) -> None:
    path = os.fsdecode(b"/m/caf\xe9\n.mp3")
    add(library, path, 0.5, sound="1")

    (row,) = json.loads(written(library, tmp_path / "l.json").read_text(encoding="utf-8"))
    assert row["path"] == path
    assert "caf\\udce9\n.mp3" in written(library, tmp_path / "l.csv").read_text(encoding="utf-8")


def test_a_long_way_is_told_and_a_stop_leaves_nothing(library: Library, tmp_path: Path) -> None:
    for number in range(1_100):
        add(library, f"/m/{number}.mp3", 0.5)
    assert list(write_songs(table(library, STUDENT), tmp_path / "l.csv")) == [500, 1_000, 1_100]

    (tmp_path / "stopped").mkdir()
    steps = write_songs(table(library, STUDENT), tmp_path / "stopped" / "l.csv")
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert list((tmp_path / "stopped").iterdir()) == []


def test_an_empty_library_is_an_empty_table(library: Library, tmp_path: Path) -> None:
    assert json.loads(written(library, tmp_path / "l.json").read_text()) == []
    assert written(library, tmp_path / "l.csv").read_text() == ",".join(song_columns(["calmness", "power"])) + "\n"


def test_a_file_with_another_ending_or_that_is_there_is_not_written(library: Library, tmp_path: Path) -> None:
    with pytest.raises(ImportExportError, match=r"its name must end in \.csv or \.json\."):
        list(write_songs(SongTable([], iter(())), tmp_path / "l.xlsx"))
    (tmp_path / "l.csv").write_text("mine")
    with pytest.raises(AlreadyExistsError, match="exists already"):
        list(write_songs(SongTable([], iter(())), tmp_path / "l.csv"))
    assert (tmp_path / "l.csv").read_text() == "mine"


def test_labels_leave_out_what_a_table_cannot_name(library: Library, tmp_path: Path) -> None:
    names = ["good.mp3", " spaces .mp3 ", "gone.mp3", os.fsdecode(b"caf\xe9.mp3"), "no\N{NO-BREAK SPACE}break, é.mp3"]
    for number, name in enumerate(names):
        if name != "gone.mp3":
            (tmp_path / name).touch()
        add(library, tmp_path / name, 0.5, sound=str(number), artist=" Ada ")
        library.corrections.change({Fingerprint(str(number)): Emotion(0.25, number / 10)})
    file = tmp_path / "mine.csv"

    assert write_labels(library.corrected_tracks(), file) == WrittenLabels(2, 3)

    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert sorted(Path(row["path"]).name for row in rows) == sorted([names[0], names[4]])
    assert {row["group"] for row in rows} == {"Ada"}
