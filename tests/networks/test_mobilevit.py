from __future__ import annotations

from pathlib import Path

import pytest
import torch

from emotion_player.networks.mobilevit import STEMS, MobileViT
from emotion_player.networks.taggers import load_tagger


@pytest.fixture(scope="module")
def student() -> MobileViT:
    torch.manual_seed(0)
    return MobileViT().eval()


def test_the_student_has_between_8_2_and_8_6_million_parameters(student: MobileViT) -> None:
    assert 8_200_000 <= sum(parameter.numel() for parameter in student.parameters()) <= 8_600_000


def test_segments_become_valence_and_arousal(student: MobileViT) -> None:
    with torch.inference_mode():
        assert student(torch.randn(3, 96, 640) * 20 - 30).shape == (3, 2)


def test_a_segment_is_judged_on_its_own(student: MobileViT) -> None:
    mel = torch.randn(3, 96, 640) * 20 - 30
    with torch.inference_mode():
        assert torch.allclose(student(mel)[1:2], student(mel[1:2]), atol=1e-5)


def test_the_whole_segment_counts(student: MobileViT) -> None:
    torch.manual_seed(1)
    mel = torch.randn(1, 96, 640) * 20 - 30
    bands, frames = slice(None), slice(None)
    for region in ((slice(0, 16), frames), (slice(80, 96), frames), (bands, slice(0, 64)), (bands, slice(576, 640))):
        changed = mel.clone()
        changed[0, *region] = -100
        with torch.inference_mode():
            assert not torch.allclose(student(changed), student(mel), atol=1e-6)


def test_attention_reaches_across_the_grid(student: MobileViT) -> None:
    grid = torch.zeros(1, 192, 12, 10)
    moved = grid.clone()
    moved[0, :, 0, 0] = 1.0
    with torch.inference_mode():
        difference = (student.stage1(moved) - student.stage1(grid)).abs().sum(1)[0]
    assert difference[10, 8] > 0  # the farthest patch of the same phase


def test_the_stems_start_as_the_taggers(tagger_folder: Path) -> None:
    student = MobileViT().eval()
    student.load_stems(tagger_folder)
    mel = torch.randn(1, 96, 640) * 20 - 30
    for index, name in enumerate(STEMS):
        tagger = load_tagger(tagger_folder, name)
        x = tagger.input_bn(mel.unsqueeze(1))
        for layer in (tagger.layer1, tagger.layer2, tagger.layer3):
            x = layer(x)
        with torch.inference_mode():
            grid = student.hear(mel).grid[:, 128 * index : 128 * (index + 1)]
        assert torch.allclose(grid, x, atol=1e-5)
