"""The student: a perceptron above one tagger and mn04, trained on labels alone.

Command: ``emotion-player train student --data DATA``; with ``--distil`` a MobileViT, which learns from the teacher too.
Expected: about .74 on the validation clips, as ``models/student.json`` says on the test recordings.
Time: twenty minutes of a CPU core for the views, half a minute for each of six trainings. Not tried on a GPU.
"""

from __future__ import annotations

from emotion_player.training.recipes.recipe import NetworkRecipe

RECIPE = NetworkRecipe(
    network="student",
    version="3.1",
    steps=800,
    batch=128,
    learning_rate=2e-3,
    expert=0.0,
    expert_features=0.0,
    quadrant=0.0,
    warm_up=50,
    steps_between_validations=100,
    folds=5,
)
