# mypy: untyped-calls-exclude=mutagen
import base64
import os
import struct
import time
from collections.abc import Callable
from pathlib import Path

import mutagen
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutagen.apev2 import APEv2
from mutagen.asf._attrs import ASFByteArrayAttribute
from mutagen.flac import FLAC, Picture
from mutagen.id3 import APIC, ID3, TIT2, TPE1
from mutagen.mp4 import MP4, MP4Cover

from emotion_player.errors import TrackReadError
from emotion_player.library.files.fingerprint import find_payload, fingerprint_file
from emotion_player.library.files.payload import WHOLE
from emotion_player.library.tagging.tags import read_tags
from tests.library.conftest import encode_song

MakeSong = Callable[..., Path]
FORMATS = ["mp3", "flac", "ogg", "opus", "m4a", "alac.m4a", "wav", "aiff", "aac", "wma", "wv", "tta"]


def retag(path: Path, title: str, picture: bytes) -> None:
    """Write a title and a picture with mutagen, in the way of the format."""
    if path.suffix == ".aac":  # has no tags of its own; programs put ID3 before it and APE behind it
        tags = ID3()
        tags.add(TIT2(encoding=3, text=title))
        tags.add(APIC(encoding=3, mime="image/png", type=3, data=picture))
        tags.save(path, v1=2)
        ape = APEv2()
        ape["Title"] = title
        ape.save(path)
        return
    file = mutagen.File(path)
    if file.tags is None:
        file.add_tags()
    cover = Picture()
    cover.type, cover.mime, cover.data = 3, "image/png", picture
    if isinstance(file.tags, ID3):
        file.tags.add(TIT2(encoding=3, text=title))
        file.tags.add(TPE1(encoding=3, text="Somebody"))
        file.tags.add(APIC(encoding=3, mime="image/png", type=3, data=picture))
    elif isinstance(file, MP4):
        file["\xa9nam"] = title
        file["covr"] = [MP4Cover(picture, MP4Cover.FORMAT_PNG)]
    elif path.suffix == ".wma":
        file["Title"] = title
        file["WM/Picture"] = ASFByteArrayAttribute(b"\x03" + struct.pack("<I", len(picture)) + bytes(4) + picture)
    else:
        file["title"] = title
        if isinstance(file, FLAC):
            file.clear_pictures()
            file.add_picture(cover)
        elif path.suffix in {".ogg", ".opus"}:
            file["metadata_block_picture"] = [base64.b64encode(cover.write()).decode()]
    file.save()


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=400),
    picture=st.integers(0, 200_000),
)
def test_a_retagged_song_keeps_its_fingerprint(make_song: MakeSong, ending: str, title: str, picture: int) -> None:
    song = make_song(f"song.{ending}", seconds=2)
    before, size = fingerprint_file(song), song.stat().st_size

    retag(song, title, bytes(picture))

    assert song.stat().st_size != size or ending in {"flac", "m4a", "alac.m4a"}  # those have room left in their padding
    assert fingerprint_file(song) == before
    retag(song, "x", b"")  # and back to short tags
    assert fingerprint_file(song) == before


@pytest.mark.parametrize("ending", FORMATS)
def test_a_song_without_its_tags_keeps_its_fingerprint(make_song: MakeSong, ending: str) -> None:
    song = make_song(f"song.{ending}")
    before = fingerprint_file(song)
    retag(song, "A title", b"picture" * 9)

    if ending == "aac":
        ID3(song).delete(song)
        APEv2(song).delete(song)
    else:
        mutagen.File(song).delete()

    assert fingerprint_file(song) == before


def test_a_moved_and_renamed_song_keeps_its_fingerprint(make_song: MakeSong, tmp_path: Path) -> None:
    song = make_song("song.flac")
    before = fingerprint_file(song)

    moved = tmp_path / "folder"
    moved.mkdir()
    song = song.rename(moved / "other name.bin")

    assert fingerprint_file(song) == before


@pytest.mark.parametrize("ending", [*FORMATS, "w64"])
def test_two_songs_never_share_a_fingerprint(make_song: MakeSong, ending: str) -> None:
    """Same length, same format, same tags: only the samples differ."""
    one = fingerprint_file(make_song(f"one.{ending}", seed=1))
    two = fingerprint_file(make_song(f"two.{ending}", seed=2))

    assert one != two
    assert fingerprint_file(make_song(f"three.{ending}", seed=1, write=encode_song)) == one


@pytest.mark.parametrize("place", [60_000, -3], ids=["in the middle", "at the end"])
def test_songs_that_begin_alike_have_their_own_fingerprints(make_song: MakeSong, place: int) -> None:
    one = make_song("one.wav")
    samples = bytearray(one.read_bytes())
    samples[place] ^= 1
    two = one.with_name("two.wav")
    two.write_bytes(samples)

    assert fingerprint_file(one) != fingerprint_file(two)


@pytest.mark.parametrize("ending", ["mp3", "flac", "opus", "m4a", "wav", "aiff", "w64", "wma", "wv"])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_have_a_fingerprint_of_their_own(make_song: MakeSong, ending: str, data: st.DataObject) -> None:
    song = make_song(f"song.{ending}", seconds=0.3)
    whole = song.read_bytes()
    cut = data.draw(st.integers(1, len(whole)))
    damaged = bytearray(whole[:cut])
    for _ in range(data.draw(st.integers(0, 4))):
        damaged[data.draw(st.integers(0, cut - 1))] = data.draw(st.integers(0, 255))
    song.write_bytes(damaged)

    assert len(fingerprint_file(song)) == 40
    with song.open("rb") as file:
        payload = find_payload(file, cut)
    assert all(0 <= start <= end <= cut for start, end in payload.ranges)
    assert sum(end - start for start, end in payload.ranges) > 0


def test_a_file_of_nothing_but_tags_is_taken_whole(tmp_path: Path) -> None:
    names = []
    for title in ("one", "two"):
        tags = ID3()
        tags.add(TIT2(encoding=3, text=title))
        tags.save(tmp_path / title, v1=2)
        names.append(fingerprint_file(tmp_path / title))

    assert names[0] != names[1]


def test_the_last_cut_samples_of_a_recording_that_was_broken_off_count(make_song: MakeSong) -> None:
    """A recorder that lost power leaves 0 or 0xFFFFFFFF as the length of the sound."""
    names = set()
    for seed in (1, 2):
        song = make_song(f"{seed}.wav", seed=seed)
        data = song.read_bytes()
        place = data.index(b"data") + 4
        song.write_bytes(data[:place] + b"\xff\xff\xff\xff" + data[place + 4 :])
        names.add(fingerprint_file(song))
        song.write_bytes(data[:place] + bytes(4) + data[place + 4 :])
        names.add(fingerprint_file(song))

    assert len(names) == 4


def write_long_wave(path: Path, size: int, seed: int) -> None:
    """A WAV of ``size`` bytes of sound, sparse on the disk: silence with some noise at both ends."""
    noise = np.random.default_rng(seed).bytes(1000)
    with path.open("wb") as file:
        file.write(b"RIFF" + struct.pack("<I", size + 36) + b"WAVEfmt ")
        file.write(struct.pack("<IHHIIHH", 16, 1, 1, 48_000, 96_000, 2, 16) + b"data" + struct.pack("<I", size) + noise)
        file.truncate(44 + size)
        file.seek(44 + size - len(noise))
        file.write(noise)


def test_very_long_songs_are_sampled_and_keep_their_fingerprint_when_retagged(tmp_path: Path) -> None:
    song = tmp_path / "long.wav"
    write_long_wave(song, 10 * WHOLE, seed=0)
    before = fingerprint_file(song)

    with song.open("rb") as file:
        payload = find_payload(file, song.stat().st_size)
    assert sum(end - start for start, end in payload.ranges) == WHOLE  # the cost has a bound
    assert payload.length == 10 * WHOLE + 16

    retag(song, "Ten hours", bytes(5_000))
    assert fingerprint_file(song) == before


def test_very_long_songs_differ_in_length_start_end_or_any_stretch_of_length(tmp_path: Path) -> None:
    size = 2 * WHOLE
    changes: list[tuple[int, int]] = [(size, 0), (size + 2, 0), (size, 1)]
    names = set()
    for size_, seed in changes:
        song = tmp_path / "long.wav"
        write_long_wave(song, size_, seed)
        names.add(fingerprint_file(song))
    write_long_wave(song, size, 0)
    with song.open("r+b") as file:
        file.seek(size // 3)
        file.write(b"\1" * (3 << 20))
    names.add(fingerprint_file(song))

    assert len(names) == 4


def ogg_page(body: bytes, *, granule: int, number: int, first: bool = False) -> bytes:
    lacing = [255] * (len(body) // 255) + [len(body) % 255]
    header = struct.pack("<4sBBqIII", b"OggS", 0, 2 if first else 0, granule, 7, number, number * 77)
    return header + bytes([len(lacing), *lacing]) + body


def write_long_ogg(path: Path, header_pages: int, pages: int) -> None:
    with path.open("wb") as file:
        file.write(ogg_page(b"OpusHead" + bytes(11), granule=0, number=0, first=True))
        for number in range(header_pages):
            file.write(ogg_page(b"OpusTags" + os.urandom(30_000), granule=0, number=1 + number))
        rng = np.random.default_rng(1)
        noise = rng.bytes(120_000)
        for number in range(pages):
            body = noise[number % 50_000 :][: 60_000 + number % 700]
            file.write(ogg_page(body, granule=960 * (number + 1), number=1 + header_pages + number))


def test_very_long_ogg_files_keep_their_fingerprint_when_retagging_numbers_their_pages_anew(tmp_path: Path) -> None:
    pages = 4 * WHOLE // 60_000
    names = set()
    for header_pages in (1, 4):
        write_long_ogg(tmp_path / "long.opus", header_pages, pages)
        names.add(fingerprint_file(tmp_path / "long.opus"))
    write_long_ogg(tmp_path / "long.opus", 1, pages + 1)
    other = fingerprint_file(tmp_path / "long.opus")

    assert len(names) == 1
    assert other not in names


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such pipes")
def test_a_file_that_has_become_a_pipe_or_a_device_is_not_waited_for(tmp_path: Path) -> None:
    pipe, device = tmp_path / "pipe.mp3", tmp_path / "device.mp3"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")

    for other in (pipe, device):
        with pytest.raises(TrackReadError) as refused:
            fingerprint_file(other)
        assert str(refused.value.reason) == "The file cannot be read: it is not a file."


def test_a_file_that_is_gone_or_a_folder_is_named_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TrackReadError) as gone:
        fingerprint_file(tmp_path / "gone.mp3")
    with pytest.raises(TrackReadError) as folder:
        fingerprint_file(tmp_path)

    assert str(gone.value.reason) == "The file is gone."
    assert str(folder.value.reason) == "The file cannot be read: it is a folder."


def test_tags_by_several_programs_around_one_song_are_all_skipped(make_song: MakeSong) -> None:
    song = make_song("song.mp3")
    before = fingerprint_file(song)
    retag(song, "ID3v2", b"")
    ape = APEv2()
    ape["Title"] = "APETAGEX TAG LYRICS200"
    ape.save(song)
    lyrics = b"LYRICSBEGINLYR00005Hello"
    id3v1 = b"TAG" + b"An old title".ljust(125, b"\0")
    with song.open("ab") as file:
        file.write(lyrics + f"{len(lyrics):06d}".encode() + b"LYRICS200" + id3v1)

    assert fingerprint_file(song) == before


@pytest.mark.parametrize("ending", ["wav", "aiff"])
def test_zeros_behind_a_sound_are_not_taken_for_chunks_without_end(make_song: MakeSong, ending: str) -> None:
    song = make_song(f"song.{ending}")
    before = fingerprint_file(song)
    with song.open("ab") as file:
        file.write(bytes(30_000_000))
    began = time.thread_time()
    assert fingerprint_file(song) == before
    assert read_tags(song) is not None
    assert time.thread_time() - began < 1.0
