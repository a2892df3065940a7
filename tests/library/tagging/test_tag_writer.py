# mypy: untyped-calls-exclude=mutagen
"""Mood tags are written into every kind of file, all or nothing, and nothing else in it changes."""

from __future__ import annotations

import errno
import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import av
import mutagen
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutagen.apev2 import APEv2
from mutagen.asf import ASF
from mutagen.flac import FLAC, Picture
from mutagen.id3 import APIC, ID3, TALB, TIT2, TMOO, TSOP, TXXX, TYER
from mutagen.mp4 import MP4, AtomDataType, MP4Cover, MP4FreeForm

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_tags import FieldTexts, MoodField, MoodTags
from emotion_player.errors import TagWriteError
from emotion_player.library.files.discover import AudioFinder
from emotion_player.library.files.fingerprint import fingerprint_file
from emotion_player.library.tagging.tag_writer import TagEdit, read_fields
from emotion_player.library.tagging.tags import read_tags
from tests.library.formats.samples import write_sample

MakeSong = Callable[..., Path]

ENDINGS = ["mp3", "flac", "ogg", "opus", "m4a", "alac.m4a", "wav", "aiff", "aac", "wma", "wv", "tta"]
TAGS = MoodTags("happy", Emotion(0.42, -0.15)).texts()
NONE: FieldTexts = dict.fromkeys(MoodField, ())
PICTURE = b"\x89PNG" + bytes(range(256)) * 40


def write(path: Path, texts: FieldTexts = TAGS, *, keep_times: bool = False) -> None:
    with TagEdit(path, texts, keep_times=keep_times) as edit:
        if edit.is_needed:
            edit.replace()


def add_tags(path: Path) -> None:
    """A title and a cover, in the way of the format."""
    if path.suffix in {".mp3", ".aac", ".tta"}:
        tags = ID3()
        tags.add(TIT2(encoding=3, text="Ein Lied für dich"))
        tags.add(APIC(encoding=3, mime="image/png", type=3, data=PICTURE))
        tags.save(path, v1=2)
        return
    file = mutagen.File(path)
    if file.tags is None:
        file.add_tags()
    if isinstance(file.tags, ID3):
        file.tags.add(TIT2(encoding=3, text="Ein Lied für dich"))
        file.tags.add(APIC(encoding=3, mime="image/png", type=3, data=PICTURE))
    elif isinstance(file, MP4):
        file["\xa9nam"] = "Ein Lied für dich"
        file["covr"] = [MP4Cover(PICTURE, MP4Cover.FORMAT_PNG)]
    else:
        file["Title"] = "Ein Lied für dich"
        if isinstance(file, FLAC):
            cover = Picture()
            cover.type, cover.mime, cover.data = 3, "image/png", PICTURE
            file.add_picture(cover)
    file.save()


def samples(path: Path) -> npt.NDArray[np.generic]:
    with av.open(str(path), metadata_errors="replace") as file:
        return np.concatenate([frame.to_ndarray().ravel() for frame in file.decode(audio=0)])


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_kind_of_file_takes_the_tags_and_keeps_its_sound_title_and_cover(
    make_song: MakeSong, ending: str
) -> None:
    song = make_song(f"songs/song.{ending}", seconds=0.3)
    add_tags(song)
    before, sound = read_tags(song), fingerprint_file(song)
    heard = samples(song)

    assert read_fields(song) == NONE
    write(song)

    assert read_fields(song) == TAGS
    assert read_tags(song) == before
    assert fingerprint_file(song) == sound
    assert np.array_equal(samples(song), heard)
    assert PICTURE in song.read_bytes() or ending in {"ogg", "opus", "wma", "wv"}
    assert names(song.parent) == {song.name}


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_undoing_a_write_gives_equal_tags_whatever_stood_there(
    make_song: MakeSong, ending: str, data: st.DataObject
) -> None:
    song = make_song(f"song.{ending}", seconds=0.2)
    if data.draw(st.booleans()):
        add_tags(song)
    text = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufffd"), min_size=1, max_size=60)
    old = {field: tuple(data.draw(st.lists(text, max_size=3))) for field in MoodField}
    write(song, old)
    sound, tags = fingerprint_file(song), read_tags(song)

    with TagEdit(song, TAGS) as edit:
        edit.replace()
    assert (read_fields(song), edit.before) == (TAGS, old)
    write(song, edit.before)

    assert read_fields(song) == old
    assert (fingerprint_file(song), read_tags(song)) == (sound, tags)


@pytest.mark.parametrize("ending", ["mp3", "aac", "tta", "wav", "aiff", "wv"])
def test_a_file_without_any_tags_is_as_it_was_once_they_are_taken_away(make_song: MakeSong, ending: str) -> None:
    song = make_song(f"song.{ending}")
    if ending == "mp3":
        ID3(song).delete(song)
    content = song.read_bytes()

    write(song)
    assert song.read_bytes() != content
    write(song, NONE)

    assert song.read_bytes() == content


def test_the_tags_are_where_other_programs_look_for_them(make_song: MakeSong) -> None:
    songs = {ending: make_song(f"song.{ending}") for ending in ("mp3", "flac", "m4a", "wma", "wv")}
    for song in songs.values():
        write(song)

    id3 = ID3(songs["mp3"])
    mp4 = MP4(songs["m4a"])
    assert [str(id3[name]) for name in ("TMOO", "TXXX:MOOD_VALENCE", "TXXX:MOOD_AROUSAL")] == ["happy", "0.42", "-0.15"]
    flac = FLAC(songs["flac"])
    assert [flac[name] for name in ("MOOD", "MOOD_VALENCE", "MOOD_AROUSAL")] == [["happy"], ["0.42"], ["-0.15"]]
    assert mp4["----:com.apple.iTunes:MOOD"] == [b"happy"]
    assert mp4["----:com.apple.iTunes:MOOD_VALENCE"] == [b"0.42"]
    assert [str(each) for each in ASF(songs["wma"])["WM/Mood"]] == ["happy"]
    assert [str(each) for each in ASF(songs["wma"])["MOOD_AROUSAL"]] == ["-0.15"]
    assert APEv2(songs["wv"])["Mood"] == "happy"


def test_only_the_fields_that_are_asked_for_change(make_song: MakeSong) -> None:
    song = make_song("song.flac")
    write(song, {MoodField.WORD: ("wistful", "blue"), MoodField.VALENCE: ("7",)})

    write(song, MoodTags("sad", Emotion(-0.5, -0.5)).texts([MoodField.AROUSAL]))

    assert read_fields(song) == {
        MoodField.WORD: ("wistful", "blue"),
        MoodField.VALENCE: ("7",),
        MoodField.AROUSAL: ("-0.50",),
    }


def test_an_old_id3_tag_stays_of_its_version_with_all_its_frames(make_song: MakeSong) -> None:
    song = make_song("song.mp3")
    tags = ID3()
    tags.add(TIT2(encoding=1, text="Title"))
    tags.add(TYER(encoding=0, text="1987"))
    tags.add(TSOP(encoding=0, text="Sort me"))
    tags.add(TALB(encoding=0, text=["One", "Two"]))
    tags.save(song, v1=0, v2_version=3, v23_sep=None)
    id3v1 = b"TAG" + b"Quite another title".ljust(125, b"\0")
    with song.open("ab") as file:
        file.write(id3v1)

    write(song)

    written = ID3(song, translate=False, load_v1=False)
    assert written.version == (2, 3, 0)
    assert {key: frame.text for key, frame in written.items()} == {
        "TIT2": ["Title"],
        "TYER": ["1987"],
        "TSOP": ["Sort me"],
        "TALB": ["One", "Two"],
        "TMOO": ["happy"],
        "TXXX:MOOD_VALENCE": ["0.42"],
        "TXXX:MOOD_AROUSAL": ["-0.15"],
    }
    assert song.read_bytes().endswith(id3v1)


def test_an_mp3_with_an_ape_tag_alone_takes_them_there_before_its_id3v1(make_song: MakeSong) -> None:
    song = make_song("song.mp3")
    ID3(song).delete(song)
    ape = APEv2()
    ape["Title"] = "Of old"
    ape.save(song)
    id3v1 = b"TAG" + b"Of old".ljust(125, b"\0")
    with song.open("ab") as file:
        file.write(id3v1)
    content = song.read_bytes()

    write(song)
    assert (APEv2(song)["Title"], APEv2(song)["MOOD"]) == ("Of old", "happy")
    assert not song.read_bytes().startswith(b"ID3")
    assert song.read_bytes().endswith(id3v1)

    write(song, NONE)
    assert song.read_bytes() == content


def test_a_file_that_says_so_already_is_not_touched(make_song: MakeSong) -> None:
    song = make_song("song.flac")
    write(song)
    before = song.stat()
    seen = (before.st_ino, before.st_mtime_ns, before.st_ctime_ns)

    with TagEdit(song, TAGS) as edit:
        assert not edit.is_needed

    after = song.stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == seen


def test_a_link_is_followed_and_stays_a_link(make_song: MakeSong, tmp_path: Path) -> None:
    song = make_song("real/song.mp3")
    link = tmp_path / "link.mp3"
    link.symlink_to(song)

    write(link)

    assert link.is_symlink()
    assert read_fields(song) == TAGS


def test_permissions_stay_and_times_if_it_is_wished(make_song: MakeSong) -> None:
    song = make_song("song.mp3")
    song.chmod(0o640)
    long_ago = 1_000_000_000_123_456_789
    os.utime(song, ns=(long_ago, long_ago))

    write(song, keep_times=True)
    assert song.stat().st_mode & 0o777 == 0o640
    assert song.stat().st_mtime_ns == long_ago

    with TagEdit(song, NONE) as edit:
        edit.replace()
    assert song.stat().st_mode & 0o777 == 0o640
    assert song.stat().st_mtime_ns == edit.new.mtime_ns > long_ago
    assert song.stat().st_size == edit.new.size


def no_room(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("ending", ["mp3", "flac", "m4a", "wv"])
@pytest.mark.parametrize("step", ["os.replace", "os.fsync", "shutil.copystat", "shutil.copyfileobj"])
def test_a_failure_at_any_point_leaves_the_file_as_it_was_and_nothing_beside_it(
    make_song: MakeSong, monkeypatch: pytest.MonkeyPatch, ending: str, step: str
) -> None:
    song = make_song(f"songs/song.{ending}", seconds=0.2)
    add_tags(song)
    before, content = song.stat(), song.read_bytes()
    if step == "shutil.copyfileobj":
        monkeypatch.setattr(shutil, "copyfile", no_room)
    monkeypatch.setattr(step, no_room)

    with pytest.raises(TagWriteError) as failed:
        write(song)

    assert str(failed.value.reason) == "It cannot be written: the disk is full."
    assert (song.stat(), song.read_bytes()) == (before, content)
    assert names(song.parent) == {song.name}


def test_a_copy_in_which_more_has_changed_is_thrown_away(make_song: MakeSong, monkeypatch: pytest.MonkeyPatch) -> None:
    song = make_song("songs/song.flac")
    add_tags(song)
    content = song.read_bytes()
    save = FLAC.save
    monkeypatch.setattr(FLAC, "save", lambda file, target: (file.tags.__delitem__("title"), save(file, target)))

    with pytest.raises(TagWriteError, match="Writing would change more than these tags"):
        write(song)

    assert song.read_bytes() == content
    assert names(song.parent) == {song.name}


def test_a_file_that_another_program_changes_meanwhile_is_left_to_it(make_song: MakeSong) -> None:
    song = make_song("songs/song.mp3")
    with TagEdit(song, TAGS) as edit:
        song.write_bytes(b"Something else entirely")
        with pytest.raises(TagWriteError, match="Another program has just changed the file"):
            edit.replace()

    assert song.read_bytes() == b"Something else entirely"
    assert names(song.parent) == {song.name}


def test_what_cannot_be_written_is_named_in_a_sentence(make_song: MakeSong, tmp_path: Path) -> None:
    locked = make_song("locked.mp3")
    locked.chmod(0o444)
    closed = make_song("closed/song.mp3")
    closed.parent.chmod(0o555)
    text = tmp_path / "text.txt"
    text.write_text("This is no song.")
    odd = make_song("odd.m4a")
    file = MP4(odd)
    file["----:com.apple.iTunes:MOOD"] = [MP4FreeForm(b"\1\2", AtomDataType.INTEGER)]
    file.save()
    damaged = make_song("damaged.flac")
    damaged.write_bytes(damaged.read_bytes()[:100])

    def reason(path: Path) -> str:
        with pytest.raises(TagWriteError) as reading:
            read_fields(path)
        content = path.read_bytes() if path.is_file() else b""
        with pytest.raises(TagWriteError) as writing:
            write(path)
        assert (path.read_bytes() if path.is_file() else b"") == content
        assert reading.value.reason == writing.value.reason
        return str(writing.value.reason)

    assert reason(locked) == "The file is write-protected."
    assert reason(closed) == "The folder is write-protected."
    assert reason(tmp_path / "gone.mp3") == "The file is gone."
    assert reason(text) == "Tags cannot be written into this kind of file."
    assert reason(odd) == "Its tag MOOD holds something other than text."
    assert reason(damaged) == "Its tags are damaged and cannot be written."
    assert reason(tmp_path) == "This is not a file."
    closed.parent.chmod(0o755)


def test_a_sound_that_has_no_place_for_tags_is_refused(make_song: MakeSong) -> None:
    with pytest.raises(TagWriteError, match="Tags cannot be written into this kind of file"):
        write(make_song("song.w64"))


def test_comments_that_are_no_utf_8_are_not_made_worse(make_song: MakeSong) -> None:
    song = make_song("song.flac")
    file = FLAC(song)
    file["comment"] = "Bj?rk"
    file.save()
    song.write_bytes(song.read_bytes().replace(b"Bj?rk", b"Bj\xf6rk"))

    with pytest.raises(TagWriteError, match="damaged text"):
        write(song)


def with_tag(song: Path, tag: bytes) -> None:
    """Put an ID3 tag where such a file has it."""
    sound = song.read_bytes()
    match song.suffix:
        case ".wav":
            content = sound + b"id3 " + len(tag).to_bytes(4, "little") + tag
            content = content[:4] + (len(content) - 8).to_bytes(4, "little") + content[8:]
        case ".aiff":
            content = sound + b"ID3 " + len(tag).to_bytes(4, "big") + tag
            content = content[:4] + (len(content) - 8).to_bytes(4, "big") + content[8:]
        case ".dsf":
            size = len(sound)
            content = sound[:12] + struct.pack("<QQ", size + len(tag), size) + sound[28:] + tag
        case ".dff":
            content = sound + b"ID3 " + len(tag).to_bytes(8, "big") + tag
            content = content[:4] + (len(content) - 12).to_bytes(8, "big") + content[12:]
        case _:
            content = tag + sound
    song.write_bytes(content)


@pytest.mark.parametrize("ending", ["mp3", "aac", "wav", "aiff", "dsf", "dff"])
@pytest.mark.parametrize(
    ("version", "frame"),
    [
        (4, b"TALB\0\0\0\x05\0\0\x03A\xff\xfeB"),
        (4, b"TALB\0\0\0\x05\0\0\x09Text"),
        (3, b"TALB\0\0\0\x09\0\0\x01\xff\xfeA\0\x00\xd8B\0"),
        (3, b"APIC\0\0\0\x05\0\0\x03imag"),
    ],
)
def test_a_frame_that_would_be_lost_forbids_writing(tmp_path: Path, ending: str, version: int, frame: bytes) -> None:
    song = write_sample(tmp_path, f".{ending}")
    title = b"TIT2\0\0\0\x06\0\0\x00Title"
    frames = title + frame + bytes(len(frame) % 2)
    with_tag(song, b"ID3" + bytes([version, 0, 0, 0, 0, 0, len(frames)]) + frames)
    assert read_tags(song).title == "Title"
    before = song.read_bytes()
    with pytest.raises(TagWriteError, match="damaged text"):
        write(song)
    assert song.read_bytes() == before


def test_several_moods_and_empty_frames_of_other_programs_are_put_back(make_song: MakeSong) -> None:
    song = make_song("song.mp3")
    tags = ID3()
    tags.add(TMOO(encoding=3, text=["blue", "grün"]))
    tags.add(TXXX(encoding=3, desc="MOOD_VALENCE", text=[""]))
    tags.save(song)

    with TagEdit(song, TAGS) as edit:
        edit.replace()
    assert edit.before == {MoodField.WORD: ("blue", "grün"), MoodField.VALENCE: (), MoodField.AROUSAL: ()}
    write(song, edit.before)

    assert ID3(song).getall("TMOO")[0].text == ["blue", "grün"]


def test_a_file_with_two_names_is_refused_since_one_would_keep_the_old_tags(make_song: MakeSong) -> None:
    song = make_song("songs/song.mp3")
    os.link(song, song.with_name("other.mp3"))

    with pytest.raises(TagWriteError, match="another name"):
        read_fields(song)
    with pytest.raises(TagWriteError, match="another name"):
        write(song)

    assert song.samefile(song.with_name("other.mp3"))
    assert names(song.parent) == {"song.mp3", "other.mp3"}


KILLED = """
import os, sys
from pathlib import Path
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_tags import MoodTags
from emotion_player.library.tagging.tag_writer import TagEdit
with TagEdit(Path(sys.argv[1]), MoodTags("happy", Emotion(0.4, 0.1)).texts()):
    os._exit(9)
"""


def leave_a_copy(song: Path) -> None:
    """Let a program that writes tags be killed."""
    subprocess.run([sys.executable, "-c", KILLED, str(song)], check=False)
    assert len(names(song.parent)) == 2


def test_the_copy_that_a_killed_program_left_goes_with_the_next_write_and_with_the_next_scan(
    make_song: MakeSong,
) -> None:
    song = make_song("songs/song.mp3")

    leave_a_copy(song)
    write(song)
    assert names(song.parent) == {"song.mp3"}

    write(song, NONE)
    leave_a_copy(song)
    list(AudioFinder().find([song.parent]))
    assert names(song.parent) == {"song.mp3"}


def test_a_copy_of_another_computer_stays_for_a_day(make_song: MakeSong) -> None:
    song = make_song("songs/song.mp3")
    left = song.with_name(".emotion-player-1-00000000-abc.mp3")
    left.write_bytes(b"half a song")

    write(song)
    assert left.exists()  # it may be at work just now

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time", lambda: left.stat().st_ctime + 100_000)
        write(song, NONE)
    assert names(song.parent) == {"song.mp3"}


@pytest.mark.parametrize("ending", ["mp3", "flac", "opus", "m4a", "wav", "aiff", "wma", "wv"])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_are_written_well_or_left_as_they_are(
    make_song: MakeSong, ending: str, data: st.DataObject
) -> None:
    song = make_song(f"song.{ending}", seconds=0.1)
    add_tags(song)
    damaged = bytearray(song.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, min(600, len(damaged) - 1)))] = data.draw(st.integers(0, 255))
    song.write_bytes(damaged)
    sound = fingerprint_file(song)

    try:
        write(song)
    except TagWriteError:
        assert song.read_bytes() == damaged
    else:
        assert read_fields(song) == TAGS
        assert fingerprint_file(song) == sound
