"""What is known of each clip: labels, and what the experts predict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch
from torch import Tensor

from emotion_player.core.emotion import Quadrant
from emotion_player.training.datasets.clip import GEMS, LabelledClip
from emotion_player.training.experts import EXPERT_FEATURES, SoftTargets

_SIGNS = {Quadrant.Q1: (1.0, 1.0), Quadrant.Q2: (-1.0, 1.0), Quadrant.Q3: (-1.0, -1.0), Quadrant.Q4: (1.0, -1.0)}


@dataclass(frozen=True, slots=True)
class Targets:
    """What is known of each clip, as tensors in the clips' order; a weight of 0 says that it is not known."""

    emotion: Tensor
    emotion_weight: Tensor
    expert: Tensor
    expert_features: Tensor
    expert_weight: Tensor
    gems: Tensor
    gems_weight: Tensor
    signs: Tensor
    signs_weight: Tensor

    @classmethod
    def of(cls, clips: Sequence[LabelledClip], soft_targets: SoftTargets | None) -> Targets:
        """Collect the labels of the clips and what experts predict, if they were asked.

        The soft targets are of the clips that are not generated, in the same order.
        """
        emotions = [(c.emotion.valence, c.emotion.arousal) if c.emotion else (0.0, 0.0) for c in clips]
        real = np.array([not clip.generated for clip in clips])
        expert, expert_features = (
            np.zeros((len(clips), 2), np.float32),
            np.zeros((len(clips), EXPERT_FEATURES), np.float32),
        )
        if soft_targets is not None:
            expert[real], expert_features[real] = soft_targets.emotion, soft_targets.expert_features
        return cls(
            emotion=torch.tensor(emotions),
            emotion_weight=torch.tensor([c.weight if c.emotion else 0.0 for c in clips]),
            expert=torch.from_numpy(expert),
            expert_features=torch.from_numpy(expert_features),
            expert_weight=torch.from_numpy((real & (soft_targets is not None)).astype(np.float32)),
            gems=torch.tensor([c.gems or (0.0,) * len(GEMS) for c in clips]),
            gems_weight=torch.tensor([1.0 if c.gems else 0.0 for c in clips]),
            signs=torch.tensor([_SIGNS[c.quadrant] if c.quadrant else (0.0, 0.0) for c in clips]),
            signs_weight=torch.tensor([1.0 if c.quadrant else 0.0 for c in clips]),
        )

    def take(self, clip: Tensor, device: torch.device) -> Targets:
        """What is known of these clips, on a device."""
        return Targets(*(getattr(self, field.name)[clip].to(device) for field in fields(self)))
