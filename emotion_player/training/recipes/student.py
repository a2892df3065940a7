"""The student: a MobileViT on the taggers' ears, taught by people, by the experts and by the teacher.

Command: ``emotion-player train student --data DATA`` after ``train experts`` and ``train teacher``.
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
