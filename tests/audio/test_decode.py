from __future__ import annotations

import os
import re
import struct
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from emotion_player.audio import stream
from emotion_player.audio.decode import AudioFile, decoder_version, read_all, read_segments
from emotion_player.audio.file_part import FilePart
from emotion_player.audio.stream import AudioInfo
from emotion_player.errors import AudioDecodeError, TrackReadError

Clock = Callable[..., npt.NDArray[np.float32]]
Write = Callable[..., Path]

FORMATS = [".wav", ".aiff", ".flac", ".ogg", ".opus", ".mp3", ".m4a", ".alac.m4a", ".aac", ".wma", ".wv"]
RATE = 16_000


def probe(path: Path) -> AudioInfo:
    with AudioFile(path) as audio:
        return audio.info


def told_time(samples: npt.NDArray[np.float32]) -> int:
    """Which second of the clock a piece of it, shorter than a second, comes from."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return round((float(np.argmax(spectrum)) * RATE / len(samples) - 300) / 50)


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_is_read_whole_and_in_pieces(ending: str, clock: Clock, write_sound: Write) -> None:
    path = write_sound(f"clock{ending}", clock(8.0))
    assert len(read_all(path, RATE, 60.0)) / RATE == pytest.approx(8.0, abs=0.1)
    info = probe(path)
    assert (info.sample_rate, info.channels) == (48_000, 2)
    assert info.duration_s == pytest.approx(8.0, rel=0.1)
    pieces = read_segments(path, [5.25, 0.25, 3.25, 7.25], 0.5, RATE)
    assert [len(piece) for piece in pieces] == [RATE // 2] * 4
    assert [told_time(piece) for piece in pieces] == [5, 0, 3, 7]
    assert all(piece.dtype == np.float32 for piece in pieces)


@pytest.mark.parametrize("ending", [".wav", ".flac", ".ogg", ".opus", ".mp3", ".m4a", ".alac.m4a", ".wv"])
def test_a_piece_equals_the_same_stretch_of_the_whole(ending: str, clock: Clock, write_sound: Write) -> None:
    path = write_sound(f"clock{ending}", clock(6.0))
    whole, piece = read_all(path, RATE, 60.0), read_segments(path, [3.1], 1.5, RATE)[0]
    inner = slice(200, -200)  # the resampler has a few milliseconds of run-in
    np.testing.assert_allclose(piece[inner], whole[int(3.1 * RATE) :][: len(piece)][inner], atol=1e-2)


@pytest.mark.parametrize(
    ("real", "named"), [(".wav", "x.mp3"), (".alac.m4a", "x.flac"), (".opus", "x"), (".mp3", "x.wav")]
)
def test_the_content_tells_the_format_not_the_name(real: str, named: str, clock: Clock, write_sound: Write) -> None:
    path = write_sound(f"clock{real}", clock(3.0))
    assert told_time(read_segments(path.rename(path.parent / named), [2.25], 0.5, RATE)[0]) == 2


@pytest.mark.parametrize("name", ["line\nbreak.flac", "🎵 música.flac", os.fsdecode(b"latin\xe9\xff.flac")])
def test_any_file_name_is_fine(name: str, clock: Clock, write_sound: Write) -> None:
    path = write_sound("plain.flac", clock(2.0))
    try:
        path = path.rename(path.parent / name)
    except OSError:
        pytest.skip("this file system has no such names")
    assert len(read_all(path, RATE, 60.0)) == 2 * RATE


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"])
def test_full_scale_is_one_in_every_sample_format(subtype: str, clock: Clock, write_sound: Write) -> None:
    sound = clock(1.0, RATE, 1)
    samples = read_all(write_sound("x.wav", sound, RATE, subtype), RATE, 60.0)
    np.testing.assert_allclose(samples, sound[:, 0], atol=0.01)


@pytest.mark.parametrize("rate", [8_000, 44_100, 192_000])
def test_any_sample_rate_becomes_the_one_asked_for(rate: int, clock: Clock, write_sound: Write) -> None:
    samples = read_all(write_sound("x.wav", clock(3.0, rate, 1), rate), RATE, 60.0)
    assert len(samples) == 3 * RATE
    assert told_time(samples[int(2.25 * RATE) :][: RATE // 2]) == 2


@pytest.mark.parametrize("ending", [".wav", ".flac"])
def test_channels_are_averaged_up_to_7_1(ending: str, write_sound: Write) -> None:
    sound = np.zeros((RATE, 8), np.float32)
    sound[:, 3] = 0.8
    samples = read_all(write_sound(f"surround{ending}", sound, RATE), RATE, 60.0)
    np.testing.assert_allclose(samples[100:-100], 0.1, atol=1e-3)


@pytest.mark.parametrize("ending", [".wav", ".caf", ".au", ".w64"])
def test_more_channels_than_can_be_mixed_are_refused_in_a_sentence(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"field{ending}"
    soundfile.write(path, np.full((RATE, 64), 0.5, np.float32), RATE)
    np.testing.assert_allclose(read_all(path, RATE, 1.0)[100:-100], 0.5, atol=1e-3)

    soundfile.write(path, np.full((RATE, 65), 0.5, np.float32), RATE)
    with pytest.raises(AudioDecodeError, match=re.escape("It has 65 channels; at most 64 can be heard.")):
        AudioFile(path)


def test_samples_that_are_not_numbers_become_silence(write_sound: Write) -> None:
    sound = np.full((RATE, 1), 0.5, np.float32)
    sound[100:200] = np.nan
    sound[300:400] = np.inf
    sound[500:600] = 3e38
    samples = read_all(write_sound("broken.wav", np.repeat(sound, 2, axis=1), RATE, "FLOAT"), RATE, 60.0)
    assert np.isfinite(samples).all()
    assert samples[150] == samples[350] == 0
    assert samples[-1] == pytest.approx(0.5)


def test_reading_stops_at_the_length_asked_for_and_at_the_end(clock: Clock, write_sound: Write) -> None:
    path = write_sound("x.ogg", clock(4.0))
    assert len(read_all(path, RATE, 1.5)) == 1.5 * RATE
    assert [len(piece) for piece in read_segments(path, [3.0, 9.0], 2.0, RATE)] == [RATE, 0]


@pytest.mark.parametrize("ending", [".wav", ".flac", ".ogg", ".opus", ".mp3", ".aac", ".wma", ".wv"])
def test_a_torn_off_file_is_read_as_far_as_it_goes(ending: str, clock: Clock, write_sound: Write) -> None:
    path = write_sound(f"torn{ending}", clock(12.0))
    os.truncate(path, path.stat().st_size // 2)
    with AudioFile(path) as audio:
        whole, measured_s = audio.read(0.0, 60.0, RATE), audio.measured_duration_s()
    assert 1.0 < len(whole) / RATE < 11.0
    assert measured_s == pytest.approx(len(whole) / RATE, abs=0.2)
    assert told_time(whole[int(0.25 * RATE) :][: RATE // 2]) == 0


def test_damage_in_the_middle_is_stepped_over(clock: Clock, write_sound: Write) -> None:
    path = write_sound("scratched.mp3", clock(8.0), write_xing="0")
    data = bytearray(path.read_bytes())
    middle = slice(len(data) // 3, len(data) // 3 + 3000)
    data[middle] = np.random.default_rng(0).bytes(3000)
    path.write_bytes(data)
    assert told_time(read_segments(path, [6.25], 0.5, RATE)[0]) in {6, 7}  # damaged packets cost their time


def test_an_mp3_of_varying_rate_without_a_header_is_measured(clock: Clock, write_sound: Write) -> None:
    quiet_first = np.concatenate([np.zeros((48_000 * 10, 2), np.float32), clock(10.0)])
    noise = np.random.default_rng(0).normal(0, 0.1, quiet_first.shape).astype(np.float32)
    noise[: 48_000 * 10] = 0
    path = write_sound("vbr.mp3", quiet_first + noise, write_xing="0", global_quality="236", flags="+qscale")
    with AudioFile(path) as audio:
        assert abs(audio.info.duration_s - 20) > 2  # what makes this file a trap
        assert audio.measured_duration_s() == pytest.approx(20, abs=0.2)
        assert len(audio.read(0.0, 60.0, RATE)) / RATE == pytest.approx(20, abs=0.2)


def test_a_wav_that_was_streamed_without_knowing_its_length_is_read_to_its_end(
    clock: Clock, write_sound: Write
) -> None:
    path = write_sound("stream.wav", clock(3.0, RATE, 1), RATE)
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    data[4:8] = data[at : at + 4] = struct.pack("<I", 0xFFFFFFFF)
    path.write_bytes(data)
    assert len(read_all(path, RATE, 60.0)) == 3 * RATE


def test_ten_hours_cost_what_a_song_costs(clock: Clock, write_sound: Write, tmp_path: Path) -> None:
    minute = write_sound("minute.mp3", clock(60.0, 8_000, 1), 8_000, write_xing="0", b="8000", id3v2_version="0")
    body = minute.read_bytes()
    body = body[body.index(b"\xff\xe3") :]
    with (tmp_path / "long.mp3").open("wb") as file:
        for _ in range(600):
            file.write(body)
    tracemalloc.start()
    began = time.thread_time()
    with AudioFile(tmp_path / "long.mp3") as audio:
        assert audio.info.duration_s == pytest.approx(36_000, rel=0.01)
        pieces = [audio.read(audio.info.duration_s * share, 10.0, RATE) for share in (0.1, 0.5, 0.9)]
    seconds = time.thread_time() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [len(piece) for piece in pieces] == [10 * RATE] * 3
    assert peak < 8e6
    assert seconds < 0.5


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (b"These are words, whatever the name says.\n" * 100, "It is not an audio file, or it is damaged."),
        (b"\xff\xfb\x90\x00", "It is not an audio file, or it is damaged."),
        (np.random.default_rng(0).bytes(100_000), "It is not an audio file, or it is damaged."),
        (
            b"#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nhttp://localhost/x.ts\n",
            "It is not an audio file, or it is damaged.",
        ),
    ],
    ids=["empty", "text", "one frame's head", "noise", "play list"],
)
def test_what_is_no_sound_is_said_in_a_sentence(content: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "song.mp3"
    path.write_bytes(content)
    with pytest.raises(AudioDecodeError) as caught:
        read_all(path, RATE, 60.0)
    assert (str(caught.value.reason), caught.value.path) == (reason, path)


@pytest.mark.parametrize("ending", [".flac", ".mp3", ".wav"])
def test_a_hollow_file_of_a_terabyte_is_refused_at_once(ending: str, clock: Clock, write_sound: Write) -> None:
    path = write_sound(f"song{ending}", clock(1.0, RATE), RATE)
    os.truncate(path, 1 << 40)

    with pytest.raises(AudioDecodeError) as refused:
        AudioFile(path)
    assert str(refused.value.reason) == "It is too large for a song."


def test_a_torn_off_m4a_has_lost_its_index(clock: Clock, write_sound: Write) -> None:
    path = write_sound("torn.m4a", clock(6.0))
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(AudioDecodeError, match="damaged"):
        probe(path)


def test_a_film_without_sound_holds_no_sound(tmp_path: Path) -> None:
    path = tmp_path / "mute.m4a"
    with av.open(str(path), "w", format="mp4") as file:
        stream: Any = file.add_stream("mpeg4", rate=5)
        stream.width = stream.height = 16
        stream.pix_fmt = "yuv420p"
        for _ in range(5):
            file.mux(stream.encode(av.VideoFrame(16, 16, "yuv420p")))
        file.mux(stream.encode(None))
    with pytest.raises(AudioDecodeError, match=r"It contains no sound\."):
        probe(path)


def test_a_file_that_vanished_is_gone(tmp_path: Path) -> None:
    with pytest.raises(TrackReadError) as caught:
        probe(tmp_path / "gone.flac")
    assert str(caught.value.reason) == "The file is gone."


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    folder, pipe = tmp_path / "album.mp3", tmp_path / "pipe.mp3"
    folder.mkdir()
    os.mkfifo(pipe)
    for path in (folder, pipe):
        with pytest.raises(TrackReadError, match=r"It is not a file\."):
            probe(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(clock: Clock, write_sound: Write) -> None:
    path = write_sound("locked.wav", clock(1.0))
    path.chmod(0)
    with pytest.raises(TrackReadError, match=r"It cannot be read: permission denied\."):
        probe(path)


def test_a_refusing_system_is_quoted(clock: Clock, write_sound: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_sound("locked.wav", clock(1.0))

    def refuse(*_: object) -> FilePart:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(stream, "FilePart", refuse)
    with pytest.raises(TrackReadError) as caught:
        probe(path)
    assert str(caught.value.reason) == "It cannot be read: permission denied."


def test_a_drive_that_fails_while_reading_is_no_bad_song(
    clock: Clock, write_sound: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_sound("unplugged.wav", clock(20.0))

    class Unplugged(FilePart):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 1_000_000:
                raise OSError(5, "Input/output error")
            return super().read(-1 if size is None else size) or b""

    monkeypatch.setattr(stream, "FilePart", Unplugged)
    with AudioFile(path) as audio, pytest.raises(TrackReadError) as caught:
        audio.read(0.0, 20.0, RATE)
    assert str(caught.value.reason) == "It cannot be read: the disk reports an error."


def test_damage_anywhere_ends_in_a_sentence_or_in_sound(
    clock: Clock, write_sound: Write, capfd: pytest.CaptureFixture[str]
) -> None:
    chance = np.random.default_rng(0)
    for ending in FORMATS:
        path = write_sound(f"x{ending}", clock(2.0, RATE, 1), RATE)
        whole = path.read_bytes()
        for _ in range(20):
            data = bytearray(whole[: chance.integers(len(whole) // 4, len(whole))])
            for place in chance.integers(0, (len(data), 200), (15, 2)).flat:
                data[place] = chance.integers(256)
            path.write_bytes(data)
            with suppress(AudioDecodeError):
                assert np.isfinite(read_all(path, RATE, 60.0)).all()
    assert capfd.readouterr() == ("", "")


def test_an_unknown_codec_is_said(clock: Clock, write_sound: Write) -> None:
    path = write_sound("x.wav", clock(1.0, RATE, 1), RATE)
    data = bytearray(path.read_bytes())
    data[20:22] = b"\x99\x99"  # the format tag
    path.write_bytes(data)
    with pytest.raises(AudioDecodeError, match=r"Its sound is in an unknown format\."):
        probe(path)


def test_nothing_is_written_to_the_standard_error(
    clock: Clock, write_sound: Write, capfd: pytest.CaptureFixture[str]
) -> None:
    for ending in (".mp3", ".flac", ".m4a", ".ogg", ".aac"):
        path = write_sound(f"torn{ending}", clock(4.0))
        data = bytearray(path.read_bytes()[: path.stat().st_size * 2 // 3])
        data[len(data) // 2 :: 100] = b"\xaa" * len(data[len(data) // 2 :: 100])
        path.write_bytes(b"ID3\x04\x00\x00\x00\x00\x00\x03TIT" + data)
        with suppress(AudioDecodeError):
            read_all(path, RATE, 60.0)
    assert capfd.readouterr() == ("", "")


def test_the_decoder_names_its_parts() -> None:
    assert all(name in decoder_version() for name in ("av ", "libavcodec ", "libavformat ", "soxr "))
