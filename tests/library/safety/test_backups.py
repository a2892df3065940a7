"""Corrections, playlists and the tag journal are copied once a day, whole or not at all, and come back."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.core.track import Fingerprint
from emotion_player.errors import LibraryError
from emotion_player.library import schema
from emotion_player.library.library import Library
from emotion_player.library.safety.backups import back_up, backups, backups_folder
from emotion_player.library.safety.merging import Restored, restore
from tests.library.safety.conftest import CORRECTED


def correct(file: Path, number: int, valence: float = -0.9) -> None:
    with Library(file) as library:
        library.corrections.change({Fingerprint(f"{number:040x}"): Emotion(valence, 0.0)})


def test_a_backup_holds_what_no_scan_can_make_again_and_the_settings_but_no_tracks(
    library_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text("volume = 0.5\n")

    backup = back_up(library_file, [tmp_path / "settings.toml", tmp_path / "missing.toml"])

    assert backup is not None
    assert (backup.folder / "settings.toml").read_text() == "volume = 0.5\n"
    with Library(backup.library) as copy, Library(library_file) as library:
        assert copy.corrections.all() == library.corrections.all()
        assert copy.playlists.playlist("Evening") is not None
        assert len(copy.tag_journal.batches()) == 1
        assert not copy.track_paths()


def test_a_second_backup_on_the_same_day_is_not_made(library_file: Path) -> None:
    assert back_up(library_file)
    correct(library_file, 300)

    assert back_up(library_file) is None
    assert back_up(library_file, reason="by-hand")
    assert len(backups(library_file)) == 2


def test_nothing_new_is_not_copied_so_that_older_states_are_kept(library_file: Path) -> None:
    assert back_up(library_file)
    assert back_up(library_file, reason="by-hand") is None


def test_a_library_with_nothing_to_lose_pushes_no_backup_out(library_file: Path, tmp_path: Path) -> None:
    assert back_up(library_file)
    library_file.unlink()
    Library(library_file).close()

    assert back_up(library_file, reason="by-hand") is None
    assert len(backups(library_file)) == 1


def test_a_library_with_nothing_to_lose_costs_the_disk_nothing(tmp_path: Path) -> None:
    Library(tmp_path / "library.db").close()

    assert back_up(tmp_path / "library.db") is None
    assert not backups_folder(tmp_path / "library.db").exists()


def test_the_newest_three_are_kept(library_file: Path) -> None:
    for number in range(5):
        correct(library_file, 100 + number)
        made = back_up(library_file, reason=f"step-{number}")
        assert made
        os.utime(made.library, (1_700_000_000 + number, 1_700_000_000 + number))

    assert [backup.folder.name[-6:] for backup in backups(library_file)] == ["step-4", "step-3", "step-2"]


def test_a_backup_that_cannot_be_written_leaves_nothing_behind(
    library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", refuse)

    with pytest.raises(LibraryError, match=r"cannot be backed up to .*: the disk is full"):
        back_up(library_file)
    assert list(backups_folder(library_file).iterdir()) == []


def test_a_restore_adds_what_is_missing_and_changes_nothing_that_is_there(library_file: Path) -> None:
    backup = back_up(library_file)
    assert backup
    with Library(library_file) as library:
        library.corrections.change({Fingerprint(f"{0:040x}"): Emotion(-1.0, -1.0), Fingerprint(f"{1:040x}"): None})
        library.playlists.delete("Evening")

    assert restore(library_file, backup) == Restored(corrections=1, playlists=1, written_files=0)

    with Library(library_file) as library:
        evening = library.playlists.playlist("Evening")
        assert evening
        assert [entry.title for entry in evening.entries] == [f"Title {n}" for n in range(9)]
        assert library.corrections.all()[Fingerprint(f"{0:040x}")].emotion == Emotion(-1.0, -1.0)
        assert len(library.corrections.all()) == CORRECTED


def test_a_restore_into_a_new_library_brings_everything(library_file: Path, tmp_path: Path) -> None:
    backup = back_up(library_file)
    assert backup
    library_file.unlink()

    assert restore(library_file, backup) == Restored(corrections=CORRECTED, playlists=2, written_files=1)
    assert not restore(library_file, backup)


def test_a_library_is_copied_before_it_is_migrated(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    database = sqlite3.connect(file)
    schema.create(database, 5)
    database.executescript(
        "INSERT INTO sounds VALUES (1, 'aa');"
        "INSERT INTO corrections VALUES (1, 0.5, 0.25, '2026-01-01T00:00:00+00:00');"
    )
    database.close()

    Library(file).close()

    (backup,) = backups(file)
    assert backup.folder.name.endswith("-version-5")
    with Library(backup.library) as copy:
        assert copy.corrections.of(Fingerprint("aa")) is not None
