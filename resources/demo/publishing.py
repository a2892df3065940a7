"""From a record to a file on the shelf: encoded, tagged, and listed in the table of the README."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import soundfile
from mixing import Song, Stereo
from scipy import signal
from tagging import tag
from waves import SAMPLE_RATE

FORMATS = {
    ".mp3": "MP3",
    ".flac": "FLAC, mono, 24 kHz",
    ".ogg": "Ogg Vorbis",
    ".opus": "Opus, 48 kHz",
    ".m4a": "M4A (AAC)",
    ".wav": "WAV, mono, 22.05 kHz",
}
"""What the README calls each kind of file; 44.1 kHz and stereo unless it says otherwise."""

_README = """# The demo songs

Sixteen short pieces, four in each quadrant of the valence-arousal plane, to see the plane in the first minute. No
recording of anybody is in them: they are composed and rendered by the script in this folder, from plucked noise, bent
sines and arithmetic.

    python resources/demo/compose.py

renders them all again and writes this page (`--only "Slow Tide"` renders one, `--into FOLDER` leaves these files
alone). `score.py` is the little language the songs are written in, `songs_*.py` are the songs, `instruments.py` and
`drums.py` the band, `effects.py` and `mixing.py` the studio, `covers.py`, `tagging.py` and `publishing.py` the label.

The quadrant is what the composer meant, not what any model says.

| title | artist | genre | quadrant | key | beats a minute | file |
|---|---|---|---|---|---|---|
"""


def file_name(song: Song) -> str:
    """The name of a song's file, such as ``Slow Tide.opus``."""
    return song.title + song.suffix


def publish(song: Song, record: Stereo, folder: Path) -> Path:
    """Write a record, (2, samples) at ``SAMPLE_RATE``, as the song's own kind of file and answer its path."""
    path = folder / file_name(song)
    _encode(record, path)
    tag(song, path)
    return path


def write_table(songs: Sequence[Song], folder: Path) -> Path:
    """Write ``README.md``: what the songs are, and how they came to be."""
    rows = [
        f"| [{song.title}]({file_name(song).replace(' ', '%20')}) | {song.artist} | {song.genre} "
        f"| {song.quadrant.name}, {song.quadrant.word} | {song.key} | {song.tempo.bpm:g} | {FORMATS[song.suffix]} |\n"
        for song in songs
    ]
    path = folder / "README.md"
    path.write_text(_README + "".join(rows), encoding="utf-8")
    return path


def _encode(record: Stereo, path: Path) -> None:
    """Some 80 to 100 kbit/s where sound is coded with loss; mono and a low rate keep the others small."""
    match path.suffix:
        case ".mp3":
            soundfile.write(path, record.T, SAMPLE_RATE, format="MP3", compression_level=0.8, bitrate_mode="VARIABLE")
        case ".ogg":
            soundfile.write(path, record.T, SAMPLE_RATE, format="OGG", subtype="VORBIS", compression_level=0.86)
        case ".opus":
            stereo = signal.resample_poly(record.T, 160, 147, axis=0)
            soundfile.write(path, stereo, 48_000, format="OGG", subtype="OPUS", compression_level=0.88)
        case ".flac":
            mono = signal.resample_poly(record.mean(axis=0), 80, 147)
            soundfile.write(path, mono, 24_000, format="FLAC", subtype="PCM_16", compression_level=1.0)
        case ".wav":
            mono = signal.resample_poly(record.mean(axis=0), 1, 2)
            soundfile.write(path, mono, SAMPLE_RATE // 2, format="WAV", subtype="PCM_16")
        case ".m4a":
            _encode_aac(record, path)
        case suffix:
            raise ValueError(f"'{suffix}' is no format of the demo songs")


def _encode_aac(record: Stereo, path: Path) -> None:
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=SAMPLE_RATE, layout="stereo", bit_rate=80_000)
        planes = np.ascontiguousarray(record, np.float32)
        frame = av.AudioFrame.from_ndarray(planes, format="fltp", layout="stereo")
        frame.sample_rate, frame.time_base, frame.pts = SAMPLE_RATE, Fraction(1, SAMPLE_RATE), 0
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
