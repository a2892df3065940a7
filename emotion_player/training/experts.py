"""The experts: support-vector regression on what taggers, mn04 and classic descriptors make of a clip.

The strongest model there is for a thousand labels; they teach the networks on every clip, labelled or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.decomposition import PCA
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVR

from emotion_player.core.models.figures import Figure
from emotion_player.errors import DatasetError
from emotion_player.training.datasets.clip import LabelledClip, rated_datasets
from emotion_player.training.metrics import figure

Matrix = npt.NDArray[np.float32]

FOLDS = 10
EXPERT_FEATURES = 128


@dataclass(frozen=True, slots=True, eq=False)
class SoftTargets:
    """What the experts predict for each clip, in the clips' order.

    Attributes:
        emotion: (clips, 2). For a clip the experts were trained on: by those that were not trained on its group.
        expert_features: (clips, EXPERT_FEATURES). Principal components of all they see, of unit variance altogether.
    """

    emotion: Matrix
    expert_features: Matrix


def fit_experts(clips: Sequence[LabelledClip], features: Matrix, leave_out: str | None = None) -> SoftTargets:
    """Train experts on the labelled training recordings, fold by fold, and let them predict every clip.

    Args:
        clips: At least some rated training recordings.
        features: (clips, numbers), as ``embeddings.embed_clips`` gives them.
        leave_out: A dataset they are not trained on.

    Raises:
        DatasetError: There are fewer labelled groups than folds.
    """
    training = np.array([c.is_rated_recording and c.split == "train" and c.dataset != leave_out for c in clips])
    known = np.flatnonzero(training)
    taught = [clip for clip, is_taught in zip(clips, training, strict=True) if is_taught]
    groups = [f"{clip.dataset}/{clip.group}" for clip in taught]
    if len(set(groups)) < FOLDS:
        raise DatasetError(f"The experts need at least {FOLDS} groups of labelled clips; there are {len(set(groups))}.")
    labels = np.array([_label(clip) for clip in taught])
    weights = np.array([clip.weight for clip in taught])
    emotion = np.zeros((len(clips), 2), np.float32)
    for fit, held_out in GroupKFold(FOLDS).split(known, groups=groups):
        for axis in (0, 1):
            expert = _expert(features.shape[1])
            expert.fit(features[known[fit]], labels[fit, axis], svr__sample_weight=weights[fit])
            emotion[known[held_out], axis] = expert.predict(features[known[held_out]])
            if not training.all():
                emotion[~training, axis] += expert.predict(features[~training]) / FOLDS
    return SoftTargets(emotion, _expert_features(features, known))


def evaluate_experts(clips: Sequence[LabelledClip], soft_targets: SoftTargets) -> list[Figure]:
    """How well the experts know training clips whose group they have not seen, per dataset and axis."""
    figures = []
    rated = [clip.is_rated_recording and clip.split == "train" for clip in clips]
    for dataset in rated_datasets(clips):
        rows = [i for i, clip in enumerate(clips) if clip.dataset == dataset and rated[i]]
        labels = np.array([_label(clips[i]) for i in rows])
        for axis, name in enumerate(("valence", "arousal")):
            figures.append(figure(dataset, name, labels[:, axis], soft_targets.emotion[rows, axis].astype(float)))
    return figures


def save_soft_targets(path: Path, clips: Sequence[LabelledClip], soft_targets: SoftTargets) -> None:
    """Keep the soft targets for the networks to learn from."""
    path.parent.mkdir(parents=True, exist_ok=True)
    keys = np.array([clip.key for clip in clips])
    np.savez(path, keys=keys, emotion=soft_targets.emotion, expert_features=soft_targets.expert_features)


def load_soft_targets(path: Path, clips: Sequence[LabelledClip], leave_out: str | None = None) -> SoftTargets:
    """Read back what the experts said of these clips, those that never learned from ``leave_out``.

    Raises:
        DatasetError: The experts have not been asked, or not about all of these clips.
    """
    command = "emotion-player train experts" + (f" --leave-out {leave_out}" if leave_out else "")
    if not path.is_file():
        raise DatasetError(f"The experts have not been asked yet ({path} is missing): run '{command}'.")
    with np.load(path) as saved:
        rows = {str(key): row for row, key in enumerate(saved["keys"])}
        missing = next((clip.key for clip in clips if clip.key not in rows), None)
        if missing:
            raise DatasetError(f"The experts were not asked about {missing}: run '{command}' again.")
        picked = [rows[clip.key] for clip in clips]
        return SoftTargets(saved["emotion"][picked], saved["expert_features"][picked])


def _label(clip: LabelledClip) -> tuple[float, float]:
    if clip.emotion is None:
        raise DatasetError(f"{clip.key} has no valence and arousal.")
    return clip.emotion.valence, clip.emotion.arousal


def _expert(width: int) -> Pipeline:
    return make_pipeline(StandardScaler(), SVR(C=1.0, gamma=0.25 / width, epsilon=0.1))


def _expert_features(features: Matrix, known: npt.NDArray[np.intp]) -> Matrix:
    scaler = StandardScaler().fit(features[known])
    components = min(EXPERT_FEATURES, len(known), features.shape[1])
    pca = PCA(components, random_state=0).fit(scaler.transform(features[known]))
    components_of_all = pca.transform(scaler.transform(features))
    scaled = components_of_all / np.sqrt(pca.explained_variance_.sum()) * np.sqrt(components)
    return np.pad(scaled, ((0, 0), (0, EXPERT_FEATURES - components))).astype(np.float32)
