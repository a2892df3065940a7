# mypy: untyped-calls-exclude=mutagen
from collections.abc import Callable
from pathlib import Path

import mutagen
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutagen.id3 import ID3, TALB, TCON, TDRC, TIT2, TPE1, TRCK
from mutagen.mp4 import MP4

from emotion_player.library.tagging.tags import Tags, read_tags

MakeSong = Callable[..., Path]


def write_tags(song: Path) -> None:
    file = mutagen.File(song)
    if file.tags is None:
        file.add_tags()
    if isinstance(file.tags, ID3):
        file.tags.add(TIT2(encoding=3, text="Ó título"))
        file.tags.add(TPE1(encoding=1, text="Somebody"))
        file.tags.add(TALB(encoding=3, text="Album"))
        file.tags.add(TCON(encoding=3, text="Jazz"))
        file.tags.add(TDRC(encoding=3, text="1977-05-01"))
        file.tags.add(TRCK(encoding=3, text="07/12"))
    else:
        mp4 = ("\xa9nam", "\xa9ART", "\xa9alb", "\xa9gen", "\xa9day")
        asf = ("Title", "Author", "WM/AlbumTitle", "WM/Genre", "WM/Year")
        plain = ("title", "artist", "album", "genre", "date" if song.suffix != ".wv" else "year")
        names = mp4 if isinstance(file, MP4) else asf if song.suffix == ".wma" else plain
        for name, value in zip(names, ["Ó título", "Somebody", "Album", "Jazz", "1977-05-01"], strict=True):
            file[name] = value
        number = "trkn" if isinstance(file, MP4) else "WM/TrackNumber" if song.suffix == ".wma" else "tracknumber"
        file[number if song.suffix not in (".wv", ".tta") else "track"] = [(7, 12)] if number == "trkn" else "07/12"
    file.save()


@pytest.mark.parametrize("ending", ["mp3", "flac", "opus", "m4a", "alac.m4a", "wav", "aiff", "wma", "wv", "tta"])
def test_the_tags_of_every_format_are_read(make_song: MakeSong, ending: str) -> None:
    song = make_song(f"song.{ending}")
    write_tags(song)

    tags = read_tags(song)

    assert (tags.title, tags.artist, tags.album) == ("Ó título", "Somebody", "Album")
    assert (tags.genre, tags.year, tags.track_number) == ("Jazz", 1977, 7)


def test_old_and_odd_tags_give_what_can_be_had(make_song: MakeSong) -> None:
    song = make_song("song.mp3")
    tags = ID3()
    tags.add(TIT2(encoding=1, text=" two\0titles\r\nand a line "))
    tags.add(TPE1(encoding=3, text=["One", "", "Two", "One"]))
    tags.add(TCON(encoding=0, text="(17)"))
    tags.add(TALB(encoding=3, text="👩‍🎤 x" * 1_000))
    tags.add(TDRC(encoding=3, text="0000"))
    tags.save(song)

    found = read_tags(song)

    assert (found.title, found.artist, found.genre, found.year) == ("two, titles and a line", "One, Two", "Rock", None)
    assert found.album.startswith("👩‍🎤 x")
    assert len(found.album) == 1_000


@pytest.mark.parametrize("text", ["Jóga", "Привет", "日本語の歌", "1 € Blues"])
@pytest.mark.parametrize("version", [3, 4])
def test_utf_8_in_a_tag_that_is_said_to_be_latin_1_is_read_as_utf_8(
    make_song: MakeSong, text: str, version: int
) -> None:
    song = make_song("song.mp3")
    tags = ID3()
    tags.add(TIT2(encoding=0, text=text.encode().decode("latin-1")))
    tags.save(song, v2_version=version)
    assert read_tags(song).title == text


@pytest.mark.parametrize("text", ["Ó título", "NÃO", "Ã", "Âge", "Été ©", "Кино", "Ä é"])
def test_what_is_text_already_stays(make_song: MakeSong, text: str) -> None:
    song = make_song("song.mp3")
    tags = ID3()
    tags.add(TIT2(encoding=3, text=text))
    tags.save(song)
    assert read_tags(song).title == text


def test_a_title_cannot_turn_the_sentence_around_it(make_song: MakeSong) -> None:
    song = make_song("song.mp3")
    tags = ID3()
    tags.add(TIT2(encoding=3, text="\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe"))
    tags.add(TPE1(encoding=3, text="\N{RIGHT-TO-LEFT ISOLATE}فيروز\N{POP DIRECTIONAL ISOLATE}"))
    tags.save(song)
    found = read_tags(song)
    assert (found.title, found.artist) == ("gpj.exe", "فيروز")


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("1999", 1999),
        ("12/31/2004", 2004),
        ("2004-06", 2004),
        ("20040601", 2004),
        ("123456", None),
        ("c. 1850?", 1850),
        ("soon", None),
    ],
)
def test_the_year_is_found_in_any_date(make_song: MakeSong, date: str, year: int | None) -> None:
    song = make_song("song.flac")
    file = mutagen.File(song)
    file["date"] = date
    file.save()

    assert read_tags(song).year == year


@pytest.mark.parametrize(
    ("written", "number"), [("3", 3), ("03/12", 3), ("B2", 2), ("0", None), ("", None), ("one", None), ("123456", None)]
)
def test_the_track_number_is_found_however_it_is_written(make_song: MakeSong, written: str, number: int | None) -> None:
    song = make_song("song.flac")
    file = mutagen.File(song)
    file["tracknumber"] = written
    file.save()

    assert read_tags(song).track_number == number


def test_a_file_without_tags_or_sound_has_none(make_song: MakeSong, tmp_path: Path) -> None:
    text = tmp_path / "text.mp3"
    text.write_text("This is no song." * 100)

    assert read_tags(text) == Tags()
    assert read_tags(tmp_path / "gone.mp3") == Tags()
    assert read_tags(tmp_path) == Tags()
    assert read_tags(make_song("song.wav")) == Tags()


@pytest.mark.parametrize("ending", ["mp3", "flac", "opus", "ogg", "m4a", "wav", "aiff", "wma", "wv"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_never_stop_the_reading_of_tags(make_song: MakeSong, ending: str, data: st.DataObject) -> None:
    song = make_song(f"song.{ending}", seconds=0.1)
    if ending != "ogg":
        write_tags(song)
    damaged = bytearray(song.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):  # most of what can go wrong is near the start
        damaged[data.draw(st.integers(0, min(600, len(damaged) - 1)))] = data.draw(st.integers(0, 255))
    song.write_bytes(damaged[: data.draw(st.integers(0, len(damaged)))])

    tags = read_tags(song)

    assert all("\0" not in text and text == text.strip() for text in (tags.title, tags.artist, tags.album, tags.genre))
