"""Measures others on the same test recordings: VibeNet, the closest program, through its own command.

VibeNet (Shim 2025, https://pypi.org/project/vibenet/) predicts valence and energy from 0 to 1; energy is its word for
what comes closest to arousal.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from emotion_player.core.emotion import Emotion
from emotion_player.core.models.figures import Figure
from emotion_player.errors import EmotionPlayerError
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.evaluation.evaluate import TestPrediction, emotion_figures
from emotion_player.training.files import replace_file

_BATCH = 32
"""So many files a call: it loads its network anew each time."""


@dataclass(frozen=True, slots=True)
class Peer:
    """How well another program, or a baseline, agrees with listeners.

    Attributes:
        name: Of the program, with its version.
        figures: Of valence and arousal, per dataset.
    """

    name: str
    figures: tuple[Figure, ...]


def save_peers(file: Path, peers: Sequence[Peer]) -> None:
    """Keep the figures as JSON."""
    replace_file(file, (json.dumps([asdict(peer) for peer in peers], indent=1) + "\n").encode())


def load_peers(file: Path) -> tuple[Peer, ...]:
    """Read what ``save_peers`` wrote."""
    kept = json.loads(file.read_text(encoding="utf-8"))
    return tuple(Peer(each["name"], tuple(Figure(**figure) for figure in each["figures"])) for each in kept)


def measure_vibenet(clips: Sequence[LabelledClip], program: str = "vibenet") -> Peer:
    """Let VibeNet predict test recordings, and measure its numbers as they are: 2x - 1 brings them to [-1, 1].

    Raises:
        EmotionPlayerError: It is not installed, or does not predict.
    """
    try:
        name = f"VibeNet {version('vibenet')}"
    except PackageNotFoundError:
        raise EmotionPlayerError('VibeNet is not installed; try: pip install "emotion-player[peers]"') from None
    emotions = _emotions(program, [clip.path for clip in clips])
    nowhere = Emotion(0.0, 0.0)  # it gives no intervals
    predictions = [TestPrediction(clip, emotions[clip.path], nowhere, nowhere, None) for clip in clips]
    return Peer(name, emotion_figures(predictions))


def _emotions(program: str, files: Sequence[Path]) -> dict[Path, Emotion]:
    return {
        Path(song["path"]): Emotion.clipped(2 * song["valence"] - 1, 2 * song["energy"] - 1)
        for start in range(0, len(files), _BATCH)
        for song in _run(program, files[start : start + _BATCH])
    }


def _run(program: str, files: Iterable[Path]) -> list[dict[str, Any]]:
    command = [program, "--format", "json", "--quiet", "--strict", *map(str, files)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        songs: list[dict[str, Any]] = json.loads(done.stdout[done.stdout.index("[") :])
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        raise EmotionPlayerError("VibeNet does not predict: {error}.", error=error) from error
    return songs
