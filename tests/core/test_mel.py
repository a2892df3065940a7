from __future__ import annotations

import pytest

from emotion_player.core.mel import AUDIOSET_MEL, MelSpec


def test_the_default_is_the_front_end_of_the_music_taggers() -> None:
    assert MelSpec() == MelSpec(sample_rate=16_000, n_fft=512, hop_length=256, n_mels=96, fmin=0.0, fmax=8_000.0)


@pytest.mark.parametrize(("samples", "frames"), [(0, 1), (255, 1), (256, 2), (163_584, 640)])
def test_a_frame_begins_at_every_hop(samples: int, frames: int) -> None:
    assert MelSpec().frames(samples) == frames


def test_preemphasis_takes_the_first_sample_away() -> None:
    assert AUDIOSET_MEL.frames(320) == 1
    assert AUDIOSET_MEL.frames(321) == 2
    assert AUDIOSET_MEL.frames(327_168) == 1023


def test_a_window_fits_into_the_transform() -> None:
    with pytest.raises(ValueError, match="does not fit into n_fft"):
        MelSpec(win_length=513)


def test_the_style_is_a_known_one() -> None:
    with pytest.raises(ValueError, match="htk, kaldi"):
        MelSpec(style="slaney")


@pytest.mark.parametrize("field", ["sample_rate", "n_fft", "hop_length", "n_mels"])
@pytest.mark.parametrize("value", [0, -1])
def test_sizes_are_positive(field: str, value: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        MelSpec(**{field: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(("fmin", "fmax"), [(-1.0, 8_000.0), (500.0, 500.0), (0.0, 8_001.0), (0.0, float("nan"))])
def test_bands_fit_between_zero_and_half_the_sample_rate(fmin: float, fmax: float) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        MelSpec(fmin=fmin, fmax=fmax)
