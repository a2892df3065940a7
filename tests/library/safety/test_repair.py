"""A damaged library is set aside and rebuilt: from what can be read, and from its newest backup."""

from __future__ import annotations

import errno
import os
import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from emotion_player.core.track import Fingerprint
from emotion_player.errors import LibraryDamagedError, LibraryError
from emotion_player.library import schema
from emotion_player.library.library import Library
from emotion_player.library.safety.backups import back_up
from emotion_player.library.safety.integrity import problems
from emotion_player.library.safety.repair import repair
from tests.library.safety.conftest import CORRECTED, SONGS, STUDENT


def checkpointed(file: Path) -> bytearray:
    database = sqlite3.connect(file)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return bytearray(file.read_bytes())


def damage(file: Path, seed: int) -> None:
    """Overwrite some pages, or bytes, or cut the end off, as failing disks do."""
    chance = random.Random(seed)
    content = checkpointed(file)
    match seed % 5:
        case 0:  # a page of nothing
            page = 4_096 * chance.randrange(1, len(content) // 4_096)
            content[page : page + 4_096] = bytes(4_096)
        case 1:  # scattered bytes
            for _ in range(60):
                content[chance.randrange(4_096, len(content))] = chance.randrange(256)
        case 2:  # half of it is gone
            del content[chance.randrange(len(content) // 3, len(content)) :]
        case 3:  # the head
            content[: chance.randrange(1, 60)] = bytes(chance.randrange(1, 60))[:1]
        case _:  # a run of rubbish
            start = chance.randrange(len(content))
            content[start : start + 20_000] = chance.randbytes(20_000)
    file.write_bytes(content)


def test_a_sound_library_has_no_problems(library_file: Path) -> None:
    assert problems(library_file) == []


def test_what_is_used_by_another_program_is_not_called_damaged(
    library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emotion_player.library.opening._PATIENCE_S", 0.1)
    with closing(sqlite3.connect(library_file)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="another program is using it"):
            problems(library_file)
        with pytest.raises(LibraryError, match="cannot be backed up: another program is using it"):
            back_up(library_file)


def test_a_library_on_a_full_disk_is_not_called_damaged(library_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_path: Path) -> sqlite3.Connection:
        """What SQLite says where there is no room for the first file that it makes beside a library."""
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
        raise error

    for module in ("safety.integrity.opened_read_only", "safety.backups.opened_read_only", "connection.opened"):
        monkeypatch.setattr(f"emotion_player.library.{module}", no_room)
    for use in (problems, back_up, Library):
        with pytest.raises(LibraryError, match="the disk is full"):
            use(library_file)


@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="root may read everything")
def test_a_library_that_may_not_be_read_is_not_taken_for_something_else(library_file: Path) -> None:
    library_file.chmod(0)

    with pytest.raises(LibraryError, match=r"cannot be used: permission denied\.$"):
        problems(library_file)


def test_no_half_of_a_damaged_library_is_left_where_there_is_no_room_for_two(
    library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half_copied(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:1_000])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    damage(library_file, seed=4)
    monkeypatch.setattr("shutil.copy2", half_copied)

    with pytest.raises(LibraryError, match=r"cannot be repaired: the disk is full\.$"):
        repair(library_file)
    assert [file.name for file in library_file.parent.iterdir() if "damaged" in file.name] == []


def test_where_a_repair_has_no_room_the_damaged_library_stays(
    library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_little_room(database: sqlite3.Connection, version: int) -> None:
        schema.create(database, version)
        database.execute("PRAGMA max_page_count = 40")

    damage(library_file, seed=4)
    before = library_file.read_bytes()
    monkeypatch.setattr("emotion_player.library.safety.repair.create", in_little_room)

    with pytest.raises(LibraryError, match=r"cannot be repaired: the disk is full\.$"):
        repair(library_file)
    assert library_file.read_bytes() == before


@pytest.mark.parametrize("count", [16, 40, 100])
def test_without_its_head_a_library_is_read_all_the_same(library_file: Path, count: int) -> None:
    assert back_up(library_file)
    content = checkpointed(library_file)
    content[:count] = random.Random(1).randbytes(count)
    library_file.write_bytes(content)

    repaired = repair(library_file)

    assert (repaired.tracks, repaired.predictions, repaired.corrections) == (SONGS, SONGS, CORRECTED)
    assert problems(library_file) == []


@pytest.mark.parametrize("table", ["failures", "tracks"])
def test_a_table_whose_description_is_no_text_is_damage_and_hides_no_other(library_file: Path, table: str) -> None:
    assert back_up(library_file)
    content = checkpointed(library_file)
    at = next(re.finditer(rf'CREATE TABLE "?{table}\b'.encode(), content)).start()
    content[at + 2 : at + 5] = b"\xe7\xff\x80"
    library_file.write_bytes(content)

    with pytest.raises(LibraryDamagedError):
        Library(library_file)
    assert problems(library_file) == ["the description of a table is not text"]
    with pytest.raises(LibraryError, match="cannot be backed up"):
        back_up(library_file, reason="again")
    repaired = repair(library_file)

    assert (repaired.predictions, repaired.corrections) == (SONGS, CORRECTED)
    assert repaired.tracks == (0 if table == "tracks" else SONGS)
    assert problems(library_file) == []


def test_a_text_that_is_none_is_damage(library_file: Path) -> None:
    with closing(sqlite3.connect(library_file)) as database:
        database.execute("UPDATE tracks SET title = CAST(x'ff41' AS TEXT) WHERE rowid = 1")
        database.commit()

    with Library(library_file) as library, pytest.raises(LibraryDamagedError, match="it is damaged"):
        list(library.track_pages([STUDENT], 100))
    assert repair(library_file).tracks == SONGS - 1


def test_damaged_backups_are_passed_over_and_new_ones_made(library_file: Path) -> None:
    assert back_up(library_file)
    with Library(library_file) as library:
        library.playlists.delete("Evening")
    for reason in ("second", "third"):
        newest = back_up(library_file, reason=reason)
        assert newest
        newest.library.write_bytes(newest.library.read_bytes()[:4_096] + bytes(9_000))
    content = checkpointed(library_file)
    content[4_096:] = bytes(len(content) - 4_096)
    library_file.write_bytes(content)

    assert repair(library_file).playlists == 2


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_damaged_corrections_and_playlists_come_back(library_file: Path, seed: int) -> None:
    assert back_up(library_file)
    damage(library_file, seed)

    repaired = repair(library_file)

    assert repaired.set_aside.is_file()
    assert problems(library_file) == []
    with Library(library_file) as library:
        assert library.corrections.all().keys() >= {Fingerprint(f"{number:040x}") for number in range(CORRECTED)}
        for name in ("Evening", "Morning"):
            playlist = library.playlists.playlist(name)
            assert playlist
            assert len(playlist.entries) == 9
        assert sum(map(len, library.track_pages([STUDENT], 1_000))) <= repaired.tracks <= SONGS
        assert library.tag_journal.batches()


def test_most_of_a_library_with_one_bad_page_can_be_read(library_file: Path) -> None:
    damage(library_file, 5)

    repaired = repair(library_file)

    assert repaired.from_copy is None
    assert repaired.tracks > SONGS * 0.7


def test_rows_that_hold_rubbish_are_problems_and_do_not_come_back(library_file: Path) -> None:
    database = sqlite3.connect(library_file)
    database.execute("UPDATE estimates SET curve = '[[' WHERE sound_id = 3")
    database.execute("UPDATE estimates SET valence = 7.0 WHERE sound_id = 4")
    database.execute("UPDATE corrections SET corrected_at = 'never' WHERE sound_id = 5")
    database.commit()
    database.close()

    assert problems(library_file) == [
        "2 rows of estimates cannot be understood.",
        "1 row of corrections cannot be understood.",
    ]

    repaired = repair(library_file)
    assert (repaired.tracks, repaired.predictions, repaired.corrections) == (SONGS, SONGS - 2, CORRECTED - 1)


def test_what_was_committed_last_is_read_from_the_journal_too(library_file: Path) -> None:
    content = checkpointed(library_file)
    with Library(library_file) as library:
        library.corrections.change({Fingerprint(f"{0:040x}"): None})
        wal = library_file.with_name("library.db-wal")
        assert wal.stat().st_size
        repaired = repair(library_file)

    assert content
    assert repaired.corrections == CORRECTED - 1


def test_an_old_library_that_is_damaged_is_repaired_and_upgraded(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    database = sqlite3.connect(file)
    schema.create(database, 2)
    database.execute("INSERT INTO sounds VALUES (1, 'aa')")
    database.execute("INSERT INTO tracks VALUES (x'2f61', 1, 2, 1, 3.0, 'T', 'A', '', '', NULL, 't', 's')")
    database.execute("INSERT INTO tracks VALUES (x'2f62', 1, 2, 9, 3.0, 'Orphan', 'A', '', '', NULL, 't', 's')")
    database.commit()
    database.close()
    assert problems(file) == ["A row of tracks refers to one of sounds that is not there."]

    assert repair(file).tracks == 1
    with Library(file) as library:
        assert library.track_paths() == {"/a"}


def test_what_is_no_library_is_not_touched(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all, " * 100)

    for look in (problems, repair):
        with pytest.raises(LibraryError, match="is not a library of Emotion Player, or too damaged to tell") as refused:
            look(letter)
        assert str(refused.value).endswith(
            f"there is no backup in {tmp_path / 'letter-backups'}. "
            "If it was one, move it elsewhere: the next scan makes a new one."
        )
    assert letter.read_text() == "Dear all, " * 100
    with pytest.raises(LibraryError, match="There is no library"):
        problems(tmp_path / "nowhere.db")
