"""A program that scans, corrects and writes tags at once, and says what it has done.

Each line that it prints is a promise: ``scanned PATH``, ``corrected SOUND VALENCE AROUSAL``, ``tagged PATH``.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import threading
from pathlib import Path

from emotion_player import app, paths
from emotion_player.analysis.events import TrackAnalyzed, TrackUnchanged
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_tags import ALL_FIELDS, MoodTags, TagRequest, TagsSaved
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.errors import EmotionPlayerError
from emotion_player.library.library import Library


def main() -> int:
    """Live until everything is scanned; 1 with a sentence when that cannot go on."""
    parser = argparse.ArgumentParser()
    parser.add_argument("music", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--largest", type=int, default=0, help="bytes of a file, as on a disk that is full")
    arguments = parser.parse_args()
    if arguments.largest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (arguments.largest, arguments.largest))
    scan = _Scan(arguments.music)
    scan.start()
    try:
        _use(scan, random.Random(arguments.seed))
    except EmotionPlayerError as error:
        scan.fault = str(error)
    scan.join()
    if scan.fault:
        print(scan.fault, file=sys.stderr)
    return 1 if scan.fault else 0


class _Scan(threading.Thread):
    """Scans a folder.

    Attributes:
        songs: What is in the library by now.
        fault: Why the scan could not go on.
    """

    def __init__(self, music: Path) -> None:
        super().__init__()
        self._music = music
        self.songs: list[Path] = []
        self.fault = ""

    def run(self) -> None:
        try:
            for event in app.analyze(paths.library_file(), [self._music], "student"):
                if isinstance(event, TrackAnalyzed):
                    self.songs.append(event.predicted.track.path)
                    _say("scanned", event.predicted.track.path)
                elif isinstance(event, TrackUnchanged):
                    self.songs.append(event.file.path)
        except EmotionPlayerError as error:
            self.fault = str(error)


def _use(scan: _Scan, chance: random.Random) -> None:
    """Correct and tag songs while they come."""
    with Library(paths.library_file()) as library, app.mood_tagging(paths.library_file()) as tagging:
        while scan.is_alive():
            if not scan.songs:
                scan.join(0.01)
                continue
            song = chance.choice(scan.songs)
            place = Emotion(round(chance.uniform(-1, 1), 3), round(chance.uniform(-1, 1), 3))
            if chance.random() < 0.7:
                predicted = library.predicted_track(song, _model(library))
                if predicted is not None:
                    library.corrections.change({predicted.track.fingerprint: place})
                    _say("corrected", predicted.track.fingerprint, place.valence, place.arousal)
            else:
                request = TagRequest(song, MoodTags("happy", place))
                for result in tagging.write([request], ALL_FIELDS, keep_times=False, in_use=list):
                    if isinstance(result, TagsSaved):
                        _say("tagged", song)
            scan.join(0.02)


def _model(library: Library) -> ModelKey:
    return next(iter(library.song_counts()), ModelKey("student", ""))


_SAYING = threading.Lock()


def _say(*words: object) -> None:
    with _SAYING:  # both threads speak, a line each
        print(*words, flush=True)


if __name__ == "__main__":
    sys.exit(main())
