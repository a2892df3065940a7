"""What each stage of a scan costs a song, and the least that hearing it costs, one after another in a fresh process."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from emotion_player.analysis.workers import WORKER_ENVIRONMENT
from emotion_player.app import open_library, open_models
from emotion_player.commands.benchmark.usage import measure
from emotion_player.core.mel import SegmentMels
from emotion_player.core.predictions.prediction import Prediction
from emotion_player.core.track import FileStamp, Track
from emotion_player.errors import EmotionPlayerError, TrackError

FLOOR = "floor: seek, decode three times 10 s"
STAGES = ("find", "fingerprint", "tags", "length", "decode", "loudness, log-mel", "network", "store")


@dataclass(frozen=True, slots=True)
class StageCost:
    """The cost of a stage a song, in milliseconds: the mean over all songs, of that the median over some passes."""

    stage: str
    cpu_ms: float
    wall_ms: float


def measure_stages(folder: Path, model: str, passes: int) -> list[StageCost]:
    """Measure the stages with the songs in a folder; the floor is the last.

    Raises:
        EmotionPlayerError: There is no song, or one cannot be analysed.
    """
    command = [sys.executable, "-m", __name__, str(folder), model, str(passes)]
    _, output = measure(command, WORKER_ENVIRONMENT)
    return [StageCost(**cost) for cost in json.loads(output.splitlines()[-1])]


class _Stopwatch:
    """Adds up what stages cost in one pass."""

    def __init__(self) -> None:
        self.cpu_s: dict[str, float] = {}
        self.wall_s: dict[str, float] = {}

    @contextmanager
    def measuring(self, stage: str) -> Iterator[None]:
        cpu_s, wall_s = time.process_time(), time.perf_counter()
        try:
            yield
        finally:
            self.cpu_s[stage] = self.cpu_s.get(stage, 0.0) + time.process_time() - cpu_s
            self.wall_s[stage] = self.wall_s.get(stage, 0.0) + time.perf_counter() - wall_s


def _measure(folder: Path, model: str, passes: int) -> list[StageCost]:
    from emotion_player.library.files.discover import AudioFinder  # noqa: PLC0415 - as in a scan, with the first song

    watches = []
    for _ in range(1 + passes):  # the first one loads what is needed
        watch = _Stopwatch()
        with watch.measuring("find"):
            files = [found for found in AudioFinder().find([folder]) if isinstance(found, FileStamp)]
        count = _analyze(files, model, watch)
        watches.append(watch)
    if not count:
        raise EmotionPlayerError("None of the songs can be analysed.")
    return [
        StageCost(
            stage,
            statistics.median(watch.cpu_s[stage] for watch in watches[1:]) * 1000 / count,
            statistics.median(watch.wall_s[stage] for watch in watches[1:]) * 1000 / count,
        )
        for stage in (*STAGES, FLOOR)
    ]


def _analyze(files: Sequence[FileStamp], model: str, watch: _Stopwatch) -> int:
    """Do with each file what a scan does; how many could be analysed."""
    from emotion_player.audio.decode import measure_duration  # noqa: PLC0415
    from emotion_player.audio.floor import decode_parts  # noqa: PLC0415
    from emotion_player.audio.segments import decode_segments, segment_mels  # noqa: PLC0415
    from emotion_player.library.files.fingerprint import fingerprint_file  # noqa: PLC0415
    from emotion_player.library.files.format_registry import demuxers  # noqa: PLC0415
    from emotion_player.library.tagging.tags import read_tags  # noqa: PLC0415

    heard: list[SegmentMels] = []
    models = open_models()
    card, predictor = models.card(model), models.load(model, decode_mels=lambda *_: heard[-1])
    analysed: list[tuple[Track, Prediction]] = []
    for file in files:
        path = file.path
        with suppress(TrackError):
            with watch.measuring("fingerprint"):
                fingerprint = fingerprint_file(path)
            with watch.measuring("tags"):
                tags = read_tags(path)
            with watch.measuring("length"):
                duration_s = measure_duration(path, demuxers())
            with watch.measuring("decode"):
                segments = decode_segments(path, card.segments, card.sample_rate, demuxers())
            with watch.measuring("loudness, log-mel"):
                mels = segment_mels([segment.samples for segment in segments], card.mels, card.segments)
            heard[:] = [SegmentMels(tuple(segment.start_s for segment in segments), mels)]
            with watch.measuring("network"):
                prediction = predictor.predict(path)
            with watch.measuring(FLOOR):
                decode_parts(path)
            analysed.append((Track(file, fingerprint, duration_s, **asdict(tags)), prediction))
    with (
        tempfile.TemporaryDirectory(prefix="emotion-player-") as home,
        open_library(Path(home) / "library.db") as library,
        watch.measuring("store"),
    ):
        for track, prediction in analysed:
            library.add_prediction(track.fingerprint, card.key, prediction)
            library.add_track(track)
            library.predicted_track(track.path, card.key)
            library.commit()
    return len(analysed)


if __name__ == "__main__":
    print(json.dumps([asdict(cost) for cost in _measure(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))]))
