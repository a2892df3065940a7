from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        (
            "emotion_player.app",
            ["torch", "PySide6", "emotion_player.gui", "emotion_player.training", "emotion_player.networks"],
        ),
        (
            "emotion_player.window",
            ["torch", "sklearn", "librosa", "distributed", "emotion_player.training", "emotion_player.networks"],
        ),
        (
            "emotion_player.__main__",
            ["torch", "PySide6", "distributed", "emotion_player.training", "emotion_player.gui", "scipy", "av"],
        ),
        ("emotion_player.gui.main_window", ["torch", "onnxruntime", "sqlite_utils", "mutagen", "av"]),
        ("emotion_player.analysis.analyzer", ["torch", "PySide6", "onnxruntime", "sqlite_utils"]),
    ],
)
def test_importing_a_part_does_not_load_what_it_must_not_know(module: str, unwanted: list[str]) -> None:
    assert _loaded(f"import {module}", unwanted) == "[]"


def test_a_scan_that_finds_nothing_new_loads_nothing_that_reads_or_hears_songs(tmp_path: Path) -> None:
    (tmp_path / "music").mkdir()
    scan = f"""
import os
from pathlib import Path
os.environ["EMOTION_PLAYER_HOME"] = {str(tmp_path)!r}
from emotion_player.__main__ import main
assert main(["scan", {str(tmp_path / "music")!r}]) == 0
"""
    _loaded(scan, [])  # the first scan makes the library
    unwanted = ["numpy", "scipy", "mutagen", "av", "onnxruntime", "sqlite_utils", "importlib.metadata", "rich"]
    assert _loaded(scan, unwanted).splitlines() == ["No audio files were found.", "[]"]


def _loaded(code: str, unwanted: list[str]) -> str:
    probe = f"{code}\nimport sys; print([name for name in {unwanted!r} if name in sys.modules])"
    return subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True).stdout.strip()
