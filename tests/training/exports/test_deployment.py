from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path

import numpy as np
import pytest

from emotion_player.commands.train import deploy
from emotion_player.commands.train.shared import Parents
from emotion_player.errors import EmotionPlayerError
from emotion_player.training.exports import deployment
from emotion_player.training.exports.deployment import Cost, measure_files, write_costs
from emotion_player.training.exports.export import Exported
from emotion_player.training.exports.probe import Mels, Probe
from emotion_player.training.recipes import teacher
from emotion_player.training.runs import Trained
from tests.training.exports.conftest import SMALL


@pytest.fixture(scope="module")
def work(trained: Trained, exported: Callable[[str], Exported], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work folder with a small trained teacher, its models in ``models``, in two formats."""
    work = tmp_path_factory.mktemp("work")
    trained.save(work / "teacher")
    for file_format in ("onnx-int8", "torchscript"):
        folder = exported(file_format).path.parent
        shutil.copytree(folder, work / folder.name)
    return work


def _run(*arguments: object) -> int:
    parser = argparse.ArgumentParser()
    deploy.add_step(parser.add_subparsers(), Parents.make())
    parsed = parser.parse_args(["deploy", *map(str, arguments)])
    status: int = parsed.run(parsed)
    return status


@pytest.fixture(scope="module")
def said(work: Path, short_demo_songs: None) -> str:
    """What the command prints while it measures those files."""
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()) as printed:
        patch.setattr(teacher, "RECIPE", SMALL)
        patch.setenv("COLUMNS", "80")
        assert _run("--work", work, "--models", work / "models") == 0
    return printed.getvalue()


def test_every_exported_file_is_measured_in_a_process_of_its_own(work: Path, said: str) -> None:
    costs = [Cost(**row) for row in json.loads((work / "deployment.json").read_text())["rows"]]
    assert [(cost.model, cost.format, cost.file) for cost in costs] == [
        ("teacher", "onnx-int8", "teacher.onnx"),
        ("teacher", "torchscript", "teacher.pt"),
    ]
    assert " ".join(said.split()).count("was not exported.") == 6  # the student's four, and two of the teacher's
    for cost in costs:
        assert cost.bytes == (work / ("models" if cost.format == "onnx-int8" else "exports") / cost.file).stat().st_size
        assert min(cost.load_s, cost.latency_s, cost.cpu_s) > 0
        assert cost.delta_valence is not None
        assert cost.delta_valence < 0.03
    onnx, torchscript = costs
    assert onnx.bytes < torchscript.bytes
    assert onnx.parameters == pytest.approx(torchscript.parameters, rel=0.01)
    assert onnx.peak_mb is not None
    assert torchscript.peak_mb is not None
    assert 20 < onnx.peak_mb < torchscript.peak_mb - 50  # torch was not loaded for onnxruntime


def test_a_song_costs_as_much_as_all_segments_that_are_heard_of_a_long_one(
    work: Path, tmp_path: Path, songs: list[Mels], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Probe(np.zeros((1, 11), np.float32), 0.1, segment_s=0.01, segment_cpu_s=0.02, peak_mb=None)
    monkeypatch.setattr(deployment, "probe", lambda *_: seen)
    recipe = replace(SMALL, segments=replace(SMALL.segments, count=6))
    (cost,) = measure_files(recipe, tmp_path, work / "models", songs, lambda _: None)
    assert (cost.latency_s, cost.cpu_s) == pytest.approx((0.06, 0.12))


def test_a_file_whose_runtime_is_missing_is_left_out_with_a_sentence(
    songs: list[Mels], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emotion_player.training.exports.formats._LITERT", ("no_such_package",))
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "teacher.tflite").write_bytes(b"what a phone runs")
    told: list[str] = []
    assert measure_files(SMALL, tmp_path, tmp_path, songs, told.append) == []
    assert any("teacher.tflite is left out. TFLite needs more packages" in sentence for sentence in told)


def test_the_command_prints_a_table_and_keeps_it(work: Path, said: str) -> None:
    assert "onnx-int8" in said
    assert "student.onnx is left out" in said.replace("\n", "")
    table = json.loads((work / "deployment.json").read_text())
    assert set(table["machine"]) == {"cores", "cpu", "system"}
    assert table["machine"]["cores"] >= 1
    assert [set(row) for row in table["rows"]] == [set(Cost.__dataclass_fields__)] * 2
    assert f"{table['rows'][0]['parameters']:,}" in said


def test_a_table_replaces_the_one_before(tmp_path: Path) -> None:
    cost = Cost("student", "onnx", "student.onnx", 1, 2, 0.1, 0.2, 0.3, None, None, None)
    write_costs(tmp_path / "deployment.json", [cost, cost])
    write_costs(tmp_path / "deployment.json", [cost])
    assert json.loads((tmp_path / "deployment.json").read_text())["rows"] == [
        {
            "model": "student", "format": "onnx", "file": "student.onnx", "bytes": 1, "parameters": 2, "load_s": 0.1,
            "latency_s": 0.2, "cpu_s": 0.3, "peak_mb": None, "delta_valence": None, "delta_arousal": None,
        }
    ]  # fmt: skip


def test_without_any_file_the_command_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EmotionPlayerError, match="run 'emotion-player train export'"):
        _run("--work", tmp_path, "--models", tmp_path)
