from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from emotion_player.networks.vit import VisionTransformer
from emotion_player.training.distillation import (
    TeacherOutputs,
    attention_gap,
    feature_gap,
    first_views,
    record_outputs,
)
from emotion_player.training.features.views import Views
from tests.training.made_views import made_views

CPU = torch.device("cpu")


def _views() -> Views:
    return Views(np.repeat(np.arange(10), 7), (made_views(70),), np.arange(70))


def _teacher() -> VisionTransformer:
    torch.manual_seed(0)
    return VisionTransformer(24, 4, 4).eval()


def _recorded(
    views: Views, folder: Path, name: str = "one", rows: npt.NDArray[np.int64] | None = None
) -> TeacherOutputs:
    folders = [folder / str(index) for index in range(len(views.stored))]
    return record_outputs(_teacher(), name, views, views.rows if rows is None else rows, folders, CPU, lambda _: None)


def test_only_the_first_views_of_clips_that_count_are_recorded() -> None:
    out = np.zeros(10, bool)
    out[1] = True
    rows = first_views(_views().without(out), 2)
    assert rows.tolist() == [0, 1, *(7 * clip + view for clip in range(2, 10) for view in (0, 1))]


def test_an_output_is_what_the_teacher_makes_of_the_view(tmp_path: Path) -> None:
    views = _views()
    rows = views.rows[::2]
    taught = _recorded(views, tmp_path, rows=rows).take(np.array([64, 6]), CPU)
    with torch.inference_mode():
        output = _teacher().predict(views.take(np.array([64, 6])))
    assert torch.allclose(taught.emotion, output.emotion, atol=1e-5)
    assert torch.allclose(taught.gems, output.gems.sigmoid(), atol=1e-5)
    pooled = torch.nn.functional.adaptive_avg_pool2d(output.features[1], (2, 4))
    assert torch.allclose(taught.features[:, 1], pooled, atol=2e-3)  # kept in half precision
    assert torch.allclose(
        taught.attention[:, 2], torch.nn.functional.adaptive_avg_pool2d(output.attention[2], (2, 4)), atol=1e-6
    )


def test_recording_goes_on_where_it_was_stopped_and_begins_anew_for_another_teacher(tmp_path: Path) -> None:
    views = _views()
    whole = _recorded(views, tmp_path)
    predictions = np.array(whole.stored[0].predictions)
    torn = np.lib.format.open_memmap(tmp_path / "0" / "predictions.npy", "r+")
    torn[:] = 0
    torn.flush()
    (tmp_path / "0" / "done").write_text("32")
    again = np.array(_recorded(views, tmp_path).stored[0].predictions)
    assert (again[:32] == 0).all()  # what was done is not done again
    assert np.allclose(again[32:], predictions[32:])
    assert np.allclose(_recorded(views, tmp_path, "two").stored[0].predictions, predictions)


def test_outputs_for_more_datasets_keep_those_for_the_first(tmp_path: Path) -> None:
    views = _views()
    _recorded(views, tmp_path)
    before = (tmp_path / "0" / "predictions.npy").stat().st_mtime_ns
    both = Views(np.concatenate([views.clip, views.clip + 10]), views.stored * 2, np.arange(140))
    recorded = _recorded(both, tmp_path)
    assert (tmp_path / "0" / "predictions.npy").stat().st_mtime_ns == before
    taken = recorded.take(np.array([135, 3, 73]), CPU).emotion
    assert torch.equal(taken[1], taken[2])  # the same view of either dataset
    assert torch.allclose(taken[0], torch.from_numpy(recorded.stored[1].predictions[65, :2]))


def test_features_are_compared_without_regard_to_their_scale() -> None:
    torch.manual_seed(0)
    features = torch.randn(4, 3, 16, 2, 4)
    assert feature_gap(features, features * 5 + 2).max() < 1e-4
    assert feature_gap(features, torch.randn_like(features)).min() > 1


def test_attention_is_compared_as_a_map() -> None:
    torch.manual_seed(0)
    energy = tuple(torch.rand(2, *size) for size in ((4, 8), (2, 4), (2, 4)))
    same = torch.stack([torch.nn.functional.adaptive_avg_pool2d(e, (2, 4)) for e in energy], 1)
    assert attention_gap(energy, same * 7).max() < 1e-6
    moved = same.clone()
    moved[1] = moved[1].flip(2)
    gap = attention_gap(energy, moved)
    assert gap[0] < 1e-6 < gap[1]


def test_views_of_several_datasets_are_found_where_they_lie() -> None:
    one, two = _views().stored[0], _views().stored[0]
    two = replace(two, tagged=two.tagged + 100)
    views = Views(np.arange(140), (one, two), np.arange(140))
    taken = views.take(np.array([139, 0, 70, 69]))
    assert np.allclose(taken.tagged, np.stack([two.tagged[69], one.tagged[0], two.tagged[0], one.tagged[69]]))
    assert np.allclose(views.mels(np.array([71]))[0], two.mel[1])
    assert taken.image.shape == (4, 96, 160)
