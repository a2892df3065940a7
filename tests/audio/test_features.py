from __future__ import annotations

from pathlib import Path

import librosa
import numpy as np
import numpy.typing as npt
import pytest

from emotion_player.audio.decode import read_all
from emotion_player.audio.features import (
    log_mel,
    mel_and_weighted_powers,
    mel_powers,
    spectral_lufs,
    tells_loudness,
)
from emotion_player.audio.loudness import loudness_lufs
from emotion_player.core.mel import AUDIOSET_MEL, NOTES_SPEC, TAGGER_MEL, MelSpec

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


def sound_of(kind: str) -> npt.NDArray[np.float32]:
    """Ten seconds at 32 kHz."""
    time = np.arange(320_000) / 32_000
    noise = np.random.default_rng(0).normal(0, 0.1, len(time))
    beat = time * 2.13 % 1
    sounds = {
        "hiss": noise,
        "low tone": 0.3 * np.sin(2 * np.pi * 60 * time),
        "bass": 0.5 * np.exp(-5 * beat) * np.sin(2 * np.pi * 45 * time) + 0.02 * noise,
        "drums": noise * np.exp(-40 * beat),
        "silence between": noise * (time // 2 % 2 == 0),
        "quiet passages": noise * np.where(time // 2 % 2, 1, 0.01),
        "offset": 0.1 * noise + 0.1,
        "chord": chord(10.0, 32_000),
    }
    return np.asarray(sounds[kind], np.float32)


@pytest.mark.parametrize(
    "kind", ["hiss", "low tone", "bass", "drums", "silence between", "quiet passages", "offset", "chord"]
)
def test_spectra_tell_the_loudness_that_samples_have(kind: str) -> None:
    samples = sound_of(kind)
    mel, weighted = mel_and_weighted_powers(samples, AUDIOSET_MEL)
    np.testing.assert_array_equal(mel, mel_powers(samples, AUDIOSET_MEL))
    assert spectral_lufs(weighted, AUDIOSET_MEL) == pytest.approx(loudness_lufs(samples, 32_000), abs=0.1)


@pytest.mark.parametrize("length", [1_000, 3_200, 16_000, 16_300])
def test_spectra_tell_the_loudness_of_short_sounds(length: int) -> None:
    samples = sound_of("hiss")[:length]
    _, weighted = mel_and_weighted_powers(samples, AUDIOSET_MEL)
    assert spectral_lufs(weighted, AUDIOSET_MEL) == pytest.approx(loudness_lufs(samples, 32_000), abs=0.5)


def test_the_spectra_of_silence_have_no_loudness() -> None:
    _, weighted = mel_and_weighted_powers(np.zeros(32_000, np.float32), AUDIOSET_MEL)
    assert spectral_lufs(weighted, AUDIOSET_MEL) == -np.inf


def test_only_short_steps_with_windows_that_overlap_tell_loudness() -> None:
    assert tells_loudness(AUDIOSET_MEL)
    assert not tells_loudness(TAGGER_MEL)
    assert not tells_loudness(NOTES_SPEC)
    assert not tells_loudness(MelSpec(n_fft=160, hop_length=160))
