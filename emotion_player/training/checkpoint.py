"""Saves and loads the state of a training run, so that a kill costs no more than the last few minutes."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import torch

from emotion_player.errors import ModelError


def save(path: Path, state: dict[str, Any]) -> None:
    """Write ``state`` so that at every moment ``path`` is either the old or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)


def load(path: Path) -> dict[str, Any] | None:
    """Read a state; None where there is none.

    Raises:
        ModelError: The file is damaged.
    """
    if not path.is_file():
        return None
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except (RuntimeError, EOFError, pickle.UnpicklingError, ValueError) as error:
        raise ModelError(f"The checkpoint {path} is damaged; delete it to start anew.") from error
    return state
