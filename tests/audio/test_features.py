from __future__ import annotations

from pathlib import Path

import librosa
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from emotion_player.audio.decode import read_all
from emotion_player.audio.features import gain_to, is_silent, log_mel, loudness_lufs
from emotion_player.core.mel import AUDIOSET_MEL, MelSpec

GOLDEN = Path(__file__).with_name("golden_mel.npz")
SPECS = [
    MelSpec(),
    MelSpec(sample_rate=22_050, n_fft=1024, hop_length=320, n_mels=64, fmin=30.0, fmax=11_000.0),
    MelSpec(sample_rate=16_000, n_fft=512, hop_length=160, n_mels=128),
]


def chord(duration_s: float, rate: int) -> npt.NDArray[np.float32]:
    """A sound whose every sample is given by a formula, so that it never depends on a random generator."""
    time = np.arange(round(duration_s * rate)) / rate
    tones = sum(
        np.sin(2 * np.pi * f * time * (1 + 0.1 * time)) / (k + 2) for k, f in enumerate((110, 277.2, 659.3, 3000))
    )
    return np.asarray(0.3 * tones * np.exp(-time), np.float32)


def librosa_mel(samples: npt.NDArray[np.float32], spec: MelSpec) -> npt.NDArray[np.float32]:
    power = librosa.feature.melspectrogram(
        y=samples, sr=spec.sample_rate, n_fft=spec.n_fft, hop_length=spec.hop_length, window="hann", center=True,
        pad_mode="reflect", power=2.0, n_mels=spec.n_mels, fmin=spec.fmin, fmax=spec.fmax, htk=True, norm=None,
    )  # fmt: skip
    return np.asarray(10 * np.log10(np.maximum(power, 1e-10)), np.float32)


def assert_same_mel(mel: npt.NDArray[np.float32], expected: npt.NDArray[np.float32]) -> None:
    """Equal within 2e-4 dB down to 50 dB below a frame's loudest band; single precision knows no more."""
    faint = expected < expected.max(axis=0) - 50
    np.testing.assert_allclose(np.where(faint, 0, mel), np.where(faint, 0, expected), atol=2e-4, rtol=0)
    np.testing.assert_allclose(mel, expected, atol=0.5, rtol=0)


@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("kind", ["chord", "noise", "quiet noise", "click"])
def test_log_mel_equals_librosa(spec: MelSpec, kind: str) -> None:
    # At a length that is a multiple of the hop, librosa's own last frame is 1.5e-4 off its definition.
    length = 2 * spec.sample_rate + spec.hop_length // 2
    noise = np.random.default_rng(0).normal(0, 0.1, length).astype(np.float32)
    click = np.zeros(length, np.float32)
    click[length // 2] = 1
    quiet = (noise / 1000).astype(np.float32)
    sounds = {"chord": chord(3, spec.sample_rate)[:length], "noise": noise, "quiet noise": quiet, "click": click}
    samples = sounds[kind]
    mel = log_mel(samples, spec)
    assert mel.dtype == np.float32
    assert mel.flags.c_contiguous
    assert mel.shape == (spec.n_mels, spec.frames(length))
    assert_same_mel(mel, librosa_mel(samples, spec))


def test_the_front_end_has_not_drifted() -> None:
    """Weights were trained on this front-end: if the vector changes, every model must be trained again."""
    with np.load(GOLDEN) as golden:
        assert_same_mel(log_mel(chord(1.0, 16_000), MelSpec()), golden["mel"])


@pytest.mark.data
def test_the_front_end_of_audioset_is_its_authors(data: Path) -> None:
    with np.load(data / "ears" / "reference.npz") as reference:
        clips = [name.removesuffix("__mel") for name in reference.files if name.endswith("__mel")]
        assert len(clips) == 3
        for clip in clips:
            dataset, folder, name = clip.split("__")
            mel = log_mel(read_all(data / dataset / folder / f"{name}.opus", 32_000, 6.0), AUDIOSET_MEL)
            np.testing.assert_allclose(mel, reference[f"{clip}__mel"], atol=1e-3, rtol=0)


def test_a_segment_of_the_student_has_1023_frames_of_128_mels_at_the_higher_rate() -> None:
    assert log_mel(chord(10.224, 32_000), AUDIOSET_MEL).shape == (128, 1023)


def test_a_segment_of_the_student_has_640_frames_of_96_mels() -> None:
    assert log_mel(chord(10.224, 16_000), MelSpec()).shape == (96, 640)


@pytest.mark.parametrize("length", [1, 2, 100, 256, 257, 512])
def test_very_short_sounds_have_a_mel(length: int) -> None:
    mel = log_mel(np.full(length, 0.1, np.float32), MelSpec())
    assert mel.shape == (96, MelSpec().frames(length))
    assert np.isfinite(mel).all()


def test_silence_is_the_floor_of_the_mel() -> None:
    np.testing.assert_allclose(log_mel(np.zeros(1000, np.float32), MelSpec()), -100, atol=1e-4)


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100, 48_000])
def test_a_full_scale_sine_of_997_hz_has_minus_3_lufs(rate: int) -> None:
    sine = np.sin(2 * np.pi * 997 * np.arange(5 * rate) / rate).astype(np.float32)
    assert loudness_lufs(sine, rate) == pytest.approx(-3.01, abs=0.05)


def test_loudness_follows_the_tests_of_ebu_tech_3341() -> None:
    """Cases 1 to 4, mono: a stereo sine of -23 dBFS has -23 LUFS, hence a mono one 3.01 less."""

    def sine(*parts: tuple[float, float]) -> npt.NDArray[np.float32]:
        level = np.concatenate([np.full(int(48_000 * s), 10 ** (dbfs / 20)) for dbfs, s in parts])
        return (level * np.sin(2 * np.pi * 1000 * np.arange(len(level)) / 48_000)).astype(np.float32)

    expected: dict[int, list[tuple[tuple[float, float], ...]]] = {
        -23: [((-23, 20),), ((-36, 10), (-23, 60), (-36, 10)), ((-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10))],
        -33: [((-33, 20),)],
    }
    for lufs, cases in expected.items():
        for parts in cases:
            assert loudness_lufs(sine(*parts), 48_000) == pytest.approx(lufs - 3.01, abs=0.1)


@given(decibels=st.floats(-12, 12))
@settings(max_examples=20)
def test_gain_moves_loudness_by_as_much(decibels: float) -> None:
    samples = chord(2.0, 16_000)
    louder = (samples * 10 ** (decibels / 20)).astype(np.float32)
    assert loudness_lufs(louder, 16_000) - loudness_lufs(samples, 16_000) == pytest.approx(decibels, abs=0.01)
    brought = louder * gain_to(-24.0, louder, 16_000)
    assert loudness_lufs(brought, 16_000) == pytest.approx(-24, abs=0.01)


@pytest.mark.parametrize("length", [0, 1, 100, 1600, 8000, 16_000])
def test_silence_of_any_length_has_no_loudness_and_no_gain(length: int) -> None:
    for level in (0.0, 1e-5):
        silence = np.full(length, level, np.float32)
        assert is_silent(silence, 16_000)
        assert gain_to(-24.0, silence, 16_000) == 1.0


def test_one_audible_moment_is_enough_not_to_be_silent() -> None:
    samples = np.zeros(160_000, np.float32)
    assert is_silent(samples, 16_000)
    samples[80_000:88_000] = chord(0.5, 16_000) * 0.05
    assert not is_silent(samples, 16_000)


@given(
    hertz=st.floats(0.01, 7_999),
    level=st.floats(-90, 0),
    offset=st.floats(-1, 1),
    begins=st.floats(0, 1),
    lasts=st.floats(0.001, 1),
    length=st.integers(0, 40_000),
)
@example(hertz=0.1, level=0.0, offset=0.0, begins=0.0, lasts=1.0, length=40_000)
@example(hertz=50.0, level=-60.0, offset=1.0, begins=0.0, lasts=1.0, length=40_000)
def test_sound_is_silent_exactly_when_it_has_no_loudness(
    hertz: float, level: float, offset: float, begins: float, lasts: float, length: int
) -> None:
    tone = 10 ** (level / 20) * np.sin(2 * np.pi * hertz * np.arange(length) / 16_000)
    tone[: int(begins * length)] = 0
    tone[int((begins + lasts) * length) :] = 0
    samples = (tone + offset * 0.5).astype(np.float32)
    assert is_silent(samples, 16_000) == (loudness_lufs(samples, 16_000) == -np.inf)


def test_a_sound_shorter_than_a_block_has_a_loudness() -> None:
    assert -40 < loudness_lufs(chord(0.1, 16_000), 16_000) < 0
