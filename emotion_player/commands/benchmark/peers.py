"""Other programs that analyse music, and this one, on the same songs: each in a process of its own."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from emotion_player.analysis.workers import WORKER_ENVIRONMENT
from emotion_player.commands.benchmark.usage import measure
from emotion_player.errors import EmotionPlayerError

_TIMED = """
import json, sys, time
{prepare}
files = sys.argv[1:]
listen(files[0])  # what is loaded with the first song does not count
begun_cpu, begun = time.process_time(), time.perf_counter()
for file in files:
    listen(file)
print(json.dumps([time.process_time() - begun_cpu, time.perf_counter() - begun]))
"""

_OURS = "emotion-player"

_PROGRAMS = {
    _OURS: (
        "from pathlib import Path\n"
        "from emotion_player.app import open_models\n"
        "from emotion_player.core.track import FileStamp\n"
        "from emotion_player.reading import decode_mels, read_track\n"
        "model = open_models().load('student', decode_mels=decode_mels)\n"
        "def listen(file):\n"
        "    path = Path(file)\n"
        "    read_track(FileStamp.of(path, path.stat()))\n"
        "    model.predict(path)"
    ),
    "bliss-audio": "import bliss_audio\nlisten = bliss_audio.Song",
    "librosa": (
        "import librosa\n"
        "def listen(file):\n"
        "    samples, rate = librosa.load(file)\n"
        "    librosa.power_to_db(librosa.feature.melspectrogram(y=samples, sr=rate))"
    ),
    "vibenet": "import vibenet\nmodel = vibenet.load_model()\ndef listen(file):\n    model.predict([file])",
}
"""How each is used, by the name of its package: a function ``listen`` that does all its work on a file."""

_WHAT = {
    _OURS: "fingerprint, tags, emotions",
    "bliss-audio": "descriptors",
    "librosa": "load and mel alone",
    "vibenet": "emotions",
}


@dataclass(frozen=True, slots=True)
class PeerCost:
    """What a program costs a song, in milliseconds, its start not counted; medians over some repetitions."""

    name: str
    cpu_ms: float
    wall_ms: float


def measure_peers(songs: Sequence[Path], repetitions: int) -> list[PeerCost]:
    """Measure this program and those that are installed; one thread each, where they can be asked for that.

    Returns:
        This program first; nothing where no other one is installed. One that fails, as some do on processors that they
        were not made for, is told and left out.

    Raises:
        EmotionPlayerError: This program failed.
    """
    versions = {}
    for package in _PROGRAMS:
        with suppress(PackageNotFoundError):
            versions[package] = version(package)
    if not versions.keys() - {_OURS}:
        return []
    costs = []
    for package, number in versions.items():
        prepare, name = _PROGRAMS[package], f"{package} {number} ({_WHAT[package]})"
        try:
            figures = [_cost(prepare, songs) for _ in range(repetitions)]
        except EmotionPlayerError as error:
            if package == _OURS:
                raise
            print(f"{name} does not run here: {error}", file=sys.stderr)
            continue
        cpu_ms, wall_ms = (statistics.median(each) * 1000 / len(songs) for each in zip(*figures, strict=True))
        costs.append(PeerCost(name, cpu_ms, wall_ms))
    return costs


def _cost(prepare: str, songs: Sequence[Path]) -> tuple[float, float]:
    command = [sys.executable, "-W", "ignore", "-c", _TIMED.format(prepare=prepare), *map(str, songs)]
    _, output = measure(command, WORKER_ENVIRONMENT)
    cpu_s, wall_s = json.loads(output.splitlines()[-1])
    return cpu_s, wall_s
