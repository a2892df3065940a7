from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import pytest

from emotion_player.__main__ import main
from emotion_player.commands.benchmark import command
from emotion_player.commands.benchmark.library_sizes import SizeCost
from emotion_player.commands.benchmark.scans import ScanMemory
from emotion_player.commands.benchmark.stages import FLOOR, STAGES
from tests.commands.conftest import CARD, install

Rows = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def offscreen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


def benchmark(file: Path, *arguments: str) -> dict[str, Any]:
    """The values that the command keeps."""
    assert main(["benchmark", *arguments, "--repeat", "1", "--json", str(file)]) == 0
    values: dict[str, Any] = json.loads(file.read_text())
    return values


def test_each_stage_the_floor_and_whole_scans_are_measured_without_touching_the_library(
    music: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (music / "broken.mp3").write_text("no music at all")
    values = benchmark(tmp_path / "values.json", str(music))

    stages: Rows = values["stages"]
    assert [row["stage"] for row in stages] == [*STAGES, FLOOR]
    assert all(row["cpu_ms"] >= 0 and row["wall_ms"] > 0 for row in stages)
    scans: Rows = values["scans"]
    assert [row["scan"] for row in scans][:2] == ["nothing", "new, 1 core"]
    assert [row["scan"] for row in scans][-2:] == ["unchanged", "moved"]
    assert all(row["cpu_s"] > 0.1 and row["wall_s"] > 0.1 for row in scans)
    assert values["scan_memory"]["peak_mb"] > 50
    assert not (home / "library.db").exists()

    table = capsys.readouterr().out
    assert re.search(r"\| decode \| \d+\.\d \| \d+\.\d \| \d+\.\d\d \|", table)
    assert re.search(r"\| unchanged \| 6 \|", table)
    assert main(["benchmark", "--tables", str(tmp_path / "values.json")]) == 0
    assert capsys.readouterr().out == table


def test_what_the_teacher_takes_is_kept_beside_what_the_student_takes(
    music: Path, models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "measure_scans", lambda *_: [])
    monkeypatch.setattr(command, "measure_memory", lambda *_: ScanMemory(1.0, 1.0, 1.0))
    install(models, dataclasses.replace(CARD, name="teacher"))
    values = benchmark(tmp_path / "values.json", str(music), "--model", "teacher")
    assert [row["stage"] for row in values["teacher_stages"]] == [*STAGES, FLOOR]
    assert values["teacher_scan_memory"]["peak_mb"] == 1.0
    assert not {"stages", "scans", "scan_memory"} & values.keys()


def test_what_a_library_costs_is_measured_with_simulated_songs(tmp_path: Path) -> None:
    values = benchmark(tmp_path / "values.json", "--sizes", "--library-sizes", "120")
    (row,) = values["sizes"]
    assert row["songs"] == 120
    assert min(row.values()) > 0
    assert row["add_ms"] < 100


def test_libraries_of_each_size_are_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cost = SizeCost(0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
    monkeypatch.setattr(
        command, "measure_sizes", lambda counts, _: [dataclasses.replace(cost, songs=count) for count in counts]
    )
    values = benchmark(tmp_path / "values.json", "--sizes", "--library-sizes", "120,240")
    assert [row["songs"] for row in values["sizes"]] == [120, 240]


def test_a_further_measurement_is_kept_beside_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    file = tmp_path / "values.json"
    file.write_text(json.dumps({"peers": [{"name": "another", "cpu_ms": 1234.0, "wall_ms": 5.0}]}))
    values = benchmark(file, "--window", "--library-sizes", "30")
    assert set(values) == {"machine", "peers", "window"}

    table = capsys.readouterr().out
    assert "| another | 1,234 | 5 |" in table
    assert re.search(r"\| 30 songs, all usable \| after \d+\.\d\d s \|", table)
    for what in ("panning", "close up", "zooming"):
        assert re.search(rf"\| 30 songs, {what} \| \d+ pictures a second \|", table)
    assert not (home / "library.db").exists()


def test_tables_are_put_into_a_page_and_replaced_the_next_time(tmp_path: Path) -> None:
    values, page = tmp_path / "values.json", tmp_path / "page.md"
    page.write_text("Peers:\n<!-- peers -->\n\nThe end.\n")
    for cost in (2.0, 3.0):
        values.write_text(json.dumps({"machine": "one", "peers": [{"name": "x", "cpu_ms": cost, "wall_ms": 5.0}]}))
        assert main(["benchmark", "--tables", str(values), "--fill", str(page)]) == 0
        table = f"| program | CPU ms a song | wall ms a song |\n| --- | --- | --- |\n| x | {cost:.0f} | 5 |\n"
        assert page.read_text() == f"Peers:\n<!-- peers -->\n{table}\nThe end.\n"


def test_a_folder_without_songs_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "photos").mkdir()

    assert main(["benchmark", str(tmp_path / "photos")]) == 1
    assert capsys.readouterr().err == f"emotion-player: There is no song to measure in {tmp_path / 'photos'}.\n"


def test_measurements_that_cannot_be_read_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "values.json").write_text("{")
    for name in ("values.json", "none.json"):
        assert main(["benchmark", "--tables", str(tmp_path / name)]) == 1
        assert f"The measurements {tmp_path / name} cannot be read" in capsys.readouterr().err


def test_a_library_without_songs_cannot_be_measured(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["benchmark", "--window", "--library-sizes", "0"])
    assert "at least one song" in capsys.readouterr().err
