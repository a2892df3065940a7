from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto

from emotion_player.__main__ import main
from emotion_player.commands.train.export import _FORMATS
from emotion_player.core.model_card import Interval, ModelCard
from emotion_player.errors import EmotionPlayerError, ModelError
from emotion_player.inference.registry import ModelRegistry
from emotion_player.inference.session import Session
from emotion_player.networks.vit import VisionTransformer
from emotion_player.training.exports.export import (
    AGREEMENT,
    LARGEST,
    Exporter,
    file_of,
    judge,
    songs_to_judge,
)
from emotion_player.training.exports.formats import FORMATS, count_parameters, require_runtime
from emotion_player.training.exports.probe import probe
from emotion_player.training.exports.quantize import LEVELS
from emotion_player.training.recipes.teacher import RECIPE
from emotion_player.training.runs import Trained

_SMALL = replace(RECIPE, width=96, depth=2, heads=4)


@pytest.fixture(scope="module")
def trained() -> Trained:
    """A small teacher whose answers depend on what it hears."""
    torch.manual_seed(0)
    network = VisionTransformer(_SMALL.width, _SMALL.depth, _SMALL.heads)
    for name, weight in network.named_parameters():
        if name.endswith(("attention.project.weight", "mlp.2.weight")):  # which begin at zero
            torch.nn.init.normal_(weight, std=0.05)
    torch.nn.init.normal_(network.emotion.weight, std=0.1)
    return Trained(network.state_dict(), Interval(0.3, 0.2, 0.9), ("muse: research",), ("Trained for a test.",))


@pytest.fixture(scope="module")
def songs() -> list[np.ndarray]:
    """Noise that is dark, even and bright."""
    rng = np.random.default_rng(0)
    tilt = np.linspace(-30, 30, 96)[:, None]
    return [(rng.normal(-40, 15, (2, 96, 640)) + i * tilt).clip(-100).astype(np.float32) for i in (-1, 0, 1)]


@pytest.fixture(scope="module")
def exporter(trained: Trained, songs: list[np.ndarray], tmp_path_factory: pytest.TempPathFactory) -> Exporter:
    folder = tmp_path_factory.mktemp("export")
    return Exporter(trained, _SMALL, folder / "models", folder / "exports", songs, "3 songs")


def _parameters(trained: Trained) -> int:
    return sum(weight.numel() for weight in trained.network(_SMALL).parameters())


@pytest.mark.parametrize("file_format", ["onnx", "onnx-int8", "torchscript"])
def test_a_file_answers_as_torch_does_and_holds_as_many_parameters(
    file_format: str, exporter: Exporter, trained: Trained, songs: list[np.ndarray]
) -> None:
    exported = exporter.export(file_format)
    seen = probe(exported.path, file_format, songs)
    truth = judge(trained.network(_SMALL), songs)
    assert seen.answers.shape == truth.shape == (6, 11)
    deltas = np.abs(seen.answers - truth).mean(0)
    assert deltas.max() <= AGREEMENT[file_format]
    assert (deltas[:2] < truth.std(0)[:2] / 3).all()  # the answers are not simply all the same
    assert (exported.delta_valence, exported.delta_arousal) == pytest.approx(deltas[:2], abs=1e-6)
    assert exported.parameters == pytest.approx(_parameters(trained), rel=0.01)
    assert exported.parameters == count_parameters(file_format, exported.path.read_bytes())


def test_a_tflite_file_answers_as_torch_does(exporter: Exporter, trained: Trained, songs: list[np.ndarray]) -> None:
    pytest.importorskip("ai_edge_litert", reason="the extra tflite is not installed")
    exported = exporter.export("tflite")
    assert max(exported.delta_valence, exported.delta_arousal) < 1e-4
    assert exported.parameters == pytest.approx(_parameters(trained), rel=0.01)
    assert probe(exported.path, "tflite", songs[:1]).answers.shape == (2, 11)


def test_without_its_packages_tflite_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emotion_player.training.exports.formats._LITERT", ("no_such_package",))
    with pytest.raises(EmotionPlayerError, match=r"TFLite needs more packages \(no_such_package\): pip install"):
        require_runtime("tflite")


def test_the_format_that_ships_gets_a_card_that_the_application_takes(
    exporter: Exporter, trained: Trained, tmp_path: Path
) -> None:
    exported = exporter.export("onnx-int8")
    assert exported.path.name == "teacher.onnx"
    card = ModelCard.load(exported.path.with_name("teacher.json"))
    assert card.sha256 == hashlib.sha256(exported.path.read_bytes()).hexdigest()
    assert card.parameters == exported.parameters
    assert card.interval == trained.interval
    assert card.notes[0] == "Trained for a test."
    assert "int8" in card.notes[1]
    assert "over 3 songs" in card.notes[1]
    assert ModelRegistry(exported.path.parent).load("teacher").model == card.key


def test_only_the_format_that_ships_goes_to_the_models() -> None:
    models, exports = Path("models"), Path("exports")
    assert file_of("student", "onnx", models, exports) == models / "student.onnx"
    assert file_of("teacher", "onnx-int8", models, exports) == models / "teacher.onnx"
    others = [("student", "onnx-int8"), ("teacher", "onnx"), ("student", "torchscript"), ("teacher", "tflite")]
    assert {file_of(name, form, models, exports).parent for name, form in others} == {exports}
    assert len({file_of(name, form, models, exports) for name in LARGEST for form in FORMATS}) == 8


def test_the_old_file_stays_where_the_new_one_disagrees_or_is_too_large(
    exporter: Exporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = exporter.export("onnx-int8").path.parent
    (models / "teacher.onnx").write_bytes(b"old")
    (models / "teacher.json").write_bytes(b"old")
    monkeypatch.setitem(AGREEMENT, "onnx-int8", 0.0)
    with pytest.raises(ModelError, match=r"teacher.onnx was not written: it differs from torch by .*, more than 0\."):
        exporter.export("onnx-int8")
    monkeypatch.setitem(LARGEST, "teacher", 1000)
    with pytest.raises(ModelError, match=r"teacher.onnx would have .* MB, more than 0 MB\."):
        exporter.export("onnx-int8")
    assert {file.name: file.read_bytes() for file in models.iterdir()} == {
        "teacher.onnx": b"old",
        "teacher.json": b"old",
    }


def test_int8_weights_never_leave_what_older_processors_can_add_up(exporter: Exporter) -> None:
    small = exporter.export("onnx-int8").path.read_bytes()
    graph = onnx.load_model_from_string(small).graph
    whole = [onnx.numpy_helper.to_array(t) for t in graph.initializer if t.data_type == TensorProto.INT8]
    matrices = [weights for weights in whole if weights.ndim == 2]
    assert len(matrices) == 8  # qkv, project and the two of the perceptron, in two blocks
    assert max(np.abs(weights).max() for weights in matrices) == LEVELS
    assert 2 * 255 * LEVELS < 2**15
    float_sizes = [np.prod(t.dims) for t in graph.initializer if t.data_type == TensorProto.FLOAT]
    assert max(float_sizes) < 4096  # the convolutions' weights are stored in half precision
    session = Session("small.onnx", small)
    assert [len(answer) for answer in session.run(np.zeros((5, 96, 640), np.float32))] == [5, 5]


def test_songs_to_judge_are_training_recordings_or_the_demo_songs(tiny_data: Path) -> None:
    songs, source = songs_to_judge(tiny_data, RECIPE.mel, RECIPE.segments)
    assert source == "12 training recordings"  # 16 lie there, 4 of them in the test split
    assert {song.shape for song in songs} == {(1, 96, 640)}
    songs, source = songs_to_judge(None, RECIPE.mel, RECIPE.segments)
    assert source == f"{len(songs)} demo songs"
    assert len(songs) >= 10


def test_a_broken_file_is_named_in_one_sentence(songs: list[np.ndarray], tmp_path: Path) -> None:
    broken = tmp_path / "student.onnx"
    broken.write_bytes(b"no network")
    with pytest.raises(ModelError, match=r"student\.onnx is not a network that onnxruntime can run\.$"):
        probe(broken, "onnx", songs)


def test_the_command_knows_every_format_and_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _FORMATS == FORMATS
    assert main(["train", "export", "--work", str(tmp_path), "--models", str(tmp_path), "--model", "teacher"]) == 1
    said = capsys.readouterr().err
    assert "There is no trained teacher" in said
    assert said.count("\n") == 1
