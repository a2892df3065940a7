from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from emotion_player.networks.ensemble import EMBEDDINGS, Ensemble, embeddings
from tests.networks.conftest import noise_for
from tests.training.made_views import made_features


@pytest.fixture(scope="module")
def teacher() -> Ensemble:
    torch.manual_seed(0)
    return Ensemble(3).eval()


def test_segments_become_valence_arousal_and_shares_of_the_gems_emotions(teacher: Ensemble) -> None:
    with torch.inference_mode():
        emotion, gems = teacher(*noise_for(teacher, 3))
    assert emotion.shape == (3, 2)
    assert gems.shape == (3, 9)
    assert 0 <= gems.min() <= gems.max() <= 1


def test_a_prediction_is_the_mean_of_the_members(teacher: Ensemble) -> None:
    with torch.inference_mode():
        output = teacher.predict(made_features(2))
    assert len(output.members) == 3
    assert torch.allclose(output.emotion, torch.stack([emotion for emotion, _ in output.members]).mean(0))
    assert torch.allclose(output.gems, torch.stack([gems for _, gems in output.members]).mean(0))
    assert not torch.allclose(output.members[0][0], output.members[1][0])


def test_a_line_sets_the_spread_of_predictions() -> None:
    teacher = Ensemble(2).eval()
    features = made_features(4)
    with torch.inference_mode():
        before = teacher.predict(features).emotion
        teacher.load_state_dict(
            {**teacher.state_dict(), "slope": torch.tensor([2.0, 1.0]), "offset": torch.tensor([0.0, 0.5])}
        )
        after = teacher.predict(features).emotion
    assert torch.allclose(after[:, 0], 2 * before[:, 0])
    assert torch.allclose(after[:, 1], before[:, 1] + 0.5)


@pytest.mark.parametrize("name", ["tagged", "embedding", "musicnn", "descriptors"])
def test_it_goes_by_all_that_it_hears(teacher: Ensemble, name: str) -> None:
    features = made_features(1)
    assert embeddings(features).shape == (1, EMBEDDINGS)
    changed = replace(features, **{name: getattr(features, name) + 1})
    with torch.inference_mode():
        assert not torch.allclose(teacher.predict(features).emotion, teacher.predict(changed).emotion, atol=1e-6)
