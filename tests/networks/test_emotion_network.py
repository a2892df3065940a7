from __future__ import annotations

from pathlib import Path

import pytest
import torch

from emotion_player.networks.emotion_network import STEMS, EmotionNetwork, Heard
from emotion_player.networks.mobilevit import MobileViT
from emotion_player.networks.taggers import load_tagger
from emotion_player.networks.vit import VisionTransformer


@pytest.fixture(params=[MobileViT, lambda: VisionTransformer(96, 4, 4)], ids=["student", "teacher"])
def network(request: pytest.FixtureRequest) -> EmotionNetwork:
    torch.manual_seed(0)
    made: EmotionNetwork = request.param()
    return made.eval()


def test_the_stems_start_as_the_taggers(network: EmotionNetwork, tagger_folder: Path) -> None:
    network.load_stems(tagger_folder)
    mel = torch.randn(1, 96, 640) * 20 - 30
    for index, name in enumerate(STEMS):
        tagger = load_tagger(tagger_folder, name)
        x = tagger.input_bn(mel.unsqueeze(1))
        for layer in (tagger.layer1, tagger.layer2, tagger.layer3):
            x = layer(x)
        with torch.inference_mode():
            grid = network.hear(mel).grid[:, 128 * index : 128 * (index + 1)]
        assert torch.allclose(grid, x, atol=1e-5)


def test_the_image_is_the_mel_averaged_over_four_frames(network: EmotionNetwork) -> None:
    mel = torch.randn(2, 96, 640)
    with torch.inference_mode():
        image = network.hear(mel).image
    assert torch.allclose(image, mel.reshape(2, 96, 160, 4).mean(3), atol=1e-5)


def test_two_views_are_mixed_by_parts() -> None:
    heard = Heard(torch.zeros(2, 1, 1, 1), torch.tensor([[0.0], [1.0]]), torch.zeros(2, 1, 1))
    mixed = heard.mixed(torch.tensor([1, 0]), 0.75)
    assert mixed.tagged.flatten().tolist() == [0.25, 0.75]


def test_both_answers_come_from_the_same_judgement(network: EmotionNetwork) -> None:
    mel = torch.randn(2, 96, 640) * 20 - 30
    with torch.inference_mode():
        emotion, gems = network(mel)
        answer = network.judge(network.hear(mel))
    assert torch.allclose(emotion, answer.emotion)
    assert torch.allclose(gems, answer.gems.sigmoid())
    assert answer.embedding.shape == (2, network.embedding_width)
