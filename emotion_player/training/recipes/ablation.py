"""What each thing the student learns from is worth: the same short training with parts taken away.

Command: ``emotion-player train ablation --data DATA`` after ``train teacher`` and, for the last arm, ``train gan``.
Expected: with the networks of version 2, validation scores of .73 to .74, but .72 without experts and with generated
clips; .004 between seeds. Not run since.
Time: two minutes of a CPU core for each run of 100 steps, of which there are 18. Not tried on a GPU.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from emotion_player.training.recipes import student
from emotion_player.training.recipes.recipe import NetworkRecipe


@dataclass(frozen=True, slots=True)
class Arm:
    """One way to teach: what it changes in the recipe, and whether generated clips are learned from."""

    name: str
    changes: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    with_generated: bool = False


RECIPE: NetworkRecipe = replace(
    student.with_blocks(student.RECIPE), steps=100, batch=32, steps_between_validations=25, warm_up=20, expert=1.0,
    expert_features=0.5, quadrant=0.1,
)  # fmt: skip
"""The student with blocks that learns from all there is, shorter."""

ARMS = (
    Arm("labels + experts", {"teacher": 0.0}),
    Arm("response", {"features": 0.0, "attention": 0.0}),
    Arm("response + features", {"attention": 0.0}),
    Arm("response + features + attention"),
    Arm("all without experts", {"expert": 0.0, "expert_features": 0.0}),
    Arm("all with generated clips", with_generated=True),
)
SEEDS = (1, 2, 3)
