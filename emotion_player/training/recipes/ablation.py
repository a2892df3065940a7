"""What each thing the student learns from is worth: the same training with parts taken away.

One perceptron of the student learns; the ensemble that teaches it, like the teacher, is trained once.

Command: ``emotion-player train ablation --data DATA`` after, for the last arm, ``train gan``.
Expected: validation scores of .744 to .755, on 126 recordings, and .002 to .010 between seeds. What an ensemble (.77)
predicts (.755 ± .002) is worth as much as labels (.751 ± .010), and nothing adds to it: with features .752, with
attention .744, with both .745, with labels .751, with labels and 100 segments of a generator .747.
Time: a minute of a CPU core for each of 21 runs, two for each of two ensembles, three for views of generated clips.
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
    student.RECIPE, members=1, folds=0, calibrated=False, views={**student.RECIPE.views, "generated": 2},
    teacher=1.0, response=0.3, features=0.4, attention=0.3, gems=0.3, steady=15.0,
)  # fmt: skip
"""One perceptron of the student that learns from all that an ensemble makes of views; gems and steady are a part of the
student's as response is."""

_RESPONSE = {"features": 0.0, "attention": 0.0}
_LABELS = {"human": 0.3, **_RESPONSE}

ARMS = (
    Arm("labels", {**_LABELS, "response": 0.0}),
    Arm("response", _RESPONSE),
    Arm("response + features", {"attention": 0.0}),
    Arm("response + attention", {"features": 0.0}),
    Arm("response + features + attention"),
    Arm("labels + response", _LABELS),
    Arm("labels + response, generated clips too", _LABELS, with_generated=True),
)
SEEDS = (1, 2, 3)
