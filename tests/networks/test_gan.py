from __future__ import annotations

import pytest
import torch

from emotion_player.networks.gan import Discriminator, Generator, Latents

CHANNELS = (16, 12, 8)


@pytest.fixture
def generator() -> Generator:
    torch.manual_seed(0)
    return Generator(CHANNELS, latent=8).eval()


@pytest.fixture
def discriminator() -> Discriminator:
    torch.manual_seed(1)
    return Discriminator(CHANNELS[::-1]).eval()


def _draw(generator: Generator, count: int, frames: int, seed: int = 0) -> Latents:
    return generator.draw(count, frames, torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("frames", [128, 640])
def test_points_become_segments_of_any_length_in_decibels(generator: Generator, frames: int) -> None:
    with torch.inference_mode():
        mel = generator(_draw(generator, 3, frames), torch.zeros(3, 2))
    assert mel.shape == (3, 96, frames)
    assert -90 <= mel.min() <= mel.max() <= 40


@pytest.mark.parametrize("patch", [2, 4])
def test_a_finer_patch_takes_one_more_stage(patch: int) -> None:
    channels = (8, 8, 8, 8) if patch == 2 else (8, 8, 8)
    generator = Generator(channels, latent=8, patch=patch)
    discriminator = Discriminator(channels[::-1], patch)
    mel = generator(_draw(generator, 2, 64), torch.zeros(2, 2))
    assert mel.shape == (2, 96, 64)
    assert discriminator(mel, torch.zeros(2, 2)).shape == (2,)


def test_the_same_chance_and_point_give_the_same_segment(generator: Generator) -> None:
    point = torch.tensor([[0.5, -0.5]])
    with torch.inference_mode():
        first, again = (generator(_draw(generator, 1, 64, seed=3), point) for _ in range(2))
        another = generator(_draw(generator, 1, 64, seed=4), point)
    assert torch.equal(first, again)
    assert not torch.allclose(first, another, atol=0.1)


def test_a_segment_depends_on_the_point(generator: Generator) -> None:
    latents = _draw(generator, 1, 64)
    with torch.inference_mode():
        tense, calm = (generator(latents, torch.tensor([point])) for point in ([-1.0, 1.0], [1.0, -1.0]))
    assert not torch.allclose(tense, calm, atol=0.1)


def test_what_happens_late_is_left_to_chance_of_its_own(generator: Generator) -> None:
    latents = _draw(generator, 1, 640)
    changed = Latents(latents.whole, latents.beats.clone(), latents.local)
    changed.beats[..., -1] += 3
    with torch.inference_mode():
        difference = (generator(latents, torch.zeros(1, 2)) - generator(changed, torch.zeros(1, 2))).abs()[0].amax(0)
    assert difference[:320].max() == 0
    assert difference[-16:].max() > 0.01


def test_frames_that_do_not_fit_are_refused(generator: Generator) -> None:
    with pytest.raises(ValueError, match="100 frames are not a multiple of 16"):
        _draw(generator, 1, 100)


def test_the_same_segment_is_judged_by_what_it_is_said_to_express(discriminator: Discriminator) -> None:
    mel = torch.randn(1, 96, 128, generator=torch.Generator().manual_seed(0)).expand(2, -1, -1) * 20
    with torch.inference_mode():
        scores = discriminator(mel, torch.tensor([[1.0, 1.0], [-1.0, -1.0]]))
    assert abs(float(scores[0] - scores[1])) > 1e-3


def test_no_layer_below_the_judgement_makes_a_difference_much_larger(discriminator: Discriminator) -> None:
    for _ in range(50):  # power iteration finds the norms while training
        discriminator.train()(torch.zeros(2, 96, 64), torch.zeros(2, 2))
    convolutions = [module for module in discriminator.modules() if isinstance(module, torch.nn.Conv2d)]
    assert len(convolutions) == 5
    for convolution in convolutions:
        assert float(torch.linalg.matrix_norm(convolution.weight.detach().flatten(1), 2)) == pytest.approx(1, abs=0.05)


def test_half_precision_gives_about_the_same_in_full_decibels(
    generator: Generator, discriminator: Discriminator
) -> None:
    latents, point = _draw(generator, 4, 64), torch.full((4, 2), 0.3)
    with torch.inference_mode():
        mel = generator(latents, point)
        score = discriminator(mel, point)
        with torch.autocast("cpu", torch.bfloat16):
            half_mel = generator(latents, point)
            half_score = discriminator(mel, point)
    assert half_mel.dtype == torch.float32
    assert (half_mel - mel).abs().mean() < 1
    assert torch.allclose(half_score.float(), score, atol=0.05)
