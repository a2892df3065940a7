"""The teacher: ViT-B/16 on the log-mel and the taggers' ears, taught by people and by the experts.

Command: ``emotion-player train teacher --data DATA`` after ``train experts``.
Expected: score .77 on the validation clips, about .71 (mean of the four CCCs) on the test recordings. The teacher that
ships saw half of the tokens, not a quarter, in its first 200 steps, which took twice as long.
Time: a quarter of an hour to hear the views and 22 minutes of two busy CPU cores for 500 steps. Not tried on a GPU,
where larger batches and ``dropped=0.5`` are affordable.
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
