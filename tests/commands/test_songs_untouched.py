"""Whatever is done with a library, the songs themselves stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from emotion_player.__main__ import main


def state(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Content, time of the last change and mode of whatever lies in a folder."""
    files = (each for each in folder.rglob("*") if each.is_file())
    return {each.name: (each.read_bytes(), each.stat().st_mtime_ns, each.stat().st_mode) for each in files}


def test_no_command_changes_a_song_that_is_not_asked_to(
    music: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = state(music)
    song = str(music / "song 0.wav")
    for arguments in (
        ["scan", str(music)],
        ["scan", "--retry-failed", str(music)],
        ["list", "--format", "json"],
        ["corrections", "set", song, ".5,.5"],
        [
            "playlist",
            "path",
            "--from=-.5,-.5",
            "--to=.5,.5",
            "--songs",
            "3",
            "--save",
            "Up",
            "--out",
            str(tmp_path / "a.m3u8"),
        ],
        ["analyses", "export", str(tmp_path / "analyses.jsonl.gz")],
        ["tags", "write", "--dry-run"],
        ["doctor"],
    ):
        assert main(arguments) == 0, capsys.readouterr().err
    assert state(music) == before
    assert main(["tags", "write"]) == 0
    assert state(music).keys() == before.keys()
    assert state(music) != before
