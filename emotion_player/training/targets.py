"""What is known of each clip: what people said, what the experts think."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch
from torch import Tensor

from emotion_player.core.emotion import Quadrant
from emotion_player.training.datasets.clip import GEMS, LabelledClip
from emotion_player.training.experts import KNOWLEDGE_WIDTH, Lessons

_SIGNS = {Quadrant.Q1: (1.0, 1.0), Quadrant.Q2: (-1.0, 1.0), Quadrant.Q3: (-1.0, -1.0), Quadrant.Q4: (1.0, -1.0)}


@dataclass(frozen=True, slots=True)
class Targets:
    """What is known of each clip, as tensors in the clips' order; a weight of 0 says that it is not known."""

    emotion: Tensor
    emotion_weight: Tensor
    expert: Tensor
    knowledge: Tensor
    expert_weight: Tensor
    gems: Tensor
    gems_weight: Tensor
    signs: Tensor
    signs_weight: Tensor

    @classmethod
    def of(cls, clips: Sequence[LabelledClip], lessons: Lessons) -> Targets:
        """Collect what people and experts said of the clips.

        The lessons are of the clips that are not generated, in the same order: experts hear no mels.
        """
        emotions = [(c.emotion.valence, c.emotion.arousal) if c.emotion else (0.0, 0.0) for c in clips]
        real = np.array([not clip.generated for clip in clips])
        expert, knowledge = np.zeros((len(clips), 2), np.float32), np.zeros((len(clips), KNOWLEDGE_WIDTH), np.float32)
        expert[real], knowledge[real] = lessons.emotion, lessons.knowledge
        return cls(
            emotion=torch.tensor(emotions),
            emotion_weight=torch.tensor([c.weight if c.emotion else 0.0 for c in clips]),
            expert=torch.from_numpy(expert),
            knowledge=torch.from_numpy(knowledge),
            expert_weight=torch.from_numpy(real.astype(np.float32)),
            gems=torch.tensor([c.gems or (0.0,) * len(GEMS) for c in clips]),
            gems_weight=torch.tensor([1.0 if c.gems else 0.0 for c in clips]),
            signs=torch.tensor([_SIGNS[c.quadrant] if c.quadrant else (0.0, 0.0) for c in clips]),
            signs_weight=torch.tensor([1.0 if c.quadrant else 0.0 for c in clips]),
        )

    def take(self, clip: Tensor, device: torch.device) -> Targets:
        """What is known of these clips, on a device."""
        return Targets(*(getattr(self, field.name)[clip].to(device) for field in fields(self)))
