import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from emotion_player.__main__ import main
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.calibration import AxisReport, Calibration, CalibrationReport, Line
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.library.library import Library

MakeSong = Callable[..., Path]
List = Callable[..., str]
COLUMNS = [
    *("path", "title", "artist", "album", "genre", "year", "duration_s", "valence", "arousal"),
    *("valence_low", "valence_high", "arousal_low", "arousal_high", "corrected", "model_valence", "model_arousal"),
    *("model", "analyzed_at"),
]


@pytest.fixture
def listed(capsys: pytest.CaptureFixture[str]) -> List:
    def listed(*arguments: str, status: int = 0) -> str:
        capsys.readouterr()
        assert main(["list", *arguments]) == status
        return capsys.readouterr().out

    return listed


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home / "library.db") as library:
        yield library


STUDENT = ModelKey("student", "7")


def add(
    library: Library, path: str, valence: float = 0.0, arousal: float = 0.0, model: ModelKey = STUDENT, **tags: str
) -> None:
    point = Emotion(valence, arousal)
    track = Track(FileStamp(Path(path), 1, 1), Fingerprint(path.encode("utf-8", "replace").hex()), 187.0, **tags)  # type: ignore[arg-type]
    library.add_track(track)
    library.add_prediction(track.fingerprint, model, Prediction(point, point, point, EmotionCurve(1.0, ())))
    library.commit()


@pytest.fixture
def four_songs(library: Library) -> Library:
    add(library, "/m/1.mp3", 0.5, 0.5, title="Sunny", artist="Ána", album="Days, and nights")
    add(library, "/m/2.mp3", -0.5, 0.5, title='The "wolf"', artist="Bo")
    add(library, "/m/3.mp3", -0.5, -0.5, title="雨の歌", artist="Chieko")
    add(library, "/m/4 no tags.mp3", 0.5, -0.5)
    return library


def names(text: str) -> list[str]:
    return [Path(row["path"]).name[0] for row in json.loads(text)]


def test_json_rows_hold_what_was_heard(make_song: MakeSong, listed: List) -> None:
    song = make_song("song.wav")
    main(["scan", str(song.parent)])

    (row,) = json.loads(listed("--format", "json"))

    assert list(row) == COLUMNS
    assert row["path"] == str(song)
    assert (row["title"], row["artist"], row["album"], row["duration_s"]) == ("", "", "", 2.0)
    assert row["valence_low"] <= row["valence"] <= row["valence_high"]
    assert row["arousal_low"] <= row["arousal"] <= row["arousal_high"]
    assert row["model"] == "student 7"
    assert abs((datetime.now(UTC) - datetime.fromisoformat(row["analyzed_at"])).total_seconds()) < 60


@pytest.mark.usefixtures("telling_models")
def test_what_listeners_feel_is_listed_as_far_as_the_model_can_tell(
    make_song: MakeSong, library: Library, listed: List
) -> None:
    add(library, "/m/analysed before.mp3", artist="Ada")
    main(["scan", str(make_song("song.wav").parent)])

    before, song = json.loads(listed("--format", "json"))
    assert list(song) == [*COLUMNS, "gems_calmness", "gems_joyful_activation"]
    assert (song["gems_calmness"], song["gems_joyful_activation"]) == (0.5, 0.7)
    assert (before["gems_calmness"], before["gems_joyful_activation"]) == (None, None)

    rows = list(csv.DictReader(io.StringIO(listed("--format", "csv"))))
    assert list(rows[0]) == list(song)
    assert [row["gems_calmness"] for row in rows] == ["", "0.5"]


def test_csv_has_the_same_rows_and_columns_as_json(four_songs: Library, listed: List) -> None:
    as_csv = list(csv.DictReader(io.StringIO(listed("--format", "csv"))))
    as_json: list[dict[str, Any]] = json.loads(listed("--format", "json"))

    assert list(as_csv[0]) == COLUMNS
    assert as_csv == [{name: cell(value) for name, value in row.items()} for row in as_json]


def cell(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_a_corrected_song_is_listed_where_its_listener_says(four_songs: Library, listed: List) -> None:
    four_songs.corrections.change({Fingerprint(b"/m/2.mp3".hex()): Emotion(0.25, 0.75)})

    (row,) = json.loads(listed("--format", "json", "--search", "artist:bo"))
    assert (row["valence"], row["arousal"], row["corrected"]) == (0.25, 0.75, True)
    assert (row["model_valence"], row["model_arousal"], row["model"]) == (-0.5, 0.5, "student 7")
    assert row["valence_low"] is row["valence_high"] is row["arousal_low"] is row["arousal_high"] is None
    (line,) = [line for line in listed().splitlines() if "wolf" in line]
    assert line.endswith("+0.25    +0.75  intense, corrected")
    assert names(listed("--format", "json", "--quadrant", "q1")) == ["1", "2"]


def test_songs_are_listed_as_their_model_has_learned(four_songs: Library, listed: List) -> None:
    report = AxisReport(0.4, 0.2, helps=True)
    learned = Calibration(Line(0.5, 0.5), Line(), CalibrationReport(15, report, report))
    four_songs.calibrations.keep(ModelKey("student", "7"), learned)

    rows = json.loads(listed("--format", "json"))
    assert [row["valence"] for row in rows] == [0.75, 0.25, 0.25, 0.75]
    assert [row["model_valence"] for row in rows] == [0.5, -0.5, -0.5, 0.5]
    assert [row["corrected"] for row in rows] == [False] * 4
    assert names(listed("--format", "json", "--search", "valence:>.5")) == ["1", "4"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ([], "1234"),
        (["--search", "ANA sun"], "1"),
        (["--search", "nothing like it"], ""),
        (["--search", "artist:bo"], "2"),
        (["--search", 'album:"days, and" valence:>.3'], "1"),
        (["--search", "not quadrant:happy arousal:-1..0"], "34"),
        (["--search", "mood:gloomy mood:dreary"], "3"),
        (["--search=-mp3"], ""),
        (["--search=-title:wolf duration:>3"], "134"),
        (["--search", "雨"], "3"),
        (["--quadrant", "q2"], "2"),
        (["--quadrant", "Q4"], "4"),
        (["--near", "-.4,.5", "--limit", "2"], "21"),
        (["--near=-0.5,-1"], "3421"),
        (["--near", "0.6,-1e0", "--search", "mp3", "--limit", "1"], "4"),
        (["--limit", "3"], "123"),
        (["--search", "quadrant:calm", "--quadrant", "q1"], ""),
        (["--search", "near:-.4,.5 mp3", "--limit", "2"], "21"),
        (["--search", "near:-.4,.5", "--near", "0.6,-1"], "4312"),
    ],
)
def test_what_is_asked_for_is_listed_in_order(
    four_songs: Library, listed: List, arguments: list[str], found: str
) -> None:
    assert names(listed("--format", "json", *arguments)) == list(found)


def test_songs_that_the_model_has_not_analysed_stand_where_another_model_or_version_predicts_them(
    four_songs: Library, listed: List
) -> None:
    add(four_songs, "/m/5.mp3", 0.25, 0.25, ModelKey("teacher", "3"), title="Later", artist="Dee")
    add(four_songs, "/m/6.mp3", -0.25, 0.25, ModelKey("student", "6"), title="Older", artist="Eve")

    *_, late, older, _ = json.loads(listed("--format", "json"))
    assert (late["valence"], late["model"]) == (0.25, "teacher 3")
    assert (older["valence"], older["model"]) == (-0.25, "student 6")
    lines = {line.split()[0]: line for line in listed().splitlines()}
    assert lines["Later"].endswith("+0.25    +0.25  intense, teacher")
    assert lines["Older"].endswith("-0.25    +0.25  tense, outdated")
    assert names(listed("--format", "json", "--search", "is:unrefined")) == ["5"]
    assert names(listed("--format", "json", "--search", "is:stale")) == ["6"]
    assert names(listed("--format", "json", "--search=-model:student")) == ["5"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--near", "1"],
        ["--near", "2,0"],
        ["--near", "a,b"],
        ["--near"],
        ["--limit", "0"],
        ["--limit", "-3"],
        ["--quadrant", "Q5"],
    ],
)
def test_wrong_usage_ends_with_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["list", *arguments])

    assert stopped.value.code == 2
    assert arguments[0] in capsys.readouterr().err


@pytest.mark.parametrize(
    ("search", "why"),
    [
        ("colour:blue", "there is no field “colour”, only title, artist,"),
        ("bach year:soon", "“year:soon”: a year is written like 1999, 1990..1999 or >1990."),
    ],
)
def test_a_search_that_is_wrong_is_told_in_a_sentence(
    search: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["list", "--search", search])

    assert stopped.value.code == 2
    assert why in capsys.readouterr().err


@pytest.mark.parametrize("columns", [20, 80, 200])
def test_the_table_fits_the_terminal(
    four_songs: Library, listed: List, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    add(four_songs, "/m/5.mp3", title="A very long title " * 20, artist="長い名前" * 30, album="x\x1b[31m\ny" * 40)
    monkeypatch.setenv("COLUMNS", str(columns))

    head, *lines = listed().splitlines()

    assert head.split() == ["title", "artist", "album", "length", "valence", "arousal", "mood"]
    assert len(lines) == 5
    assert all(cell_len(line) <= max(columns, 72) for line in lines)
    assert len({cell_len(line.rpartition("  ")[0]) for line in lines}) == 1
    assert "3:07" in lines[0]
    assert "+0.50" in lines[0]
    assert lines[0].startswith("Sunny")
    assert any(line.startswith("4 no tags ") and "-0.50  " in line for line in lines)
    assert "\x1b" not in "".join(lines)


def test_names_that_are_no_text_come_through_every_format(library: Library, listed: List) -> None:
    path = os.fsdecode(b"/m/caf\xe9\n\xf0\x9f\x8e\xb5.mp3")
    add(library, path)

    (row,) = json.loads(listed("--format", "json"))
    assert row["path"] == path
    (row,) = csv.DictReader(io.StringIO(listed("--format", "csv")))
    assert row["path"] == "/m/caf\\udce9\n🎵.mp3"
    assert "caf??🎵" in listed()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_json_is_utf_8_whatever_the_terminal_speaks(four_songs: Library, encoding: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "emotion_player", "list", "--format", "json"],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=True,
    )

    assert [row["artist"] for row in json.loads(result.stdout.decode("utf-8"))] == ["Ána", "Bo", "Chieko", ""]


def test_an_empty_library_is_told_and_not_made(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form, out in (("table", ""), ("json", "[]\n"), ("csv", ",".join(COLUMNS) + "\n")):
        assert main(["list", "--format", form]) == 0
        captured = capsys.readouterr()
        assert captured.out == out
        assert captured.err.startswith(f"The library {home / 'library.db'} has no songs")
    assert not home.exists()


def test_nothing_that_fits_is_told(four_songs: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--search", "nothing like it"]) == 0
    assert capsys.readouterr() == ("", "No song matches.\n")


def test_failed_files_are_listed_with_their_reasons(tmp_path: Path, listed: List) -> None:
    for name in ("b.mp3", "a.mp3"):
        (tmp_path / name).touch()
    main(["scan", str(tmp_path)])

    assert listed("--failed").splitlines() == [f"{tmp_path}/{name}.mp3: The file is empty." for name in "ab"]
    rows = json.loads(listed("--failed", "--format", "json", "--limit", "1"))
    assert rows == [{"path": f"{tmp_path}/a.mp3", "reason": "The file is empty."}]
    assert listed("--failed", "--format", "csv").startswith("path,reason\n/")


def test_a_reader_that_has_seen_enough_causes_no_noise(library: Library) -> None:
    for number in range(3_000):
        add_quick(library, number)
    library.commit()
    processes = [
        subprocess.Popen(
            f"'{sys.executable}' -m emotion_player list --format {form} | head -n 2",
            shell=True,
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for form in ("table", "csv", "json")
    ]
    for process in processes:
        out, err = process.communicate()
        assert (process.returncode, err) == (0, "")
        assert len(out.splitlines()) == 2


def add_quick(library: Library, number: int) -> None:
    point = Emotion(0.0, 0.0)
    track = Track(FileStamp(Path(f"/music/{number}.mp3"), 1, 1), Fingerprint(str(number)), 1.0, title="x" * 60)
    library.add_track(track)
    prediction = Prediction(point, point, point, EmotionCurve(1.0, ()))
    library.add_prediction(track.fingerprint, ModelKey("student", "7"), prediction)


def test_a_missing_model_is_told(four_songs: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--model", "teacher"]) == 1
    assert capsys.readouterr().err.startswith("emotion-player: No teacher model is installed.")


def test_a_library_in_a_folder_that_may_not_be_looked_into_is_told(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:  # the superuser, whom tests may run as, may look everywhere
        raise PermissionError(13, "permission denied")

    home.touch()  # so that it cannot be opened either
    monkeypatch.setattr(Path, "lstat", refuse)

    assert main(["list", "--failed"]) == 1
    assert (
        capsys.readouterr().err
        == f"emotion-player: The library {home / 'library.db'} cannot be created: part of its path is not a folder.\n"
    )
