"""Reads a whole library into memory at once, as the command line and exports do."""

from __future__ import annotations

from collections.abc import Sequence

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.ports.library import OpenedLibrary
from emotion_player.core.predictions.prediction import ModelKey

_PAGE = 50_000


def read_collection(library: OpenedLibrary, models: Sequence[ModelKey]) -> TrackCollection:
    """Read all tracks with corrections and applied calibrations; the first of ``models`` is shown.

    Raises:
        LibraryError: The library cannot be read.
    """
    tracks = TrackCollection([model.name for model in models])
    for model in models:
        tracks.placements.calibrate(model.name, library.calibrations.of(model))
    for page in library.track_pages(models, _PAGE):
        tracks.put(page)
    tracks.correct({sound: each.emotion for sound, each in library.corrections.all().items()})
    return tracks
