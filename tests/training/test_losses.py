from __future__ import annotations

import pytest
import torch

from emotion_player.training.losses import concordance_loss, emotion_loss, quadrant_loss, weighted_mean
from emotion_player.training.metrics import ccc


def test_the_concordance_loss_is_one_less_the_ccc() -> None:
    torch.manual_seed(0)
    truth, predicted = torch.rand(30, 2), torch.rand(30, 2)
    expected = 1 - sum(ccc(truth[:, a].double().numpy(), predicted[:, a].double().numpy()) for a in (0, 1)) / 2
    assert concordance_loss(predicted, truth, torch.ones(30)).item() == pytest.approx(expected, abs=1e-5)


def test_a_clip_without_weight_changes_nothing() -> None:
    torch.manual_seed(0)
    truth, predicted = torch.rand(8, 2), torch.rand(8, 2)
    weights = torch.tensor([1.0, 0.5, 1, 0, 1, 1, 0, 1])
    wild = predicted.clone()
    wild[weights == 0] = 100
    for loss in (concordance_loss, emotion_loss):
        assert loss(wild, truth, weights).item() == pytest.approx(loss(predicted, truth, weights).item())


def test_right_answers_cost_nothing_and_no_labels_no_gradient() -> None:
    truth = torch.rand(8, 2)
    assert emotion_loss(truth, truth, torch.ones(8)).item() == pytest.approx(0, abs=1e-5)
    predicted = torch.rand(8, 2, requires_grad=True)
    emotion_loss(predicted, truth, torch.zeros(8)).backward()  # type: ignore[no-untyped-call]
    assert predicted.grad is not None
    assert torch.all(predicted.grad == 0)


def test_the_quadrant_loss_wants_the_right_signs() -> None:
    signs = torch.tensor([[1.0, -1.0]])
    right, wrong = (quadrant_loss(s * signs, signs, torch.ones(1)).item() for s in (0.8, -0.8))
    assert right < 0.1 < wrong


def test_a_weighted_mean_of_nothing_is_zero() -> None:
    assert weighted_mean(torch.tensor([3.0, 5.0]), torch.zeros(2)).item() == 0
