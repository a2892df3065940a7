from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from rich.progress import Progress
from torch import nn

from emotion_player.core.emotion import Emotion
from emotion_player.networks.gan import Discriminator, Generator
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.features.views import Views
from emotion_player.training.gan.adversarial import (
    COLUMNS,
    AdversarialTrainer,
    Material,
    discriminator_loss,
    generate,
    gradient_penalty,
    train_gan,
)
from emotion_player.training.recipes.gan import RECIPE
from tests.training.made_views import views_of

CPU = torch.device("cpu")
RECIPE_OF_TEST = replace(
    RECIPE, channels=(12, 12, 8), latent=8, crop=32, batch=8, steps=4, steps_between_saves=2, steps_between_penalties=2
)


def _material(views: int = 16) -> Material:
    """Half of the views are loud and excited, half are quiet and calm."""
    rng = np.random.default_rng(0)
    loud = np.arange(views) % 2
    mel = (rng.standard_normal((views, 96, 64)) * 5 + 40 * loud[:, None, None] - 30).astype(np.float16)
    stored_views = views_of(mel, np.zeros((views, 192), np.float32))
    emotion = np.stack([np.zeros(views), 1.4 * loud - 0.7], 1).astype(np.float32)
    group = np.array([f"muse/{i}" for i in range(views)])
    return Material(Views(np.arange(views), (stored_views,), np.arange(views)), emotion, group)


def _ignore(_: int) -> None:
    return


def _weights(network: nn.Module) -> dict[str, torch.Tensor]:
    return {name: value.detach().clone() for name, value in network.named_parameters()}


def test_one_step_changes_both_networks_and_every_number_is_finite(tmp_path: Path) -> None:
    trainer = AdversarialTrainer(_material(), replace(RECIPE_OF_TEST, steps=1), tmp_path, CPU)
    before = [_weights(trainer.generator), _weights(trainer.discriminator)]
    trainer.train(_ignore)
    for old, network in zip(before, (trainer.generator, trainer.discriminator), strict=True):
        new = _weights(network)
        assert all(torch.isfinite(value).all() for value in new.values())
        assert sum(not torch.equal(new[name], old[name]) for name in new) > 0.8 * len(new)


def test_the_average_follows_the_generator_slowly(tmp_path: Path) -> None:
    trainer = AdversarialTrainer(_material(), replace(RECIPE_OF_TEST, steps=1, average=0.5), tmp_path, CPU)
    start = _weights(trainer.average)
    trainer.train(_ignore)
    share = 1 - 2 / 11  # in the first steps the average is shorter
    for name, value in trainer.average.named_parameters():
        expected = start[name] + share * (dict(trainer.generator.named_parameters())[name] - start[name])
        assert torch.allclose(value, expected, atol=1e-6), name
        assert not value.requires_grad


def test_the_discriminator_learns_to_tell_what_is_easily_told_apart() -> None:
    torch.manual_seed(0)
    discriminator = Discriminator((8, 8, 8))
    optimizer = torch.optim.Adam(discriminator.parameters(), 1e-3, betas=(0.0, 0.99))
    real, fake, emotion = torch.full((8, 96, 32), 10.0), torch.full((8, 96, 32), -40.0), torch.zeros(8, 2)
    losses = []
    for _ in range(30):
        loss = discriminator_loss(
            discriminator(real, emotion), torch.full((8,), -1.0), discriminator(fake, emotion), 0.0
        )
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < 0.2 * losses[0]


def test_the_loss_asks_for_real_above_one_and_all_else_below_minus_one() -> None:
    good, bad = torch.tensor([1.5]), torch.tensor([-1.5])
    assert discriminator_loss(good, bad, bad, 0.5).item() == 0
    assert discriminator_loss(bad, bad, bad, 0.5).item() == pytest.approx(2.5)
    assert discriminator_loss(good, bad, good, 1.0).item() == pytest.approx(1.25)
    assert discriminator_loss(good, good, bad, 1.0).item() == pytest.approx(1.25)


def test_the_penalty_is_the_squared_slope() -> None:
    class Slope(Discriminator):
        def forward(self, mel: torch.Tensor, emotion: torch.Tensor) -> torch.Tensor:
            del emotion
            return mel[:, 0, 0] * 3 / 20

    penalty = gradient_penalty(Slope((8, 8, 8)), torch.zeros(4, 96, 32), torch.zeros(4, 2))
    assert penalty.item() == pytest.approx(9)


def test_the_generator_learns_which_point_is_loud(tmp_path: Path) -> None:
    recipe = replace(RECIPE_OF_TEST, steps=40, steps_between_saves=40, steps_between_penalties=16, average=0.9)
    with Progress(disable=True) as progress:
        generator, steps = train_gan(_material(), recipe, tmp_path, progress, CPU)
    assert steps == 40
    asked = np.repeat(np.array([[0, -0.7], [0, 0.7]], np.float32), 16, axis=0)
    level = generate(generator, asked, 32, seed=0).mean((1, 2))
    assert level[16:].mean() > level[:16].mean() + 10


def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop_at_3(step: int) -> None:
        if step == 3:
            raise StoppedError

    whole = AdversarialTrainer(_material(), RECIPE_OF_TEST, tmp_path / "whole", CPU)
    whole.train(_ignore)
    with pytest.raises(StoppedError):
        AdversarialTrainer(_material(), RECIPE_OF_TEST, tmp_path / "halves", CPU).train(stop_at_3)
    rest = AdversarialTrainer(_material(), RECIPE_OF_TEST, tmp_path / "halves", CPU)
    assert rest.step == 2  # of its last save
    rest.train(_ignore)
    for name, value in whole.average.state_dict().items():
        assert torch.equal(rest.average.state_dict()[name], value), name
    with (tmp_path / "halves" / "steps.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert [row["step"] for row in rows] == ["1", "2", "3", "4"]


def test_more_steps_go_on_and_another_recipe_begins_anew(tmp_path: Path) -> None:
    AdversarialTrainer(_material(), RECIPE_OF_TEST, tmp_path, CPU).train(_ignore)
    assert AdversarialTrainer(_material(), replace(RECIPE_OF_TEST, steps=9), tmp_path, CPU).step == 4
    assert AdversarialTrainer(_material(), replace(RECIPE_OF_TEST, r1=2.0), tmp_path, CPU).step == 0


def test_the_same_seed_generates_the_same_segments_one_for_each_point() -> None:
    torch.manual_seed(0)
    generator = Generator((12, 8, 8), latent=8)
    asked = np.zeros((17, 2), np.float32)
    mels = generate(generator, asked, 32, seed=1)
    assert mels.shape == (17, 96, 32)
    assert np.array_equal(mels, generate(generator, asked, 32, seed=1))
    assert not np.array_equal(mels, generate(generator, asked, 32, seed=2))


def test_only_real_training_clips_that_people_labelled_are_learned_from() -> None:
    point = Emotion(0.5, -0.5)
    clips = [
        LabelledClip("muse", "a", Path(), "a", "train", point),
        LabelledClip("muse", "b", Path(), "b", "test", point),
        LabelledClip("emotify", "c", Path(), "c", "train"),
        LabelledClip("generated", "d", Path(), "d", "train", point, generated=True),
        LabelledClip("4q", "e", Path(), "e", "train", Emotion(-0.25, 0.25)),
    ]
    stored_views = views_of(np.zeros((10, 96, 64), np.float16), np.zeros((10, 192), np.float32))
    material = Material.of(Views(np.repeat(np.arange(5), 2), (stored_views,), np.arange(9)), clips)
    assert material.views.rows.tolist() == [0, 1, 8]  # the last view did not count before either
    assert material.emotion[[0, 8]].tolist() == [[0.5, -0.5], [-0.25, 0.25]]
    assert material.group[8] == "4q/e"
    drawn = material.draw_emotions(50, 0.0, np.random.default_rng(0))
    assert {tuple(point) for point in drawn.tolist()} == {(0.5, -0.5), (-0.25, 0.25)}
