"""The playback of a queue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from emotion_player.core.playing.play_queue import PlayQueue
from emotion_player.core.track import Track
from emotion_player.gui.player.deck import Deck
from emotion_player.gui.player.outputs import Outputs

_READY_MS = 8000
"""The time before the end of a song at which the next one is opened, for gapless playback."""

_FAILED_MS = 1500
"""The time for which a song that cannot be played is shown before it is skipped."""


class Playback(QObject):
    """Plays the current song of a queue, and advances the queue when it ends.

    Two decks alternate: one plays while the other has the next song open. A song that cannot be played is skipped after
    a moment; when no song of the queue can be played, this stops after one round.

    Args:
        track_of: Returns the track of an id in the queue.
        outputs: The sound devices.
        parent: The owner.

    Signals:
        song_changed: The current song changed: its id, or None.
        position_changed: The position in milliseconds.
        seeked: The user moved to another position: in milliseconds.
        duration_changed: The duration of the song in milliseconds.
        state_changed: Playback started or stopped.
        queue_changed: The songs to come, repeat or shuffle changed.
        volume_changed: The volume or mute changed.
        failed: A track cannot be played: the Track and why, in one sentence.
        play_requested: Play was pressed while the queue is empty.
    """

    song_changed = Signal(object)
    position_changed = Signal(int)
    seeked = Signal(int)
    duration_changed = Signal(int)
    state_changed = Signal()
    queue_changed = Signal()
    volume_changed = Signal()
    failed = Signal(Track, str)
    play_requested = Signal()

    def __init__(self, track_of: Callable[[int], Track], outputs: Outputs, parent: QObject) -> None:
        super().__init__(parent)
        self.track_of = track_of
        self._outputs = outputs
        self._queue = PlayQueue()
        self._deck, self._standby = Deck(self), Deck(self)
        self._volume, self._fade, self._muted = 1.0, 1.0, False
        self._duration_ms = 0
        self._failures = 0
        self._should_play = False
        self._is_over = False
        self._ready_for: PlayQueue | None = None
        self._skipping = QTimer(self, singleShot=True, interval=_FAILED_MS)
        self._skipping.timeout.connect(self._on_skipping_due)
        for deck in (self._deck, self._standby):
            deck.ended.connect(lambda deck=deck: self._on_ended(deck))
            deck.failed.connect(lambda why, deck=deck: self._on_failed(deck, why))
            deck.position_changed.connect(lambda ms, deck=deck: self._on_position_changed(deck, ms))
            deck.duration_changed.connect(lambda ms, deck=deck: self._on_duration_changed(deck, ms))
            deck.state_changed.connect(self.state_changed)
        outputs.changed.connect(self._use_device)
        self._use_device()

    # State

    @property
    def queue(self) -> PlayQueue:
        """The current song and the songs to come."""
        return self._queue

    @property
    def track(self) -> Track | None:
        """The current song, playing or paused."""
        return None if self._queue.current is None else self.track_of(self._queue.current)

    @property
    def is_playing(self) -> bool:
        """Whether it plays, or will once the file is open."""
        return self._deck.is_playing

    @property
    def position_ms(self) -> int:
        """The position in the song."""
        return self._deck.position_ms

    @property
    def duration_ms(self) -> int:
        """The duration of the song; the one in the library until its file is open."""
        return self._duration_ms

    @property
    def volume(self) -> float:
        """The perceived volume, in [0, 1]."""
        return self._volume

    @property
    def is_muted(self) -> bool:
        """Whether it is muted."""
        return self._muted

    @property
    def fault(self) -> str:
        """Why the song cannot be played, in one sentence; empty if it can."""
        return self._deck.fault

    @property
    def open_files(self) -> set[Path]:
        """The files that are open, which must not be written to."""
        return {deck.path for deck in (self._deck, self._standby) if deck.path is not None}

    # Controls

    def change(self, queue: PlayQueue) -> None:
        """Change the songs to come; the current one continues."""
        self._queue = queue
        self.queue_changed.emit()

    def go(self, queue: PlayQueue | None) -> None:
        """Play the current song of a queue from its start; None, the end of a queue, stops."""
        self._failures = 0
        self._begin(queue)

    def show(self, queue: PlayQueue, position_ms: int = 0) -> None:
        """Open the queue's current song, paused at a position, to restore the state of an earlier run."""
        self._should_play = False
        self._take(queue)
        if (track := self.track) is not None:
            self._deck.load(track.path, position_ms)
            self.position_changed.emit(position_ms)

    def toggle(self) -> None:
        """Pause, resume or start."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Resume or start."""
        if self._queue.coming and (self._is_over or self._queue.current is None):
            self.next()
        elif self._queue.current is None:
            self.play_requested.emit()
        elif self._deck.path is None or self._deck.fault:
            self.go(self._queue)  # once more; the file may be back
        else:
            self._should_play = True
            self._deck.play()

    def pause(self) -> None:
        """Pause at the present position."""
        self._should_play = False
        self._skipping.stop()
        self._deck.pause()

    def stop(self) -> None:
        """Stop and close all files; ``play`` restarts the song."""
        self._should_play = False
        self._skipping.stop()
        self._deck.stop()
        self._standby.stop()
        self._ready_for = None
        self.position_changed.emit(0)

    def next(self) -> None:
        """Play the next song, if there is one."""
        if (after := self._queue.skipped()) is not None:
            self.go(after)

    def previous(self) -> None:
        """Play the previous song, or restart this one if it is the first or has played for some seconds."""
        before = self._queue.back()
        if before is None or self.position_ms > 5000:
            self.seek(0)
        else:
            self.go(before)

    def seek(self, position_ms: int) -> None:
        """Continue from another position in the song."""
        if self._deck.path is not None:
            self._deck.seek(max(0, min(position_ms, self._duration_ms)))
            self.seeked.emit(self.position_ms)

    def set_volume(self, volume: float) -> None:
        """Set the volume, in [0, 1], and unmute."""
        self._volume = max(0.0, min(1.0, volume))
        self._muted = False
        self._apply_volume()

    def set_muted(self, muted: bool) -> None:
        """Mute or unmute."""
        self._muted = muted
        self._apply_volume()

    def fade(self, share: float) -> None:
        """Play at a share of the volume during a preview, without changing the volume that the user set."""
        self._fade = share
        for deck in (self._deck, self._standby):
            deck.set_volume(self._volume * share)

    # Advancing

    def _begin(self, queue: PlayQueue | None) -> None:
        if queue is None or queue.current is None:
            self.stop()
            self._is_over = True
            return
        self._should_play = True
        path = self.track_of(queue.current).path
        if is_ready := self._standby.path == path and not self._standby.fault:
            self._standby.play()  # before anything else, so that there is no gap
            self._deck, self._standby = self._standby, self._deck
        self._take(queue)
        if is_ready:
            self._standby.stop()
            self._on_duration_changed(self._deck, self._deck.duration_ms)
        else:
            self._deck.load(path)
            if not self._deck.fault:
                self._deck.play()

    def _take(self, queue: PlayQueue) -> None:
        self._skipping.stop()
        self._queue = queue
        self._is_over = False
        self._ready_for = None
        track = self.track
        self._duration_ms = 0 if track is None else round(track.duration_s * 1000)
        self.song_changed.emit(queue.current)
        self.queue_changed.emit()
        self.duration_changed.emit(self._duration_ms)
        self.position_changed.emit(0)

    def _prepare(self) -> None:
        if self._ready_for is self._queue:
            return
        self._ready_for = self._queue
        after = self._queue.ended()
        if after is not None and after.current is not None:
            path = self.track_of(after.current).path
            if path != self._standby.path:
                self._standby.load(path)

    def _on_position_changed(self, deck: Deck, position_ms: int) -> None:
        if deck is not self._deck:
            return
        if position_ms > 0:
            self._failures = 0
        self.position_changed.emit(position_ms)
        if self.is_playing and 0 < self._duration_ms - position_ms < _READY_MS:
            self._prepare()

    def _on_duration_changed(self, deck: Deck, duration_ms: int) -> None:
        if deck is self._deck and duration_ms > 0:
            self._duration_ms = duration_ms
            self.duration_changed.emit(duration_ms)

    def _on_ended(self, deck: Deck) -> None:
        if deck is self._deck:
            self._begin(self._queue.ended())

    def _on_failed(self, deck: Deck, why: str) -> None:
        track = self.track
        if deck is not self._deck or track is None:
            return
        self._failures, queue = self._failures + 1, self._queue
        if self._should_play and self._failures < len({*queue.before, *queue.coming, *queue.source, queue.current}):
            self._skipping.start()
        self.failed.emit(track, why)

    def _on_skipping_due(self) -> None:
        if (after := self._queue.skipped()) is not None:
            self._begin(after)

    # Sound

    def _apply_volume(self) -> None:
        for deck in (self._deck, self._standby):
            deck.set_volume(self._volume * self._fade)
            deck.set_muted(self._muted)
        self.volume_changed.emit()

    def _use_device(self) -> None:
        if (device := self._outputs.device) is not None:
            for deck in (self._deck, self._standby):
                deck.set_device(device.audio)
