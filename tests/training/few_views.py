"""The recipes with one or two views of each clip instead of twelve, and few folds: tiny data in seconds.

``python -m tests.training.few_views ARGUMENTS`` is the command line with them, without folds, in a process of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from emotion_player.__main__ import main
from emotion_player.training.recipes import ablation, student, teacher

VIEWS = {"muse": 2, "4q": 1}


@contextmanager
def few_views(folds: int = 2) -> Iterator[pytest.MonkeyPatch]:
    """Let every step make few views of each clip, and train at most so many networks for the interval."""
    with pytest.MonkeyPatch.context() as patch:
        for recipe in (student, teacher, ablation):
            first = recipe.RECIPE.ensemble and replace(recipe.RECIPE.ensemble, steps=2, batch=4)
            fewer = replace(recipe.RECIPE, views=VIEWS, folds=min(recipe.RECIPE.folds, folds), ensemble=first)
            patch.setattr(recipe, "RECIPE", fewer)
        patch.setattr("emotion_player.training.experts.FOLDS", 4)  # there are eight groups of training clips
        yield patch


if __name__ == "__main__":
    with few_views(folds=0):
        sys.exit(main(sys.argv[1:]))
