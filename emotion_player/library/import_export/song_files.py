"""Files of songs for other programs: the whole library as CSV or JSON, and corrections as labels to train on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from emotion_player.core.predictions.correction import Correction
from emotion_player.core.song_table import Row, SongTable, WrittenLabels, csv_text, json_text
from emotion_player.core.track import Track
from emotion_player.errors import Sentence
from emotion_player.library.import_export.export_file import export_file

LIBRARY_ENDINGS = (".csv", ".json")
LABELS_ENDING = ".csv"

_BATCH = 500

_LABEL_COLUMNS = ("path", "valence", "arousal", "title", "artist", "group")


def write_songs(songs: SongTable, file: Path, *, overwrite: bool = False) -> Iterator[int]:
    r"""Write songs as CSV or JSON, as the file's ending tells; yield now and then, and at the end, how many there are.

    The file is UTF-8; bytes of a path that are no UTF-8 stand as ``\udcXX``, which is how Python's JSON and file names
    know them.

    Raises:
        ImportExportError: Its name has another ending, it is there and is not to be replaced, or it cannot be written.
    """
    count = 0

    def rows() -> Iterator[Row]:
        nonlocal count
        for row in songs.rows:
            count += 1
            yield row

    with (
        export_file(file, Sentence("The library"), LIBRARY_ENDINGS, overwrite=overwrite) as part,
        part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as target,
    ):
        for text in json_text(rows()) if file.suffix.lower() == ".json" else csv_text(rows(), songs.columns):
            target.write(text)
            if count and count % _BATCH == 0:
                yield count
    yield count


def write_labels(
    corrected: Iterable[tuple[Track, Correction]], file: Path, *, overwrite: bool = False
) -> WrittenLabels:
    """Write where the listener put songs as a labelled CSV: ``emotion-player train … --datasets FILE.csv`` reads it.

    Each sound stands there once, by a file that is there and whose name is text. ``group`` keeps an artist's songs
    on one side of a split.

    Raises:
        ImportExportError: Its name has another ending, it is there and is not to be replaced, or it cannot be written.
    """
    labels: dict[str, Row] = {}
    sounds = set()
    for track, correction in corrected:
        sounds.add(track.fingerprint)
        if track.fingerprint not in labels and _can_be_named(track.path):
            labels[track.fingerprint] = _label(track, correction)
    with export_file(file, Sentence("The corrections"), (LABELS_ENDING,), overwrite=overwrite) as part:
        text = "".join(csv_text(labels.values(), _LABEL_COLUMNS))
        part.write_text(text, encoding="utf-8", newline="")
    return WrittenLabels(len(labels), len(sounds) - len(labels))


def _label(track: Track, correction: Correction) -> Row:
    path, emotion = str(track.path), correction.emotion
    return {
        "path": path,
        "valence": round(emotion.valence, 4),
        "arousal": round(emotion.arousal, 4),
        "title": track.title,
        "artist": track.artist,
        "group": track.artist.strip() or path,
    }


def _can_be_named(path: Path) -> bool:
    """Whether a file is there, and a table, which is text without spaces around it, can tell which it is."""
    name = str(path)
    is_text = name.encode("utf-8", "replace").decode() == name
    return is_text and name == name.strip() and os.path.lexists(path)
