"""A generated library of any size, without audio files, for benchmarks of the window."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.library.library import Library

_WORDS = (
    *("love", "night", "blue", "river", "stone", "light", "summer", "broken", "glass", "empty", "golden", "fire"),
    *("silent", "road", "dream", "winter", "heart", "dance", "velvet", "shadow"),
)
_GENRES = (
    *("Ambient", "Blues", "Classical", "Country", "Electronic", "Folk", "Hip-Hop", "Jazz", "Metal", "Pop", "Reggae"),
    *("Rock", "Soul", "Soundtrack"),
)
_SONGS_BY_ARTIST = 25
_REFINED = 0.3
"""The share of songs that every model but the first has analysed."""

_COMMIT_EVERY = 10_000


def make_library(file: Path, count: int, models: Sequence[ModelKey]) -> None:
    """Generate a library of ``count`` songs, all analysed by the first of ``models`` and some by the others.

    The same count and models give the same library: artists with some 25 songs each, genres that lie in different
    parts of the plane, titles of three words.

    Raises:
        LibraryError: The file cannot be written.
    """
    chance = random.Random(1)
    with Library(file) as library:
        for number, track in enumerate(made_tracks(count, chance)):
            library.add_track(track)
            valence, arousal = _place(track.genre, chance)
            for place, model in enumerate(models):
                if place == 0 or chance.random() < _REFINED:
                    apart = 0.1 * place
                    prediction = _prediction(valence + chance.gauss(0, apart), arousal + chance.gauss(0, apart), chance)
                    library.add_prediction(track.fingerprint, model, prediction)
            if number % _COMMIT_EVERY == 0:
                library.commit()
        library.commit()


def made_prediction(track: Track, chance: random.Random) -> Prediction:
    """A prediction near the place of the track's genre on the plane."""
    return _prediction(*_place(track.genre, chance), chance)


def made_tracks(count: int, chance: random.Random) -> Iterator[Track]:
    """Tracks at places that do not exist."""

    def name(words: int) -> str:
        return " ".join(chance.choice(_WORDS) for _ in range(words)).title()

    artists = [f"{name(2)} {number}" for number in range(max(1, count // _SONGS_BY_ARTIST))]
    for number in range(count):
        artist, album, title = chance.choice(artists), name(2), name(3)
        path = Path(f"/music/{artist}/{album}/{number} {title}.mp3")
        yield Track(
            FileStamp(path, chance.randrange(10**6, 10**7), 1_700_000_000_000_000_000 + number),
            Fingerprint(f"{chance.getrandbits(160):040x}"),
            chance.uniform(120, 400),
            title,
            artist,
            album,
            chance.choice(_GENRES),
            chance.choice([None, *range(1955, 2026)]),
        )


def _place(genre: str, chance: random.Random) -> tuple[float, float]:
    number, half = _GENRES.index(genre), len(_GENRES) / 2
    valence, arousal = ((number * step) % len(_GENRES) / half - 1 for step in (3, 5))
    return chance.gauss(0.6 * valence, 0.25), chance.gauss(0.6 * arousal, 0.25)


def _prediction(valence: float, arousal: float, chance: random.Random) -> Prediction:
    def near(spread: float) -> Emotion:
        return Emotion.clipped(valence + chance.gauss(0, spread), arousal + chance.gauss(0, spread))

    curve = EmotionCurve(10.0, tuple(CurvePoint(40.0 * part, near(0.15)) for part in range(3)))
    low, high = (Emotion.clipped(valence + 0.5 * side, arousal + 0.45 * side) for side in (-1, 1))
    return Prediction(Emotion.clipped(valence, arousal), low, high, curve)
