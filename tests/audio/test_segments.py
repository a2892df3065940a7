from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emotion_player.audio import segments as segments_module
from emotion_player.audio.features import log_mel
from emotion_player.audio.segments import decode_segments, segment_mels, segment_starts, starts_in_sound
from emotion_player.core.mel import NOTES_SPEC, TAGGER_MEL, MelSpec
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.errors import AudioDecodeError

Samples = npt.NDArray[np.float32]
Clock = Callable[..., Samples]
Write = Callable[..., Path]

RATE = 16_000
SPEC = SegmentSpec(duration_s=2.0, count=3, loudness_lufs=-24.0, trim=0.0)
SMALL = MelSpec(n_mels=16)


def noise(duration_s: float, level: float = 0.1) -> Samples:
    return np.random.default_rng(0).normal(0, level, round(duration_s * RATE)).astype(np.float32)


@given(
    duration_s=st.floats(0, 40_000),
    spec=st.builds(SegmentSpec, st.floats(0.5, 60), st.integers(1, 40), st.just(-24.0), st.just(0.0)),
)
def test_segments_lie_within_the_song_in_order_and_evenly(duration_s: float, spec: SegmentSpec) -> None:
    starts = segment_starts(duration_s, spec)
    assert 1 <= len(starts) <= spec.count
    assert starts[0] >= 0
    assert starts[-1] + spec.duration_s <= max(duration_s, spec.duration_s) + 1e-6
    gaps = np.diff(starts)
    one_fewer_covers_the_song = (len(starts) - 1) * spec.duration_s >= max(duration_s, 1e-9)
    if one_fewer_covers_the_song:
        assert gaps.min() >= spec.duration_s / 3 - 1e-6
    assert (gaps > 0).all()
    np.testing.assert_allclose(gaps, gaps[:1].repeat(len(gaps)), rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(
        starts[0], max(0.0, duration_s - spec.duration_s) - starts[-1], atol=1e-6
    )  # as much at each edge
    if duration_s <= spec.count * spec.duration_s and duration_s > 0:
        covered = np.append(gaps, 0) <= spec.duration_s + 1e-9
        assert covered.all()


def test_the_edges_of_a_long_song_are_left_out() -> None:
    assert segment_starts(12.0, SPEC) == (1.0, 5.0, 9.0)


def test_segments_of_a_short_song_overlap() -> None:
    assert segment_starts(4.0, SPEC) == (0.0, 1.0, 2.0)
    assert segment_starts(3.0, SPEC) == (0.0, 1.0)


def test_a_song_shorter_than_a_segment_is_heard_once() -> None:
    assert segment_starts(1.2, SPEC) == (0.0,)


def test_segments_are_heard_where_they_should_be(clock: Clock, write_sound: Write) -> None:
    segments = decode_segments(write_sound("song.flac", clock(12.0)), SPEC, RATE)
    assert [segment.start_s for segment in segments] == [1.0, 5.0, 9.0]
    assert [len(segment.samples) for segment in segments] == [2 * RATE] * 3


def test_segments_are_heard_where_there_is_sound(write_sound: Write) -> None:
    sound = np.zeros((12 * RATE, 1), np.float32)
    sound[4 * RATE : 8 * RATE, 0] = noise(4.0)
    sound[8 * RATE :, 0] = noise(4.0, 1e-5)  # below the gate of BS.1770
    segments = decode_segments(write_sound("song.wav", sound, RATE, "FLOAT"), SPEC, RATE)
    assert [segment.start_s for segment in segments] == [4.0, 5.0, 6.0]


@pytest.mark.parametrize("ending", [".wav", ".flac", ".mp3", ".opus", ".m4a", ".aac"])
def test_minutes_of_silence_behind_a_song_do_not_hide_it(ending: str, clock: Clock, write_sound: Write) -> None:
    sound = np.concatenate([clock(5.0, channels=1), np.zeros((48_000 * 55, 1), np.float32)])
    segments = decode_segments(write_sound(f"song{ending}", sound), SPEC, RATE)
    assert len(segments) == 3
    assert all(segment.start_s <= 4.0 for segment in segments)


def test_a_hidden_track_is_heard_as_the_song_before_it_is(clock: Clock, write_sound: Write) -> None:
    sound = np.concatenate([clock(5.0, channels=1), np.zeros((48_000 * 50, 1), np.float32), clock(5.0, channels=1)])
    segments = decode_segments(write_sound("song.flac", sound), SPEC, RATE)
    starts = [segment.start_s for segment in segments]
    assert len(starts) == 3
    assert starts[0] <= 3.5
    assert 54.5 <= starts[-1] <= 58.0
    assert all(start <= 4.0 or start >= 54.0 for start in starts)


@given(
    gaps=st.lists(st.floats(0.5, 500), min_size=1, max_size=6),
    lengths=st.lists(st.floats(0.5, 500), min_size=6, max_size=6),
    spec=st.builds(SegmentSpec, st.floats(0.5, 60), st.integers(1, 40), st.just(-24.0), st.just(0.0)),
)
def test_segments_begin_in_sound_and_stay_there_where_it_lasts(
    gaps: list[float], lengths: list[float], spec: SegmentSpec
) -> None:
    spans, position = [], 0.0
    for gap, length in zip(gaps, lengths, strict=False):
        spans.append((position + gap, position + gap + length))
        position += gap + length
    starts = starts_in_sound(spans, spec)
    assert 1 <= len(starts) <= spec.count
    assert list(starts) == sorted(set(starts))
    for start in starts:
        low, high = next(span for span in spans if span[0] - 1e-6 <= start <= span[1] + 1e-6)
        assert start + spec.duration_s <= high + 1e-6 or high - low < spec.duration_s


def test_a_song_without_any_silence_is_not_searched(write_sound: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def search(*_: object) -> list[tuple[float, float]]:
        raise AssertionError

    monkeypatch.setattr(segments_module, "_sounding_spans", search)
    path = write_sound("song.wav", noise(12.0)[:, None], RATE)
    assert [segment.start_s for segment in decode_segments(path, SPEC, RATE)] == [1.0, 5.0, 9.0]


def test_a_file_that_promises_too_much_is_heard_where_it_has_sound(clock: Clock, write_sound: Write) -> None:
    path = write_sound("torn.mp3", clock(24.0))
    os.truncate(path, path.stat().st_size // 2)
    segments = decode_segments(path, SPEC, RATE)
    assert [segment.start_s for segment in segments] == pytest.approx([1.0, 5.0, 9.0], abs=0.3)
    assert [len(segment.samples) for segment in segments] == [2 * RATE] * 3


@pytest.mark.parametrize("ending", [".wav", ".flac", ".mp3", ".opus"])
@pytest.mark.parametrize(
    ("duration_s", "level", "reason"),
    [
        (0.3, 0.1, "It is too short: at least 1 s of sound is needed."),
        (5.0, 0.0, "It is silent."),
    ],
)
def test_what_cannot_be_judged_says_why(
    ending: str, duration_s: float, level: float, reason: str, write_sound: Write
) -> None:
    path = write_sound(f"x{ending}", noise(duration_s, level)[:, None], RATE)
    with pytest.raises(AudioDecodeError) as caught:
        decode_segments(path, SPEC, RATE)
    assert str(caught.value.reason) == reason


@pytest.mark.parametrize("rate", [RATE, 44_100])
@pytest.mark.parametrize("offset", [0.01, 0.5])
def test_silence_with_an_offset_is_silent(offset: float, rate: int, write_sound: Write) -> None:
    path = write_sound("x.flac", np.full((5 * rate, 1), offset, np.float32), rate)
    with pytest.raises(AudioDecodeError, match=r"It is silent\."):
        decode_segments(path, SPEC, RATE)


def test_silence_with_an_offset_is_not_heard_instead_of_the_song(write_sound: Write) -> None:
    sound = np.concatenate([noise(4.0), np.zeros(36 * RATE, np.float32)]) + np.float32(0.02)
    path = write_sound("x.flac", sound[:, None], RATE)
    assert all(segment.start_s < 4.0 for segment in decode_segments(path, SPEC, RATE))


@pytest.mark.parametrize("ending", [".wav", ".aiff", ".ogg"])
def test_a_file_of_zero_length_holds_no_sound(ending: str, write_sound: Write) -> None:
    with pytest.raises(AudioDecodeError, match=r"It contains no sound\."):
        decode_segments(write_sound(f"x{ending}", np.empty((0, 1), np.float32), RATE), SPEC, RATE)


def test_noise_that_looks_like_an_mp3_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "noise.mp3"
    path.write_bytes(np.random.default_rng(1).bytes(100_000))  # FFmpeg takes this one for an MP3
    with pytest.raises(AudioDecodeError):
        decode_segments(path, SPEC, RATE)


def test_mels_of_a_song_are_stacked() -> None:
    (mels,) = segment_mels([noise(2.0), noise(2.0)], [SMALL], SPEC)
    assert mels.shape == (2, 16, SMALL.frames(2 * RATE))
    assert mels.dtype == np.float32


@given(decibels=st.floats(-12, 12))
@settings(max_examples=10)
def test_how_loud_a_song_was_mastered_does_not_matter(decibels: float) -> None:
    gain = np.float32(10 ** (decibels / 20))
    song = [noise(2.0, 0.05), noise(2.0, 0.01)]
    (mels,), (louder,) = segment_mels(song, [SMALL], SPEC), segment_mels([gain * s for s in song], [SMALL], SPEC)
    np.testing.assert_allclose(mels, louder, atol=0.01)


def test_quiet_segments_stay_quieter_than_loud_ones() -> None:
    ((loud, quiet),) = segment_mels([noise(2.0, 0.1), noise(2.0, 0.05)], [SMALL], SPEC)
    np.testing.assert_allclose(loud - quiet, 6.02, atol=0.01)


def test_short_sounds_are_repeated_and_long_ones_cut() -> None:
    spec = SegmentSpec(duration_s=2.0, count=1, loudness_lufs=-24.0, trim=0.0)
    short, long = noise(0.7), noise(3.0)
    level = segment_mels([short], [SMALL], spec)[0][0] - log_mel(np.tile(short, 3)[: 2 * RATE], SMALL)
    np.testing.assert_allclose(level, level[0, 0], atol=1e-3)
    assert segment_mels([long], [SMALL], spec)[0].shape == (1, 16, SMALL.frames(2 * RATE))


def test_two_front_ends_see_one_sound_at_the_sample_rate_of_each() -> None:
    tone = (0.1 * np.sin(2 * np.pi * 440 * np.arange(2 * 2 * RATE) / (2 * RATE))).astype(np.float32)
    fine = MelSpec(sample_rate=2 * RATE, n_fft=1024, n_mels=16)
    both = segment_mels([tone], [SMALL, fine], SPEC)
    (alone,) = segment_mels([tone[::2]], [SMALL], SPEC)
    assert [mel.shape for mel in both] == [(1, 16, SMALL.frames(2 * RATE)), (1, 16, fine.frames(4 * RATE))]
    loudest = alone[0].mean(1).argmax()
    np.testing.assert_allclose(both[0][0, loudest, 2:-2], alone[0, loudest, 2:-2], atol=0.1)
    assert both[1][0].mean(1).argmax() == loudest


def test_notes_are_the_same_at_a_quarter_of_the_sample_rate() -> None:
    fine = replace(NOTES_SPEC, sample_rate=32_000, n_fft=8192, hop_length=4096)
    time = np.arange(3 * 32_000) / 32_000
    chord = sum(np.sin(2 * np.pi * hertz * time) * (1 + np.sin(hertz * time / 50)) for hertz in (131, 330, 785, 2_000))
    noise = np.random.default_rng(0).normal(0, 0.1, len(time))
    samples = np.asarray(0.05 * chord + 0.02 * noise, np.float32)
    notes, at_full_rate, _ = segment_mels([samples], [NOTES_SPEC, fine, TAGGER_MEL], replace(SPEC, duration_s=3.0))
    inner = (slice(None), slice(None), slice(1, -1))  # at the ends the sound is cut off
    np.testing.assert_allclose(notes[inner], at_full_rate[inner], atol=0.1)


@pytest.mark.parametrize("segments", [[], [np.empty(0, np.float32)]])
def test_there_is_no_mel_of_nothing(segments: list[Samples]) -> None:
    with pytest.raises(ValueError, match="needs"):
        segment_mels(segments, [SMALL], SPEC)
