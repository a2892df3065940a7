from __future__ import annotations

import sys
from pathlib import Path

import pytest

from emotion_player.__main__ import main


def test_without_dask_a_sentence_tells_what_to_install(
    music: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "emotion_player.cluster.cluster", raising=False)
    monkeypatch.delattr("emotion_player.cluster.cluster", raising=False)

    assert main(["scan", str(music), "--cluster", "local:2"]) == 1

    assert capsys.readouterr().err == (
        "emotion-player: A cluster needs Dask, and distributed is not installed; "
        "try: pip install 'emotion-player[cluster]'\n"
    )
    assert not home.exists()
