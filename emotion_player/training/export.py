"""From a trained student to ``student.onnx`` and its card."""

from __future__ import annotations

import hashlib
import logging
import math
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch

from emotion_player.core.model_card import Interval, ModelCard
from emotion_player.errors import ModelError
from emotion_player.inference.session import Session
from emotion_player.networks.emotion_network import STEMS
from emotion_player.networks.mobilevit import MobileViT
from emotion_player.training import checkpoint
from emotion_player.training.files import replace_file
from emotion_player.training.recipes.recipe import NetworkRecipe

AGREEMENT = 1e-4
"""Largest difference between torch and onnxruntime that is taken as the same answer."""

LICENCE = "Research and personal, non-commercial use: the terms of the data sets the weights were trained on."


def save_student(
    path: Path, student: MobileViT, interval: Interval, terms: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    """Keep a trained student with what its card will need."""
    state = {
        "weights": student.state_dict(),
        "interval": [interval.valence, interval.arousal, interval.coverage],
        "terms": list(terms),
        "notes": list(notes),
    }
    checkpoint.save(path, state)


def export_student(trained: Path, models: Path, recipe: NetworkRecipe) -> tuple[ModelCard, float]:
    """Write ``student.onnx`` and ``student.json`` into ``models``; return the card and the largest difference to torch.

    The old model stays as it was unless the new one agrees with torch on noise and on silence.

    Raises:
        ModelError: There is no trained student, or onnxruntime answers differently from torch.
    """
    state = checkpoint.load(trained)
    if state is None:
        raise ModelError(f"There is no trained student ({trained} is missing): run 'emotion-player train student'.")
    student = MobileViT(recipe.dropout)
    student.load_state_dict(state["weights"])
    student.eval()
    network = to_onnx(student)
    difference = _difference(student, network)
    if not difference <= AGREEMENT:
        raise ModelError(f"onnxruntime and torch differ by {difference:.2g}, more than {AGREEMENT:g}.")
    card = ModelCard(
        name="student",
        version=recipe.version,
        sha256=hashlib.sha256(network).hexdigest(),
        parameters=count_parameters(network),
        mel=recipe.mel,
        segments=recipe.segments,
        interval=Interval(*state["interval"]),
        trained_on=(*state["terms"], f"initial weights {', '.join(STEMS)} (Won et al. 2020): MIT licence"),
        licence=LICENCE,
        notes=tuple(state["notes"]),
    )
    models.mkdir(parents=True, exist_ok=True)
    replace_file(models / "student.onnx", network)
    replace_file(models / "student.json", card.to_json().encode())
    return card, difference


def to_onnx(student: MobileViT) -> bytes:
    """The student as an ONNX file, (segments, 96, 640) -> (segments, 2) for any number of segments."""
    mel = torch.zeros(2, student.n_mels, student.frames)
    for name in ("torch.onnx", "onnxscript", "onnx_ir"):
        logging.getLogger(name).setLevel(logging.ERROR)  # they remark on their own inner workings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # likewise
        program = torch.onnx.export(
            student,
            (mel,),
            dynamo=True,
            verbose=False,
            dynamic_shapes=({0: torch.export.Dim("segments")},),
            input_names=["mel"],
            output_names=["emotion"],
        )
    assert program is not None
    model = program.model_proto
    for node in model.graph.node:  # names of source lines and the like, a megabyte of them
        node.ClearField("metadata_props")
        node.ClearField("doc_string")
    model.graph.ClearField("value_info")
    return bytes(model.SerializeToString())


def count_parameters(network: bytes) -> int:
    """How many weights and biases an ONNX file holds; integers, which are shapes and axes, do not count."""
    graph = onnx.load_model_from_string(network).graph
    return sum(math.prod(tensor.dims) for tensor in graph.initializer if tensor.data_type == onnx.TensorProto.FLOAT)


def _difference(student: MobileViT, network: bytes) -> float:
    """The largest difference between torch and onnxruntime on loud noise, quiet noise and silence."""
    session = Session("student.onnx", network)
    rng = np.random.default_rng(0)
    largest = 0.0
    for batch in (1, 3):
        for level in (-20.0, -60.0, -100.0):
            shape = (batch, student.n_mels, student.frames)
            mel = np.maximum(rng.normal(level, 15.0, shape), -100.0).astype(np.float32)
            with torch.inference_mode():
                ours = student(torch.from_numpy(mel)).numpy()
            largest = max(largest, float(np.abs(ours - session.run(mel)).max()))
    return largest
