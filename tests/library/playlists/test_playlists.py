"""Playlists in a library and in files, and songs that have moved meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path, PureWindowsPath
from typing import Any, cast

import pytest

from emotion_player.analysis.workers import Workers
from emotion_player.core.jobs import DoJob
from emotion_player.core.playlists.playlist import AbsolutePathKept, Playlist, PlaylistEntry
from emotion_player.core.ports.files import PlaylistFiles
from emotion_player.core.ports.library import PlaylistStore
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import AlreadyExistsError, PlaylistError, Sentence
from emotion_player.library.files.fingerprint import fingerprint_file
from emotion_player.library.library import Library
from emotion_player.library.playlists.moved_songs import SongFinder
from emotion_player.library.playlists.playlist_files import read_playlist, write_playlist
from emotion_player.library.playlists.playlist_import_export import LibraryPlaylistFiles


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library


def song(path: Path, content: str = "", *, duration_s: float = 180.0, title: str = "") -> Track:
    """A track whose file is there; what it holds decides its sound."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content or path.name)
    return Track(FileStamp(path, 1, 1), fingerprint_file(path), duration_s, title=title, artist="Ana")


def add(library: Library, track: Track) -> PlaylistEntry:
    library.add_track(track)
    library.commit()
    return PlaylistEntry.of(track)


def move(library: Library, track: Track, to: Path) -> Track:
    """Move a file, and scan again."""
    to.parent.mkdir(parents=True, exist_ok=True)
    track.path.rename(to)
    moved = Track(FileStamp(to, 1, 1), track.fingerprint, track.duration_s, track.title, track.artist)
    add(library, moved)
    return moved


# ---- kept in the library


def test_a_playlist_lasts_and_comes_back_in_its_order(library: Library, tmp_path: Path) -> None:
    one, two = (add(library, song(tmp_path / f"{number}.mp3")) for number in (1, 2))
    unknown = PlaylistEntry(tmp_path / "not in the library.mp3", "Title", "Artist")
    evening = Playlist("Evening", (two, one, unknown, two))
    library.playlists.save(evening)

    with Library(library.path) as other:
        store: PlaylistStore = other.playlists
        assert store.playlist("Evening") == evening
        (summary,) = store.summaries()
        assert store.playlist("evening") is None
    assert (summary.name, summary.songs, summary.duration_s) == ("Evening", 4, 540.0)
    assert timedelta(0) <= datetime.now(UTC) - summary.saved_at < timedelta(minutes=1)


def test_saving_again_replaces_and_deleting_forgets(library: Library, tmp_path: Path) -> None:
    entry = add(library, song(tmp_path / "1.mp3"))
    for name in ("b", "A", "c"):
        library.playlists.save(Playlist(name, (entry, entry)))
    library.playlists.save(Playlist("b", (entry,)))
    library.playlists.save(Playlist("c"))

    assert [(each.name, each.songs) for each in library.playlists.summaries()] == [("A", 2), ("b", 1), ("c", 0)]
    assert library.playlists.delete("b")
    assert not library.playlists.delete("b")
    assert [each.name for each in library.playlists.summaries()] == ["A", "c"]
    assert library.playlists.playlist("c") == Playlist("c")


def test_playlists_come_in_the_order_of_their_names_whenever_they_were_saved(library: Library) -> None:
    for name in ("sea", "Rain", "b", "Álbum", "a", "B"):
        library.playlists.save(Playlist(name))

    assert [each.name for each in library.playlists.summaries()] == ["a", "B", "b", "Rain", "sea", "Álbum"]


def test_a_song_that_moved_stays_in_its_playlists(library: Library, tmp_path: Path) -> None:
    track = song(tmp_path / "old" / "1.mp3", title="Title")
    library.playlists.save(Playlist("Evening", (add(library, track),)))

    moved = move(library, track, tmp_path / "new" / "renamed.mp3")

    assert library.playlists.playlist("Evening") == Playlist("Evening", (PlaylistEntry.of(moved),))


def test_a_song_that_the_library_forgot_is_still_told(library: Library, tmp_path: Path) -> None:
    track = song(tmp_path / "1.mp3", title="Title")
    entry = add(library, track)
    library.playlists.save(Playlist("Evening", (entry,)))

    library.forget(track.path)
    track.path.unlink()

    assert library.playlists.playlist("Evening") == Playlist("Evening", (entry,))


def test_of_two_copies_the_one_that_was_meant_is_kept_as_long_as_it_is_there(library: Library, tmp_path: Path) -> None:
    first, second = (song(tmp_path / name, "same") for name in ("a.mp3", "b.mp3"))
    for track in (first, second):
        add(library, track)
    library.playlists.save(Playlist("Evening", (PlaylistEntry.of(second),)))

    assert library.playlists.playlist("Evening") == Playlist("Evening", (PlaylistEntry.of(second),))
    second.path.unlink()
    assert library.playlists.playlist("Evening") == Playlist("Evening", (PlaylistEntry.of(first),))


def test_a_file_that_holds_another_sound_by_now_stays_in_its_place(library: Library, tmp_path: Path) -> None:
    library.playlists.save(Playlist("Evening", (add(library, song(tmp_path / "1.mp3", "bad rip")),)))

    better = add(library, song(tmp_path / "1.mp3", "good rip", title="New"))

    assert library.playlists.playlist("Evening") == Playlist("Evening", (better,))


# ---- files


@pytest.mark.parametrize("ending", ["m3u8", "xspf", "XSPF"])
@pytest.mark.parametrize("absolute", [True, False])
def test_a_playlist_goes_through_a_file(tmp_path: Path, ending: str, absolute: bool) -> None:
    entries = (PlaylistEntry(tmp_path / "a" / "é.mp3", "Title", "Artist", 61.0), PlaylistEntry(tmp_path / "2.mp3", "2"))
    file = tmp_path / "lists" / f"x.{ending}"
    file.parent.mkdir()

    assert write_playlist(Playlist("Evening", entries), file, absolute=absolute) == ()

    assert (str(tmp_path) in file.read_text(encoding="utf-8")) == absolute
    read = read_playlist(file)
    assert (read.name, read.entries) == ("Evening", entries)
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_relative_paths_lead_from_the_folder_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "deep" / "er")
    file = tmp_path / "link" / "x.m3u8"

    write_playlist(Playlist("x", (PlaylistEntry(tmp_path / "1.mp3"),)), file)

    assert "\n../../1.mp3\n" in file.read_text()
    assert read_playlist(file).entries[0].path == tmp_path / "1.mp3"


def test_what_had_to_be_absolute_is_told(tmp_path: Path) -> None:
    entry = PlaylistEntry(tmp_path / "a\nb.mp3")

    stayed = write_playlist(Playlist("x", (entry,)), tmp_path / "x.m3u8")

    assert stayed == (AbsolutePathKept(entry.path, Sentence("its name does not fit on one line of text")),)


def test_a_file_is_replaced_only_when_asked_and_through_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "x.m3u8", tmp_path / "link.m3u8"
    file.write_text("mine")
    link.symlink_to(file)

    with pytest.raises(AlreadyExistsError, match=f"{link} exists already."):
        write_playlist(Playlist("x"), link)
    assert file.read_text() == "mine"

    write_playlist(Playlist("x"), link, replace=True)
    assert file.read_text().startswith("#EXTM3U")
    assert link.is_symlink()


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.m3u8"
    file.write_text("mine")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(PlaylistError) as refused:
        write_playlist(Playlist("x"), file, replace=True)

    assert str(refused.value) == f"The playlist {file} cannot be written: the disk is full."
    assert file.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.txt", b"", "cannot be read as a playlist: its name must end in .m3u8, .m3u or .xspf."),
        ("x.m3u8", b"\xff", "cannot be read: it is not UTF-8 text."),
        ("x.xspf", b"<html/>", "cannot be read: it is XML, but not an XSPF playlist."),
        ("x.m3u", None, "cannot be read: no such file or folder."),
    ],
)
def test_what_is_no_playlist_is_told_in_a_sentence(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(PlaylistError) as refused:
        read_playlist(file)

    assert str(refused.value).endswith(f"{file} {message}")


def test_an_old_m3u_may_be_latin(tmp_path: Path) -> None:
    (tmp_path / "x.m3u").write_bytes(b"caf\xe9.mp3\r\n")

    assert read_playlist(tmp_path / "x.m3u").entries == (PlaylistEntry(tmp_path / "café.mp3"),)


def test_a_name_without_the_right_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlaylistError, match=r"its name must end in \.m3u8 or \.xspf"):
        write_playlist(Playlist("x"), tmp_path / "x.m3u")


# ---- songs of others' playlists, found again


def test_a_song_is_found_at_its_path_as_the_library_knows_it(library: Library, tmp_path: Path) -> None:
    known = add(library, song(tmp_path / "1.mp3", title="Title"))

    found = SongFinder(library.playlists).find_all([PlaylistEntry(known.path, "another title", "", 9.0)])

    assert (found.entries, found.moved, found.missing) == ((known,), 0, ())


def test_a_song_is_found_by_the_sound_that_an_xspf_tells(library: Library, tmp_path: Path) -> None:
    track = song(tmp_path / "old.mp3")
    write_playlist(Playlist("x", (add(library, track),)), tmp_path / "x.xspf")
    moved = move(library, track, tmp_path / "far" / "away" / "new.mp3")

    found = SongFinder(library.playlists).find_all(read_playlist(tmp_path / "x.xspf").entries)

    assert (found.entries, found.moved) == ((PlaylistEntry.of(moved),), 1)


def test_a_copy_that_the_library_does_not_know_is_found_by_its_sound(library: Library, tmp_path: Path) -> None:
    known = add(library, song(tmp_path / "1.mp3", "same"))
    copy = song(tmp_path / "copy" / "other name.mp3", "same")

    assert SongFinder(library.playlists).find(PlaylistEntry(copy.path)) == known


def test_a_file_that_the_library_does_not_know_at_all_is_found_itself(library: Library, tmp_path: Path) -> None:
    new = song(tmp_path / "new.mp3")
    entry = PlaylistEntry(new.path, "Title", "Artist", 10.0, Fingerprint("told by an old playlist"))

    assert SongFinder(library.playlists).find(entry) == PlaylistEntry(
        new.path, "Title", "Artist", 10.0, new.fingerprint
    )


def test_a_file_that_harms_whoever_reads_it_is_not_found_and_the_others_are(library: Library, tmp_path: Path) -> None:
    hostile, new = song(tmp_path / "hostile.mp3"), song(tmp_path / "new.mp3")
    with Workers() as workers:

        def do(path: Path, job: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ANN401 - as every job
            return workers.do(path, os.abort) if path == hostile.path else workers.do(path, job, *arguments)

        finder = SongFinder(library.playlists, cast(DoJob, do))
        found = finder.find_all([PlaylistEntry(hostile.path), PlaylistEntry(new.path)])

    assert [entry.path for entry in found.entries] == [new.path]
    assert [entry.path for entry in found.soundless] == [hostile.path]


def test_a_file_that_is_named_again_and_again_is_read_once(library: Library, tmp_path: Path) -> None:
    new = song(tmp_path / "new.mp3")
    read: list[Path] = []

    def do(path: Path, job: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ANN401 - as every job
        read.append(path)
        return job(*arguments)

    found = SongFinder(library.playlists, cast(DoJob, do)).find_all([PlaylistEntry(new.path)] * 3)

    assert [entry.path for entry in found.entries] == [new.path] * 3
    assert read == [new.path]


def test_a_song_is_found_by_file_name_and_length(library: Library, tmp_path: Path) -> None:
    album = add(library, song(tmp_path / "Ána" / "Album" / "01 Jóga.mp3", "1", duration_s=181.6))
    live = add(library, song(tmp_path / "Ána" / "Live" / "01 Jóga.mp3", "2", duration_s=180.1))
    finder = SongFinder(library.playlists)

    def find(path: str, duration_s: float | None) -> PlaylistEntry | None:
        return finder.find(PlaylistEntry(PureWindowsPath(path), duration_s=duration_s))

    assert find("D:\\Music\\a\u0301na\\live\\01 JO\u0301GA.mp3", 181.0) == live
    assert find("D:\\Music\\Ána\\Album\\01 Jóga.mp3", 181.0) == album
    assert find("D:\\01 Jóga.mp3", 183.5) == album
    assert find("D:\\01 Jóga.mp3", 190.0) is None
    assert find("D:\\01 Jóga.mp3", None) is None
    assert find("D:\\02 Jóga.mp3", 180.0) is None


def test_of_songs_of_one_name_that_is_found_which_lies_in_most_folders_of_the_same_names(
    library: Library, tmp_path: Path
) -> None:
    add(library, song(tmp_path / "1" / "Bo" / "Best" / "x.mp3", "1"))
    ours = add(library, song(tmp_path / "2" / "Ana" / "Best" / "x.mp3", "2"))
    entry = PlaylistEntry(PureWindowsPath("D:\\Ana\\Best\\x.mp3"), duration_s=ours.duration_s)
    assert SongFinder(library.playlists).find(entry) == ours


def test_a_song_without_a_length_is_found_by_a_name_that_no_other_has(library: Library, tmp_path: Path) -> None:
    known = add(library, song(tmp_path / "a" / "only.mp3"))

    assert SongFinder(library.playlists).find(PlaylistEntry(Path("/gone/only.mp3"))) == known


def test_what_cannot_be_found_is_told(library: Library, tmp_path: Path) -> None:
    known = add(library, song(tmp_path / "1.mp3"))
    gone = [PlaylistEntry(Path("/gone/2.mp3")), PlaylistEntry(tmp_path), PlaylistEntry(Path("/" + "x" * 300))]
    (tmp_path / "cover.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    os.mkfifo(tmp_path / "pipe.mp3")
    no_songs = [PlaylistEntry(tmp_path / "cover.jpg"), PlaylistEntry(tmp_path / "pipe.mp3")]

    found = SongFinder(library.playlists).find_all([gone[0], known, *no_songs, *gone[1:]])

    assert (found.entries, found.moved, found.missing) == ((known,), 0, tuple(gone))
    assert found.soundless == tuple(no_songs)


# ---- from and for other programs, on any thread


def test_an_imported_playlist_takes_a_name_that_none_has(library: Library, tmp_path: Path) -> None:
    files: PlaylistFiles = LibraryPlaylistFiles(lambda: Library(library.path))
    songs = tuple(add(library, song(tmp_path / f"{number}.mp3")) for number in (1, 2))
    playlist, file = Playlist("Evening", songs), tmp_path / "evening.m3u8"
    assert files.export_file(playlist, file, absolute=False) == ()
    file.write_text(file.read_text() + "http://radio.example/stream\n")
    (tmp_path / "2.mp3").unlink()
    imported = [files.import_file(file).playlist.name for _ in range(3)]
    assert imported == ["Evening", "Evening 2", "Evening 3"]
    assert files.import_file(file).skipped == ("http://radio.example/stream",)
