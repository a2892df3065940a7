from __future__ import annotations

import subprocess
import sys

import pytest

_PROBE = "import sys, {module}; print([name for name in {unwanted!r} if name in sys.modules])"


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
    probe = _PROBE.format(module=module, unwanted=unwanted)
    done = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
