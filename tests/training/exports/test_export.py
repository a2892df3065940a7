from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto

from emotion_player.__main__ import main
from emotion_player.commands.train.export import _FORMATS
from emotion_player.core.mel import MelSpec
from emotion_player.core.models.model_card import ModelCard
from emotion_player.errors import EmotionPlayerError, ModelError
from emotion_player.inference.registry import ModelRegistry
from emotion_player.inference.session import Session
from emotion_player.networks.emotion_network import EmotionNetwork, input_shapes
from emotion_player.networks.taggers import fold_batch_norms
from emotion_player.training.exports.export import (
    AGREEMENT,
    LARGEST,
    Exported,
    Exporter,
    file_of,
    predict_with_torch,
    songs_to_compare,
)
from emotion_player.training.exports.formats import FORMATS, count_parameters, require_runtime
from emotion_player.training.exports.probe import Mels, probe
from emotion_player.training.exports.quantize import LEVELS
from emotion_player.training.recipes.teacher import RECIPE
from emotion_player.training.runs import Trained
from tests.training.exports.conftest import SMALL


def _parameters(trained: Trained) -> int:
    """Of a network whose norms are part of its convolutions, as in every file."""
    network = trained.network(SMALL)
    fold_batch_norms(network)
    return sum(weight.numel() for weight in network.parameters())


@pytest.mark.parametrize("file_format", ["onnx", "onnx-int8", "torchscript"])
def test_a_file_answers_as_torch_does_and_holds_as_many_parameters(
    file_format: str, exported: Callable[[str], Exported], trained: Trained, songs: list[Mels]
) -> None:
    written = exported(file_format)
    seen = probe(written.path, file_format, songs, runs=0)
    truth = predict_with_torch(trained.network(SMALL), songs)
    assert seen.answers.shape == truth.shape == (4, 11)
    deltas = np.abs(seen.answers - truth).mean(0)
    assert deltas.max() <= AGREEMENT[file_format]
    assert (deltas[:2] < truth.std(0)[:2] / 3).all()  # the answers are not simply all the same
    assert (written.delta_valence, written.delta_arousal) == pytest.approx(deltas[:2], abs=1e-6)
    assert written.parameters == pytest.approx(_parameters(trained), rel=0.01)
    assert written.parameters == count_parameters(file_format, written.path.read_bytes())


def test_a_tflite_file_answers_as_torch_does(exporter: Exporter, trained: Trained, songs: list[Mels]) -> None:
    pytest.importorskip("ai_edge_litert", reason="the extra tflite is not installed")
    exported = exporter.export("tflite")
    assert max(exported.delta_valence, exported.delta_arousal) < 1e-4
    assert exported.parameters == pytest.approx(_parameters(trained), rel=0.01)
    assert probe(exported.path, "tflite", songs[1:2]).answers.shape == (2, 11)


def test_without_its_packages_tflite_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emotion_player.training.exports.formats._LITERT", ("no_such_package",))
    with pytest.raises(EmotionPlayerError, match=r"TFLite needs more packages \(no_such_package\): pip install"):
        require_runtime("tflite")


def test_the_format_that_ships_gets_a_card_that_the_application_takes(
    exported: Callable[[str], Exported], trained: Trained
) -> None:
    shipped = exported("onnx-int8")
    assert shipped.path.name == "teacher.onnx"
    card = ModelCard.load(shipped.path.with_name("teacher.json"))
    assert card.sha256 == hashlib.sha256(shipped.path.read_bytes()).hexdigest()
    assert card.parameters == shipped.parameters
    assert card.interval == trained.interval
    assert card.notes[0] == "Trained for a test."
    assert "int8" in card.notes[1]
    assert "over 3 songs" in card.notes[1]
    assert ModelRegistry(shipped.path.parent).load("teacher").model == card.key


def test_a_file_made_again_keeps_in_its_card_what_was_measured_and_tells_how_far_predictions_moved(
    exported: Callable[[str], Exported], trained: Trained, songs: list[Mels], tmp_path: Path
) -> None:
    models = tmp_path / "models"
    shutil.copytree(exported("onnx-int8").path.parent, models)
    made = ModelCard.load(models / "teacher.json")
    before = replace(made, version="1.5", song_s=0.4, sha256="former", mels=(MelSpec(),))
    Exporter(trained, SMALL, models, tmp_path, songs, "3 songs", former=before).export("onnx-int8")
    card = ModelCard.load(models / "teacher.json")
    assert card == replace(before, sha256=card.sha256, notes=card.notes, mels=made.mels)  # the front-ends it has now
    assert ModelRegistry(models).load("teacher").model == before.key  # it is the card of the file
    first, agreement, moved = card.notes
    assert (first, agreement) == before.notes
    assert "predictions moved by 0 (valence) and 0 (arousal) in the mean over 3 songs" in moved


def test_only_the_format_that_ships_goes_to_the_models() -> None:
    models, exports = Path("models"), Path("exports")
    assert file_of("student", "onnx-int8", models, exports) == models / "student.onnx"
    assert file_of("teacher", "onnx-int8", models, exports) == models / "teacher.onnx"
    others = [("student", "onnx"), ("teacher", "onnx"), ("student", "torchscript"), ("teacher", "tflite")]
    assert {file_of(name, form, models, exports).parent for name, form in others} == {exports}
    assert len({file_of(name, form, models, exports) for name in LARGEST for form in FORMATS}) == 8


def test_the_old_file_stays_where_the_new_one_disagrees_or_is_too_large(
    exporter: Exporter, export_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = export_folder / "models"
    models.mkdir(exist_ok=True)
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


def test_int8_weights_never_leave_what_older_processors_can_add_up(exported: Callable[[str], Exported]) -> None:
    small = exported("onnx-int8").path.read_bytes()
    graph = onnx.load_model_from_string(small).graph
    multiplied = {node.input[1] for node in graph.node if node.op_type == "MatMulInteger"}
    matrices = [onnx.numpy_helper.to_array(t) for t in graph.initializer if t.name in multiplied]
    assert len(matrices) == 8  # qkv, project and the two of the perceptron, in two blocks
    assert max(np.abs(weights).max() for weights in matrices) == LEVELS
    assert 2 * 255 * LEVELS < 2**15
    float_sizes = [np.prod(t.dims) for t in graph.initializer if t.data_type == TensorProto.FLOAT]
    assert max(float_sizes) < 3000  # the convolutions' weights are stored in int8, too
    session = Session("small.onnx", small)
    silence = [np.zeros((5, *shape), np.float32) for shape in input_shapes()]
    assert [len(answer) for answer in session.run(*silence)] == [5, 5]


def test_songs_to_judge_are_training_recordings_or_the_demo_songs(tiny_data: Path) -> None:
    songs, source = songs_to_compare(tiny_data, EmotionNetwork.mels, RECIPE.segments)
    assert source == "8 training recordings"  # 12 lie there, 4 of them in the test split
    assert {tuple(mel.shape for mel in song) for song in songs} == {((1, 96, 640), (1, 128, 1023))}
    one = replace(RECIPE.segments, count=1)  # of whole songs, all segments take long
    songs, source = songs_to_compare(None, EmotionNetwork.mels, one)
    assert source == f"{len(songs)} demo songs"
    assert len(songs) >= 10


def test_a_broken_file_is_named_in_one_sentence(songs: list[Mels], tmp_path: Path) -> None:
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
