"""Playlists from the command line, as a person makes, keeps, exports and imports them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Never

import pytest
from rich.cells import cell_len

from emotion_player.__main__ import main
from emotion_player.analysis.reasons import CRASHES
from emotion_player.analysis.workers import Workers
from emotion_player.commands.playlist import import_export
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import AudioDecodeError
from emotion_player.library.library import Library
from emotion_player.library.playlists.playlist_files import read_playlist

Playlist = Callable[..., str]
PATH = ("path", "--from", "-.9,-.9", "--to", ".9,.9")


@pytest.fixture
def playlist(capsys: pytest.CaptureFixture[str]) -> Playlist:
    """Run ``playlist`` and give what it printed: on stdout, or on stderr when it is to fail."""

    def playlist(*arguments: str, status: int = 0) -> str:
        capsys.readouterr()
        assert main(["playlist", *arguments]) == status
        out, err = capsys.readouterr()
        return out + err if status == 0 else err

    return playlist


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home / "library.db") as library:
        yield library


@pytest.fixture
def songs(library: Library, tmp_path: Path) -> list[Path]:
    """Ten songs of five minutes on the diagonal, from sad to happy, by five artists in turn."""
    music = tmp_path / "music"
    music.mkdir()
    paths = [music / f"{number}.mp3" for number in range(10)]
    for number, path in enumerate(paths):
        path.write_text(f"sound {number}")
        add(library, path, -0.9 + number / 5, title=f"Song {number}", artist=f"Artist {number % 5}")
    return paths


def add(library: Library, path: Path, diagonal: float, duration_s: float = 300.0, **tags: str) -> None:
    point = Emotion.clipped(diagonal, diagonal)
    track = Track(FileStamp(path, 1, 1), Fingerprint(path.stem), duration_s, **tags)  # type: ignore[arg-type]
    library.add_track(track)
    library.add_prediction(
        track.fingerprint, ModelKey("student", "7"), Prediction(point, point, point, EmotionCurve(1.0, ()))
    )
    library.commit()


def titles(text: str) -> str:
    """The digits of the titles that a table shows, in order."""
    return "".join(re.findall(r"Song (\d)", text))


# ---- along a path


def test_a_path_leads_from_mood_to_mood(songs: list[Path], playlist: Playlist) -> None:
    out = playlist(*PATH, "--songs", "4")

    assert titles(out) == "0369"
    head, first, *_, summary = out.splitlines()
    assert head.split() == ["title", "artist", "length", "valence", "arousal", "mood"]
    assert first.split() == ["1", "Song", "0", "Artist", "0", "5:00", "-0.90", "-0.90", "dreary"]
    assert summary == "4 songs, 20:00, each about 0.00 from its place on the path."


@pytest.mark.parametrize(
    ("arguments", "chosen"),
    [
        (["--from", ".9,.9", "--to=-.9,-.9", "--songs", "4"], "9630"),
        ([*PATH[1:], "--minutes", "20"], "0369"),
        (["--from", "Song 2", "--to", "artist 3 song 8", "--songs", "4"], "2468"),
        (["--from", "-.9,-.9", "--to", "-.9,-.9", "--via", ".9,.9", "--songs", "3"], "091"),
        (["--from", "-.9,-.9", "--via", "Song 9", "--to", "SONG 5", "--songs", "3"], "195"),
        (["--from=-.9,-.9", "--via", "Song 9", "--to", "SONG 5", "--songs", "3", "--artist-gap", "0"], "095"),
        ([*PATH[1:], "--songs", "10", "--artist-gap", "4"], "0123456789"),
    ],
)
def test_places_are_points_or_songs(songs: list[Path], playlist: Playlist, arguments: list[str], chosen: str) -> None:
    assert titles(playlist("path", *arguments)) == chosen


def test_a_place_may_be_a_file(songs: list[Path], playlist: Playlist, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(songs[0].parent)

    assert titles(playlist("path", "--from", "2.mp3", "--to", str(songs[8]), "--songs", "3")) == "258"


def test_a_path_is_saved_and_written(songs: list[Path], playlist: Playlist, tmp_path: Path) -> None:
    file = tmp_path / "lists" / "up.m3u8"
    file.parent.mkdir()

    out = playlist(*PATH, "--songs", "2", "--save", "Up we go", "--out", str(file))

    assert out.splitlines()[-2:] == [f"Written to {file}.", 'Saved as "Up we go".']
    assert file.read_text() == (
        "#EXTM3U\n#PLAYLIST:Up we go\n"
        "#EXTINF:300,Artist 0 - Song 0\n../music/0.mp3\n"
        "#EXTINF:300,Artist 4 - Song 9\n../music/9.mp3\n"
    )
    assert titles(playlist("show", "Up we go")) == "09"


def test_a_library_that_has_no_more_songs_is_told(songs: list[Path], playlist: Playlist) -> None:
    many = playlist(*PATH, "--songs", "50")
    long = playlist(*PATH, "--minutes", "100")
    spread = playlist(*PATH, "--songs", "10", "--artist-gap", "5")

    assert many.endswith("\nThese are all the songs in the library.\n")
    assert "\n10 songs, 50:00 of 1:40:00, each about 0.00 " in long
    assert "\n5 songs, " in spread
    assert spread.endswith(
        "No more of the library's 10 songs fit with 5 songs between two by the same artist; "
        "try a smaller --artist-gap.\n"
    )


def test_lengths_that_cannot_meet_the_time_are_told(songs: list[Path], playlist: Playlist) -> None:
    out = playlist(*PATH, "--minutes", "22.5")

    assert re.search(r"^[45] songs, 2[05]:00 of 22:30, ", out, re.MULTILINE)
    assert out.endswith("No songs near the path have the lengths that would come closer.\n")


def test_copies_of_a_song_are_one_song(songs: list[Path], library: Library, playlist: Playlist, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "0.mp3"  # its stem stands for its sound
    copy.parent.mkdir()
    copy.touch()
    add(library, copy, -0.9, title="Song 0", artist="Artist 0")

    assert titles(playlist("path", "--from", "Song 0", "--to", "Song 1", "--songs", "2")) == "01"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "nothing like it"], 'No song of the library fits "nothing like it".'),
        (["--from", "Artist 3"], '2 songs fit "Artist 3", such as {music}/3.mp3 and {music}/8.mp3; give the file'),
        (["--from", "Song 1", "--songs", "1"], "2 songs are named, but the path is to have 1."),
        (["--out", "x.pls"], "A playlist cannot be written to x.pls: its name must end in .m3u8 or .xspf."),
        (
            ["--out", "{music}/no/x.m3u8"],
            "The playlist {music}/no/x.m3u8 cannot be written: no such file or folder.",
        ),
        (["--model", "teacher"], "No teacher model is installed."),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    songs: list[Path], playlist: Playlist, arguments: list[str], message: str
) -> None:
    music = str(songs[0].parent)
    arguments = [argument.format(music=music) for argument in arguments]

    error = playlist("path", "--from", "0,0", "--to", "Song 8", "--songs", "3", *arguments, status=1)

    assert error.splitlines()[-1].startswith(f"emotion-player: {message.format(music=music)}")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--songs", "3", "--minutes", "5"],
        ["--songs", "0"],
        ["--songs", "1001"],
        ["--minutes", "0"],
        ["--minutes", "nan"],
        ["--minutes", "3000"],
        ["--songs", "3", "--artist-gap", "-1"],
        ["--songs", "3", "--from", "2,0"],
        ["--songs", "3", "--from", "nan,0"],
        ["--songs", "3", "--from", " "],
        ["--songs", "3", "--save", ""],
        ["--songs", "3", "--save", "a\nb"],
        ["--songs", "3", "--save", "caf\udce9"],
    ],
)
def test_wrong_usage_ends_with_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["playlist", *PATH, *arguments])

    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: emotion-player playlist path")


def test_without_songs_a_scan_is_asked_for(home: Path, playlist: Playlist) -> None:
    assert playlist(*PATH, "--songs", "3", "--save", "x", status=1) == (
        f"emotion-player: The library {home / 'library.db'} has no songs; "
        "try: emotion-player scan FOLDER --model student\n"
    )
    assert not home.exists()


# ---- kept


def test_saved_playlists_are_listed_and_deleted(songs: list[Path], playlist: Playlist) -> None:
    assert playlist("list") == "No playlist is saved.\n"
    playlist(*PATH, "--songs", "1", "--save", "short")
    playlist(*PATH, "--songs", "10", "--artist-gap", "0", "--save", "Long")

    lines = playlist("list").splitlines()
    assert [line.split()[:3] for line in lines] == [["10", "songs", "50:00"], ["1", "song", "5:00"]]
    assert [re.split(r"\d{4}-\d\d-\d\d  ", line)[1] for line in lines] == ["Long", "short"]

    assert playlist("delete", "short") == 'Deleted "short".\n'
    assert playlist("delete", "short", status=1).startswith('emotion-player: There is no playlist "short"; see: ')
    assert len(playlist("list").splitlines()) == 1


def test_a_saved_playlist_is_replaced_only_when_asked(songs: list[Path], playlist: Playlist) -> None:
    playlist(*PATH, "--songs", "1", "--save", "x")

    assert playlist(*PATH, "--songs", "2", "--save", "x", status=1) == (
        'emotion-player: There is a playlist "x" already. Use --force to replace it.\n'
    )
    assert titles(playlist("show", "x")) == "0"
    playlist(*PATH, "--songs", "2", "--save", "x", "--force")
    assert titles(playlist("show", "x")) == "09"


def test_show_marks_files_that_are_gone(songs: list[Path], playlist: Playlist) -> None:
    playlist(*PATH, "--songs", "2", "--save", "x")
    songs[9].unlink()

    head, here, gone, summary = playlist("show", "x").splitlines()

    assert head.split() == ["title", "artist", "length"]
    assert here.split()[-1] == "5:00"
    assert gone.split()[-2:] == ["5:00", "missing"]
    assert summary == "2 songs, 10:00."


@pytest.mark.parametrize("columns", [20, 80, 200])
def test_the_table_fits_the_terminal(
    songs: list[Path], library: Library, playlist: Playlist, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    add(library, songs[0].with_name("long.mp3"), 0.0, title="長い \x1b[31m" * 40, artist="name\n" * 40)
    monkeypatch.setenv("COLUMNS", str(columns))

    lines = playlist("path", "--from", "0,0", "--to", "1,1", "--songs", "3").splitlines()[:-1]

    assert len(lines) == 4
    assert all(cell_len(line) <= max(columns, 60) for line in lines)
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize("arguments", [["show", "x"], ["delete", "x"], ["export", "x", "x.m3u8"]])
def test_without_a_library_there_is_no_playlist_and_none_is_made(
    home: Path, playlist: Playlist, arguments: list[str]
) -> None:
    assert playlist(*arguments, status=1) == (
        'emotion-player: There is no playlist "x"; see: emotion-player playlist list\n'
    )
    assert playlist("list") == "No playlist is saved.\n"
    assert not home.exists()


# ---- imported and exported


@pytest.mark.parametrize("ending", ["m3u8", "xspf"])
def test_what_is_exported_can_be_imported(songs: list[Path], playlist: Playlist, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"x.{ending}"
    playlist(*PATH, "--songs", "4", "--save", "Up")

    assert playlist("export", "Up", str(file)) == f"Written to {file}: 4 songs.\n"
    playlist("delete", "Up")
    assert playlist("import", str(file)) == 'Saved as "Up": 4 songs.\n'
    assert titles(playlist("show", "Up")) == "0369"
    assert playlist("import", str(file), status=1).endswith(
        'There is a playlist "Up" already. Use --force to replace it.\n'
    )
    assert playlist("import", str(file), "--save", "Again") == 'Saved as "Again": 4 songs.\n'
    assert playlist("import", str(file), "--force") == 'Saved as "Up": 4 songs.\n'


def test_a_file_in_a_playlist_that_harms_whoever_reads_it_is_left_out(
    songs: list[Path], playlist: Playlist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crashing(Workers):
        def do(self, path: Path, *_job: object) -> Never:
            raise AudioDecodeError(path, CRASHES)

    monkeypatch.setattr(import_export, "file_workers", Crashing)
    (hostile := tmp_path / "hostile.mp3").write_bytes(b"sound")
    (tmp_path / "x.m3u8").write_text(f"{hostile}\n{songs[0]}\n")

    imported = playlist("import", str(tmp_path / "x.m3u8"))

    assert imported == f'Saved as "x": 1 song.\nLeft out because no song is there:\n  {hostile}\n'


def test_an_export_is_relative_unless_absolute_is_asked_and_replaces_nothing_unasked(
    songs: list[Path], playlist: Playlist, tmp_path: Path
) -> None:
    file = tmp_path / "x.m3u8"
    playlist(*PATH, "--songs", "1", "--save", "Up")
    songs[0].unlink()

    assert playlist("export", "Up", str(file)) == f"Written to {file}: 1 song, of which 1 file cannot be found.\n"
    assert "\nmusic/0.mp3\n" in file.read_text()
    assert playlist("export", "Up", str(file), "--absolute", status=1) == (
        f"emotion-player: {file} exists already. Use --force to replace it.\n"
    )
    playlist("export", "Up", str(file), "--absolute", "--force")
    assert f"\n{songs[0]}\n" in file.read_text()


def test_a_name_that_cannot_be_relative_is_told(
    songs: list[Path], library: Library, playlist: Playlist, tmp_path: Path
) -> None:
    odd = songs[0].with_name("back\\slash.mp3")
    add(library, odd, -1.0, title="Odd")
    file = tmp_path / "x.m3u8"

    out = playlist("path", "--from", "Odd", "--to", "Song 9", "--songs", "2", "--out", str(file))

    reason = "its name does not fit on one line of text"
    assert f"{odd} is named by its full path in x.m3u8: {reason}.\n" in out
    assert [entry.path for entry in read_playlist(file).entries] == [odd, songs[9]]


def test_songs_of_another_program_are_found_again_or_told(
    songs: list[Path], playlist: Playlist, tmp_path: Path
) -> None:
    file = tmp_path / "old list.m3u"
    file.write_bytes(
        b"#EXTM3U\r\nmusic\\1.mp3\r\n#EXTINF:301,Artist - Title\r\nD:\\My Music\\2.mp3\r\n"
        b"D:\\My Music\\caf\xe9.mp3\r\nhttp://radio.example/live\r\n"
    )

    out = playlist("import", str(file))

    assert out.splitlines() == [
        'Saved as "old list": 2 songs, 1 found in another place.',
        "Left out because no song is there:",
        "  D:\\My Music\\café.mp3",
        "Left out because they are not files:",
        "  http://radio.example/live",
    ]
    assert titles(playlist("show", "old list")) == "12"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "The playlist {file} has no songs."),
        ("/gone/a.mp3\n", "None of the songs in the playlist {file} can be found; scan their folder first."),
        ("x.m3u8\n", "No sound was found in the files that the playlist {file} names."),
    ],
)
def test_a_playlist_without_songs_to_find_is_not_saved(
    songs: list[Path], playlist: Playlist, tmp_path: Path, content: str, message: str
) -> None:
    file = tmp_path / "x.m3u8"
    file.write_text(content)

    assert playlist("import", str(file), status=1) == f"emotion-player: {message.format(file=file)}\n"
    assert playlist("list") == "No playlist is saved.\n"
