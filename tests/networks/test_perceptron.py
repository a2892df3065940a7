from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from emotion_player.networks.perceptron import Perceptron
from tests.networks.conftest import noise


@pytest.fixture(scope="module")
def student() -> Perceptron:
    torch.manual_seed(0)
    return Perceptron().eval()


def test_the_student_has_about_a_million_parameters(student: Perceptron) -> None:
    assert sum(weight.numel() for weight in student.parameters()) == pytest.approx(1.05e6, rel=0.05)


def test_segments_become_valence_arousal_and_shares_of_the_gems_emotions(student: Perceptron) -> None:
    with torch.inference_mode():
        emotion, gems = student(*noise(3))
    assert emotion.shape == (3, 2)
    assert gems.shape == (3, 9)
    assert 0 <= gems.min() <= gems.max() <= 1


def test_it_goes_by_both_backbones(student: Perceptron) -> None:
    with torch.inference_mode():
        features = student.backbones(*noise(1))
        before = student.predict(features).emotion
        for changed in (
            replace(features, tagged=features.tagged + 1),
            replace(features, embedding=features.embedding + 1),
        ):
            assert not torch.allclose(student.predict(changed).emotion, before, atol=1e-6)
