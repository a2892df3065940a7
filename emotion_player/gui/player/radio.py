"""The mood radio: an endless queue near a point of the plane."""

from __future__ import annotations

from random import Random
from typing import Final, Literal

import numpy as np
from PySide6.QtCore import QObject, Signal

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.emotion import Emotion
from emotion_player.core.playing.mood_radio import MEMORY, MoodRadio
from emotion_player.core.playing.play_queue import PlayQueue
from emotion_player.gui.player.playback import Playback

Drift = Literal["stay", "drift", "wander"]
DRIFTS: Final[dict[Drift, float]] = {"stay": 0.0, "drift": 0.06, "wander": 0.18}
"""The standard deviation of a step from song to song, in units of the plane."""

AHEAD = 5
"""The number of songs queued in advance, each one step of the walk."""


class Radio(QObject):
    """Keeps the queue filled with songs near a moving point while it is on.

    Songs queued by the user still come first. Starting a list of songs or clearing the queue switches it off.

    Args:
        playback: The player whose queue is filled.
        songs: All songs.
        drift: How far it moves.
        parent: The owner.
        seed: The random seed; None for a different one each time.

    Signals:
        toggled: It was switched on or off.
    """

    toggled = Signal(bool)

    def __init__(
        self, playback: Playback, songs: TrackCollection, drift: Drift, parent: QObject, seed: int | None = None
    ) -> None:
        super().__init__(parent)
        self._playback = playback
        self._songs = songs
        self._drift: Drift = drift
        self._random = Random(seed)
        self._radio: MoodRadio | None = None
        self._current: int | None = None
        self._is_filling = False
        playback.queue_changed.connect(self._on_queue_changed)

    @property
    def is_on(self) -> bool:
        """Whether it fills the queue."""
        return self._radio is not None

    @property
    def drift(self) -> Drift:
        """How far it moves."""
        return self._drift

    def set_drift(self, drift: Drift) -> None:
        """Set how far it moves, from the next added song on."""
        self._drift = drift
        if self._radio is not None:
            self._radio = MoodRadio(self._radio.center, DRIFTS[drift])

    def start_from_song(self, song: int) -> None:
        """Play a song, and continue near it, or near the middle of the plane if it has no prediction."""
        self._start_at(self._place_of(song))
        self._playback.go(self._playback.queue.started([song], 0).only_by_hand())

    def start_from_point(self, point: Emotion) -> None:
        """Play a song near a point, and continue from there."""
        first = MoodRadio(point, 0.0).next_song(self._songs.points(), self._songs.artists, self._played(), self._random)
        if first is not None:
            self._start_at(point)
            self._playback.go(self._playback.queue.started([first], 0).only_by_hand())

    def switch_on(self) -> None:
        """Continue near the playing song, or start in the middle of the plane."""
        current = self._playback.queue.current
        if current is None:
            self.start_from_point(Emotion(0.0, 0.0))
        else:
            self._start_at(self._place_of(current))
            self._playback.change(self._playback.queue.only_by_hand())
        if not self.is_on:
            self.toggled.emit(False)  # no song to play

    def switch_off(self) -> None:
        """Add no more songs; those in the queue stay."""
        if self._radio is not None:
            self._radio = None
            self.toggled.emit(False)

    def _start_at(self, center: Emotion) -> None:
        was_on, self._radio = self.is_on, MoodRadio(center, DRIFTS[self._drift])
        self._current = None
        if not was_on:
            self.toggled.emit(True)

    def _place_of(self, song: int) -> Emotion:
        valence, arousal = self._songs.points()[song].tolist()
        return Emotion(0.0, 0.0) if np.isnan(valence) or np.isnan(arousal) else Emotion.clipped(valence, arousal)

    def _played(self) -> list[int]:
        """Return the songs that have played or will play, in order."""
        queue = self._playback.queue
        current = [] if queue.current is None else [queue.current]
        return [*queue.before[queue.unplayed :][-MEMORY:], *current, *queue.coming]

    def _on_queue_changed(self) -> None:
        if self._radio is None or self._is_filling:
            return
        queue = self._playback.queue
        is_cleared = not queue.coming and queue.current is not None and queue.current == self._current
        if queue.source or is_cleared:
            self.switch_off()
            return
        self._current = queue.current
        self._fill(queue)

    def _fill(self, queue: PlayQueue) -> None:
        played, picked = self._played(), list[int]()
        while self._radio is not None and len(queue.coming) + len(picked) < AHEAD:
            self._radio = self._radio.walked(self._random)
            song = self._radio.next_song(self._songs.points(), self._songs.artists, [*played, *picked], self._random)
            if song is None:
                break
            picked.append(song)
        if picked:
            self._is_filling = True
            self._playback.change(queue.extended(picked))
            self._is_filling = False
