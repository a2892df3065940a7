"""The actions of the player, for its buttons, its menu, shortcuts and media keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from emotion_player.core.playing.play_queue import Repeat
from emotion_player.gui.player.playback import Playback
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon

_SEEK_MS = 5000
_VOLUME_STEP = 0.05
_REPEATS = (Repeat.OFF, Repeat.ALL, Repeat.ONE)


class PlayerActions(QObject):
    """The actions of a player; their shortcuts work in the whole window once ``menu_actions()`` are in a menu of it.

    Args:
        playback: The player.
        window: The window of the shortcuts.
        theme: The colours of the icons.

    Signals:
        radio_toggled: Whether to switch the mood radio on or off.
    """

    radio_toggled = Signal(bool)

    def __init__(self, playback: Playback, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._playback = playback
        self._theme = theme
        key = Qt.Key
        self.play = self._action(playback.toggle, key.Key_MediaTogglePlayPause, key.Key_MediaPlay, key.Key_MediaPause)
        self.stop = self._action(playback.stop, key.Key_MediaStop)
        self.previous = self._action(playback.previous, "Ctrl+Left", key.Key_MediaPrevious)
        self.next = self._action(playback.next, "Ctrl+Right", key.Key_MediaNext)
        self.seek_back = self._action(lambda: self._seek_by(-_SEEK_MS), "Alt+Left")
        self.seek_on = self._action(lambda: self._seek_by(_SEEK_MS), "Alt+Right")
        self.louder = self._action(lambda: self._change_volume(_VOLUME_STEP), "Ctrl+Up")
        self.quieter = self._action(lambda: self._change_volume(-_VOLUME_STEP), "Ctrl+Down")
        self.mute = self._action(lambda: playback.set_muted(not playback.is_muted), "Ctrl+M")
        self.repeat = self._action(self._cycle_repeat, "Ctrl+R")
        self.shuffle = self._action(self._toggle_shuffle, "Ctrl+U")
        self.radio = self._action(self._toggle_radio, "Ctrl+D")
        for action in (self.mute, self.repeat, self.shuffle, self.radio):
            action.setCheckable(True)
        # Not the shortcut of an action, so that Space presses a focused button.
        self._space = QShortcut(QKeySequence(key.Key_Space), window)
        self._space.activated.connect(self._on_space_pressed)
        playback.state_changed.connect(self.show_state)
        playback.song_changed.connect(self.show_state)
        playback.queue_changed.connect(self.show_state)
        playback.volume_changed.connect(self.show_state)
        self._name()
        self.apply_theme(theme)

    def menu_actions(self) -> list[QAction]:
        """Return all actions in the order of a menu, with separators between groups."""
        groups = (
            (self.play, self.stop, self.previous, self.next),
            (self.seek_back, self.seek_on),
            (self.louder, self.quieter, self.mute),
            (self.repeat, self.shuffle, self.radio),
        )
        actions: list[QAction] = []
        for group in groups:
            if actions:
                line = QAction(self)
                line.setSeparator(True)
                actions.append(line)
            actions += group
        return actions

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.previous.setIcon(icon("previous", theme.text, theme.disabled))
        self.next.setIcon(icon("next", theme.text, theme.disabled))
        self.show_state()

    def show_state(self) -> None:
        """Update texts, icons and check marks to the state of the player."""
        theme, playback = self._theme, self._playback
        repeat, shuffle = playback.queue.repeat, playback.queue.shuffle
        self.play.setIcon(icon("pause" if playback.is_playing else "play", theme.on_accent))
        space = QKeySequence(Qt.Key.Key_Space).toString(QKeySequence.SequenceFormat.NativeText)
        # The text after the tab is shown as the shortcut in a menu.
        self.play.setText(f"{self.tr('Pause') if playback.is_playing else self.tr('Play')}\t{space}")
        self.mute.setChecked(playback.is_muted)
        self.mute.setIcon(icon("muted" if playback.is_muted else "volume", theme.muted))
        self.repeat.setChecked(repeat is not Repeat.OFF)
        self.repeat.setText(
            {
                Repeat.OFF: self.tr("Repeat: off"),
                Repeat.ALL: self.tr("Repeat: all songs"),
                Repeat.ONE: self.tr("Repeat: this song"),
            }[repeat]
        )
        self.repeat.setIcon(icon("repeat-one" if repeat is Repeat.ONE else "repeat", self._ink(self.repeat)))
        self.shuffle.setChecked(shuffle)
        self.shuffle.setIcon(icon("shuffle", self._ink(self.shuffle)))
        self.radio.setIcon(icon("radio", self._ink(self.radio)))

    def show_radio(self, on: bool) -> None:
        """Show whether the mood radio is on."""
        self.radio.setChecked(on)
        self.show_state()

    def _ink(self, action: QAction) -> str:
        return self._theme.accent if action.isChecked() else self._theme.muted

    def _action(self, do: object, *keys: Qt.Key | str) -> QAction:
        action = QAction(self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setIconVisibleInMenu(False)  # the icons are for the bar
        action.triggered.connect(do)
        return action

    def _name(self) -> None:
        for action, text in (
            (self.stop, self.tr("Stop")),
            (self.previous, self.tr("Previous song")),
            (self.next, self.tr("Next song")),
            (self.seek_back, self.tr("Back five seconds")),
            (self.seek_on, self.tr("Forward five seconds")),
            (self.louder, self.tr("Louder")),
            (self.quieter, self.tr("Quieter")),
            (self.mute, self.tr("Mute")),
            (self.shuffle, self.tr("Shuffle")),
            (self.radio, self.tr("Mood radio")),
        ):
            action.setText(text)

    def _seek_by(self, step_ms: int) -> None:
        self._playback.seek(self._playback.position_ms + step_ms)

    def _change_volume(self, step: float) -> None:
        self._playback.set_volume(round(self._playback.volume + step, 2))

    def _cycle_repeat(self) -> None:
        queue = self._playback.queue
        self._playback.change(queue.repeating(_REPEATS[(_REPEATS.index(queue.repeat) + 1) % len(_REPEATS)]))

    def _toggle_shuffle(self) -> None:
        self._playback.change(self._playback.queue.shuffling(self.shuffle.isChecked()))

    def _toggle_radio(self) -> None:
        self.radio_toggled.emit(self.radio.isChecked())

    def _on_space_pressed(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isEnabled():
            focused.click()
        elif isinstance(focused, QComboBox):
            focused.showPopup()
        else:
            self._playback.toggle()
