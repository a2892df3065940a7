from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.errors import DatasetError
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.experts import evaluate_experts, fit_experts, load_soft_targets, save_soft_targets


def _clips(n: int) -> tuple[list[LabelledClip], np.ndarray]:
    rng = np.random.default_rng(0)
    features = rng.standard_normal((n, 12)).astype(np.float32)
    clips = []
    for i in range(n):
        emotion = Emotion(float(np.tanh(features[i, 0]) / 2), float(np.tanh(features[i, 1]) / 2))
        dataset = ("muse", "4q", "emotify")[i % 3]
        known = emotion if dataset != "emotify" else None
        clips.append(LabelledClip(dataset, str(i), Path(f"{i}.opus"), f"g{i}", "train", known))
    return clips, features


def test_experts_learn_what_the_features_tell_and_predict_unlabelled_clips_too() -> None:
    clips, features = _clips(240)
    soft_targets = fit_experts(clips, features)
    assert all(figure.ccc > 0.7 for figure in evaluate_experts(clips, soft_targets))
    unlabelled = [i for i, clip in enumerate(clips) if clip.dataset == "emotify"]
    truth = np.tanh(features[unlabelled, 0]) / 2
    assert np.corrcoef(soft_targets.emotion[unlabelled, 0], truth)[0, 1] > 0.8
    assert soft_targets.expert_features.shape == (240, 128)


def test_a_clips_own_label_does_not_reach_its_soft_target() -> None:
    clips, features = _clips(60)
    before = fit_experts(clips, features).emotion[0]
    moved = [LabelledClip("muse", "0", clips[0].path, "g0", "train", Emotion(-1, -1)), *clips[1:]]
    assert np.allclose(fit_experts(moved, features).emotion[0], before)


def test_test_clips_teach_nothing() -> None:
    clips, features = _clips(90)
    held = [
        LabelledClip(c.dataset, c.id, c.path, c.group, "test", c.emotion) if i < 9 else c for i, c in enumerate(clips)
    ]
    lied = [
        LabelledClip(c.dataset, c.id, c.path, c.group, "test", Emotion(1, 1) if c.emotion else None) if i < 9 else c
        for i, c in enumerate(clips)
    ]
    assert np.array_equal(fit_experts(held, features).emotion, fit_experts(lied, features).emotion)


def test_soft_targets_are_kept_by_clip(tmp_path: Path) -> None:
    clips, features = _clips(60)
    soft_targets = fit_experts(clips, features)
    save_soft_targets(tmp_path / "soft-targets.npz", clips, soft_targets)
    some = [clips[7], clips[3]]
    assert np.array_equal(load_soft_targets(tmp_path / "soft-targets.npz", some).emotion, soft_targets.emotion[[7, 3]])


def test_missing_soft_targets_say_what_to_run(tmp_path: Path) -> None:
    clips, features = _clips(60)
    with pytest.raises(DatasetError, match="train experts"):
        load_soft_targets(tmp_path / "soft-targets.npz", clips)
    save_soft_targets(tmp_path / "soft-targets.npz", clips[:59], fit_experts(clips[:59], features[:59]))
    with pytest.raises(DatasetError, match="not asked about emotify/59"):
        load_soft_targets(tmp_path / "soft-targets.npz", clips)


def test_too_few_groups_are_refused() -> None:
    clips, features = _clips(12)
    with pytest.raises(DatasetError, match="at least 10 groups"):
        fit_experts(clips, features)
