from __future__ import annotations

import pytest
import torch

from emotion_player.networks.mobilevit import MobileViT


@pytest.fixture(scope="module")
def student() -> MobileViT:
    torch.manual_seed(0)
    return MobileViT().eval()


def test_the_student_has_between_8_2_and_8_6_million_parameters(student: MobileViT) -> None:
    assert 8_200_000 <= sum(parameter.numel() for parameter in student.parameters()) <= 8_600_000


def test_segments_become_valence_arousal_and_shares_of_the_gems_emotions(student: MobileViT) -> None:
    with torch.inference_mode():
        emotion, gems = student(torch.randn(3, 96, 640) * 20 - 30)
    assert emotion.shape == (3, 2)
    assert gems.shape == (3, 9)
    assert 0 <= gems.min() <= gems.max() <= 1


def test_its_three_stages_are_there_to_be_compared_with_a_teacher(student: MobileViT) -> None:
    with torch.inference_mode():
        answer = student.judge(student.hear(torch.randn(2, 96, 640) * 20 - 30))
    assert [tuple(f.shape) for f in answer.features] == [(2, 192, 12, 10), (2, 256, 6, 10), (2, 312, 3, 5)]
    assert [tuple(a.shape) for a in answer.attention] == [(2, 12, 10), (2, 6, 10), (2, 3, 5)]
    assert all(energy.min() >= 0 for energy in answer.attention)


def test_a_segment_is_judged_on_its_own(student: MobileViT) -> None:
    mel = torch.randn(3, 96, 640) * 20 - 30
    with torch.inference_mode():
        assert torch.allclose(student(mel)[0][1:2], student(mel[1:2])[0], atol=1e-5)


def test_the_whole_segment_counts(student: MobileViT) -> None:
    torch.manual_seed(1)
    mel = torch.randn(1, 96, 640) * 20 - 30
    bands, frames = slice(None), slice(None)
    for region in ((slice(0, 16), frames), (slice(80, 96), frames), (bands, slice(0, 64)), (bands, slice(576, 640))):
        changed = mel.clone()
        changed[0, *region] = -100
        with torch.inference_mode():
            assert not torch.allclose(student(changed)[0], student(mel)[0], atol=1e-6)


def test_attention_reaches_across_the_grid(student: MobileViT) -> None:
    grid = torch.zeros(1, 192, 12, 10)
    moved = grid.clone()
    moved[0, :, 0, 0] = 1.0
    with torch.inference_mode():
        difference = (student.stage1(moved) - student.stage1(grid)).abs().sum(1)[0]
    assert difference[10, 8] > 0  # the farthest patch of the same phase
