"""Turns a network of ``torch.export`` into a LiteRT file.

``python -m emotion_player.training.exports.litert IN.pt2 OUT.tflite``: a process of its own, for the converter brings
JAX along, takes gigabytes and logs what nobody asked for.
"""

from __future__ import annotations

import sys

import litert_torch
import torch


def convert(program: str, out: str) -> None:
    """Read a program and write it for the inputs it was exported with."""
    exported = torch.export.load(program)
    mels, _ = exported.example_inputs
    litert_torch.config.show_progress = False
    litert_torch.convert(exported.module(), mels).export(out)


if __name__ == "__main__":
    convert(*sys.argv[1:])
