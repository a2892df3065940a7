from __future__ import annotations

import pytest
import torch
from torch import nn

from emotion_player.networks.backbones import TaggerStem
from emotion_player.networks.emotion_network import EmotionNetwork, input_shapes
from emotion_player.networks.ensemble import StudentEnsemble
from emotion_player.networks.vit import VisionTransformer
from emotion_player.training.exports.arrangement import arranged
from emotion_player.training.exports.channels import BLOCK

IDLE = 20


def stems(network: EmotionNetwork) -> list[TaggerStem]:
    return [stem for stem in network.backbones.stems if isinstance(stem, TaggerStem)]


@pytest.fixture(
    params=[lambda: StudentEnsemble(2), lambda: VisionTransformer(width=96, depth=1, heads=4)], ids=["student", "maps"]
)
def network(request: pytest.FixtureRequest) -> EmotionNetwork:
    """A network of random weights and norms; the first channels of some blocks of each tagger are idle."""
    torch.manual_seed(0)
    made: EmotionNetwork = request.param().eval()
    for name, values in made.state_dict().items():
        if name.endswith(("running_var", ".bn.weight")):
            nn.init.uniform_(values, 0.5, 2)
        elif name.endswith(("running_mean", ".bn.bias")):
            nn.init.normal_(values, std=0.2)
    blocks: list[nn.Module] = [block for stem in stems(made) for block in (stem.layer1, stem.layer2)]
    if made.backbones.musicnn is not None:
        blocks += made.backbones.musicnn.layers
    for block in blocks:
        norm = block.get_submodule("bn").state_dict()
        norm["weight"][:IDLE] = 1e-8
        norm["bias"][:IDLE] = -1e-3
    return made


def test_the_answers_stay_the_same_with_fewer_channels(network: EmotionNetwork) -> None:
    mels = [torch.randn(2, *shape) for shape in input_shapes(network.mels)]
    faster = arranged(network)
    with torch.no_grad():
        for ours, theirs in zip(faster(*mels), network(*mels), strict=True):
            assert theirs.std(0).max() > 0
            torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=1e-5)
    for stem in stems(faster):
        assert stem.layer2.conv.in_channels == 64 - IDLE // BLOCK * BLOCK
        assert stem.layer3.conv.in_channels == 128 - IDLE // BLOCK * BLOCK
    if faster.backbones.musicnn is not None:
        convolutions = [each for each in faster.backbones.musicnn.modules() if isinstance(each, nn.Conv2d)]
        assert [each.out_channels for each in convolutions] == [192, 192, 3 * 32, 64, 64, 64]


def test_the_network_itself_stays_as_it_was(network: EmotionNetwork) -> None:
    before = {name: weight.clone() for name, weight in network.state_dict().items()}
    arranged(network)
    assert {name: weight.shape for name, weight in network.state_dict().items()} == {
        name: weight.shape for name, weight in before.items()
    }
    assert all(torch.equal(weight, before[name]) for name, weight in network.state_dict().items())
