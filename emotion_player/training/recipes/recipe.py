"""The values of an experiment that trains a teacher or a student."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from emotion_player.core.models.segments import SegmentSpec
from emotion_player.networks.emotion_network import SEGMENT_S


def _views() -> Mapping[str, int]:
    return MappingProxyType({"muse": 12, "4q": 8, "emotify": 6, "vgmidi": 4, "memomusic": 4, "emopia": 2})


def _segments() -> SegmentSpec:
    return SegmentSpec(duration_s=SEGMENT_S, count=6, loudness_lufs=-14.0, trim=0.0)


@dataclass(frozen=True, slots=True)
class NetworkRecipe:
    """Every value of an experiment.

    Attributes:
        network: ``teacher`` or ``student``.
        version: Of the model that comes out.
        datasets: What is learned from; those of scores need FluidSynth.
        views: How many augmented views of each clip of a dataset are made, once, before training.
        own_views: The same for datasets that ``views`` does not name.
        validation: Share of the groups of each rated dataset of recordings whose clips only choose when to stop.
        validation_seed: Draws those groups; a teacher and its student must have the same.
        human, expert, expert_features, gems, quadrant: Weights of the terms of the loss that need no teacher.
        response, features, attention: Weights of what a student learns from a teacher, all of it times ``teacher``, or
            from an ensemble, of which only features and attention are times ``teacher``.
        twins: Share of the views that have twins of which the twin is heard instead; no network that reads maps can.
        steady: Weight of the squared distance between the predictions for a view and its twin.
        distilled_views: Of so many views of each clip the teacher's outputs are recorded.
        batch: Views of a step and process, ``accumulate`` times over.
        blocks: Whether a student has MobileViT blocks, which one that learns from a teacher must, or a teacher a
            Vision Transformer, which one that a student learns from must.
        dropout: Share of activations dropped in these blocks.
        dropped: Share of the tokens a teacher does not see in a training step.
        mixup: Both parameters of the Beta distribution two views are mixed with (Zhang et al. 2018).
        steps_between_validations: Steps after which the validation clips are measured and a checkpoint is written.
        patience: After so many validations that were no better than an earlier one, training ends.
        average: Decay of the moving average of the weights, which is what is measured and exported.
        folds: So many trainings more, each without a part of the clips, give predictions to fit the card's interval on;
            0 for an interval of one width from the validation clips.
        coverage: Share of labels that the card's interval must hold.
        seed: Draws initial weights and batches.
        bfloat16: Whether to compute in half precision on a CPU with AVX-512, too, and not only on a GPU.
        width, depth, heads: Of a teacher's transformer.
        members: Perceptrons of an ensemble.
        share: The part of a teacher's predictions that its transformer has.
        ensemble: How an ensemble is trained before that, on the same clips: the one beside a teacher's transformer, or
            the one whose predictions for each view a perceptron learns.
        calibrated: Whether the spread of predictions is set by a line for each axis, fitted to those of the folds.
    """

    network: str
    version: str
    steps: int
    batch: int
    learning_rate: float
    segments: SegmentSpec = field(default_factory=_segments)
    datasets: tuple[str, ...] = ("muse", "4q", "emotify")
    views: Mapping[str, int] = field(default_factory=_views)
    own_views: int = 8
    validation: float = 0.15
    validation_seed: int = 1
    human: float = 1.0
    expert: float = 1.0
    expert_features: float = 0.5
    gems: float = 0.2
    quadrant: float = 0.1
    teacher: float = 0.0
    response: float = 0.3
    features: float = 0.4
    attention: float = 0.3
    twins: float = 0.0
    steady: float = 0.0
    distilled_views: int = 6
    accumulate: int = 1
    weight_decay: float = 0.05
    warm_up: int = 100
    blocks: bool = False
    dropout: float = 0.2
    dropped: float = 0.0
    mixup: float = 0.4
    average: float = 0.99
    steps_between_validations: int = 50
    patience: int = 5
    folds: int = 0
    coverage: float = 0.9
    seed: int = 1
    width: int = 768
    depth: int = 12
    heads: int = 12
    bfloat16: bool = False
    members: int = 5
    share: float = 0.3
    ensemble: NetworkRecipe | None = None
    calibrated: bool = False
