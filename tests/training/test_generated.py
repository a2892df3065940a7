from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from emotion_player.audio.decode import read_all
from emotion_player.audio.features import log_mel
from emotion_player.core.emotion import Emotion
from emotion_player.core.mel import TAGGER_MEL
from emotion_player.errors import DatasetError
from emotion_player.training.datasets import generated

EMOTIONS = [Emotion(0.25, -0.5), Emotion(-1, 1)]


def _mels(seed: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    rng = np.random.default_rng(seed)
    return (np.linspace(20, -50, 96)[:, None] + rng.uniform(-3, 3, (2, 96, 640))).astype(np.float32)


def test_segments_come_back_marked_as_generated_and_for_training_only(tmp_path: Path) -> None:
    generated.save(tmp_path, _mels(0), EMOTIONS, weight=0.25)
    clips = list(generated.load(tmp_path))
    assert [clip.emotion for clip in clips] == EMOTIONS
    for clip, mel in zip(clips, _mels(0), strict=True):
        assert (clip.dataset, clip.split, clip.weight) == ("generated", "train", 0.25)
        assert clip.generated
        sound = read_all(clip.path, 16_000, 60.0)
        assert len(sound) == pytest.approx(163_840, abs=512)
        heard = log_mel(sound, TAGGER_MEL)[:, : mel.shape[1]]
        assert np.corrcoef(heard.mean(1), mel.mean(1)[: len(heard)])[0, 1] > 0.9


def test_a_new_set_takes_the_place_of_the_old_one_under_other_names(tmp_path: Path) -> None:
    generated.save(tmp_path, _mels(0), EMOTIONS, weight=0.25)
    old = {clip.key for clip in generated.load(tmp_path)}
    generated.save(tmp_path, _mels(1), EMOTIONS, weight=0.25)
    new = {clip.key for clip in generated.load(tmp_path)}
    assert not old & new
    assert len(list(tmp_path.rglob("*.wav"))) == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [(",train,", ",test,", "'test' is none of train"), (",yes", ",no", "'no' is none of yes")],
)
def test_what_is_not_for_training_or_not_generated_is_refused(old: str, new: str, said: str, tmp_path: Path) -> None:
    generated.save(tmp_path, _mels(0), EMOTIONS, weight=0.25)
    table = tmp_path / "tracks.csv"
    table.write_text(table.read_text().replace(old, new))
    with pytest.raises(DatasetError, match=said):
        list(generated.load(tmp_path))
