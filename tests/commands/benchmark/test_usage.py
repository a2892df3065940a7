from __future__ import annotations

import sys
from pathlib import Path

import pytest

import emotion_player
from emotion_player import paths
from emotion_player.__main__ import main
from emotion_player.commands.benchmark import peers
from emotion_player.commands.benchmark.peers import PeerCost, measure_peers
from emotion_player.commands.benchmark.usage import measure
from emotion_player.errors import EmotionPlayerError

WORK = """
import time
memory = bytes([1]) * 80_000_000
while time.process_time() < 0.5:
    pass
"""
COMMAND = f"""
import subprocess, sys
subprocess.run([sys.executable, "-c", {WORK!r}])
print("done")
"""
LISTEN = """
import time
def listen(file):
    end = time.process_time() + 0.05
    while time.process_time() < end:
        pass
"""


def test_the_processes_of_a_command_count_too() -> None:
    usage, output = measure([sys.executable, "-c", COMMAND], watch_memory=True)
    assert output == "done\n"
    assert 0.5 < usage.cpu_s < 3
    assert usage.wall_s > 0.5
    assert 80 < usage.peak_mb < 200


def test_a_command_that_fails_is_told() -> None:
    with pytest.raises(EmotionPlayerError, match="failed: no luck"):
        measure([sys.executable, "-c", "import sys; sys.exit('no luck')"])


def test_other_programs_are_measured_where_they_are_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "_PROGRAMS", {"numpy": LISTEN, "nobody-has-this": "import nobody_has_this"})
    monkeypatch.setattr(peers, "_WHAT", {"numpy": "waits"})
    (cost,) = measure_peers([Path("a"), Path("b"), Path("c")], 3)
    assert isinstance(cost, PeerCost)
    assert cost.name.startswith("numpy ")
    assert 50 <= cost.cpu_ms < 80


def test_one_that_does_not_run_here_is_told_and_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(peers, "_PROGRAMS", {"numpy": "import os\nos.kill(os.getpid(), 4)", "scipy": LISTEN})
    monkeypatch.setattr(peers, "_WHAT", {"numpy": "crashes", "scipy": "waits"})

    (cost,) = measure_peers([Path("a")], 1)

    assert cost.name.startswith("scipy ")
    assert "(crashes) does not run here" in capsys.readouterr().err


def test_this_program_is_measured_beside_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "_PROGRAMS", {"emotion-player": peers._PROGRAMS["emotion-player"], "numpy": LISTEN})
    monkeypatch.setitem(peers._WHAT, "numpy", "waits")

    ours, _ = measure_peers([paths.demo_folder() / "Glass Siren.opus"], 1)

    assert ours.name == f"emotion-player {emotion_player.__version__} (fingerprint, tags, emotions)"
    assert ours.cpu_ms > 5


def test_this_program_alone_is_no_comparison(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(peers, "_PROGRAMS", {"emotion-player": LISTEN, "nobody-has-this": "import nobody_has_this"})

    status = main(["benchmark", "--peers", str(paths.demo_folder())])

    assert status == 1
    assert "No other program is installed; try: pip install 'emotion-player[peers]'" in capsys.readouterr().err
