"""``emotion-player train``: the steps from labelled music to shipped models."""

from __future__ import annotations

import argparse

from emotion_player.commands.train import (
    ablation,
    compare,
    deploy,
    evaluate,
    experts,
    export,
    gan,
    networks,
    peers,
    report,
)  # fmt: skip
from emotion_player.commands.train.shared import Parents

_STEPS = (experts, networks, gan, ablation, export, compare, evaluate, peers, deploy, report)
"""The steps, in the order in which they are run."""

_DESCRIPTION = """\
From labelled music to shipped models. DATA holds a folder for each dataset, with its table, taggers/ and ears/; your
own labels are one CSV file: --datasets muse 4q emotify mine.csv:1..9. Each step keeps what it made in the work folder
and goes on where it was stopped.

To rebuild what ships:
  emotion-player train teacher  --data DATA    the network that hears more, from labels
  emotion-player train student  --data DATA    the small and quick one
  emotion-player train export   --data DATA    student.onnx and teacher.onnx, with their cards
  emotion-player train evaluate --data DATA    the test recordings, once a model (--model student, --model teacher)

To know more about it:
  emotion-player train compare  --data DATA    both networks, five times each, on all rated recordings
  emotion-player train experts  --data DATA    what other models know of every clip; for --distil, gan and ablation
  emotion-player train gan      --data DATA    a generator of labelled segments (then: student --generated)
  emotion-player train ablation --data DATA    what each thing a student learns from is worth
  emotion-player train peers    --data DATA    VibeNet and simple baselines on the same test recordings
  emotion-player train deploy                  what each exported file costs on this machine
  emotion-player train report                  one document with all that was measured
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``train`` and its steps."""
    parser = subparsers.add_parser(
        "train",
        help="rebuild the models from labelled music",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    steps = parser.add_subparsers(title="steps", required=True, metavar="STEP")
    parents = Parents.make()
    for step in _STEPS:
        step.add_step(steps, parents)
