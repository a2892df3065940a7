from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
import torch

from emotion_player.networks.backbones import Features
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.features.clips import ClipReader
from emotion_player.training.features.extraction import RATE, TWINS, FeatureExtractor, extract_views
from emotion_player.training.features.views import EMBEDDED, Matrix, Views
from emotion_player.training.recipes import student
from tests.training.conftest import write_sound
from tests.training.made_views import made_features, made_views


class Ear(FeatureExtractor):
    """Makes noise of every segment, and counts them."""

    def __init__(self) -> None:
        self.heard = 0

    def extract(self, mels: Sequence[Matrix]) -> Features:
        """As many as there are segments."""
        self.heard += len(mels[0])
        return made_features(len(mels[0]))


Extract = Callable[[Sequence[LabelledClip], Sequence[int]], tuple[Views, int]]


@pytest.fixture
def clips(tmp_path: Path) -> list[LabelledClip]:
    """Three short recordings."""
    for number in range(3):
        write_sound(tmp_path / f"{number}.flac", 0.5, number)
    return [LabelledClip("muse", str(n), tmp_path / f"{n}.flac", str(n), "train") for n in range(3)]


@pytest.fixture
def extract(tmp_path: Path) -> Extract:
    """Views of clips in one folder, and how many segments were heard for them."""

    def of(clips: Sequence[LabelledClip], counts: Sequence[int]) -> tuple[Views, int]:
        ear, reader, told = Ear(), ClipReader(tmp_path, RATE, -14.0), []
        views = extract_views(
            clips,
            counts,
            ear,
            reader,
            student.RECIPE.segments,
            tmp_path / "views",
            lambda: told.append(1),
        )
        assert len(told) == len(clips)
        return views, ear.heard

    return of


def test_every_second_view_of_a_clip_has_a_twin(clips: list[LabelledClip], extract: Extract) -> None:
    views, heard = extract(clips, [3, 0, 2])
    assert views.clip.tolist() == [0, 0, 0, 2, 2]
    assert views.have_twins(views.rows).tolist() == [True, False, True, True, False]
    assert (heard, TWINS) == (8, 2)


def test_views_of_more_clips_serve_for_fewer(clips: list[LabelledClip], extract: Extract) -> None:
    every, _ = extract(clips, [2, 2, 2])
    fewer, heard = extract([clips[2], clips[0]], [2, 2])
    assert heard == 0
    assert fewer.clip.tolist() == [1, 1, -1, -1, 0, 0]
    assert fewer.rows.tolist() == [0, 1, 4, 5]
    assert torch.equal(fewer.take(np.array([4])).tagged, every.take(np.array([4])).tagged)
    assert fewer.without(np.array([True, False])).rows.tolist() == [0, 1]


@pytest.mark.parametrize("counts", [(2, 3, 2), (2, 2)], ids=["another number of views", "more clips"])
def test_what_does_not_serve_is_begun_anew(
    counts: tuple[int, ...], clips: list[LabelledClip], extract: Extract
) -> None:
    first = [2, 2, 2][: 3 if len(counts) == 3 else 1]
    extract(clips[: len(first)], first)
    views, heard = extract(clips[: len(counts)], counts)
    assert heard == sum(count + (count + 1) // 2 for count in counts)
    assert len(views.clip) == sum(counts)


def test_twins_are_heard_instead_where_they_are_asked_for() -> None:
    stored = made_views(4)
    views = Views(np.arange(4), (stored,), np.arange(4))
    rows, twins = np.array([0, 2, 3]), np.array([True, False, False])
    taken, plain = views.take(rows, maps=False, twins=twins), views.take(rows, maps=False)
    assert torch.equal(told(taken)[0], torch.from_numpy(stored.twin[0]))
    assert torch.equal(told(taken)[1:], told(plain)[1:])
    narrow = views.take(rows, 1, maps=False, hears_all=False, twins=twins)
    assert narrow.tagged.shape == (3, 64)
    assert torch.equal(narrow.tagged, taken.tagged[:, :64])
    assert narrow.musicnn.shape == (3, 0)


def told(features: Features) -> torch.Tensor:
    """All that is told of twins."""
    return torch.cat([getattr(features, name) for name in EMBEDDED], 1)
