from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from emotion_player.networks.backbones import TaggerStem
from emotion_player.networks.ensemble import StudentEnsemble
from emotion_player.training.exports.arrangement import arranged
from emotion_player.training.exports.probe import Mels
from emotion_player.training.exports.separable import FIRST, RANKS, SECOND, Regression, separated

COLUMN = 3 * 8


@pytest.fixture
def conv() -> nn.Conv2d:
    torch.manual_seed(0)
    return nn.Conv2d(8, 20, 3, padding=1).requires_grad_(False)


def noise(latent: int) -> list[Tensor]:
    """Maps of eight channels that are mixtures of ``latent`` ones."""
    torch.manual_seed(1)
    mixture = torch.randn(8, latent)
    return [torch.einsum("cl,blht->bcht", mixture, torch.randn(1, latent, 24, 30)) for _ in range(8)]


@torch.no_grad()
def error(conv: nn.Conv2d, maps: list[Tensor], rank: int) -> float:
    """How far a pair's responses are from a convolution's, in shares of their variance."""
    pair = nn.Sequential(*Regression.of(conv, [(x, x) for x in maps]).pair(rank))
    return float(torch.stack([(pair(x) - conv(x)).square().mean() / conv(x).var() for x in maps]).mean())


def test_a_pair_of_full_rank_answers_as_the_convolution_does(conv: nn.Conv2d) -> None:
    assert error(conv, noise(8), COLUMN) < 1e-5


def test_the_more_outputs_are_between_the_nearer_are_the_answers(conv: nn.Conv2d) -> None:
    maps = noise(8)
    errors = [error(conv, maps, rank) for rank in (4, 8, 16, 20)]
    assert errors == sorted(errors, reverse=True)
    assert errors[0] < 1


def test_what_is_never_heard_costs_no_outputs(conv: nn.Conv2d) -> None:
    assert error(conv, noise(2), 3 * 2) < 1e-4
    assert error(conv, noise(8), 3 * 2) > 0.1


def test_a_regression_makes_good_for_what_was_lost_before(conv: nn.Conv2d) -> None:
    whole = noise(8)
    weaker = [x * torch.linspace(0.5, 1, 8)[:, None, None] - 0.1 for x in whole]
    fitted = Regression.of(conv, list(zip(whole, weaker, strict=True))).convolution()
    for x, y in zip(whole, weaker, strict=True):
        inner = (slice(None), slice(None), slice(1, -1), slice(1, -1))  # at the edges all is 0, not -.1
        assert (fitted(y) - conv(x))[inner].square().mean() < 0.01 * (conv(y) - conv(x))[inner].square().mean()


def test_channels_that_tell_nothing_are_left_out_first(conv: nn.Conv2d) -> None:
    conv.weight[:, 3] = 0
    maps = [x.index_copy(1, torch.tensor([5]), x[:, [6]]) for x in noise(8)]  # what 5 tells, 6 tells, too
    responses = Regression.of(conv, [(x, x) for x in maps])
    kept = responses.worthiest(6)
    assert len(kept) == 6
    assert 3 not in kept
    assert len({5, 6} & set(kept.tolist())) == 1
    fitted = responses.of_channels(kept).convolution()
    off = [(fitted(x[:, kept]) - conv(x)).square().mean() / conv(x).var() for x in maps]
    assert torch.stack(off).mean() < 1e-4


def test_a_tagger_costs_less_and_its_channels_keep_their_mean_and_have_one_range(songs: list[Mels]) -> None:
    torch.manual_seed(0)
    network = arranged(StudentEnsemble(2).eval())
    before = {name: weight.clone() for name, weight in network.state_dict().items()}
    (whole,) = network.backbones.stems
    (stem,) = separated(network, songs).backbones.stems
    assert isinstance(whole, TaggerStem)
    assert isinstance(stem, TaggerStem)
    over_bands, over_time = stem.layer2.get_submodule("conv").children()
    assert [over_bands.get_parameter("weight").shape, over_time.get_parameter("weight").shape] == [
        (RANKS[0], FIRST[0], 3, 1),
        (SECOND[0], RANKS[0], 1, 3),
    ]
    mels = torch.cat([torch.from_numpy(song[0]) for song in songs]).unsqueeze(1)
    with torch.no_grad():
        first = stem.layer1(mels)
        between = over_bands(first)
        torch.testing.assert_close(between.amax((0, 2, 3)) - between.amin((0, 2, 3)), torch.ones(RANKS[0]))
        ours = stem.layer3(stem.layer2(first))
        theirs = whole.layer3(whole.layer2(whole.layer1(mels)))
    off = (ours.mean((0, 2, 3)) - theirs.mean((0, 2, 3))).abs()
    assert off.mean() < 0.01 * theirs.mean()
    assert (ours - theirs).square().mean() < 0.3 * theirs.var((0, 2, 3)).mean()
    assert all(torch.equal(weight, before[name]) for name, weight in network.state_dict().items())
