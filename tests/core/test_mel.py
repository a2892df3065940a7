from __future__ import annotations

import pytest

from emotion_player.core.mel import MelSpec


def test_the_default_is_the_front_end_of_the_music_taggers() -> None:
    assert MelSpec() == MelSpec(sample_rate=16_000, n_fft=512, hop_length=256, n_mels=96, fmin=0.0, fmax=8_000.0)


@pytest.mark.parametrize(("samples", "frames"), [(0, 1), (255, 1), (256, 2), (163_584, 640)])
def test_a_frame_begins_at_every_hop(samples: int, frames: int) -> None:
    assert MelSpec().frames(samples) == frames


@pytest.mark.parametrize("field", ["sample_rate", "n_fft", "hop_length", "n_mels"])
@pytest.mark.parametrize("value", [0, -1])
def test_sizes_are_positive(field: str, value: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        MelSpec(**{field: value})


@pytest.mark.parametrize(("fmin", "fmax"), [(-1.0, 8_000.0), (500.0, 500.0), (0.0, 8_001.0), (0.0, float("nan"))])
def test_bands_fit_between_zero_and_half_the_sample_rate(fmin: float, fmax: float) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        MelSpec(fmin=fmin, fmax=fmax)
