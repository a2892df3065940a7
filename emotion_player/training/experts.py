"""The experts: support-vector regression on what the taggers and classic descriptors make of a clip.

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

from emotion_player.core.model_card import Figure
from emotion_player.errors import DatasetError
from emotion_player.training.datasets.clip import LabelledClip, rated_datasets
from emotion_player.training.metrics import figure

Matrix = npt.NDArray[np.float32]

FOLDS = 10
KNOWLEDGE_WIDTH = 128


@dataclass(frozen=True, slots=True, eq=False)
class Lessons:
    """What the experts have to say of each clip, in the clips' order.

    Attributes:
        emotion: (clips, 2). Of a clip the experts learned from: by those that never heard its group.
        knowledge: (clips, KNOWLEDGE_WIDTH). Principal components of all they go by, of unit variance altogether.
    """

    emotion: Matrix
    knowledge: Matrix


def ask_experts(clips: Sequence[LabelledClip], features: Matrix, leave_out: str | None = None) -> Lessons:
    """Let experts learn the labelled training recordings, fold by fold, and say what they think of every clip.

    Args:
        clips: At least some rated training recordings.
        features: (clips, numbers), as ``embeddings.embed_clips`` gives them.
        leave_out: A dataset they may not learn from.

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
    return Lessons(emotion, _knowledge(features, known))


def judge_experts(clips: Sequence[LabelledClip], lessons: Lessons) -> list[Figure]:
    """How well the experts know training clips whose group they never heard, per dataset and axis."""
    figures = []
    rated = [clip.is_rated_recording and clip.split == "train" for clip in clips]
    for dataset in rated_datasets(clips):
        rows = [i for i, clip in enumerate(clips) if clip.dataset == dataset and rated[i]]
        labels = np.array([_label(clips[i]) for i in rows])
        for axis, name in enumerate(("valence", "arousal")):
            figures.append(figure(dataset, name, labels[:, axis], lessons.emotion[rows, axis].astype(float)))
    return figures


def save_lessons(path: Path, clips: Sequence[LabelledClip], lessons: Lessons) -> None:
    """Keep the lessons for the networks to learn from."""
    path.parent.mkdir(parents=True, exist_ok=True)
    keys = np.array([clip.key for clip in clips])
    np.savez(path, keys=keys, emotion=lessons.emotion, knowledge=lessons.knowledge)


def load_lessons(path: Path, clips: Sequence[LabelledClip], leave_out: str | None = None) -> Lessons:
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
        return Lessons(saved["emotion"][picked], saved["knowledge"][picked])


def _label(clip: LabelledClip) -> tuple[float, float]:
    if clip.emotion is None:
        raise DatasetError(f"{clip.key} has no valence and arousal.")
    return clip.emotion.valence, clip.emotion.arousal


def _expert(width: int) -> Pipeline:
    return make_pipeline(StandardScaler(), SVR(C=1.0, gamma=0.25 / width, epsilon=0.1))


def _knowledge(features: Matrix, known: npt.NDArray[np.intp]) -> Matrix:
    scaler = StandardScaler().fit(features[known])
    components = min(KNOWLEDGE_WIDTH, len(known), features.shape[1])
    pca = PCA(components, random_state=0).fit(scaler.transform(features[known]))
    knowledge = pca.transform(scaler.transform(features))
    scaled = knowledge / np.sqrt(pca.explained_variance_.sum()) * np.sqrt(components)
    return np.pad(scaled, ((0, 0), (0, KNOWLEDGE_WIDTH - components))).astype(np.float32)
