"""A listener says where songs belong, lets the model learn from it, and takes it all to another computer."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from emotion_player.__main__ import main
from emotion_player.analysis.workers import Limits, Workers
from emotion_player.commands import corrections
from emotion_player.core.emotion import Emotion
from emotion_player.inference.predictor import TrackPredictor
from emotion_player.library.library import Library

MakeSong = Callable[..., Path]
Run = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; what it printed, or what it complained about."""

    def run(*arguments: object, status: int = 0) -> str:
        capsys.readouterr()
        assert main([str(argument) for argument in arguments]) == status
        printed, complaint = capsys.readouterr()
        return complaint if status else printed

    return run


@pytest.fixture
def scanned(read_here: None, music: Path, run: Run) -> Path:
    run("scan", music)
    return music


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home / "library.db") as library:
        yield library


@pytest.fixture
def many(read_here: None, make_song: MakeSong, run: Run) -> list[Path]:
    """Sixteen songs, each of which the listener finds .4 happier than the student, more or less."""
    songs = [make_song(f"{n}.wav", 110.0 * 1.2**n, noise=n / 16) for n in range(16)]
    run("scan", songs[0].parent)
    for number, row in enumerate(json.loads(run("list", "--format", "json"))):
        inexact = 0.02 if number % 2 else -0.02
        happier = Emotion.clipped(row["valence"] - 0.4 + inexact, row["arousal"] + inexact)
        run("corrections", "set", row["path"], f"{happier.valence},{happier.arousal}")
    return songs


def rows(run: Run) -> dict[str, dict[str, object]]:
    return {Path(row["path"]).name: row for row in json.loads(run("list", "--format", "json"))}


# ---- corrections


def test_a_song_is_put_where_it_belongs_and_back(scanned: Path, run: Run) -> None:
    song = scanned / "song 0.wav"
    before = rows(run)[song.name]

    assert run("corrections", "set", song, "-.5,-0.25") == '"song 0" belongs at valence -0.50, arousal -0.25.\n'
    assert (rows(run)[song.name]["valence"], rows(run)[song.name]["arousal"]) == (-0.5, -0.25)
    head, line = run("corrections", "list").splitlines()
    assert head.split() == ["title", "artist", "length", "valence", "arousal", "predicted", "corrected"]
    assert line.split()[:6] == ["1", "song", "0", "0:02", "-0.50", "-0.25"]

    assert run("corrections", "remove", song) == '"song 0" is back where the models predict it.\n'
    assert rows(run)[song.name] == before
    assert run("corrections", "list") == "No song is corrected.\n"
    assert "song 0.wav is not corrected" in run("corrections", "remove", song, status=1)


def test_a_song_is_meant_by_any_path_of_its_sound(scanned: Path, run: Run, tmp_path: Path) -> None:
    copy = shutil.copy(scanned / "song 1.wav", tmp_path / "copy.wav")
    run("corrections", "set", copy, "0.5,0.5")
    assert rows(run)["song 1.wav"]["corrected"] is True

    (scanned / "song 1.wav").rename(scanned / "moved.wav")
    run("scan", scanned)
    assert rows(run)["moved.wav"]["corrected"] is True


def test_what_cannot_be_corrected_is_told(scanned: Path, run: Run, tmp_path: Path, home: Path) -> None:
    unknown = tmp_path / "unknown.wav"
    assert f"The library has no song {unknown}" in run("corrections", "set", unknown, "0,0", status=1)
    assert "is not corrected" in run("corrections", "remove", unknown, "--library", home / "none.db", status=1)
    assert not (home / "none.db").exists()
    with pytest.raises(SystemExit):
        main(["corrections", "set", str(scanned / "song 0.wav"), "2,0"])


def test_links_that_lead_in_a_circle_lead_to_no_song(scanned: Path, run: Run, tmp_path: Path) -> None:
    (circle := tmp_path / "circle.mp3").symlink_to(circle)

    assert f"The library has no song {circle}" in run("corrections", "set", circle, "0,0", status=1)


def test_a_correction_of_a_song_that_is_not_here_is_counted(scanned: Path, run: Run, library: Library) -> None:
    library.corrections.change({"f" * 40: Emotion(0.0, 0.0)})  # type: ignore[dict-item]

    assert run("corrections", "list") == "1 correction of songs that no scan of this library has found.\n"


def test_a_file_that_nobody_can_read_to_the_end_is_no_song(
    scanned: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrections, "file_workers", lambda: Workers(Limits(seconds=0.5, patience=1.0)))
    os.mkfifo(pipe := tmp_path / "pipe.mp3")  # whoever reads it waits for ever
    assert run("corrections", "set", pipe, "0,0", status=1).startswith(
        f"emotion-player: The library has no song {pipe}"
    )


def test_labels_name_each_sound_once_by_a_file_that_is_there(scanned: Path, run: Run, tmp_path: Path) -> None:
    shutil.copy(scanned / "song 0.wav", scanned / "a copy.wav")
    run("scan", scanned)
    for number in range(3):
        run("corrections", "set", scanned / f"song {number}.wav", f"0.{number},-0.25")
    (scanned / "song 2.wav").unlink()
    file = tmp_path / "mine.csv"

    printed = run("corrections", "export", file)

    assert printed.splitlines() == [
        f"Written to {file}: 2 corrected songs.",
        "1 corrected song left out: their files are gone or cannot be named.",
    ]
    first, second = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    assert list(first) == ["path", "valence", "arousal", "title", "artist", "group"]
    assert (first["path"], first["valence"], first["arousal"]) == (str(scanned / "a copy.wav"), "0.0", "-0.25")
    assert second["path"] == second["group"] == str(scanned / "song 1.wav")
    assert "exists already. Use --force to replace it." in run("corrections", "export", file, status=1)
    assert "its name must end in .csv" in run("corrections", "export", tmp_path / "mine.txt", status=1)
    assert run("corrections", "export", file, "--force").startswith("Written")


# ---- calibrate


def test_the_model_learns_when_it_is_told_to(many: list[Path], run: Run) -> None:
    before = rows(run)
    printed = run("calibrate")

    lines = printed.splitlines()
    assert lines[0] == "Fitted to 16 corrected songs; errors of songs left out:"
    axis, error_before, error_after, *_ = lines[2].split()
    assert (axis, float(error_before) > 0.35, float(error_after) < 0.1) == ("valence", True, True)
    assert lines[3].endswith("does not help: stays as it is")
    assert lines[4] == "To apply it, add --apply."
    assert rows(run) == before

    assert "The calibration of the student 7 is applied." in run("calibrate", "--apply")
    run("corrections", "remove", many[0])
    learned = rows(run)[many[0].name]
    assert learned["valence"] == pytest.approx(float(str(learned["model_valence"])) - 0.4, abs=0.1)
    assert learned["arousal"] == learned["model_arousal"]

    assert run("calibrate", "--remove") == "The calibration of the student 7 is removed.\n"
    assert run("calibrate", "--remove") == "The student 7 has no calibration.\n"
    assert rows(run)[many[0].name]["valence"] == learned["model_valence"]


def test_too_few_corrections_teach_nothing(scanned: Path, run: Run, home: Path) -> None:
    run("corrections", "set", scanned / "song 0.wav", "0,0")

    assert "The student 7 has analysed 1 corrected song; at least 15 are needed" in run("calibrate", status=1)
    assert "0 corrected songs" in run("calibrate", "--library", home / "none.db", status=1)


def test_corrections_that_agree_with_the_model_change_nothing(make_song: MakeSong, run: Run) -> None:
    songs = [make_song(f"{n}.wav", 110.0 * 1.2**n, noise=n / 16) for n in range(16)]
    run("scan", songs[0].parent)
    for row in rows(run).values():
        run("corrections", "set", row["path"], f"{row['valence']},{row['arousal']}")

    assert run("calibrate", "--apply").endswith("would not help: the predictions of the student 7 stay as they are.\n")


# ---- analyses


def test_a_second_computer_places_its_songs_without_listening(
    scanned: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("corrections", "set", scanned / "song 0.wav", "0.5,0.5")
    here = rows(run)
    file = tmp_path / "a.jsonl.gz"
    assert run("analyses", "export", file) == f"Exported 5 sounds to {file}.\n"
    away = tmp_path / "other disk" / "renamed"
    away.parent.mkdir()
    scanned.rename(away)
    monkeypatch.setenv("EMOTION_PLAYER_HOME", str(tmp_path / "second home"))

    assert run("analyses", "import", file).splitlines() == [
        "Read 5 sounds; new or newer: 5 predictions, 1 correction.",
        "The next scan need not analyse these songs.",
    ]

    def refuse(*_: object) -> None:
        raise AssertionError("it listens")

    monkeypatch.setattr(TrackPredictor, "predict", refuse)
    run("scan", away)
    there = rows(run)

    assert there.keys() == here.keys()
    for name, row in there.items():
        assert row["path"] == str(away / name)
        # A file of analyses has six decimals, and a table rounds them to four.
        assert row == pytest.approx({**here[name], "path": row["path"]}, abs=1.5e-4)


def test_what_is_no_file_of_analyses_is_told(run: Run, tmp_path: Path, home: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_text("hello")

    assert "is not a file of analyses, or it is damaged" in run("analyses", "import", tmp_path / "a.jsonl.gz", status=1)
    assert "There is no library" in run(
        "analyses", "export", tmp_path / "b.jsonl.gz", "--library", home / "none.db", status=1
    )
