from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from matplotlib.image import imread

from emotion_player.core.emotion import Emotion
from emotion_player.errors import DatasetError
from emotion_player.training.features.extraction import FeatureExtractor
from emotion_player.training.features.views import Matrix, StoredViews, Views
from emotion_player.training.gan.adversarial import Material
from emotion_player.training.gan.gan_quality import Quality, draw_samples, frechet, measure_quality
from tests.training.made_views import views_of

GROUPS, VIEWS_EACH = 40, 3


def _emotions(count: int, seed: int) -> Matrix:
    return np.random.default_rng(seed).uniform(-0.9, 0.9, (count, 2)).astype(np.float32)


def _music(emotion: Matrix, seed: int) -> Matrix:
    """Segments whose lower bands follow arousal and whose upper bands follow valence, with a tone of their own."""
    rng = np.random.default_rng(seed)
    mel = rng.standard_normal((len(emotion), 96, 16)) * 6 + rng.standard_normal((len(emotion), 96, 1)) * 6
    mel[:, :48] += 15 * emotion[:, 1, None, None]
    mel[:, 48:] += 15 * emotion[:, 0, None, None]
    return mel.astype(np.float16).astype(np.float32)


def _embed(mels: Matrix) -> Matrix:
    """In place of taggers: the bands' means and how they differ from frame to frame."""
    steps = np.abs(np.diff(mels, axis=2)).mean(2)
    return np.concatenate([mels.mean(2), steps], 1)


@pytest.fixture(scope="module")
def material() -> Material:
    emotion = np.repeat(_emotions(GROUPS, 0), VIEWS_EACH, axis=0)
    mels = _music(emotion, 1)
    clip = np.repeat(np.arange(GROUPS), VIEWS_EACH)
    stored_views = _views(mels)
    group = np.array([f"muse/{i}" for i in clip])
    return Material(Views(clip, (stored_views,), np.arange(len(clip))), emotion, group)


def _views(mels: Matrix) -> StoredViews:
    return views_of(mels.astype(np.float16), _embed(mels))


def _measure(material: Material, mels: Matrix, asked: Matrix) -> Quality:
    return measure_quality(material, mels, asked, _embed, steps=7)


def test_sets_that_are_the_same_have_no_distance_and_moved_ones_have_that_of_their_means() -> None:
    rows = np.random.default_rng(0).standard_normal((500, 6))
    assert frechet(rows, rows) == pytest.approx(0, abs=1e-9)
    assert frechet(rows + 2, rows) == pytest.approx(6 * 4)
    assert frechet(3 * (rows - rows.mean(0)), rows - rows.mean(0)) == pytest.approx(np.trace(np.cov(rows.T)) * 4)


def test_new_music_of_the_same_kind_is_as_near_as_real_music(material: Material) -> None:
    asked = _emotions(60, 5)
    quality = _measure(material, _music(asked, 6), asked)
    assert quality.segments == 60
    assert quality.frechet_generated < 1.3 * quality.frechet_real
    assert quality.frechet_noise > 2 * quality.frechet_real
    assert 0.7 < quality.variety < 1.3
    assert quality.copies_percent < 10


def test_experts_read_back_what_was_asked_for_and_nothing_where_it_was_not(material: Material) -> None:
    asked = _emotions(60, 5)
    heeded = _measure(material, _music(asked, 6), asked)
    ignored = _measure(material, _music(_emotions(60, 99), 6), asked)
    for axis in ("valence", "arousal"):
        assert getattr(heeded, axis).real > 0.8
        assert getattr(heeded, axis).generated > 0.8
        assert abs(getattr(ignored, axis).generated) < 0.4


def test_copies_are_found_out(material: Material) -> None:
    rows = np.arange(0, 120, 2)
    copied = _measure(material, material.views.mels(rows), material.emotion[rows])
    assert copied.copies_percent == 100
    assert copied.nearest_generated == pytest.approx(0, abs=1e-3)
    assert copied.nearest_real > 0.3


def test_a_generator_that_always_draws_the_same_has_no_variety(material: Material) -> None:
    asked = _emotions(30, 5)
    quality = _measure(material, np.repeat(_music(asked[:1], 6), 30, axis=0), asked)
    assert quality.variety == pytest.approx(0, abs=1e-4)
    assert (quality.valence.generated, quality.arousal.generated) == (0, 0)
    assert quality.frechet_generated > 1.3 * quality.frechet_real


def test_the_halves_have_no_group_in_common() -> None:
    """One group that is heard twenty times is not its own neighbour."""
    emotion = _emotions(4, 0)
    mels = np.repeat(_music(emotion, 1), 20, axis=0)
    clip = np.repeat(np.arange(4), 20)
    stored_views = _views(mels)
    material = Material(Views(clip, (stored_views,), np.arange(80)), np.repeat(emotion, 20, axis=0), clip.astype(str))
    quality = _measure(material, _music(emotion, 2), emotion)
    assert quality.nearest_real > 0.1


def test_too_few_groups_are_refused(material: Material) -> None:
    few = Material(material.views, material.emotion, np.full(len(material.group), "muse/one"))
    with pytest.raises(DatasetError, match="at least 4 groups of labelled clips; there are 1"):
        _measure(few, _music(_emotions(4, 0), 1), _emotions(4, 0))


def test_what_is_stored_is_what_is_told(material: Material, tmp_path: Path) -> None:
    asked = _emotions(20, 5)
    quality = _measure(material, _music(asked, 6), asked)
    quality.save(tmp_path / "gan" / "quality.json")
    stored = json.loads((tmp_path / "gan" / "quality.json").read_text())
    assert stored["steps"] == 7
    assert stored["valence"]["generated"] == quality.valence.generated
    told = {row[0]: row[1:] for row in quality.rows()}
    assert told["Arousal read back, r"][:2] == (f"{quality.arousal.generated:.2f}", f"{quality.arousal.real:.2f}")
    assert told["Fréchet distance"][0] == f"{stored['frechet_generated']:.1f}"


def test_the_picture_shows_real_and_generated_segments_of_every_quadrant(material: Material, tmp_path: Path) -> None:
    asked = [Emotion(v, a) for v in (-0.5, 0.5) for a in (-0.5, 0.5)] * 4
    path = tmp_path / "gan" / "samples.png"
    draw_samples(path, material, np.full((16, 96, 16), 35, np.float32), asked)
    picture = imread(path)[..., :3]
    brightest = np.all(picture > 0.74, axis=2) & (picture[..., 2] < 0.85)  # what magma gives the loudest
    columns = brightest.mean(0)
    assert columns[picture.shape[1] // 2 :].max() > 0.6
    assert columns[: picture.shape[1] // 4].max() < 0.1
    assert path.stat().st_size < 1_000_000


def test_a_quadrant_without_segments_stays_empty(material: Material, tmp_path: Path) -> None:
    calm = np.flatnonzero((material.emotion[:, 0] > 0) & (material.emotion[:, 1] < 0))
    one_quadrant = Material(Views(material.views.clip, material.views.stored, calm), material.emotion, material.group)
    draw_samples(tmp_path / "samples.png", one_quadrant, np.zeros((1, 96, 16), np.float32), [Emotion(0.5, -0.5)])
    assert (tmp_path / "samples.png").is_file()


def test_the_taggers_embed_segments_in_batches(tiny_data: Path) -> None:
    extractor = FeatureExtractor(tiny_data)
    mels = (np.random.default_rng(0).standard_normal((9, 96, 640)) * 20).astype(np.float32)
    embedded = extractor.tagged(mels)
    assert embedded.shape == (9, 192)
    assert np.allclose(embedded[8:], extractor.tagged(mels[8:]), atol=1e-4)
