from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
import torch

from emotion_player.networks.backbones import Features
from emotion_player.networks.ensemble import Ensemble, StudentEnsemble, TeacherEnsemble
from tests.networks.conftest import noise_for
from tests.training.made_views import made_features


@pytest.fixture(scope="module", params=[TeacherEnsemble, StudentEnsemble])
def ensemble(request: pytest.FixtureRequest) -> Ensemble:
    torch.manual_seed(0)
    made: Ensemble = request.param(3)
    return made.eval()


def test_the_student_has_about_two_million_parameters() -> None:
    assert sum(weight.numel() for weight in StudentEnsemble(5).parameters()) == pytest.approx(1.94e6, rel=0.01)


def test_segments_become_valence_arousal_and_shares_of_the_gems_emotions(ensemble: Ensemble) -> None:
    with torch.inference_mode():
        emotion, gems = ensemble(*noise_for(ensemble, 3))
    assert emotion.shape == (3, 2)
    assert gems.shape == (3, 9)
    assert 0 <= gems.min() <= gems.max() <= 1


def test_a_prediction_is_the_mean_of_the_members(ensemble: Ensemble) -> None:
    with torch.inference_mode():
        output = ensemble.predict(features_for(ensemble, 2))
    assert len(output.members) == 3
    assert torch.allclose(output.emotion, torch.stack([emotion for emotion, _ in output.members]).mean(0))
    assert torch.allclose(output.gems, torch.stack([gems for _, gems in output.members]).mean(0))
    assert not torch.allclose(output.members[0][0], output.members[1][0])


def test_a_line_sets_the_spread_of_predictions() -> None:
    teacher = TeacherEnsemble(2).eval()
    features = made_features(4)
    with torch.inference_mode():
        before = teacher.predict(features).emotion
        teacher.load_state_dict(
            {**teacher.state_dict(), "slope": torch.tensor([2.0, 1.0]), "offset": torch.tensor([0.0, 0.5])}
        )
        after = teacher.predict(features).emotion
    assert torch.allclose(after[:, 0], 2 * before[:, 0])
    assert torch.allclose(after[:, 1], before[:, 1] + 0.5)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (TeacherEnsemble, ("tagged", "embedding", "musicnn", "descriptors")),
        (StudentEnsemble, ("tagged", "embedding", "inner")),
    ],
)
def test_it_goes_by_all_that_it_hears(kind: type[Ensemble], names: Sequence[str]) -> None:
    torch.manual_seed(0)
    ensemble = kind(2).eval()
    features = features_for(ensemble, 1)
    assert ensemble.heard(features).shape == (1, ensemble.inputs)
    before = ensemble.predict(features).emotion
    for name in names:
        changed = replace(features, **{name: getattr(features, name) + 1})
        assert not torch.allclose(ensemble.predict(changed).emotion, before, atol=1e-6), name


def features_for(ensemble: Ensemble, count: int) -> Features:
    return made_features(count).of_taggers(len(ensemble.stems))
