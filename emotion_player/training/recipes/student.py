"""The student: five perceptrons above one tagger and mn04 that learn what an ensemble like the teacher predicts.

That ensemble is trained on the same clips before. GEMS are learned from people.

Command: ``emotion-player train student --data DATA``; with ``--distil`` a MobileViT, which learns from the features and
the attention of a teacher with a transformer.
Expected: about .75 on the validation clips, as ``models/student.json`` says on the test recordings.
Time: fifty minutes of a CPU core for the views, two minutes for each of six trainings. Not tried on a GPU.
"""

from __future__ import annotations

from dataclasses import replace

from emotion_player.training.recipes import teacher
from emotion_player.training.recipes.recipe import NetworkRecipe

RECIPE = NetworkRecipe(
    network="student",
    version="4.1",
    steps=800,
    batch=128,
    learning_rate=2e-3,
    expert=0.0,
    expert_features=0.0,
    quadrant=0.0,
    warm_up=50,
    steps_between_validations=100,
    folds=5,
    human=0.0,
    gems=1.0,
    response=1.0,
    twins=0.5,
    steady=50.0,
    ensemble=replace(teacher.RECIPE, folds=0, calibrated=False),
    calibrated=True,
)


def with_blocks(recipe: NetworkRecipe) -> NetworkRecipe:
    """A MobileViT that learns from the features and the attention of a teacher with a transformer, too."""
    return replace(
        recipe, blocks=True, teacher=1.0, response=0.3, ensemble=None, calibrated=False, human=1.0, gems=0.2,
        twins=0.0, steady=0.0,
    )  # fmt: skip
