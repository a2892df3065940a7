from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from emotion_player.networks.mobilevit import MobileViT
from tests.networks.conftest import noise
from tests.training.made_views import made_features


@pytest.fixture(scope="module")
def student() -> MobileViT:
    torch.manual_seed(0)
    return MobileViT().eval()


def test_segments_become_valence_arousal_and_shares_of_the_gems_emotions(student: MobileViT) -> None:
    with torch.inference_mode():
        emotion, gems = student(*noise(3))
    assert emotion.shape == (3, 2)
    assert gems.shape == (3, 9)
    assert 0 <= gems.min() <= gems.max() <= 1


def test_its_three_stages_are_there_to_be_compared_with_a_teacher(student: MobileViT) -> None:
    with torch.inference_mode():
        output = student.predict(student.backbones(*noise(2)))
    assert [tuple(f.shape) for f in output.features] == [(2, 64, 4, 8), (2, 96, 2, 4), (2, 128, 2, 4)]
    assert [tuple(a.shape) for a in output.attention] == [(2, 4, 8), (2, 2, 4), (2, 2, 4)]
    assert all(energy.min() >= 0 for energy in output.attention)


def test_a_segment_is_predicted_on_its_own(student: MobileViT) -> None:
    mel, fine = noise(3)
    with torch.inference_mode():
        assert torch.allclose(student(mel, fine)[0][1:2], student(mel[1:2], fine[1:2])[0], atol=1e-5)


def test_new_blocks_add_nothing(student: MobileViT) -> None:
    features = student.backbones(*noise(1))
    with torch.inference_mode():
        moved = replace(features, grid=features.grid.flip(3))
        assert torch.equal(student.predict(features).emotion, student.predict(moved).emotion)


@pytest.mark.parametrize("name", ["grid", "sounds"])
def test_all_of_either_map_counts(name: str) -> None:
    torch.manual_seed(1)
    trained = MobileViT().eval()
    torch.nn.init.normal_(trained.map_emotion.weight)
    features = made_features(1)
    with torch.inference_mode():
        before = trained.predict(features.of_taggers(1)).emotion
        for place in ((0, 0), (0, -1), (-1, 0), (-1, -1)):
            changed = getattr(features, name).clone()
            changed[0, :, *place] += 5
            moved = replace(features, **{name: changed}).of_taggers(1)
            assert not torch.equal(trained.predict(moved).emotion, before)


def test_attention_reaches_across_the_grid(student: MobileViT) -> None:
    grid = torch.zeros(1, 64, 4, 8)
    moved = grid.clone()
    moved[0, :, 0, 0] = 1.0
    with torch.inference_mode():
        difference = (student.stage1(moved) - student.stage1(grid)).abs().sum(1)[0]
    assert difference[2, 6] > 0  # the farthest patch of the same phase
