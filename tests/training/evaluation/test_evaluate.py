from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from emotion_player import paths
from emotion_player.core.emotion import Emotion
from emotion_player.core.models.figures import Shift
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.gems import GEMS
from emotion_player.core.predictions.prediction import Prediction
from emotion_player.errors import DatasetError
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.evaluation.evaluate import (
    emotion_figures,
    gems_figures,
    predict_clips,
    recordings_to_test,
    time_songs,
    times_measured,
    write_card,
    write_predictions,
)
from tests.training.conftest import write_sound, write_table


class Oracle:
    """Knows the labels of some clips."""

    def __init__(self, clips: list[LabelledClip], knows_gems: bool = False) -> None:
        self._known = {clip.path: clip for clip in clips}
        self._knows_gems = knows_gems

    def predict_with_gems(self, path: Path) -> tuple[Prediction, tuple[float, ...] | None]:
        clip = self._known[path]
        emotion = clip.emotion or Emotion(0, 0)
        low = Emotion.clipped(emotion.valence - 0.1, emotion.arousal - 0.1)
        gems = clip.gems if self._knows_gems else None
        return Prediction(emotion, low, emotion, EmotionCurve(1.0, ())), gems


def _nothing() -> None:
    """What is done after a clip."""


def _felt(count: int) -> list[LabelledClip]:
    """Clips at which listeners felt this and that."""
    rng = np.random.default_rng(0)
    return [
        LabelledClip("emotify", str(i), Path(f"{i}.opus"), str(i), "test", gems=tuple(rng.uniform(0, 1, 9).tolist()))
        for i in range(count)
    ]


def test_only_test_recordings_are_heard(tiny_data: Path) -> None:
    clips = recordings_to_test(tiny_data)
    assert {clip.split for clip in clips} == {"test"}
    assert {clip.dataset for clip in clips} == {"muse", "4q"}


def test_a_dataset_of_scores_is_refused(tiny_data: Path) -> None:
    with pytest.raises(DatasetError, match="vgmidi is not of recordings"):
        recordings_to_test(tiny_data, ["vgmidi"])


def test_a_dataset_without_test_clips_is_refused(tmp_path: Path) -> None:
    (tmp_path / "song.mp3").touch()
    table = tmp_path / "mine.csv"
    table.write_text("path,valence,arousal\nsong.mp3,0,0\n")
    with pytest.raises(DatasetError, match="no labelled test recordings"):
        recordings_to_test(tmp_path, [str(table)])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"generated": True}, "real music only"),
        ({"path": Path("piece.mid")}, "real music only"),
        ({"split": "train"}, "test split only"),
    ],
)
def test_a_clip_that_says_nothing_of_real_test_music_is_refused(
    change: dict[str, object], reason: str, tiny_data: Path
) -> None:
    clip = replace(recordings_to_test(tiny_data)[0], **change)  # type: ignore[arg-type]
    with pytest.raises(DatasetError, match=reason):
        predict_clips(Oracle([clip]), [clip], _nothing)


def test_a_score_in_an_own_table_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "piece.mid").touch()
    table = tmp_path / "mine.csv"
    table.write_text("path,valence,arousal,split\npiece.mid,0,0,test\n")
    clips = recordings_to_test(tmp_path, [str(table)])
    with pytest.raises(DatasetError, match="an evaluation uses real music only"):
        predict_clips(Oracle(clips), clips, _nothing)


def test_who_knows_every_label_scores_one(tiny_data: Path) -> None:
    clips = recordings_to_test(tiny_data)
    heard: list[int] = []
    predictions = predict_clips(Oracle(clips), clips, lambda: heard.append(1))
    assert [(f.dataset, f.axis, f.n, f.ccc) for f in emotion_figures(predictions)] == [
        (dataset, axis, 2, 1.0) for dataset in ("muse", "4q") for axis in ("valence", "arousal")
    ]
    assert len(heard) == len(clips)
    assert gems_figures(predictions) == ()


def test_an_emotion_is_usable_from_a_correlation_of_a_half_on() -> None:
    clips = _felt(60)
    predictions = predict_clips(Oracle(clips, knows_gems=True), clips, _nothing)
    rng = np.random.default_rng(1)
    wrong = [replace(a, gems=(*(a.gems or ())[:8], float(rng.uniform()))) for a in predictions]
    figures = gems_figures(wrong)
    assert [f.name for f in figures] == list(GEMS)
    assert [f.usable for f in figures] == [True] * 8 + [False]
    assert all(f.n == 60 and f.r_low <= f.r <= f.r_high for f in figures)
    assert emotion_figures(wrong) == ()


def test_what_is_measured_comes_into_the_card_with_how_often(tiny_data: Path, tmp_path: Path) -> None:
    card_file = tmp_path / "student.json"
    shipped = ModelCard.load(paths.models_folder() / "student.json")
    card_file.write_text(shipped.to_json())
    clips, felt = recordings_to_test(tiny_data), _felt(9)
    figures = emotion_figures(predict_clips(Oracle(clips), clips, _nothing))
    gems = gems_figures(predict_clips(Oracle(felt, knows_gems=True), felt, _nothing))
    shift = Shift("gain", True, 3, 0.1, 0.1, 0.0, 0.0)
    write_card(card_file, figures, gems, (shift,), 0.25)
    card = ModelCard.load(card_file)
    assert (card.figures, card.gems, card.shifts) == (figures, gems, (shift,))
    assert times_measured(card) == times_measured(shipped) + 1
    assert len(card.notes) == len(shipped.notes)


def test_steadiness_alone_does_not_count_as_a_look_at_the_test_recordings(tmp_path: Path) -> None:
    card_file = tmp_path / "student.json"
    shipped = ModelCard.load(paths.models_folder() / "student.json")
    card_file.write_text(shipped.to_json())
    card = write_card(card_file, (), (), (Shift("gain", True, 3, 0.1, 0.1, 0.0, 0.0),), None)
    assert times_measured(card) == times_measured(shipped)
    assert card.figures == shipped.figures


def test_predictions_are_kept_for_the_report(tiny_data: Path, tmp_path: Path) -> None:
    clips = recordings_to_test(tiny_data)
    predictions = predict_clips(Oracle(clips), clips, _nothing)
    card = ModelCard.load(paths.models_folder() / "student.json")
    kept = json.loads(write_predictions(tmp_path, card, predictions, 0.25).read_text())
    assert (kept["model"], kept["sha256"], kept["song_s"]) == ("student", card.sha256, 0.25)
    first = kept["clips"][0]
    assert (first["key"], first["dataset"]) == ("muse/clip2", "muse")
    assert first["truth"] == first["predicted"] == first["high"]
    assert first["low"] == pytest.approx([value - 0.1 for value in first["truth"]])


def test_whole_songs_are_timed_where_there_are_any(tmp_path: Path) -> None:
    assert time_songs(Oracle([]), tmp_path / "songs") is None
    (tmp_path / "songs").mkdir()
    clips = [LabelledClip("", name, tmp_path / "songs" / name, "", "test") for name in ("a.mp3", "b.mp3")]
    for clip in clips:
        clip.path.touch()
    seconds = time_songs(Oracle(clips), tmp_path / "songs")
    assert seconds is not None
    assert 0 < seconds < 1


def test_own_test_recordings_count_like_any(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = []
    for i in range(3):
        write_sound(tmp_path / f"{i}.flac", i / 2, i)
        rows.append({"path": f"{i}.flac", "valence": i / 4, "arousal": -i / 4, "split": "test", "group": i})
    write_table(tmp_path, rows)
    clips = recordings_to_test(tmp_path, [str(tmp_path / "tracks.csv")])
    figures = emotion_figures(predict_clips(Oracle(clips), clips, _nothing))
    assert [(f.n, f.ccc) for f in figures] == [(3, 1.0)] * 2
