"""The teacher: five perceptrons above three taggers, mn04, musicnn and descriptors, trained on labels.

They learn to answer alike to views and their twins, which sound alike.

Command: ``emotion-player train teacher --data DATA``; with ``--transformer`` a ViT-B/16 is trained beside them, as with
``--init DIR``, which starts it from google/vit-base-patch16-224.
Expected: about .77 on the validation clips, as ``models/teacher.json`` says on the test recordings.
Time: fifty minutes of a CPU core for the views, a minute and a half for each of six trainings. The transformer takes
two to five seconds a step and is for a GPU, where it was not tried; one that began as a good read-out of the same
tokens came to predict what the ensemble does, and added nothing to it (``docs/report.md``).
"""

from __future__ import annotations

from dataclasses import replace

from emotion_player.core.models.segments import SegmentSpec
from emotion_player.networks.emotion_network import SEGMENT_S
from emotion_player.training.recipes.recipe import NetworkRecipe

RECIPE = NetworkRecipe(
    network="teacher",
    version="2.2",
    steps=800,
    batch=128,
    learning_rate=2e-3,
    segments=SegmentSpec(duration_s=SEGMENT_S, count=12, loudness_lufs=-14.0, trim=0.1),
    expert=0.0,
    expert_features=0.0,
    quadrant=0.0,
    warm_up=50,
    steps_between_validations=100,
    folds=5,
    calibrated=True,
    gems=1.0,
    twins=0.5,
    steady=50.0,
)


def with_transformer(recipe: NetworkRecipe) -> NetworkRecipe:
    """The same teacher with a ViT-B/16 beside its ensemble, which is trained first."""
    return replace(
        recipe, ensemble=replace(recipe, folds=0), blocks=True, gems=0.2, twins=0.0, steady=0.0, steps=500, batch=64,
        learning_rate=5e-4, warm_up=60, dropped=0.5, average=0.98, bfloat16=True,
    )  # fmt: skip
