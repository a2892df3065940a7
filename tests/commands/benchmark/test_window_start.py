from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from emotion_player.commands.benchmark.made_library import make_library
from emotion_player.commands.benchmark.window_process import measured
from emotion_player.commands.benchmark.window_start import measure_start
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.errors import EmotionPlayerError
from emotion_player.library.library import Library

STUDENT, TEACHER = ModelKey("student", "1"), ModelKey("teacher", "1")


def test_a_made_library_is_the_same_every_time_and_partly_heard_by_the_second_model(tmp_path: Path) -> None:
    found = []
    for name in ("one.db", "other.db"):
        make_library(tmp_path / name, 200, [STUDENT, TEACHER])
        with Library(tmp_path / name) as library:
            counts = library.song_counts()
            found.append([title for page in library.track_pages([STUDENT], 1_000) for title in page.titles])
    assert found[0] == found[1]
    assert counts[STUDENT] == len(found[0]) == 200
    assert 30 < counts[TEACHER] < 90


def test_the_start_of_the_real_window_is_measured_in_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    make_library(tmp_path / "library.db", 50, [ModelKey("student", "of before")])
    start = measure_start(tmp_path / "library.db")
    assert start.songs == 50
    assert 0 < start.shown_s <= start.usable_s
    assert start.peak_mb is None or start.peak_mb > 50


def test_the_start_that_is_measured_has_compiled_modules_whatever_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environments: list[dict[str, str]] = []

    def run(command: list[str], *, env: dict[str, str], **_: object) -> CompletedProcess[str]:
        environments.append(env)
        return CompletedProcess(command, 0, "{}", "")

    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr("subprocess.run", run)
    assert measured("module", tmp_path / "library.db") == {}
    assert "PYTHONDONTWRITEBYTECODE" not in environments[0]


def test_a_window_that_cannot_open_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    (tmp_path / "library.db").write_text("no library")
    with pytest.raises(EmotionPlayerError, match=r"The window did not open: .*it is not a database"):
        measure_start(tmp_path / "library.db")
