"""What is there of the files of a playlist."""

from __future__ import annotations

from pathlib import Path

import pytest

from emotion_player.analysis.availability import Presence, presences


def test_a_song_is_there_or_it_or_its_folder_is_gone(tmp_path: Path) -> None:
    here, gone, far = tmp_path / "here.mp3", tmp_path / "gone.mp3", tmp_path / "drive" / "far.mp3"
    here.write_bytes(b"")
    assert presences([here, gone, far]) == {
        here: Presence.THERE,
        gone: Presence.FILE_GONE,
        far: Presence.FOLDER_GONE,
    }


def test_a_name_that_no_file_can_have_is_that_of_no_file(tmp_path: Path) -> None:
    song = tmp_path / f"{'x' * 300}.mp3"
    assert presences([song]) == {song: Presence.FILE_GONE}


def test_what_may_not_be_looked_at_counts_as_there(tmp_path: Path) -> None:
    def refuse(_path: Path) -> bool:
        raise PermissionError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "exists", refuse)
        found = presences([tmp_path / "x.mp3"])
    assert found == {tmp_path / "x.mp3": Presence.THERE}


def test_a_folder_is_looked_at_once(tmp_path: Path) -> None:
    looked_at: list[Path] = []

    def look(path: Path) -> bool:
        looked_at.append(path)
        return False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "exists", look)
        presences(tmp_path / "drive" / f"{number}.mp3" for number in range(9))
    assert looked_at == [tmp_path / "drive"]
