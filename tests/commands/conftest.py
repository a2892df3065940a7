"""A home of its own for every test, with a small model and songs made on the spot."""

from __future__ import annotations

import dataclasses
import hashlib
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

import numpy as np
import numpy.typing as npt
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from emotion_player import machine
from emotion_player.analysis.workers import Workers
from emotion_player.core.mel import MelSpec
from emotion_player.core.models.figures import Figure, GemsFigure
from emotion_player.core.models.interval import Interval
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.core.predictions.gems import GEMS

CARD = ModelCard(
    name="student",
    version="7",
    sha256="",
    parameters=4,
    mels=(MelSpec(n_mels=16),),
    segments=SegmentSpec(duration_s=1.0, count=2, loudness_lufs=-24.0, trim=0.0),
    interval=Interval(valence=0.2, arousal=0.1, coverage=0.9),
    trained_on=("nothing",),
    licence="free",
    figures=(Figure("muse", "valence", 46, 0.625, 0.5, 0.75, 0.4, 0.65, 0.3, 0.2, 0.5),),
)

SHARES = np.arange(1, 10, dtype=np.float32) / 10
"""What a student that tells what listeners feel says of any song: .1 amazement, .2 solemnity ..."""

Arguments = TypeVarTuple("Arguments")
Result = TypeVar("Result")
MakeSong = Callable[..., Path]


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A folder with a student: valence and arousal are two lines through the mean of the mel."""
    folder = tmp_path / "models"
    folder.mkdir()
    install(folder, CARD)
    return folder


@pytest.fixture
def telling_models(models: Path) -> Path:
    """The same folder, but its student also tells what listeners feel, and its card calls two emotions usable."""
    figures = (
        GemsFigure(name, 53, 0.625, 0.5, 0.75, usable=name in ("calmness", "joyful_activation")) for name in GEMS
    )
    install(models, dataclasses.replace(CARD, gems=tuple(figures)))
    return models


def install(folder: Path, card: ModelCard, slope: float = 0.02) -> None:
    nodes = [
        helper.make_node("ReduceMean", ["mel", "axes"], ["mean"], keepdims=1),
        helper.make_node("Flatten", ["mean"], ["column"]),
        helper.make_node("MatMul", ["column", "slope"], ["product"]),
        helper.make_node("Add", ["product", "offset"], ["emotion"]),
    ]
    outputs = [helper.make_tensor_value_info("emotion", TensorProto.FLOAT, ("segments", 2))]
    numbers: dict[str, npt.NDArray[Any]] = {
        "axes": np.array([1, 2], np.int64),
        "slope": np.array([[slope, -slope]], np.float32),
        "offset": np.array([0.5, -0.5], np.float32),
    }
    if card.gems:
        nodes += [
            helper.make_node("MatMul", ["column", "nothing"], ["nobody"]),
            helper.make_node("Add", ["nobody", "shares"], ["gems"]),
        ]
        outputs.append(helper.make_tensor_value_info("gems", TensorProto.FLOAT, ("segments", len(GEMS))))
        numbers |= {"nothing": np.zeros((1, len(GEMS)), np.float32), "shares": SHARES}
    graph = helper.make_graph(
        nodes,
        "small",
        [helper.make_tensor_value_info("mel", TensorProto.FLOAT, ("segments", 16, "frames"))],
        outputs,
        [numpy_helper.from_array(array, name) for name, array in numbers.items()],
    )
    network = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(network)
    content = network.SerializeToString()
    (folder / f"{card.name}.onnx").write_bytes(content)
    card = dataclasses.replace(card, sha256=hashlib.sha256(content).hexdigest())
    (folder / f"{card.name}.json").write_text(card.to_json())


@pytest.fixture(autouse=True)
def home(tmp_path: Path, models: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder."""
    monkeypatch.setenv("EMOTION_PLAYER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("EMOTION_PLAYER_MODELS", str(models))
    return tmp_path / "home"


@pytest.fixture
def make_song(tmp_path: Path) -> MakeSong:
    """Write a WAV under ``music``: a tone in some noise."""

    def make(name: str, pitch_hz: float = 440.0, noise: float = 0.1, seconds: float = 2.0, rate: int = 16_000) -> Path:
        path = tmp_path / "music" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        times = np.arange(int(seconds * rate)) / rate
        sound = np.sin(2 * np.pi * pitch_hz * times) + noise * np.random.default_rng(0).standard_normal(len(times))
        with path.open("wb") as file, wave.open(file) as output:
            output.setnchannels(1)
            output.setsampwidth(2)
            output.setframerate(rate)
            output.writeframes((sound * 8_000).clip(-32_768, 32_767).astype("<i2").tobytes())
        return path

    return make


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scans read songs in this process, for tests of what comes after: workers take longer to start than to read."""
    monkeypatch.setattr(machine, "Workers", _ThisProcess)


class _ThisProcess(Workers):
    def do(self, path: Path, job: Callable[[*Arguments], Result], *arguments: *Arguments) -> Result:
        return job(*arguments)


@pytest.fixture
def music(make_song: MakeSong) -> Path:
    """A folder of five songs that differ."""
    for number, pitch_hz in enumerate((110, 220, 440, 880, 1_760)):
        song = make_song(f"song {number}.wav", pitch_hz, noise=number / 4)
    return song.parent
