"""Player, bar, queue, radio and preview, connected to the songs shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction, QActionGroup, QPixmap
from PySide6.QtWidgets import QMenu

from emotion_player.core.mood_words import MOOD_WORDS, mood_word
from emotion_player.core.playing.preview import typical_start_s
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.core.track import Track
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.player.listening_state import restore_modes, restore_song, save_listening
from emotion_player.gui.player.outputs import Outputs
from emotion_player.gui.player.playback import Playback
from emotion_player.gui.player.player_actions import PlayerActions
from emotion_player.gui.player.player_bar import PlayerBar
from emotion_player.gui.player.preview import Preview
from emotion_player.gui.player.queue_edits import QueueEdits
from emotion_player.gui.player.queue_panel import QueuePanel
from emotion_player.gui.player.radio import DRIFTS, Drift, Radio
from emotion_player.gui.songs.tracks_and_selection import TracksAndSelection
from emotion_player.gui.theme import Theme
from emotion_player.gui.window.frame import Frame
from emotion_player.gui.window.song_actions import Group, SongActions
from emotion_player.settings import Settings

if sys.platform == "linux":
    from emotion_player.gui.player.mpris import Mpris


class Listening(QObject):
    """Builds the player and its parts, and keeps them and the selection in step.

    Args:
        frame: The window.
        songs: The songs of the window.
        predicted_of: Returns the prediction of the shown model for a song; None if there is none.
        settings: The user's settings.

    Attributes:
        playback: The player.
        bar: The player bar.
        edits: Changes the queue.
        queue: The queue panel.
        radio: The mood radio.
        preview: Plays an excerpt of the song under the pointer.

    Signals:
        setting_chosen: The user changed a setting: the name of a field of ``Settings`` and its value.
    """

    setting_chosen = Signal(str, object)

    def __init__(
        self,
        frame: Frame,
        songs: TracksAndSelection,
        predicted_of: Callable[[int], PredictedTrack | None],
        settings: Settings,
    ) -> None:
        super().__init__(frame.window)
        self._tracks, self._selection = songs.tracks, songs.selection
        self._predicted_of = predicted_of
        self._message = frame.message
        self._has_warned_of_silence = False
        self._goes_on = False
        collection, theme = songs.tracks.collection, frame.theme
        self._outputs = Outputs(settings.output_device, self)
        self.playback = Playback(collection.track, self._outputs, self)
        self.playback.set_volume(settings.volume)
        self._actions = PlayerActions(self.playback, frame.window, theme)
        self.bar = PlayerBar(theme, self.playback, self._actions, self._outputs)
        self.edits = QueueEdits(self.playback, frame.history, self)
        self.queue = QueuePanel(self.playback, self.edits, collection, theme)
        self.radio = Radio(self.playback, collection, settings.radio_drift, self)
        self.preview = Preview(self.playback, self._outputs, self._typical_start_s, self)
        self._drifts = QActionGroup(self)
        self._previews = QAction(self.tr("Play a song while the pointer rests on it"), self)
        self._previews.setCheckable(True)
        self._name_drifts()
        self.use(settings)
        self._connect()
        if sys.platform == "linux":
            self._mpris = Mpris(self.playback, frame.window, self)

    def open_files(self) -> set[Path]:
        """Return the files that the player has open; on any thread."""
        return self.playback.open_files

    @property
    def has_songs(self) -> bool:
        """Whether there are songs to play."""
        return self._tracks.total > 0

    def play(self, song: int) -> None:
        """Play a song now; then the songs queued by the user, then those shown below it."""
        shown = self._tracks.shown_ids().tolist()
        at = shown.index(song) if song in shown else None
        self._selection.choose(song)
        self.playback.go(self.playback.queue.started([song] if at is None else shown, at or 0))

    def play_all(self, ids: Sequence[int]) -> None:
        """Play one song and those shown below it, or several as a list of their own."""
        if len(ids) == 1:
            self.play(ids[0])
        else:
            self.playback.go(self.playback.queue.started(ids, 0))

    def play_from(self, song: int, seconds: float) -> None:
        """Play a song, or continue with it if it plays already, from a position."""
        if song != self._selection.playing:
            self.play(song)
        self.playback.seek(round(seconds * 1000))

    def show_cover(self, cover: QPixmap | None) -> None:
        """Show the cover of the playing song in the bar and on the desktop; None or a null pixmap for none."""
        self.bar.show_cover(cover)
        if sys.platform == "linux":
            self._mpris.show_cover(cover)

    def _show_mood(self) -> None:
        """Show the mood of the playing song in the bar, and how it changes."""
        song = self.playback.queue.current
        if song is None:
            return
        predicted = self._predicted_of(song)
        mood = mood_text(mood_word(self._tracks.collection.shown_track(song).emotion))
        self.bar.show_mood(mood, predicted.prediction.curve if predicted else None)

    def add_actions(self, actions: SongActions) -> None:
        """Add the actions that play the selected songs."""
        group = Group.LISTEN
        actions.add(group, self.tr("Play"), self.play_all, several=lambda count: self.tr("Play %Ln song(s)", "", count))
        actions.add(
            group,
            self.tr("Play next"),
            self.edits.add_next,
            several=lambda count: self.tr("Play %Ln song(s) next", "", count),
            key="Ctrl+Shift+Return",
        )
        actions.add(
            group,
            self.tr("Add to queue"),
            self.edits.add,
            several=lambda count: self.tr("Add %Ln song(s) to queue", "", count),
            key="Ctrl+Return",
        )
        actions.add(group, self.tr("Radio from here"), lambda ids: self.radio.start_from_song(ids[0]), most=1)

    def fill(self, menu: QMenu) -> None:
        """Add all actions of the player to a menu."""
        menu.addActions(self._actions.menu_actions())
        drifts = menu.addMenu(self.tr("Radio movement"))
        drifts.setAccessibleName(self.tr("Radio movement"))
        drifts.addActions(self._drifts.actions())
        moods = menu.addMenu(self.tr("Radio near a mood"))
        moods.setAccessibleName(self.tr("Radio near a mood"))
        for mood in sorted(MOOD_WORDS, key=lambda mood: mood_text(mood.word).casefold()):
            near = moods.addAction(mood_text(mood.word))
            near.triggered.connect(partial(self.radio.start_from_point, mood.emotion))
        menu.addSeparator()
        menu.addAction(self._previews)

    def use(self, settings: Settings) -> None:
        """Apply changed settings."""
        self.preview.is_enabled = settings.preview
        self._previews.setChecked(settings.preview)
        self.radio.set_drift(settings.radio_drift)
        for action in self._drifts.actions():
            action.setChecked(action.data() == settings.radio_drift)
        if settings.output_device != self._outputs.chosen:
            self._outputs.choose(settings.output_device)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for part in (self._actions, self.bar, self.queue):
            part.apply_theme(theme)

    # Over a restart

    def play_on(self) -> None:
        """Let a song that plays now play on in the window that takes the place of this one."""
        self._goes_on = self.playback.is_playing

    def save(self, state: QSettings) -> None:
        """Save the state of the player, and stop it."""
        save_listening(state, self.playback, self._tracks.collection, goes_on=self._goes_on)
        self.preview.stop()
        self.playback.stop()
        if sys.platform == "linux":
            self._mpris.withdraw()

    def restore_modes(self, state: QSettings) -> None:
        """Restore repeat, shuffle and mute."""
        restore_modes(state, self.playback)

    def restore_song(self, state: QSettings) -> None:
        """Restore the song and its position, unless a song plays already; call it once the songs are loaded."""
        if self.playback.queue.current is None and not self.playback.queue.coming:
            restore_song(state, self.playback, self._tracks.collection, self._tracks.shown_ids().tolist())

    # Internals

    def _on_song_changed(self, song: int | None) -> None:
        """Select the playing song, unless the user has selected others."""
        is_following = self._selection.ids in ((), (self._selection.playing,))
        self._selection.play(song)
        if is_following:
            self._selection.choose(song)

    def _on_play_requested(self) -> None:
        current = self._selection.current
        chosen = current if current is not None else self._tracks.after(None, 0)
        if chosen is not None:
            self.play(chosen)

    def _on_failed(self, track: Track, why: str) -> None:
        self._message.warn(self.tr("“{title}”: {why}").format(title=track.display_title, why=why))

    def _warn_without_device(self) -> None:
        """Warn once until there is a device again."""
        if self._outputs.device is not None:
            self._has_warned_of_silence = False
        elif self.playback.is_playing and not self._has_warned_of_silence:
            self._has_warned_of_silence = True
            self._message.inform(self.tr("No sound device: songs play silently."))

    def _typical_start_s(self, song: int) -> float:
        track, predicted = self._tracks.collection.track(song), self._predicted_of(song)
        curve = predicted.prediction.curve if predicted else EmotionCurve(1.0, ())
        return typical_start_s(curve, self._tracks.collection.shown_track(song).emotion, track.duration_s)

    def _on_radio_wanted(self, wanted: bool) -> None:
        if wanted:
            self.radio.switch_on()
        else:
            self.radio.switch_off()

    def _on_drift_chosen(self, action: QAction) -> None:
        drift: Drift = action.data()
        self.radio.set_drift(drift)
        self.setting_chosen.emit("radio_drift", drift)

    def _on_previews_toggled(self, wanted: bool) -> None:
        if wanted != self.preview.is_enabled:
            self.preview.is_enabled = wanted
            self.setting_chosen.emit("preview", wanted)

    def _name_drifts(self) -> None:
        names: dict[Drift, str] = {
            "stay": self.tr("None: near one point"),
            "drift": self.tr("Slow"),
            "wander": self.tr("Far across the plane"),
        }
        for drift in DRIFTS:
            action = self._drifts.addAction(names[drift])
            action.setCheckable(True)
            action.setData(drift)

    def _connect(self) -> None:
        playback = self.playback
        playback.song_changed.connect(self._on_song_changed)
        playback.song_changed.connect(self._show_mood)
        self._tracks.points_changed.connect(self._show_mood)
        playback.play_requested.connect(self._on_play_requested)
        playback.failed.connect(self._on_failed)
        playback.state_changed.connect(self._warn_without_device)
        playback.volume_changed.connect(lambda: self.setting_chosen.emit("volume", playback.volume))
        self._outputs.changed.connect(self._warn_without_device)
        self.bar.output_chosen.connect(lambda device: self.setting_chosen.emit("output_device", device))
        self._actions.radio_toggled.connect(self._on_radio_wanted)
        self.radio.toggled.connect(self._actions.show_radio)
        self._drifts.triggered.connect(self._on_drift_chosen)
        self._previews.toggled.connect(self._on_previews_toggled)
