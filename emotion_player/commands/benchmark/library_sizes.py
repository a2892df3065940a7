"""How the cost of what a user does grows with the library: simulated songs, without any sound."""

from __future__ import annotations

import itertools
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from emotion_player.analysis.analyzer import Analyzer
from emotion_player.analysis.pacing import Pacing
from emotion_player.app import MODEL_NAMES, open_library, open_models
from emotion_player.collection.reading import read_collection
from emotion_player.commands.benchmark.made_library import made_prediction, made_tracks
from emotion_player.commands.benchmark.usage import measure
from emotion_player.commands.benchmark.window_start import measure_start
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.search.query import parse_search
from emotion_player.core.track import FileStamp, Track
from emotion_player.library.files.discover import AudioFinder

_NEW = 1000
"""So many songs are added to each library."""

_SEARCHES = ("love", "genre:jazz", "year:1990..1999", "mood:happy")
_SONGS_OF_A_FOLDER = 100
_PREDICTIONS = 1000


@dataclass(frozen=True, slots=True)
class SizeCost:
    """What things cost in a library of a size; medians over some repetitions.

    Attributes:
        songs: How many there are.
        add_ms: Of the processor, to take in a new song in a folder of a thousand: all of a scan but reading the file.
        unchanged_s: The scan of a folder with as many files, none of which has changed: a process from start to end.
        unchanged_cpu_s: The same, of the processor.
        search_ms: Of the processor, the slowest of some searches.
        nearest_ms: Of the processor, the 200 songs nearest to a point of the plane.
        start_s: Until the window is usable.
        window_mb: The peak memory of the window's process until then.
    """

    songs: int
    add_ms: float
    unchanged_s: float
    unchanged_cpu_s: float
    search_ms: float
    nearest_ms: float
    start_s: float
    window_mb: float


def measure_sizes(counts: Sequence[int], repetitions: int) -> Iterator[SizeCost]:
    """Measure libraries with so many songs each.

    Raises:
        EmotionPlayerError: Something failed.
    """
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="emotion-player-") as folder:
            home = Path(folder)
            command = [sys.executable, "-m", __name__, folder, str(count), str(repetitions)]
            figures = json.loads(measure(command)[1].splitlines()[-1])
            scan = [sys.executable, "-m", "emotion_player", "scan", str(home / "music")]
            usages = [measure(scan, {"EMOTION_PLAYER_HOME": folder})[0] for _ in range(repetitions)]
            starts = [measure_start(home / "library.db") for _ in range(1 + repetitions)][1:]
            yield SizeCost(
                count,
                unchanged_s=statistics.median(usage.wall_s for usage in usages),
                unchanged_cpu_s=statistics.median(usage.cpu_s for usage in usages),
                start_s=statistics.median(start.usable_s for start in starts),
                window_mb=statistics.median(start.peak_mb or 0.0 for start in starts),
                **figures,
            )


class _Told:
    """Tells of files that hold nothing what a scan asks; a ``TrackReader`` and an ``EmotionPredictor``."""

    decoder = "none"

    def __init__(self, count: int, model: ModelKey) -> None:
        self.model = model
        chance = random.Random(1)
        self._tracks = list(made_tracks(count, chance))
        self._predictions = [made_prediction(track, chance) for track in self._tracks[:_PREDICTIONS]]
        self._numbers = itertools.count()

    def read(self, file: FileStamp) -> Track:
        return replace(self._tracks[next(self._numbers)], file=file)

    def predict(self, path: Path) -> Prediction:
        return self._predictions[hash(path.name) % len(self._predictions)]


def _measure(home: Path, count: int, repetitions: int) -> dict[str, float]:
    """Scan simulated files into a library, search it, and add some more."""
    told = _Told(count + repetitions * _NEW, _student())
    with open_library(home / "library.db") as library:
        analyzer = Analyzer(AudioFinder(), told, told, library, Pacing())
        _make_files(home / "music", count)
        for _ in analyzer.run([home / "music"]):
            pass
        add_ms = []
        for number in range(repetitions):
            more = home / f"more-{number}"
            _make_files(more, _NEW)
            begun = time.process_time()
            for _ in analyzer.run([more]):
                pass
            add_ms.append((time.process_time() - begun) * 1000 / _NEW)
        songs = read_collection(library, [told.model])
    for text in _SEARCHES:
        songs.found_by(parse_search(text))  # the texts are folded once
    return {
        "add_ms": statistics.median(add_ms),
        "search_ms": max(_median_ms(partial(songs.found_by, parse_search(text)), repetitions) for text in _SEARCHES),
        "nearest_ms": _median_ms(lambda: songs.nearest(Emotion(0.3, 0.3), songs.present_ids(), 200), repetitions),
    }


def _make_files(folder: Path, count: int) -> None:
    for number in range(count):
        place = folder / f"{number // _SONGS_OF_A_FOLDER:04}"
        if number % _SONGS_OF_A_FOLDER == 0:
            place.mkdir(parents=True)
        (place / f"{number}.mp3").touch()


def _median_ms(function: Callable[[], object], repetitions: int) -> float:
    times = []
    for _ in range(repetitions):
        begun = time.process_time()
        function()
        times.append((time.process_time() - begun) * 1000)
    return statistics.median(times)


def _student() -> ModelKey:
    return open_models().card(MODEL_NAMES[0]).key


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
