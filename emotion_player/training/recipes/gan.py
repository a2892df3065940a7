"""The conditional GAN: one that a single CPU core can train, to be scaled up by its numbers.

Command: ``emotion-player train gan --data DATA`` after ``train experts``; ``train student --generated`` learns from it.
Expected: Fréchet distance about 130 (real music 24, real frames shuffled 490); experts read arousal back with r about
.8 (from real segments .75) and valence with only .2 (.68); variety .6; no copies. Textures and beats, few melodies.
Time: about 8 minutes of one free CPU core for the 1500 steps, and one for the judgement. For a GPU, take
``channels=(512, 256, 128, 64), patch=2, crop=640, batch=64, steps=50_000``: about an hour, estimated and never tried.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GanRecipe:
    """Every value of the experiment.

    Attributes:
        channels: Of the generator's stages, coarse to fine, and of the discriminator's, the other way round.
        latent: Width of what is drawn once for a segment.
        patch: Bands and frames, both, of a cell of the finest stage; a power of two.
        crop: Frames of the pieces that both networks are trained on; segments of any length are drawn.
        batch: Pieces a step sees.
        generator_rate, discriminator_rate: Of Adam, which has no first momentum.
        mismatch: How much it counts against a real segment that it is said to express what another does.
        jitter: Standard deviation by which labels are moved: people are no surer of them.
        r1: Weight of the gradient penalty, which is taken every ``steps_between_penalties`` steps.
        average: Decay of the moving average of the generator's weights, which is what is measured and used.
        count: How many segments are measured, and how many are drawn for training.
        weight: How much a generated segment counts in the training of a network.
        seed: Draws initial weights, batches and latents.
    """

    channels: tuple[int, ...] = (96, 64, 48)
    latent: int = 64
    patch: int = 4
    crop: int = 128
    batch: int = 32
    generator_rate: float = 1e-3
    discriminator_rate: float = 1e-3
    mismatch: float = 0.5
    jitter: float = 0.05
    r1: float = 0.1
    steps_between_penalties: int = 16
    average: float = 0.995
    steps: int = 1500
    steps_between_saves: int = 250
    count: int = 400
    weight: float = 0.25
    seed: int = 1


RECIPE = GanRecipe()
