"""A library is checked, repaired, backed up and restored from the command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from emotion_player.__main__ import main
from emotion_player.core.emotion import Emotion
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.library.library import Library

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EMOTION_PLAYER_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def library(home: Path) -> Path:
    file = home / "library.db"
    with Library(file) as made:
        made.add_track(Track(FileStamp(Path("/m/a.mp3"), 1, 2), Fingerprint("aa"), 180.0, "Title"))
        made.commit()
        made.corrections.change({Fingerprint("aa"): Emotion(0.5, 0.5)})
    return file


def spoil(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4_096:] = bytes(len(content) - 4_096)
    file.write_bytes(content)


def test_a_sound_library_is_sound_and_not_repaired(library: Path, capsys: Output) -> None:
    assert main(["library", "check"]) == 0
    assert capsys.readouterr().out == f"{library} is sound.\n"

    assert main(["library", "repair"]) == 0
    assert capsys.readouterr().out == f"{library} is sound; there is nothing to repair.\n"


@pytest.mark.parametrize("action", ["check", "repair"])
def test_what_is_no_library_of_this_program_is_not_called_sound(home: Path, capsys: Output, action: str) -> None:
    with closing(sqlite3.connect(home / "library.db")) as other:
        other.execute("CREATE TABLE tracks (title TEXT)")

    assert main(["library", action]) == 1
    assert "is a database of another program, not a library of Emotion Player." in capsys.readouterr().err


def test_a_library_of_a_newer_program_is_not_called_sound(library: Path, capsys: Output) -> None:
    with closing(sqlite3.connect(library)) as newer:
        newer.execute("PRAGMA user_version = 9999")

    assert main(["library", "check"]) == 1
    assert "was made by a newer Emotion Player" in capsys.readouterr().err


def test_a_damaged_library_is_told_with_the_way_out_and_repaired(library: Path, capsys: Output) -> None:
    assert main(["library", "backup"]) == 0
    assert capsys.readouterr().out.startswith("Made a backup.\n  20")
    spoil(library)

    assert main(["list"]) == 1
    assert capsys.readouterr().err.endswith(
        "'emotion-player library repair' rebuilds it from what can be read and from its backup.\n"
    )
    assert main(["library", "check"]) == 1
    assert "is damaged; 'emotion-player library repair' rebuilds it." in capsys.readouterr().out

    assert main(["library", "repair"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Rebuilt with 0 songs, 0 predictions, 1 correction and 0 playlists.\n")
    assert "Of these, the backup brought back 1 correction.\n" in out
    assert "The next scan finds what is missing.\n" in out
    assert main(["library", "check"]) == 0


def test_a_backup_brings_a_correction_back(library: Path, capsys: Output) -> None:
    main(["library", "backup"])
    assert main(["library", "backup"]) == 0
    assert capsys.readouterr().out.splitlines()[-2].startswith("There is nothing new to back up.")
    with Library(library) as opened:
        opened.corrections.change({Fingerprint("aa"): None})

    assert main(["library", "restore"]) == 0
    assert capsys.readouterr().out == "Brought back 1 correction.\n"
    assert main(["library", "restore"]) == 0
    assert capsys.readouterr().out == "The library already holds all that is in the backup.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["library", "restore", "1999-12-31"], "There is no backup in {home}/library-backups."),
        (["library", "check"], "There is no library {home}/library.db."),
        (["library", "backup"], "There is no library {home}/library.db."),
    ],
)
def test_what_is_not_there_is_one_sentence(arguments: list[str], sentence: str, home: Path, capsys: Output) -> None:
    assert main(arguments) == 1
    assert capsys.readouterr().err == f"emotion-player: {sentence.format(home=home)}\n"


def test_a_scan_makes_a_backup_once_a_day(library: Path, home: Path) -> None:
    (home / "music").mkdir()
    (home / "settings.toml").write_text("volume = 0.5\n")

    assert main(["scan", str(home / "music")]) == 0
    assert main(["scan", str(home / "music")]) == 0

    (backup,) = (home / "library-backups").iterdir()
    assert sorted(file.name for file in backup.iterdir()) == ["library.db", "settings.toml"]
