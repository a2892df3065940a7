"""How long a sound lasts is measured where header, decoder and size disagree; joined files sound to their end."""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from mutagen.apev2 import APEv2

from emotion_player import paths
from emotion_player.audio.decode import AudioFile, measure_duration, read_segments
from emotion_player.audio.links import find_links
from emotion_player.library.files.format_registry import demuxers
from tests.library.formats.samples import write_sample

Clock = Callable[..., npt.NDArray[np.float32]]
Write = Callable[..., Path]

RATE = 16_000


def told_time(samples: npt.NDArray[np.float32]) -> int:
    """Which second of the clock a piece of it, shorter than a second, comes from."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return round((float(np.argmax(spectrum)) * RATE / len(samples) - 300) / 50)


@pytest.mark.parametrize("song", sorted(p for p in paths.demo_folder().iterdir() if p.suffix not in {".md", ".py"}))
def test_an_honest_header_is_believed_to_the_bit(song: Path) -> None:
    with AudioFile(song) as audio:
        assert audio.duration_s == audio.info.duration_s
        assert audio.measured_duration_s() == pytest.approx(audio.duration_s, abs=0.05)


@pytest.mark.parametrize("ending", [".wav", ".flac", ".ogg", ".opus", ".mp3", ".aac", ".wma", ".wv", ".aiff"])
def test_a_torn_file_lasts_as_long_as_it_sounds(ending: str, clock: Clock, write_sound: Write) -> None:
    path = write_sound(f"torn{ending}", clock(12.0))
    os.truncate(path, path.stat().st_size // 2)
    with AudioFile(path) as audio:
        assert audio.duration_s == pytest.approx(len(audio.read(0.0, 60.0, RATE)) / RATE, abs=0.3)


def test_an_mp3_of_varying_rate_without_a_header_is_measured(clock: Clock, write_sound: Write) -> None:
    sound = np.concatenate([np.zeros((48_000 * 10, 2), np.float32), clock(10.0)])
    sound[48_000 * 10 :] += np.random.default_rng(0).normal(0, 0.1, (480_000, 2)).astype(np.float32)
    path = write_sound("vbr.mp3", sound, write_xing="0", global_quality="236", flags="+qscale")
    assert measure_duration(path) == pytest.approx(20.0, abs=0.3)


def test_an_aac_of_varying_rate_is_measured(write_sound: Write) -> None:
    sound = np.zeros((48_000 * 12, 2), np.float32)
    sound[48_000 * 6 :] = np.random.default_rng(0).normal(0, 0.2, (480_000 - 192_000, 2))
    assert measure_duration(write_sound("vbr.aac", sound)) == pytest.approx(12.0, abs=0.3)


@pytest.mark.parametrize("length", [0, 0xFFFFFFFF, 0x7FFFFFFF, 1_000_000_000])
def test_a_wav_that_was_streamed_without_knowing_its_length_is_measured(
    length: int, clock: Clock, write_sound: Write
) -> None:
    path = write_sound("stream.wav", clock(3.0, RATE, 1), RATE)
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    data[4:8] = data[at : at + 4] = struct.pack("<I", length)
    path.write_bytes(data)
    assert measure_duration(path) == pytest.approx(3.0, abs=0.3)


def test_a_flac_that_does_not_tell_its_length_or_lies_is_measured(clock: Clock, write_sound: Write) -> None:
    path = write_sound("x.flac", clock(8.0, RATE, 1), RATE)
    data = bytearray(path.read_bytes())
    for samples in (0, 40 * RATE):
        data[22:26] = struct.pack(">I", samples)  # the lower bits of the total; the file is short
        path.write_bytes(data)
        assert measure_duration(path) == pytest.approx(8.0, abs=0.3)


def test_a_long_mp3_whose_rate_varies_only_in_its_middle_is_measured(clock: Clock, write_sound: Write) -> None:
    minute = {rate: write_sound(f"{rate}.mp3", clock(60.0, 8_000, 1), 8_000, write_xing="0", b=rate).read_bytes()
              for rate in ("8000", "16000")}  # fmt: skip
    path = write_sound("book.mp3", clock(1.0, 8_000, 1), 8_000)
    path.write_bytes(minute["16000"] * 40 + minute["8000"] * 40 + minute["16000"] * 40)
    assert measure_duration(path) == pytest.approx(120 * 60, rel=0.005)


_CONTAINERS = [".ogg", ".opus", ".flac", ".flac.ogg", ".wav", ".aiff", ".m4a", ".alac.m4a", ".mka", ".opus.mka", ".wma"]


@pytest.mark.parametrize("ending", [".mp3", ".aac", *_CONTAINERS, ".wv", ".tta", ".caf", ".w64", ".au"])
def test_joined_files_are_heard_to_their_end(ending: str, clock: Clock, write_sound: Write) -> None:
    first, second = clock(4.0), clock(11.0)[48_000 * 4 :]
    joined = write_sound(f"first{ending}", first)
    joined.write_bytes(joined.read_bytes() + write_sound(f"second{ending}", second).read_bytes())

    assert measure_duration(joined) == pytest.approx(11.0, abs=0.3)
    pieces = read_segments(joined, [8.25, 0.25, 5.25, 2.25], 0.5, RATE)
    assert [told_time(piece) for piece in pieces] == [8, 0, 5, 2]
    across, beyond = read_segments(joined, [3.5, 9.0], 4.0, RATE)
    assert len(across) == 4 * RATE
    assert told_time(across[: RATE // 4]) == 3
    assert told_time(across[-RATE // 4 :]) == 7
    assert len(beyond) / RATE == pytest.approx(2.0, abs=0.3)


@pytest.mark.parametrize("ending", [".rf64", ".voc", ".ape", ".dsf", ".dff", ".weba"])
def test_joined_files_of_rarer_kinds_are_two(ending: str, tmp_path: Path) -> None:
    song = write_sample(tmp_path, ending)
    alone = measure_duration(song)
    song.write_bytes(song.read_bytes() * 2)
    assert len(find_links(song)) == 2
    assert measure_duration(song) == pytest.approx(2 * alone, abs=0.05)


def test_tags_between_joined_files_are_stepped_over(clock: Clock, write_sound: Write) -> None:
    path, other = write_sound("a.wv", clock(3.0)), write_sound("b.wv", clock(3.0))
    tags: Any = APEv2()  # type: ignore[no-untyped-call]
    tags["Title"] = "x" * 500
    tags.save(path)
    id3v1 = b"TAG" + bytes(125)
    path.write_bytes(path.read_bytes() + id3v1 + other.read_bytes())
    assert measure_duration(path) == pytest.approx(6.0, abs=0.1)


def test_a_chain_of_links_of_different_kinds_is_one_song(clock: Clock, write_sound: Write) -> None:
    chain = write_sound("chain.ogg", clock(3.0))
    links = [write_sound("b.opus", clock(3.0)), write_sound("c.flac.ogg", clock(3.0, 44_100, 1), 44_100), chain]
    chain.write_bytes(b"".join(path.read_bytes() for path in [chain, *links]))
    assert len(find_links(chain)) == 4
    assert measure_duration(chain) == pytest.approx(12.0, abs=0.3)
    assert [told_time(piece) for piece in read_segments(chain, [1.25, 4.25, 7.25, 10.25], 0.5, RATE)] == [1] * 4


def test_a_stream_of_very_many_links_ends_with_one_that_holds_the_rest(clock: Clock, write_sound: Write) -> None:
    link = write_sound("x.opus", clock(1.0, 48_000, 1)).read_bytes()
    path = write_sound("radio.opus", clock(1.0, 48_000, 1))
    path.write_bytes(link * 600)
    links = find_links(path)
    assert len(links) == 500
    assert links[-1][1] == 600 * len(link)


def test_a_stream_of_many_links_is_heard_to_its_end(clock: Clock, write_sound: Write) -> None:
    link, last = write_sound("x.opus", clock(1.0, 48_000, 1)), write_sound("y.opus", clock(3.0, 48_000, 1))
    path = link.with_name("radio.opus")
    path.write_bytes(link.read_bytes() * 80 + last.read_bytes())
    link_s = measure_duration(link)

    assert measure_duration(path) == pytest.approx(80 * link_s + measure_duration(last))
    assert [told_time(piece) for piece in read_segments(path, [80 * link_s + 2.25, 0.25], 0.5, RATE)] == [2, 0]


@pytest.mark.parametrize("place", [42, 43, 44, 45, (1 << 18) - 6, (1 << 18) - 2, (1 << 18) - 1, 1 << 18, (1 << 18) + 1])
def test_a_second_flac_is_found_wherever_it_begins(place: int, tmp_path: Path) -> None:
    path = tmp_path / "two.flac"
    mark = b"fLaC\0\0\0\x22"
    path.write_bytes((mark + b"fLaX").ljust(place, b"L") + mark + b"f" * 100)
    assert find_links(path) == [(0, place), (place, place + 108)]


def test_rubbish_behind_a_song_is_no_link(clock: Clock, write_sound: Write) -> None:
    for ending in (".flac", ".ogg", ".wav", ".m4a", ".mka", ".wma", ".wv", ".tta", ".caf", ".w64"):
        path = write_sound(f"x{ending}", clock(2.0))
        path.write_bytes(path.read_bytes() + b"fLaC\0\0\0\x22OggSRIFF....WAVE\0\0\0\x20ftyp" * 50)
        assert measure_duration(path) == pytest.approx(2.0, abs=0.3)


@pytest.mark.parametrize("ending", [".mp3", ".aac", ".flac", ".ogg", ".wav"])
def test_tags_before_a_song_cost_nothing_however_many_frames_they_have(
    ending: str, clock: Clock, write_sound: Write
) -> None:
    path = write_sound(f"song{ending}", clock(3.0))
    bare = measure_duration(path)
    frame = b"TXXX" + struct.pack(">IH", 4, 0) + b"\0a\0b"
    body = frame * 200_000
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    tag = b"ID3\x03\0\0" + size + body
    path.write_bytes(tag + b"ID3\x04\0\x10\0\0\0\0" + b"3DI\x04\0\x10\0\0\0\0" + path.read_bytes())

    began = time.thread_time()
    assert measure_duration(path) == pytest.approx(bare, abs=0.05)
    assert told_time(read_segments(path, [2.25], 0.5, RATE)[0]) == 2
    assert time.thread_time() - began < 1.0


@pytest.mark.parametrize("tag", [b"ID3\3\0\0\x7f\x7f\x7f\x7f", b"APETAGEX" + b"\xff" * 24], ids=["ID3", "APE"])
@pytest.mark.parametrize("ending", [".mp3", ".aac", ".flac", ".ogg", ".wav"])
def test_a_tag_that_claims_more_than_the_file_holds_hides_no_song(
    ending: str, tag: bytes, clock: Clock, write_sound: Write
) -> None:
    path = write_sound(f"song{ending}", clock(3.0))
    bare = measure_duration(path)
    path.write_bytes(tag + path.read_bytes())

    assert measure_duration(path) == pytest.approx(bare, abs=0.05)
    assert told_time(read_segments(path, [2.25], 0.5, RATE)[0]) == 2


@pytest.mark.parametrize(("name", "rate", "channels"), [("song.ra", 48_000, 2), ("song.144.ra", 8_000, 1)])
def test_a_file_that_cannot_be_entered_midway_is_read_from_its_start(
    name: str, rate: int, channels: int, clock: Clock, write_sound: Write
) -> None:
    path = write_sound(name, clock(4.0, rate, channels), rate)  # FFmpeg has no way into the RealAudio that it writes
    assert measure_duration(path) == pytest.approx(4.0, abs=0.3)
    assert [told_time(piece) for piece in read_segments(path, [2.25, 0.25, 3.25], 0.5, RATE)] == [2, 0, 3]


def test_a_last_packet_that_is_cut_short_lasts_no_longer_than_the_sound(clock: Clock, write_sound: Write) -> None:
    assert measure_duration(write_sound("song.tta.mka", clock(4.5))) == pytest.approx(4.5, abs=0.05)


def test_aac_in_loas_is_heard_as_any_aac_is(clock: Clock, write_sound: Write) -> None:
    path = write_sound("song.latm.aac", clock(4.0))
    assert measure_duration(path, demuxers()) == pytest.approx(4.0, abs=0.1)


@pytest.mark.parametrize("ending", [".ogg", ".oga"])
def test_packets_that_do_not_know_their_time_are_added_up(ending: str, tmp_path: Path) -> None:
    path = write_sample(tmp_path, ending)  # FFmpeg's own Vorbis encoder leaves times that lie a day ahead
    assert measure_duration(path) == pytest.approx(1.0, abs=0.3)
