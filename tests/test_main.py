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
    *("library", "models", "benchmark", "doctor", "train"),
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


@pytest.mark.parametrize(
    "arguments",
    [
        ["scan", ""],
        ["scan", "there", ""],
        ["--library", "", "list"],
        ["list", "--library", ""],
        ["corrections", "set", "", "0,0"],
        ["corrections", "remove", ""],
        ["corrections", "export", ""],
        ["analyses", "import", ""],
        ["playlist", "import", ""],
        ["playlist", "export", "name", ""],
        ["playlist", "path", "--from", "0,0", "--to", "1,1", "--songs", "2", "--out", ""],
        ["benchmark", ""],
        ["benchmark", "--json", ""],
        ["train", "report", "--out", ""],
        ["train", "export", "--weights", ""],
        ["train", "evaluate", "--data", ""],
    ],
)
def test_an_empty_path_is_no_path_not_the_current_folder(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == 2
    assert capsys.readouterr().err.endswith(": the path is empty\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the current folder")
def test_a_path_in_a_folder_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    with pytest.raises(SystemExit):
        main(["scan", "music"])

    assert capsys.readouterr().err.endswith(": 'music' starts in the current folder, which is gone\n")


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


def test_a_command_loads_no_other_and_a_scan_of_nothing_loads_no_model(tmp_path: Path) -> None:
    code = """
import sys
from emotion_player.__main__ import main
main(["scan", sys.argv[1]])
others = {"onnxruntime", "av", "scipy", "rich.progress", "emotion_player.commands.listing", "emotion_player.collection"}
print(others & set(sys.modules))
"""
    result = run_program("-c", code, str(tmp_path), EMOTION_PLAYER_HOME=str(tmp_path / "home"))

    assert (result.stdout.splitlines()[-1], result.stderr) == ("set()", "")


def test_the_home_folder_moves_the_library(tmp_path: Path) -> None:
    result = run_program("-m", "emotion_player", "list", "--failed", EMOTION_PLAYER_HOME=str(tmp_path / "home"))
    assert (result.returncode, result.stderr) == (0, "No file has failed.\n")

    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "library.db").write_text("no database " * 100)
    result = run_program("-m", "emotion_player", "list", "--failed", EMOTION_PLAYER_HOME=str(tmp_path / "home"))

    assert result.returncode == 1
    assert (
        result.stderr
        == f"emotion-player: The library {tmp_path}/home/library.db cannot be used: it is not a database.\n"
    )


@pytest.mark.parametrize("command", ["models", "--help", "playlist path --help", "--version"])
def test_an_output_that_cannot_be_written_is_one_sentence(command: str) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "emotion_player", *command.split()],
            check=False,
            cwd=CHECKOUT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )

    assert result.returncode == 1
    assert result.stderr == "emotion-player: The output cannot be written: the disk is full.\n"


@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_program_without_streams_does_its_work_and_prints_into_no_file(streams: str, tmp_path: Path) -> None:
    (tmp_path / "music").mkdir()
    command = f"exec {sys.executable} -m emotion_player scan {tmp_path}/music {streams}"
    result = subprocess.run(
        ["sh", "-c", command],
        check=False,
        cwd=CHECKOUT,
        env={**os.environ, "EMOTION_PLAYER_HOME": str(tmp_path)},
        capture_output=True,
    )

    assert result.returncode == 0
    assert b"Traceback" not in result.stderr
    assert (tmp_path / "library.db").read_bytes().startswith(b"SQLite format 3\0")


def test_a_program_without_output_in_this_process_lists_as_usual(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["--library", str(tmp_path / "library.db"), "models"]) == 0


INTERRUPTED = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from emotion_player import __main__
from emotion_player.commands import command_line

def work(argv):
    try:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(10)
    finally:
        for _ in range(3):
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.05)
        print("cleaned up", flush=True)

command_line.run_command_line = work
status = __main__.main()
os.kill(os.getpid(), signal.SIGINT)
sys.exit(status)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
def test_ctrl_c_pressed_again_does_not_break_into_the_end() -> None:
    result = run_program("-c", INTERRUPTED)

    assert (result.returncode, result.stdout, result.stderr) == (130, "cleaned up\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
def test_ctrl_c_while_modules_load_is_no_traceback() -> None:
    code = """
import builtins, os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from emotion_player import __main__

load = builtins.__import__
def interrupt(name, *rest):
    if name.startswith("emotion_player.commands"):
        os.kill(os.getpid(), signal.SIGINT)
    return load(name, *rest)

builtins.__import__ = interrupt
sys.exit(__main__.main(["models"]))
"""
    result = run_program("-c", code)

    assert (result.returncode, result.stderr) == (130, "")
