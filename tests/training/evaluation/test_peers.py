"""Another program is measured on the same recordings, through its own command."""

from __future__ import annotations

import stat
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.errors import EmotionPlayerError
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.evaluation import peers
from emotion_player.training.evaluation.peers import load_peers, measure_vibenet, save_peers

PROGRAM = """#!{python}
import json, sys
files = sys.argv[sys.argv.index("--strict") + 1:]
print("Predicting")
print(json.dumps([{{"path": each, "valence": int(each[-1]) / 4, "energy": 1 - int(each[-1]) / 4}} for each in files]))
"""


@pytest.fixture
def clips() -> list[LabelledClip]:
    """Clips 0 to 4 of muse, which the program below predicts without any error."""
    emotions = [Emotion(number / 2 - 1, 1 - number / 2) for number in range(5)]
    return [
        LabelledClip("muse", f"{number}", Path(f"/clips/{number}"), f"{number}", "test", emotion)
        for number, emotion in enumerate(emotions)
    ]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    file = tmp_path / "vibenet"
    file.write_text(PROGRAM.format(python=sys.executable))
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(peers, "version", lambda _: "0.1.0")
    return str(file)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_its_numbers_are_measured_as_ours_are_and_kept(clips: list[LabelledClip], program: str, tmp_path: Path) -> None:
    peer = measure_vibenet(clips, program)

    assert peer.name == "VibeNet 0.1.0"
    assert [(figure.dataset, figure.axis, figure.n) for figure in peer.figures] == [
        ("muse", "valence", 5),
        ("muse", "arousal", 5),
    ]
    assert all(figure.ccc == pytest.approx(1.0) and figure.rmse == pytest.approx(0.0) for figure in peer.figures)
    save_peers(tmp_path / "peers.json", [peer])
    assert load_peers(tmp_path / "peers.json") == (peer,)


def test_a_program_that_is_not_there_is_one_sentence(clips: list[LabelledClip], program: str, tmp_path: Path) -> None:
    with pytest.raises(EmotionPlayerError, match="VibeNet does not predict"):
        measure_vibenet(clips, str(tmp_path / "elsewhere"))


def test_what_to_install_is_told(clips: list[LabelledClip], monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> str:
        raise PackageNotFoundError

    monkeypatch.setattr(peers, "version", missing)

    with pytest.raises(EmotionPlayerError, match=r"pip install"):
        measure_vibenet(clips)
