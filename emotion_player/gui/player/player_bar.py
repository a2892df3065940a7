"""The player bar at the bottom of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QToolButton

from emotion_player.core.durations import duration_text
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.track import Track
from emotion_player.gui.numbers import percent_text
from emotion_player.gui.player.jump_slider import JumpSlider
from emotion_player.gui.player.mood_bar import MoodBar
from emotion_player.gui.player.outputs import Outputs
from emotion_player.gui.player.playback import Playback
from emotion_player.gui.player.player_actions import PlayerActions
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.elided_label import ElidedLabel
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import column_in, fitted, icon_button, label, named, row_in

COVER_PX = 52
"""The size of the cover."""

_ROOMY_PX = 1100
"""The least width of a wide window."""
_VOLUME_PX = (56, 96)
"""The length of the volume slider in a narrow and in a wide window."""
_WORDS_PX = (140, 250)
"""The least width of title and artist in a narrow and in a wide window."""
_MARGIN_PX = (3, 7)
"""Above and below everything, in a narrow and in a wide window."""


class PlayerBar(QFrame):
    """Shows the playing song, the position in it, the volume and the buttons.

    Args:
        theme: The colours.
        playback: The player.
        actions: The actions of its buttons.
        outputs: The sound devices to choose from.

    Signals:
        queue_requested: Show the queue.
        output_chosen: The id of the sound device that the user chose, empty for the system's default.
    """

    queue_requested = Signal()
    output_chosen = Signal(str)

    def __init__(self, theme: Theme, playback: Playback, actions: PlayerActions, outputs: Outputs) -> None:
        super().__init__()
        named(self, self.tr("Player"), style="player")
        self._playback = playback
        self._outputs = outputs

        self._cover = named(QLabel(), self.tr("Cover"), style="cover")
        self._cover.setFixedSize(COVER_PX, COVER_PX)
        self._cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cover.hide()
        self._title = ElidedLabel("title", self.tr("Title of the song"))
        self._artist = ElidedLabel("artist", self.tr("Artist of the song"))
        self._mood = ElidedLabel("small", self.tr("Mood of the song"))
        self._play = ActionButton(actions.play, style="play")
        self._previous, self._next = ActionButton(actions.previous), ActionButton(actions.next)
        self._modes = [
            ActionButton(action, style="mode") for action in (actions.repeat, actions.shuffle, actions.radio)
        ]
        self._mute = ActionButton(actions.mute, style="mode")
        self._elapsed = label(self.tr("Time played"), "0:00", style="time")
        self._total = label(self.tr("Length of the song"), "0:00", style="time")
        self._position = MoodBar(self.tr("Position in the song"), theme)
        self._position.setEnabled(False)
        self._position.setPageStep(10_000)
        self._position.setSingleStep(5000)
        self._volume = JumpSlider(self.tr("Volume"))
        self._volume.setRange(0, 100)
        self._output = icon_button(self.tr("Sound device"))
        self._output.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = named(QMenu(self), self.tr("Sound devices"))
        self._menu.aboutToShow.connect(self._fill_menu)
        self._output.setMenu(self._menu)
        self._queue = icon_button(self.tr("Queue"))
        for button in (self._previous, self._next, *self._modes, self._mute, self._output, self._queue):
            button.setIconSize(QSize(20, 20))
        self._play.setIconSize(QSize(22, 22))
        self._play.setFixedSize(38, 38)  # round
        self._lay_out()

        self._queue.clicked.connect(self.queue_requested)
        self._position.value_picked.connect(playback.seek)
        self._volume.value_picked.connect(lambda percent: playback.set_volume(percent / 100))
        playback.song_changed.connect(self._show_song)
        playback.failed.connect(self._on_failed)
        playback.position_changed.connect(self._show_position)
        playback.duration_changed.connect(self._show_duration)
        playback.volume_changed.connect(self._show_volume)
        self._show_volume()
        self._show_song()
        self.apply_theme(theme)

    def show_cover(self, cover: QPixmap | None) -> None:
        """Show the cover of the song; without one, or with a null one, the title has more room."""
        has_cover = cover is not None and not cover.isNull()
        if cover is not None and has_cover:
            self._cover.setPixmap(fitted(cover, COVER_PX, self))
        self._cover.setVisible(has_cover)

    def show_mood(self, mood: str, curve: EmotionCurve | None) -> None:
        """Show the mood of the song in a word, empty if it is not known, and how it changes."""
        self._mood.show_text(mood)
        self._mood.setVisible(bool(mood) and not self._playback.fault)
        self._position.show_curve(curve)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._position.apply_theme(theme)
        self._output.setIcon(icon("headphones", theme.muted))
        self._queue.setIcon(icon("queue", theme.muted))

    def _show_song(self) -> None:
        track = self._playback.track
        self._position.setEnabled(track is not None)
        if track is None:
            self.show_mood("", None)
            self._show_names(self.tr("Nothing is playing"), self.tr("Click a point or a song"))
        else:
            self._show_names(track.display_title, track.artist)

    def _on_failed(self, track: Track, why: str) -> None:
        self._position.setEnabled(False)
        self._mood.hide()
        self._show_names(track.display_title, why, bad=True)

    def _show_names(self, title: str, artist: str, *, bad: bool = False) -> None:
        self._title.show_text(title)
        self._artist.show_text(artist)
        self._artist.setVisible(bool(artist))  # a title alone is centred
        self._artist.setProperty("bad", bad)
        self._artist.style().polish(self._artist)

    def _show_position(self, position_ms: int) -> None:
        if not self._position.isSliderDown():
            self._position.setValue(position_ms)
        self._elapsed.setText(duration_text(position_ms // 1000))

    def _show_duration(self, duration_ms: int) -> None:
        self._position.setRange(0, duration_ms)
        self._total.setText(duration_text(duration_ms / 1000))

    def _show_volume(self) -> None:
        percent = round(self._playback.volume * 100)
        self._volume.setValue(percent)
        self._volume.setToolTip(self.tr("Volume {percent}").format(percent=percent_text(percent)))

    @property
    def _is_roomy(self) -> bool:
        return self.width() >= _ROOMY_PX

    def _fill_menu(self) -> None:
        self._menu.clear()
        if not self._outputs.devices:
            self._menu.addAction(self.tr("No sound device")).setEnabled(False)
            return
        group = QActionGroup(self._menu)
        choices = [("", self.tr("System default")), *((each.id, each.name) for each in self._outputs.devices)]
        for device_id, name in choices:
            action = group.addAction(self._menu.addAction(name))
            action.setCheckable(True)
            action.setChecked(device_id == self._outputs.chosen)
            action.triggered.connect(lambda _=False, device_id=device_id: self._choose(device_id))

    def _choose(self, device_id: str) -> None:
        self._outputs.choose(device_id)
        self.output_chosen.emit(device_id)

    def _lay_out(self) -> None:
        words = column_in(None, spacing=0)
        words.addStretch()
        for line in (self._title, self._artist, self._mood):
            words.addWidget(line)
        words.addStretch()
        row = row_in(self, spacing=4, margins=(12, 0, 10, 0))
        row.addWidget(self._cover)
        row.addSpacing(8)
        row.addLayout(words, 2)
        row.addSpacing(8)
        for button in (self._previous, self._play, self._next):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self._elapsed)
        row.addSpacing(4)
        row.addWidget(self._position, 5)
        row.addSpacing(4)
        row.addWidget(self._total)
        row.addSpacing(8)
        for control in (*self._modes, self._mute, self._volume, self._output, self._queue):
            row.addWidget(control)

    def sizeHint(self) -> QSize:
        """As high with a song as without, so that the plane above does not move when one begins."""
        return self._with_room_for_a_song(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """As high with a song as without."""
        return self._with_room_for_a_song(super().minimumSizeHint())

    def _with_room_for_a_song(self, size: QSize) -> QSize:
        lines = (self._title, self._artist, self._mood)
        for line in lines:
            line.ensurePolished()  # a hidden one has no font of its own yet
        words_px = sum(line.sizeHint().height() for line in lines)
        return size.expandedTo(QSize(0, max(COVER_PX, words_px) + 2 * _MARGIN_PX[self._is_roomy]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten what can be short in a narrow window."""
        super().resizeEvent(event)
        self._volume.setFixedWidth(_VOLUME_PX[self._is_roomy])
        self._title.setMinimumWidth(_WORDS_PX[self._is_roomy])
        self.updateGeometry()


class ActionButton(QToolButton):
    """A button with the icon of an action, and its text and shortcut as a tool tip."""

    def __init__(self, action: QAction, *, style: str = "") -> None:
        super().__init__()
        self.setObjectName(style)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setDefaultAction(action)
        self._follow()
        action.changed.connect(self._follow)

    def _follow(self) -> None:
        name, _, key = self.defaultAction().text().partition("\t")
        key = key or self.defaultAction().shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})" if key else name)
