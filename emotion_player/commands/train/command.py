"""``emotion-player train``: from labelled music to shipped models."""

from __future__ import annotations

import argparse

from emotion_player.commands.train import ablation, evaluate, experts, export, networks
from emotion_player.commands.train.shared import Parents

_STEPS = (experts, networks, ablation, export, evaluate)
"""In the order in which one runs them."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``train`` and its steps."""
    parser = subparsers.add_parser(
        "train",
        help="rebuild the models from labelled music",
        description="From labelled music to shipped models. Run the steps in the order in which they stand below; each "
        "keeps what it made in the work folder and goes on where it was stopped.",
    )
    steps = parser.add_subparsers(title="steps", required=True, metavar="STEP")
    parents = Parents.make()
    for step in _STEPS:
        step.add_step(steps, parents)
