"""Small networks with their cards, and sounds to try them on."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import pytest
import soundfile
from onnx import TensorProto, helper, numpy_helper

from emotion_player.core.mel import MelSpec
from emotion_player.core.models.interval import Interval
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.models.segments import SegmentSpec

CARD = ModelCard(
    name="student",
    version="1",
    sha256="",
    parameters=4,
    mels=(MelSpec(n_mels=16),),
    segments=SegmentSpec(duration_s=2.0, count=3, loudness_lufs=-24.0, trim=0.0),
    interval=Interval(valence=0.2, arousal=0.1, coverage=0.9),
    trained_on=("nothing",),
    licence="free",
)
"""Of a network that hears three times two seconds: (segments, 16, 126) -> (segments, 2)."""

Install = Callable[..., Path]


@pytest.fixture
def card() -> ModelCard:
    """The card of the small network, without a sha256."""
    return CARD


@pytest.fixture
def network() -> Callable[..., bytes]:
    """Make a network: the mean of a mel, times ``slope`` plus ``offset``, is valence and arousal.

    With ``shares`` it has a second output, "gems": the shares plus a thousandth of the mean.
    """

    def make(
        slope: tuple[float, ...] = (0.01, -0.02),
        offset: tuple[float, ...] = (0.5, -0.5),
        shape: tuple[str | int, ...] = ("segments", 16, "frames"),
        answers: tuple[str | int, ...] = ("segments", 2),
        shares: tuple[float, ...] = (),
    ) -> bytes:
        nodes = [
            helper.make_node("ReduceMean", ["mel", "axes"], ["mean"], keepdims=0),
            helper.make_node("Unsqueeze", ["mean", "last"], ["column"]),
            helper.make_node("MatMul", ["column", "slope"], ["product"]),
            helper.make_node("Add", ["product", "offset"], ["emotion"]),
        ]
        outputs = [helper.make_tensor_value_info("emotion", TensorProto.FLOAT, answers)]
        numbers: dict[str, npt.NDArray[Any]] = {
            "axes": np.array([1, 2], np.int64),
            "last": np.array([1], np.int64),
            "slope": np.array([slope], np.float32),
            "offset": np.array(offset, np.float32),
        }
        if shares:
            nodes.append(helper.make_node("Mul", ["column", "thousandth"], ["little"]))
            nodes.append(helper.make_node("Add", ["little", "shares"], ["gems"]))
            outputs.append(helper.make_tensor_value_info("gems", TensorProto.FLOAT, ("segments", len(shares))))
            numbers |= {"thousandth": np.array(0.001, np.float32), "shares": np.array(shares, np.float32)}
        graph = helper.make_graph(
            nodes,
            "small",
            [helper.make_tensor_value_info("mel", TensorProto.FLOAT, shape)],
            outputs,
            [numpy_helper.from_array(array, name) for name, array in numbers.items()],
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
        onnx.checker.check_model(model)
        content: bytes = model.SerializeToString()
        return content

    return make


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """Put a network and its card, which tells its sha256, into a models folder; return the folder."""

    def put(network: bytes, card: ModelCard = CARD) -> Path:
        folder = tmp_path / "models"
        folder.mkdir(exist_ok=True)
        signed = dataclasses.replace(card, sha256=hashlib.sha256(network).hexdigest())
        (folder / f"{card.name}.onnx").write_bytes(network)
        (folder / f"{card.name}.json").write_text(signed.to_json(), encoding="utf-8")
        return folder

    return put


@pytest.fixture
def song(tmp_path: Path) -> Callable[..., Path]:
    """Write noise with one level for each two seconds."""

    def write(*levels: float) -> Path:
        path = tmp_path / "song.wav"
        noise = np.random.default_rng(0).normal(0, 1, (len(levels), 32_000)) * np.array(levels)[:, None]
        soundfile.write(path, noise.reshape(-1), 16_000, "FLOAT")
        return path

    return write
