import os
import subprocess
import sys
from pathlib import Path

import pytest

import emotion_player
from emotion_player.__main__ import main

CHECKOUT = Path(__file__).parents[1]


def run_program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("program", [["main.py"], ["-m", "emotion_player"]])
def test_it_starts_from_a_checkout_and_as_a_module(program: list[str]) -> None:
    result = run_program(*program, "--version")

    assert (result.stdout, result.stderr) == (f"Emotion Player {emotion_player.__version__}\n", "")


COMMANDS = (
    *("scan", "list", "playlist", "corrections", "calibrate", "analyses", "tags"),
    *("models", "benchmark", "doctor", "train"),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    assert f"    {command} " in capsys.readouterr().out

    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: emotion-player {command}")


def test_the_command_line_loads_neither_qt_nor_torch_nor_training_code() -> None:
    code = """
import sys
from emotion_player.__main__ import main
try:
    main(["list"])
finally:
    bad = {"torch", "PySide6", "pyqtgraph", "sklearn", "librosa", "emotion_player.training"} & set(sys.modules)
    assert not bad, bad
"""
    result = run_program("-c", code, EMOTION_PLAYER_HOME="/nonexistent")

    assert "AssertionError" not in result.stderr
    assert "Traceback" not in result.stderr


def test_the_home_folder_moves_the_library(tmp_path: Path) -> None:
    result = run_program("-m", "emotion_player", "list", "--failed", EMOTION_PLAYER_HOME=str(tmp_path / "home"))
    assert (result.returncode, result.stderr) == (0, "No file has failed.\n")

    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "library.db").write_text("no database " * 100)
    result = run_program("-m", "emotion_player", "list", "--failed", EMOTION_PLAYER_HOME=str(tmp_path / "home"))

    assert result.returncode == 1
    assert result.stderr == f"emotion-player: {tmp_path}/home/library.db is not a library: it is no database at all.\n"
