from __future__ import annotations

from pathlib import Path

import pytest
import torch

from emotion_player.networks.backbones import Features, inner_width, joined
from emotion_player.networks.emotion_network import EmotionNetwork, input_shapes
from emotion_player.networks.ensemble import StudentEnsemble
from emotion_player.networks.mobilenet import load_mobilenet
from emotion_player.networks.mobilevit import MobileViT
from emotion_player.networks.taggers import FullyConvolutional, fold_batch_norms, load_tagger
from emotion_player.networks.vit import VisionTransformer
from tests.networks.conftest import noise, noise_for
from tests.training.made_views import made_features


@pytest.fixture(
    params=[lambda: StudentEnsemble(2), MobileViT, lambda: VisionTransformer(96, 4, 4)],
    ids=["student", "student with blocks", "teacher"],
)
def network(request: pytest.FixtureRequest) -> EmotionNetwork:
    torch.manual_seed(0)
    made: EmotionNetwork = request.param()
    return made.eval()


def test_the_inputs_are_ten_seconds_for_two_front_ends_or_three() -> None:
    assert input_shapes(StudentEnsemble.mels) == ((96, 640), (128, 1023))
    assert input_shapes(VisionTransformer.mels) == ((96, 640), (128, 1023), (144, 80))


def test_the_backbones_start_as_the_taggers_and_mn04(network: EmotionNetwork, weights: Path) -> None:
    network.backbones.load(weights)
    mel, fine = noise(1)
    with torch.inference_mode():
        features = network.backbones(mel, fine)
        for index, name in enumerate(network.stems):
            tagger = load_tagger(weights / "taggers", name)
            assert isinstance(tagger, FullyConvolutional)
            x = tagger.input_bn(mel.unsqueeze(1))
            for layer in (tagger.layer1, tagger.layer2, tagger.layer3):
                x = layer(x)
            assert torch.allclose(features.grid[:, 128 * index : 128 * (index + 1)], x, atol=1e-5)
            inner = features.inner[:, inner_width(index) : inner_width(index + 1)]
            fourth = tagger.layer4(x)
            assert torch.allclose(inner[:, :128], x.mean((2, 3)), atol=1e-5)
            assert torch.allclose(inner[:, 128:256], fourth.mean((2, 3)), atol=1e-5)
            fifth = torch.relu(tagger.layer5.bn(tagger.layer5.conv(fourth)))
            assert torch.allclose(features.tagged[:, 64 * index : 64 * (index + 1)], fifth.amax((2, 3)), atol=1e-5)
        mobilenet = load_mobilenet(weights / "ears")[0]
        embedding = mobilenet(fine)[0].mean((2, 3))
        first = mobilenet.features[:4](fine.unsqueeze(1))
    assert torch.allclose(features.embedding, embedding, atol=1e-5)
    assert torch.allclose(features.inner[:, :16], first.mean((2, 3)), atol=1e-5)


def test_folding_batch_norms_changes_nothing(network: EmotionNetwork) -> None:
    with torch.inference_mode():
        mels = noise(2)
        before = network.backbones(*mels)
        fold_batch_norms(network.backbones)
        after = network.backbones(*mels)
    for name in ("grid", "tagged", "sounds"):
        assert torch.allclose(getattr(after, name), getattr(before, name), atol=1e-3)


def test_the_image_is_the_mel_averaged_over_four_frames(network: EmotionNetwork) -> None:
    mel, fine = noise(2)
    with torch.inference_mode():
        image = network.backbones(mel, fine).image
    assert torch.allclose(image, mel.reshape(2, 96, 160, 4).mean(3), atol=1e-4)


def test_two_views_are_mixed_by_parts() -> None:
    features = Features(
        torch.zeros(2, 1, 1, 1),
        torch.tensor([[0.0], [1.0]]),
        torch.zeros(2, 1, 1, 1),
        torch.zeros(2, 1),
        torch.zeros(2, 1, 1),
        torch.zeros(2, 1),
        torch.zeros(2, 1),
        torch.zeros(2, 1),
    )
    mixed = features.mixed(torch.tensor([1, 0]), 0.75)
    assert mixed.tagged.flatten().tolist() == [0.25, 0.75]


def test_batches_are_joined_and_cut_again() -> None:
    one, two = made_features(2), made_features(3)
    both = joined([one, two])
    assert torch.equal(both[2:].grid, two.grid)
    assert torch.equal(both.of_taggers(1).tagged, both.tagged[:, :64])


def test_both_outputs_come_from_the_same_prediction(network: EmotionNetwork) -> None:
    mels = noise_for(network, 2)
    with torch.inference_mode():
        emotion, gems = network(*mels)
        output = network.predict(network.backbones(*mels))
    assert torch.allclose(emotion, output.emotion)
    assert torch.allclose(gems, output.gems.sigmoid())
    assert output.embedding.shape == (2, network.embedding_width)
