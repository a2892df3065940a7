"""Previews of songs under the pointer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, QVariantAnimation

from emotion_player.core.playing.preview import PREVIEW_S
from emotion_player.gui.player.deck import Deck
from emotion_player.gui.player.outputs import Outputs
from emotion_player.gui.player.playback import Playback

_LOUDNESS = 0.7
"""A preview's share of the volume."""


class Preview(QObject):
    """Cross-fades from the playing song to the most typical seconds of another, and back.

    Any use of the player meanwhile stops the preview at once.

    Args:
        playback: The player, which is faded out and resumes afterwards.
        outputs: The sound devices.
        start_s_of: Returns the start of the typical seconds of a song.
        parent: The owner.
        rest_ms: The time for which the pointer must rest on a song.
        fade_ms: The duration of the cross-fade.

    Attributes:
        is_enabled: Whether songs are previewed at all.
    """

    def __init__(
        self,
        playback: Playback,
        outputs: Outputs,
        start_s_of: Callable[[int], float],
        parent: QObject,
        *,
        rest_ms: int = 800,
        fade_ms: int = 500,
    ) -> None:
        super().__init__(parent)
        self._playback = playback
        self._outputs = outputs
        self._start_s_of = start_s_of
        self.is_enabled = False
        self._pointed: int | None = None
        self._song: int | None = None
        self._ducks = False
        self._has_paused = False
        self._deck = Deck(self)
        self._resting = QTimer(self, singleShot=True, interval=rest_ms)
        self._sounding = QTimer(self, singleShot=True, interval=round(PREVIEW_S * 1000) - fade_ms)
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(fade_ms)
        self._fading.setStartValue(0.0)
        self._fading.setEndValue(1.0)
        self._resting.timeout.connect(self._begin)
        self._sounding.timeout.connect(self._end)
        self._fading.valueChanged.connect(self._on_faded)
        self._fading.finished.connect(self._on_fading_finished)
        self._deck.ended.connect(self._end)
        self._deck.failed.connect(self._end)
        playback.state_changed.connect(self._on_state_changed)
        playback.song_changed.connect(self.stop)
        outputs.changed.connect(self._use_device)
        self._use_device()

    @property
    def song(self) -> int | None:
        """The song being previewed."""
        return self._song

    def point_at(self, song: int | None) -> None:
        """Set the song under the pointer, or None."""
        if song == self._pointed:
            return
        self._pointed = song
        self._resting.stop()
        self._end()
        if song is not None and self.is_enabled:
            self._resting.start()

    def stop(self) -> None:
        """Stop at once, without resuming what played before."""
        self._resting.stop()
        self._stop_sound()

    def _stop_sound(self) -> None:
        self._sounding.stop()
        self._fading.stop()
        self._deck.stop()
        self._song, self._ducks, self._has_paused = None, False, False
        self._playback.fade(1.0)

    def _begin(self) -> None:
        song = self._pointed
        is_current = self._playback.is_playing and song == self._playback.queue.current
        if song is None or not self.is_enabled or self._playback.is_muted or is_current:
            return
        self._deck.load(self._playback.track_of(song).path, round(self._start_s_of(song) * 1000))
        if self._deck.fault:  # playing the song reports it
            return
        self._song = song
        self._ducks = self._playback.is_playing
        self._deck.set_volume(0.0)
        self._deck.play()
        self._sounding.start()
        self._fade(QVariantAnimation.Direction.Forward)

    def _end(self) -> None:
        """Fade back to what played before."""
        if self._song is None or self._fading.direction() == QVariantAnimation.Direction.Backward:
            return
        self._sounding.stop()
        if self._has_paused:
            self._has_paused = False
            self._playback.play()
        self._fade(QVariantAnimation.Direction.Backward)

    def _fade(self, direction: QVariantAnimation.Direction) -> None:
        self._fading.setDirection(direction)
        if self._fading.state() != QVariantAnimation.State.Running:
            self._fading.start()

    def _on_faded(self, share: float) -> None:
        self._deck.set_volume(share * _LOUDNESS * self._playback.volume)
        if self._ducks:
            self._playback.fade(1.0 - share)

    def _on_fading_finished(self) -> None:
        if self._fading.direction() == QVariantAnimation.Direction.Backward:
            self._stop_sound()
        elif self._ducks and self._playback.is_playing:
            self._has_paused = True
            self._playback.pause()

    def _on_state_changed(self) -> None:
        if self._has_paused and self._playback.is_playing:
            self.stop()

    def _use_device(self) -> None:
        if (device := self._outputs.device) is not None:
            self._deck.set_device(device.audio)
