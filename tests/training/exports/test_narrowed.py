from __future__ import annotations

import torch
from torch import nn

from emotion_player.networks.ensemble import StudentEnsemble, TeacherEnsemble
from emotion_player.training.exports.arranged_musicnn import ArrangedMusicnn
from emotion_player.training.exports.arrangement import arranged
from emotion_player.training.exports.narrowed import RANKS, fewer_filters, narrowed
from emotion_player.training.exports.probe import Mels


def filters() -> tuple[nn.Conv2d, list[torch.Tensor]]:
    """Twenty filters over time, and what they hear."""
    torch.manual_seed(0)
    return nn.Conv2d(12, 20, (1, 7), padding=(0, 3)).requires_grad_(False), list(torch.randn(6, 1, 12, 5, 60))


@torch.no_grad()
def error(rank: int) -> float:
    """How far fewer filters are from all of them, in shares of the variance."""
    conv, heard = filters()
    fewer = fewer_filters(conv, heard, rank)
    return float(torch.cat([(fewer(x) - conv(x)).square() for x in heard]).mean() / conv(torch.cat(heard)).var())


def test_as_many_filters_answer_as_before() -> None:
    assert error(20) < 1e-6


def test_the_fewer_are_left_the_farther_off_are_the_answers() -> None:
    errors = [error(rank) for rank in (16, 12, 8, 4)]
    assert errors == sorted(errors)
    assert 0 < errors[0] < errors[-1] < 1


def test_filters_that_are_mixtures_of_a_few_need_no_more_than_these() -> None:
    conv, heard = filters()
    conv.weight.copy_(torch.einsum("of,fcht->ocht", torch.randn(20, 4), conv.weight[:4]))
    fewer = fewer_filters(conv, heard, 4)
    torch.testing.assert_close(fewer(heard[0]), conv(heard[0]), atol=1e-4, rtol=1e-4)


def test_musicnn_hears_through_fewer_filters_and_the_student_has_none(songs: list[Mels]) -> None:
    torch.manual_seed(0)
    network = arranged(TeacherEnsemble(2).eval())
    faster = narrowed(network, songs)
    assert isinstance(network.backbones.musicnn, ArrangedMusicnn)
    assert isinstance(faster.backbones.musicnn, ArrangedMusicnn)
    for timbre, rank in zip(faster.backbones.musicnn.timbres, RANKS, strict=True):
        first, second = timbre.get_submodule("conv").children()
        assert (first.get_parameter("weight").shape[0], second.get_parameter("weight").shape[1:]) == (
            rank,
            (rank, 1, 1),
        )
    mel = torch.from_numpy(songs[1][0])[:, :, 113:301]
    places = [timbre.rows(faster.backbones.musicnn.heard(mel)).shape[2] for timbre in faster.backbones.musicnn.timbres]
    assert places == [30, 30]  # of 30 and of 59
    with torch.no_grad():
        ours, theirs = faster.backbones.musicnn(mel)[0], network.backbones.musicnn(mel)[0]
    assert 0 < (ours - theirs).square().mean() < 0.2 * theirs.square().mean()
    student = arranged(StudentEnsemble(2).eval())
    assert all(
        torch.equal(x, y) for x, y in zip(narrowed(student, songs).parameters(), student.parameters(), strict=True)
    )
