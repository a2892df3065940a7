"""The teacher: ViT-B/16 on the log-mel and the taggers' ears, taught by people and by the experts.

Command: ``emotion-player train teacher --data DATA`` after ``train experts``.
"""

from __future__ import annotations

from emotion_player.training.recipes.recipe import NetworkRecipe

RECIPE = NetworkRecipe(
    network="teacher",
    version="1.0",
    steps=500,
    batch=32,
    learning_rate=2e-4,
    warm_up=60,
    dropped=0.75,
    average=0.98,
    mixup=0.4,
)
