"""What training makes small. Every loss takes weights, and a weight of zero leaves a clip out."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional


def weighted_mean(values: Tensor, weights: Tensor) -> Tensor:
    """Mean of (batch,) by (batch,); 0 where every weight is 0."""
    return (values * weights).sum() / weights.sum().clamp_min(1e-6)


def concordance_loss(predicted: Tensor, truth: Tensor, weights: Tensor) -> Tensor:
    """1 - CCC (Lin 1989), weighted, averaged over axes; (batch, axes), (batch, axes), (batch,) -> scalar in [0, 2]."""
    share = (weights / weights.sum().clamp_min(1e-6)).unsqueeze(1)
    mean_p, mean_t = (predicted * share).sum(0), (truth * share).sum(0)
    var_p = ((predicted - mean_p) ** 2 * share).sum(0)
    var_t = ((truth - mean_t) ** 2 * share).sum(0)
    covariance = ((predicted - mean_p) * (truth - mean_t) * share).sum(0)
    spread = var_p + var_t + (mean_p - mean_t) ** 2
    return (1 - 2 * covariance / spread.clamp_min(1e-6)).mean()


def emotion_loss(predicted: Tensor, truth: Tensor, weights: Tensor) -> Tensor:
    """Huber for every clip's own error, concordance for the spread of them all; shapes as ``concordance_loss``."""
    huber = functional.huber_loss(predicted, truth, reduction="none", delta=0.5).mean(1)
    if int((weights > 0).sum()) < 2:  # one clip has no spread
        return weighted_mean(huber, weights)
    return 2 * weighted_mean(huber, weights) + concordance_loss(predicted, truth, weights)


def quadrant_loss(predicted: Tensor, signs: Tensor, weights: Tensor) -> Tensor:
    """Logistic loss of each axis having the quadrant's sign; (batch, 2) twice and (batch,) -> scalar."""
    return weighted_mean(functional.softplus(-4 * signs * predicted).mean(1), weights)


def gems_loss(logits: Tensor, shares: Tensor, weights: Tensor) -> Tensor:
    """Cross entropy of each emotion's share of listeners; (batch, 9) twice and (batch,) -> scalar."""
    felt = functional.binary_cross_entropy_with_logits(logits, shares, reduction="none").mean(1)
    return weighted_mean(felt, weights)
