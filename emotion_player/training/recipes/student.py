"""The first student: a MobileViT on the taggers' ears, taught by people and by the experts.

Command: ``emotion-player train student --data DATA``, then ``train export`` and ``train evaluate``.
Expected: score (mean of the four test CCCs) about .71, arousal CCC on muse about .87.
Time: about three quarters of an hour on two busy CPU cores, ten minutes of it for ``train experts``; no GPU is used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType

from emotion_player.core.mel import MelSpec
from emotion_player.core.model_card import SegmentSpec


def _views() -> MappingProxyType[str, int]:
    return MappingProxyType({"muse": 12, "4q": 12, "emotify": 8, "vgmidi": 4, "memomusic": 4, "emopia": 2})


def _segments() -> SegmentSpec:
    return SegmentSpec(duration_s=10.224, count=3, loudness_lufs=-14.0, trim=0.0)


@dataclass(frozen=True, slots=True)
class StudentRecipe:
    """Every value of the experiment.

    Attributes:
        version: Of the model that comes out.
        datasets: What is learned from; those of scores need FluidSynth.
        views: How many augmented views of each clip of a dataset are heard, once, before training.
        validation: Share of the groups of muse and 4q whose clips only choose when to stop.
        human, expert, knowledge, gems, quadrant: Weights of the terms of the loss.
        mixup: Both parameters of the Beta distribution two views are mixed with (Zhang et al. 2018).
        steps_between_looks: Steps after which the validation clips are judged and a checkpoint is written.
        average: Decay of the moving average of the weights, which is what is judged and exported.
        coverage: Share of validation labels that the card's interval must hold.
    """

    version: str = "1.0"
    mel: MelSpec = field(default_factory=MelSpec)
    segments: SegmentSpec = field(default_factory=_segments)
    datasets: tuple[str, ...] = ("muse", "4q", "emotify")
    views: MappingProxyType[str, int] = field(default_factory=_views)
    own_views: int = 8
    validation: float = 0.15
    human: float = 1.0
    expert: float = 1.0
    knowledge: float = 0.5
    gems: float = 0.2
    quadrant: float = 0.1
    batch: int = 64
    learning_rate: float = 5e-4
    weight_decay: float = 0.05
    warm_up: int = 100
    dropout: float = 0.1
    mixup: float = 0.4
    average: float = 0.99
    steps: int = 1000
    steps_between_looks: int = 50
    coverage: float = 0.9
    seed: int = 1


RECIPE = StudentRecipe()
