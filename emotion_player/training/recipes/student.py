"""The student: a MobileViT on the taggers' ears, taught by people, by the experts and by the teacher.

Command: ``emotion-player train student --data DATA`` after ``train experts`` and ``train teacher``.
Expected: score .78 on the validation clips, about .71 (mean of the four CCCs) on the test recordings.
Time: ten minutes of two busy CPU cores for the teacher's notes on 6,300 views, 18 for 500 steps. Not tried on a GPU.
"""

from __future__ import annotations

from emotion_player.training.recipes.recipe import NetworkRecipe

RECIPE = NetworkRecipe(
    network="student",
    version="2.0",
    steps=500,
    batch=64,
    learning_rate=5e-4,
    teacher=1.0,
)
