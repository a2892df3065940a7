"""Mood tags from the command line: look first, write, undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from emotion_player.__main__ import main
from emotion_player.core.emotion import Emotion
from emotion_player.library.files.fingerprint import fingerprint_file
from emotion_player.library.library import Library
from emotion_player.library.tagging.tag_writer import read_fields

Tags = Callable[..., str]


@pytest.fixture
def tags(capsys: pytest.CaptureFixture[str]) -> Tags:
    """Run ``tags`` and give what it printed, on stdout and then on stderr."""

    def run(*arguments: str, status: int = 0) -> str:
        capsys.readouterr()
        assert main(["tags", *arguments]) == status
        out, err = capsys.readouterr()
        return out + err

    return run


@pytest.fixture
def scanned(read_here: None, music: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> list[Path]:
    """Five songs, of which the listener has corrected the first."""
    assert main(["scan", str(music)]) == 0
    songs = sorted(music.iterdir())
    with Library(home / "library.db") as library:
        library.corrections.change({fingerprint_file(songs[0]): Emotion(-0.42, 0.15)})
    return songs


def words(song: Path) -> list[str]:
    return ["; ".join(values) for values in read_fields(song).values()]


def test_a_dry_run_prints_every_change_and_makes_none(scanned: list[Path], tags: Tags) -> None:
    contents = [song.read_bytes() for song in scanned]

    out = tags("write", "--dry-run")

    assert [line for line in out.splitlines() if line.startswith("/")] == [str(song) for song in scanned]
    assert f"{scanned[0]}\n  MOOD          (none) → " in out
    assert "  MOOD_VALENCE  (none) → -0.42\n  MOOD_AROUSAL  (none) → 0.15\n" in out
    assert out.endswith("5 songs would be written; 0 already have these tags.\n")
    assert [song.read_bytes() for song in scanned] == contents


def test_writing_and_undoing_go_by_numbers_that_the_list_tells(scanned: list[Path], tags: Tags) -> None:
    assert tags("list") == "No tags have been written.\n"

    out = tags("write", "--search", "path:song.1")
    assert out == "No song matches.\n"
    out = tags("write", "--search", 'path:"song 1"')
    assert out == "Written: 1 song. To undo: emotion-player tags undo --batch 1\n"
    out = tags("write")
    assert out == ("1 song already had these tags.\nWritten: 4 songs. To undo: emotion-player tags undo --batch 2\n")
    assert words(scanned[0])[1:] == ["-0.42", "0.15"]
    assert [line.split(maxsplit=3)[-1].split("  ") for line in tags("list").splitlines()] == [["4 songs"], ["1 song"]]

    assert tags("undo") == "Undone: 4 songs.\n"
    assert [any(words(song)) for song in scanned] == [False, True, False, False, False]
    assert "4 songs  4 undone" in tags("list")
    assert tags("undo", "--batch", "1") == "Undone: 1 song.\n"
    assert tags("undo", status=1) == "emotion-player: There is nothing to undo.\n"
    assert tags("undo", "--batch", "7", status=1) == (
        "emotion-player: There is no batch 7; see: emotion-player tags list\n"
    )


def test_written_songs_are_not_analysed_again(
    scanned: list[Path], tags: Tags, music: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tags("write")

    assert main(["scan", str(music)]) == 0
    assert "5 unchanged" in capsys.readouterr().out


def test_files_that_cannot_be_written_are_told_and_the_rest_is_written(scanned: list[Path], tags: Tags) -> None:
    scanned[2].chmod(0o444)
    scanned[3].unlink()
    time = scanned[4].stat().st_mtime_ns

    out = tags("write", "--keep-times")

    assert f"{scanned[2]}: The file is write-protected.\n" in out
    assert f"{scanned[3]}: The file is gone.\n" in out
    assert "Written: 3 songs." in out
    assert scanned[4].stat().st_mtime_ns == time


def test_without_a_library_there_is_nothing_to_write_and_none_is_made(tags: Tags, home: Path) -> None:
    assert "has no songs; try: emotion-player scan FOLDER --model student" in tags("write")
    assert tags("list") == "No tags have been written.\n"
    assert tags("undo", status=1) == "emotion-player: There is nothing to undo.\n"
    assert not home.exists()


def test_when_every_file_is_refused_it_ends_with_a_1(scanned: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    for song in scanned:
        song.chmod(0o444)

    assert main(["tags", "write"]) == 1
    assert "Written" not in capsys.readouterr().out

    scanned[0].chmod(0o644)
    assert main(["tags", "write"]) == 0
    scanned[0].chmod(0o444)
    assert main(["tags", "undo"]) == 1
