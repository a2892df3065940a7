"""How far the few segments that the application hears of a song are from all of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import numpy as np

from emotion_player.audio.decode import AudioFile
from emotion_player.audio.segments import segment_mels
from emotion_player.core.mel import MelSpec, SegmentMels, decoding_rate
from emotion_player.core.models.figures import Shift
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.core.ports.analysis import EmotionPredictor

EVERY_S = 5.0
"""A dense reading hears a segment from every fifth second on."""

CHANGE = f"heard densely, every {EVERY_S:g} s"


def decode_densely(
    path: Path, mels: Sequence[MelSpec], spec: SegmentSpec, demuxers: Collection[str] | None = None
) -> SegmentMels:
    """What a network is given of a whole song: all segments of ``spec.duration_s``, a new one every ``EVERY_S``.

    Raises:
        TrackError: The song cannot be decoded.
    """
    with AudioFile(path, demuxers) as audio:
        last_s = max(0.0, audio.duration_s - spec.duration_s)
        starts_s = tuple(np.arange(0.0, last_s + 1e-6, EVERY_S).tolist())
        samples = [audio.read(start_s, spec.duration_s, decoding_rate(mels)) for start_s in starts_s]
    heard = [(start_s, piece) for start_s, piece in zip(starts_s, samples, strict=True) if len(piece)]
    starts_s = tuple(start_s for start_s, _ in heard)
    return SegmentMels(starts_s, segment_mels([piece for _, piece in heard], mels, spec))


def sampling_error(
    model: EmotionPredictor, dense: EmotionPredictor, songs: Sequence[Path], on_song: Callable[[], None]
) -> Shift:
    """How far predictions are from those of a dense reading, whose segments are averaged in the same way, over songs.

    Args:
        model: As the application has it.
        dense: The same model, which is given ``decode_densely``.
        songs: Whole songs, at least one.
        on_song: Called after each song.

    Raises:
        TrackError: A song cannot be decoded.
    """
    distances = []
    for song in songs:
        few, all_of_it = model.predict(song).emotion, dense.predict(song).emotion
        distances.append((all_of_it.valence - few.valence, all_of_it.arousal - few.arousal))
        on_song()
    changes = np.array(distances)
    valence, arousal = np.abs(changes).mean(0).tolist()
    valence_by, arousal_by = changes.mean(0).tolist()
    numbers = (round(value, 4) for value in (valence, arousal, valence_by, arousal_by))
    return Shift(CHANGE, True, len(songs), *numbers)
