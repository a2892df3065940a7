from __future__ import annotations

from pathlib import Path

import pytest

from emotion_player.core.curve import EmotionCurve
from emotion_player.core.emotion import Emotion
from emotion_player.core.estimate import Estimate, ModelKey
from emotion_player.errors import DatasetError
from emotion_player.training.evaluate import measure, recordings_to_test


class Oracle:
    """Knows the labels of some files."""

    model = ModelKey("oracle", "1")
    decoder = "none"

    def __init__(self, known: dict[Path, Emotion]) -> None:
        self._known = known

    def estimate(self, path: Path) -> Estimate:
        emotion = self._known[path]
        return Estimate(emotion, emotion, emotion, EmotionCurve(1.0, ()))


def test_only_test_recordings_are_heard(tiny_data: Path) -> None:
    clips = recordings_to_test(tiny_data)
    assert {clip.split for clip in clips} == {"test"}
    assert {clip.dataset for clip in clips} == {"muse", "4q"}


def test_rendered_music_is_refused(tiny_data: Path) -> None:
    with pytest.raises(DatasetError, match="vgmidi is not of recordings"):
        recordings_to_test(tiny_data, ["vgmidi"])


def test_a_dataset_without_test_clips_is_refused(tmp_path: Path) -> None:
    (tmp_path / "song.mp3").touch()
    table = tmp_path / "mine.csv"
    table.write_text("path,valence,arousal\nsong.mp3,0,0\n")
    with pytest.raises(DatasetError, match="no labelled test recordings"):
        recordings_to_test(tmp_path, [str(table)])


def test_who_knows_every_label_scores_one(tiny_data: Path) -> None:
    clips = recordings_to_test(tiny_data)
    known = {clip.path: clip.emotion for clip in clips if clip.emotion}
    heard = []
    figures = measure(Oracle(known), clips, lambda: heard.append(1))
    assert [figure.ccc for figure in figures] == [1.0] * 4
    assert len(heard) == len(clips)
