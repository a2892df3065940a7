# mypy: untyped-calls-exclude=mutagen
"""Tags in places where few programs look, and tags that are made to hurt."""

from __future__ import annotations

import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import av
import mutagen
import numpy as np
import pytest
from av.audio.stream import AudioStream
from mutagen.apev2 import APEBinaryValue, APEv2
from mutagen.asf import ASF
from mutagen.flac import FLAC
from mutagen.id3 import ID3, TALB, TCON, TIT2, TPE1, TYER
from mutagen.mp4 import MP4

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_tags import FieldTexts, MoodField, MoodTags
from emotion_player.errors import TagWriteError
from emotion_player.library.files.fingerprint import find_payload, fingerprint_file
from emotion_player.library.files.payload import Payload
from emotion_player.library.tagging.tag_blocks import open_sound
from emotion_player.library.tagging.tag_writer import TagEdit, read_fields
from emotion_player.library.tagging.tags import Tags, read_tags
from tests.library.formats.samples import write_sample

MakeSong = Callable[..., Path]
MOOD = MoodTags("happy", Emotion(0.42, -0.15)).texts()
ALL = Tags("Titel", "Künstler", "Album", "Jazz", 1999)


def id3(*, version: int = 4, title: str = "Titel", artist: str = "Künstler", rest: bool = True) -> bytes:
    tags = ID3()
    if title:
        tags.add(TIT2(encoding=1, text=title))
    if artist:
        tags.add(TPE1(encoding=1, text=artist))
    if rest:
        tags.add(TALB(encoding=0, text="Album"))
        tags.add(TCON(encoding=0, text="(8)"))
        tags.add(TYER(encoding=0, text="1999"))
    whole = BytesIO()
    tags.save(whole, v1=0, v2_version=version, padding=lambda _: 7)
    return whole.getvalue()


def chunks(order: str, *named: tuple[bytes, bytes]) -> bytes:
    return b"".join(name + struct.pack(f"{order}I", len(data)) + data + bytes(len(data) % 2) for name, data in named)


def add_chunks(song: Path, order: str, *named: tuple[bytes, bytes]) -> None:
    data = song.read_bytes() + chunks(order, *named)
    song.write_bytes(data[:4] + struct.pack(f"{order}I", len(data) - 8) + data[8:])


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_wav_says_them_in_a_list_chunk(make_song: MakeSong, encoding: str) -> None:
    song = make_song("song.wav")
    names = (b"INAM", b"IART", b"IPRD", b"IGNR", b"ICRD")
    values = ("Titel", "Künstler", "Album", "Jazz", "1999-02-03")
    texts = ((name, value.encode(encoding) + b"\0") for name, value in zip(names, values, strict=True))
    add_chunks(song, "<", (b"LIST", b"INFO" + chunks("<", *texts)))

    assert read_tags(song) == ALL


@pytest.mark.parametrize("name", [b"id3 ", b"ID3 "])
def test_an_id3_chunk_counts_more_and_the_list_chunk_says_what_it_does_not(make_song: MakeSong, name: bytes) -> None:
    song = make_song("song.wav")
    add_chunks(song, "<", (b"LIST", b"INFO" + chunks("<", (b"INAM", b"Other"), (b"IPRD", b"Record"))))
    add_chunks(song, "<", (name, id3(rest=False)))

    tags = read_tags(song)

    assert (tags.title, tags.artist, tags.album) == ("Titel", "Künstler", "Record")


@pytest.mark.parametrize("size", [0xFFFFFFFF, None])
def test_an_rf64_says_them_behind_its_sound_whatever_tells_their_size(tmp_path: Path, size: int | None) -> None:
    song = write_sample(tmp_path, ".rf64")
    tag = id3()
    sound = song.read_bytes()[song.read_bytes().index(b"fmt ") :]
    samples = struct.unpack("<Q", song.read_bytes()[28:36])[0]
    ds64 = struct.pack("<QQQI4sQ", 0, samples, samples, 1, b"id3 ", len(tag))
    head = b"RF64\xff\xff\xff\xffWAVE" + chunks("<", (b"ds64", ds64))
    song.write_bytes(head + sound + b"id3 " + struct.pack("<I", size or len(tag)) + tag + chunks("<", (b"junk", b"")))

    assert read_tags(song) == ALL


@pytest.mark.parametrize("size", [1_000, 1 << 31, 0xFFFFFFFF])
def test_a_flac_whose_picture_lies_about_its_size_says_them(tmp_path: Path, size: int) -> None:
    song = write_sample(tmp_path, ".flac")
    file = FLAC(song)
    file["title"], file["artist"] = "Titel", "Künstler"
    file.save()
    whole = song.read_bytes()
    picture = struct.pack(">II10sIIIIII", 3, 10, b"image/jpeg", 0, 1, 1, 1, 1, size) + b"picture"
    song.write_bytes(whole[:42] + b"\x06" + len(picture).to_bytes(3, "big") + picture + whole[42:])

    assert read_tags(song) == Tags("Titel", "Künstler")


@pytest.mark.parametrize("size", [1_000, 1 << 31, 0xFFFFFFFF])
def test_an_ape_tag_whose_picture_lies_about_its_size_says_them(tmp_path: Path, size: int) -> None:
    song = write_sample(tmp_path, ".wv")
    tags = APEv2()
    tags.update({"Title": "Titel", "Artist": "Künstler"})
    tags["zz"] = APEBinaryValue(b"cover.jpg\0picture")
    tags.save(song)
    whole = song.read_bytes()
    at = whole.rindex(b"zz\0") - 8
    song.write_bytes(whole[:at] + struct.pack("<I", size) + whole[at + 4 :])

    assert read_tags(song) == Tags("Titel", "Künstler")


def test_an_aiff_says_them_in_text_chunks(make_song: MakeSong) -> None:
    song = make_song("song.aiff")
    add_chunks(song, ">", (b"NAME", b"Titel"), (b"AUTH", "Künstler".encode("cp1252")))

    assert read_tags(song) == Tags("Titel", "Künstler")


def mp4_with_tags(path: Path, container: str, movflags: str) -> Path:
    with av.open(str(path), "w", format=container, options={"movflags": movflags} if movflags else {}) as output:
        stream = output.add_stream("aac", rate=44_100, layout="mono")
        assert isinstance(stream, AudioStream)
        output.metadata.update(
            {"title": "Titel", "artist": "Künstler", "album": "Album", "genre": "Jazz", "date": "1999"}
        )
        for _ in range(50):
            frame = av.AudioFrame.from_ndarray(np.ones((1, 1024), np.float32), format="fltp", layout="mono")
            frame.sample_rate = 44_100
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path


@pytest.mark.parametrize(
    ("container", "movflags"),
    [("mov", ""), ("mov", "use_metadata_tags"), ("mp4", "use_metadata_tags"), ("3gp", ""), ("3g2", "")],
)
def test_quicktime_and_telephones_say_them_in_ways_of_their_own(container: str, movflags: str, tmp_path: Path) -> None:
    song = mp4_with_tags(tmp_path / "song.m4a", container, movflags)
    assert read_tags(song) == ALL


@pytest.mark.parametrize("container", ["mov", "mp4"])
def test_texts_with_keys_are_not_lost_to_mood_tags(container: str, tmp_path: Path) -> None:
    song = mp4_with_tags(tmp_path / "song.m4a", container, "use_metadata_tags")
    content = song.read_bytes()
    with pytest.raises(TagWriteError, match="cannot be written into this kind"):
        TagEdit(song, MOOD)
    assert song.read_bytes() == content


def test_windows_media_of_ffmpeg_says_its_year_as_a_date(make_song: MakeSong) -> None:
    song = make_song("song.wma")
    tags = ASF(song)
    tags["date"] = "1999-02-03"
    tags.save()
    assert read_tags(song).year == 1999


def test_real_media_says_them_in_a_chunk(tmp_path: Path) -> None:
    song = write_sample(tmp_path, ".ra")
    data = song.read_bytes()
    place = data.index(b"CONT")
    (size,) = struct.unpack_from(">I", data, place + 4)
    texts = b"\0\0\0\5Titel" + b"\0\x09" + "Künstler".encode() + bytes(4)
    song.write_bytes(data[:place] + b"CONT" + struct.pack(">I", len(texts) + 8) + texts + data[place + size :])

    assert read_tags(song) == Tags("Titel", "Künstler")


@pytest.mark.parametrize("version", [3, 4])
@pytest.mark.parametrize("ending", ["mp3", "aac", "flac", "wv", "tta", "w64", "ogg"])
def test_id3_is_read_before_any_sound(make_song: MakeSong, ending: str, version: int) -> None:
    song = make_song(f"song.{ending}")
    song.write_bytes(id3(version=version) + song.read_bytes())

    assert read_tags(song) == ALL


@pytest.mark.parametrize("ending", ["mp3", "aac", "tta", "wav"])
def test_ape_is_read_behind_any_sound_before_an_id3v1(make_song: MakeSong, ending: str) -> None:
    song = make_song(f"song.{ending}")
    if ending == "mp3":
        ID3(song).delete(song)
    tags = APEv2()
    tags["Title"], tags["Artist"], tags["Album"] = "Titel", "Künstler", "Album"
    tags["Genre"], tags["Year"] = "Jazz", "1999"
    tags.save(song)
    with song.open("ab") as file:
        file.write(b"TAG" + b"Tit".ljust(125, b"\0"))

    assert read_tags(song) == ALL


def test_a_second_tag_says_what_the_first_does_not(make_song: MakeSong) -> None:
    song = make_song("song.mp3")
    ID3(song).delete(song)
    song.write_bytes(id3(title="", artist="") + id3() + song.read_bytes())

    assert read_tags(song) == ALL


def test_a_tag_may_lie_behind_the_sound(make_song: MakeSong) -> None:
    song = make_song("song.mp3")
    ID3(song).delete(song)
    head = id3()[:5] + b"\x10" + id3()[6:]
    song.write_bytes(song.read_bytes() + head + b"3DI" + head[3:10])

    assert read_tags(song) == ALL


def frame(name: bytes, data: bytes, flags: bytes = b"\0\0") -> bytes:
    size = len(data)
    return name + bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0)) + flags + data


def tag(*frames: bytes) -> bytes:
    size = sum(map(len, frames))
    return b"ID3\x04\0\0" + bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0)) + b"".join(frames)


def test_a_small_frame_that_holds_much_is_passed_over(make_song: MakeSong) -> None:
    song = make_song("song.mp3")
    packed = (150_000_000).to_bytes(4, "big") + zlib.compress(b"\3" + b"A" * 150_000_000)
    song.write_bytes(tag(frame(b"TIT2", packed, b"\0\x09"), frame(b"TALB", b"\3Album")) + song.read_bytes())
    tracemalloc.start()

    tags = read_tags(song)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tags.title, tags.album) == ("", "Album")
    assert peak < 20_000_000
    with pytest.raises(TagWriteError, match="too large"):
        read_fields(song)


def test_three_hundred_thousand_frames_cost_seconds(make_song: MakeSong) -> None:
    song = make_song("song.mp3")
    frames = [frame(b"TXXX", b"\3%06d\0x" % number) for number in range(300_000)]
    song.write_bytes(tag(*frames, frame(b"TIT2", b"\3Titel")) + song.read_bytes())
    begun = time.monotonic()

    assert read_tags(song).title == "Titel"
    with pytest.raises(TagWriteError, match="too many frames"):
        read_fields(song)
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    ("ending", "part"),
    [
        (".m4a", b"\0\0\0\x08free"),
        (".m4a", b"\0\0\0\x20udta\0\0\0\x18meta" + bytes(4) + b"\0\0\0\x0cilst" + bytes(4)),
        (".wma", bytes(16) + struct.pack("<Q", 24)),
        (".caf", b"free" + bytes(8)),
        (".dff", b"FREE" + bytes(8)),
    ],
    ids=("atoms", "nested atoms", "objects", "chunks", "long chunks"),
)
def test_what_has_parts_without_number_counts_as_damaged(
    ending: str, part: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emotion_player.library.files.payload.MOST_PARTS", 1_000)
    song = write_sample(tmp_path, ending)
    whole = song.read_bytes()

    def payload(parts: int) -> Payload:
        song.write_bytes(whole + parts * part)
        read_tags(song)
        with song.open("rb") as file:
            return find_payload(file, song.stat().st_size)

    assert payload(500).length < len(whole)
    assert payload(1_001).length == song.stat().st_size


def test_an_mp4_with_atoms_without_number_has_no_tags(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emotion_player.library.files.payload.MOST_PARTS", 1_000)
    song = write_sample(tmp_path, ".m4a")
    tagged = MP4(song)
    tagged["\xa9nam"] = "Titel"
    tagged.save()
    assert read_tags(song).title == "Titel"
    with song.open("ab") as file:
        file.write(struct.pack(">I4s", 8 + 8 * 1_000, b"udta") + b"\0\0\0\x08free" * 1_000)
    assert not read_tags(song).title


def test_of_tags_without_number_some_are_looked_at(make_song: MakeSong) -> None:
    song = make_song("song.mp3")
    sound = song.read_bytes()
    for before, behind in ((b"ID3\x03" + bytes(6), b""), (b"", b"TAG" + bytes(125)), (b"", b"000000LYRICS200")):
        song.write_bytes(before * 50_000 + sound + behind * 50_000)
        with song.open("rb") as file:
            assert len(open_sound(file, song.stat().st_size).blocks) <= 101


def test_what_writes_aac_is_read_by_programs_that_build_on_mutagen(make_song: MakeSong) -> None:
    song = make_song("song.aac")

    write(song, MOOD)

    assert mutagen.File(song) is not None
    assert read_fields(song) == MOOD


def write(path: Path, texts: FieldTexts) -> FieldTexts:
    with TagEdit(path, texts) as edit:
        edit.replace()
        return edit.before


def frame_22(name: bytes, text: bytes) -> bytes:
    return name + len(text).to_bytes(3, "big") + text


@pytest.mark.parametrize("unknown", [b"", frame_22(b"XYZ", b"What is this?")], ids=["known", "unknown"])
def test_frames_of_id3v2_2_are_kept_or_the_file_is_left_as_it_is(make_song: MakeSong, unknown: bytes) -> None:
    song = make_song("song.mp3")
    ID3(song).delete(song)
    sorts = [(b"TSP", "Bach, J. S."), (b"TSA", "Fugue, Art of"), (b"TST", "Contrapunctus")]
    body = b"".join(frame_22(name, b"\0" + text.encode()) for name, text in [(b"TT2", "Titel"), *sorts])
    size = len(body + unknown)
    old = b"ID3\x02\0\0" + bytes([0, 0, size >> 7, size & 0x7F]) + body + unknown + song.read_bytes()
    song.write_bytes(old)
    sound = fingerprint_file(song)

    try:
        before = write(song, MOOD)
    except TagWriteError:
        assert unknown
        assert song.read_bytes() == old
        return
    assert not unknown
    write(song, before)

    kept = {key: str(kept) for key, kept in ID3(song, translate=False).items()}
    assert kept == {"TIT2": "Titel", "TSOP": "Bach, J. S.", "TSOA": "Fugue, Art of", "TSOT": "Contrapunctus"}
    assert fingerprint_file(song) == sound
    assert before == dict.fromkeys(MoodField, ())
