"""The teacher: ViT-B/16 on the log-mel, three taggers and mn04, trained on labels and on the experts' soft targets.

Command: ``emotion-player train teacher --data DATA`` after ``train experts``.
Expected: not known yet. The teacher that ships, 1.0, has neither mn04 nor twelve segments and was trained by a former
version of this recipe: .77 on the validation clips, .71 on the test recordings.
Time: twenty minutes of a CPU core for the views and, by the former version, 22 of two cores for 500 steps. Not tried on
a GPU, where larger batches and ``dropped=0.5`` are affordable.
"""

from __future__ import annotations

from emotion_player.core.model_card import SegmentSpec
from emotion_player.networks.emotion_network import SEGMENT_S
from emotion_player.training.recipes.recipe import NetworkRecipe

RECIPE = NetworkRecipe(
    network="teacher",
    version="2.0",
    steps=500,
    batch=32,
    learning_rate=2e-4,
    segments=SegmentSpec(duration_s=SEGMENT_S, count=12, loudness_lufs=-14.0, trim=0.1),
    warm_up=60,
    dropped=0.75,
    average=0.98,
    mixup=0.4,
)
