from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch

from emotion_player.networks.ensemble import StudentEnsemble, TeacherEnsemble
from emotion_player.training.features.views import Views
from emotion_player.training.lessons import Lessons, embedding_gap, slope_gap, slopes
from tests.training.made_views import made_features, made_views

CPU = torch.device("cpu")


def test_an_ensemble_is_asked_about_every_view_that_counts() -> None:
    torch.manual_seed(0)
    ensemble = TeacherEnsemble(2).eval()
    out = np.zeros(10, bool)
    out[3] = True
    views = Views(np.repeat(np.arange(10), 7), (made_views(70),), np.arange(70)).without(out)
    told = Lessons.of(ensemble, views, 1, CPU)
    with torch.inference_mode():
        output = ensemble.predict(views.take(np.array([40])))
    one = told.take(torch.tensor([40]), CPU)
    assert torch.allclose(one.emotion, output.emotion, atol=1e-5)
    assert torch.allclose(one.embedding, output.embedding, atol=1e-5)
    assert told.slopes.shape == (70, 2, 64 + 384)
    for part in (told.emotion, told.embedding, told.slopes.flatten(1)):
        assert torch.nonzero(part.isnan()[:, 0])[:, 0].tolist() == list(range(21, 28))


def test_a_slope_is_what_a_small_step_of_an_input_does_to_the_prediction() -> None:
    torch.manual_seed(0)
    network, features = StudentEnsemble(2).eval(), made_features(20).of_taggers(1)
    found = slopes(network, features, 1)
    step = 0.1 * features.embedding[:, 5].std()
    moved = features.embedding.clone()
    moved[:, 5] += step
    with torch.inference_mode():
        change = network.predict(replace(features, embedding=moved)).emotion - network.predict(features).emotion
    assert torch.allclose(change / 0.1, found[:, :, 64 + 5], atol=1e-3)
    assert found[:, :, 64 + 5].abs().max() > 3e-3


def test_embeddings_are_compared_member_by_member_without_regard_to_their_scale() -> None:
    torch.manual_seed(0)
    taught = torch.randn(4, 128)
    scaled = torch.cat([taught[:, :64] * 3 + 1, taught[:, 64:] / 2], 1)
    assert embedding_gap(scaled, taught).max() < 1e-3
    assert embedding_gap(torch.randn(4, 128), taught).min() > 1


def test_slopes_are_compared_by_their_sizes_without_regard_to_sign_and_scale() -> None:
    torch.manual_seed(0)
    theirs = torch.randn(4, 2, 30)
    assert slope_gap(-5 * theirs, theirs).max() < 1e-6
    assert slope_gap(theirs.flip(2), theirs).min() > 0.1
