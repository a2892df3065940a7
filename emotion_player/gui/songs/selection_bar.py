"""The bar that appears over the plane while several songs are selected."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QToolButton, QWidget

from emotion_player.gui.numbers import count_text
from emotion_player.gui.player.queue_model import total_text
from emotion_player.gui.widgets.flow_layout import FlowLayout
from emotion_player.gui.widgets.parts import label, named


class SelectionBar(QWidget):
    """The number of the selected songs, how long they last, and what can be done with them.

    While only some songs are shown it stays, to show all again.

    Signals:
        play_requested: Play the songs.
        queue_requested: Add them to the queue.
        path_requested: Choose a mood path through them.
        save_requested: Save them as a playlist.
        only_requested: Show only these songs.
        all_requested: Show all songs again.
    """

    play_requested = Signal()
    queue_requested = Signal()
    path_requested = Signal()
    save_requested = Signal()
    only_requested = Signal()
    all_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, self.tr("Selected songs"), style="float")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = label(self.tr("Number and length of the selected songs"))
        self._text.setContentsMargins(8, 0, 6, 0)
        self._flow = FlowLayout(self, spacing=2)
        self._flow.setContentsMargins(4, 3, 4, 3)
        self._flow.addWidget(self._text)
        self._on_songs = [
            self._button(text, name, signal)
            for text, name, signal in (
                (self.tr("Play"), self.tr("Play the selected songs"), self.play_requested),
                (self.tr("Queue"), self.tr("Add the selected songs to the queue"), self.queue_requested),
                (self.tr("Path"), self.tr("Choose a mood path through the selected songs"), self.path_requested),
                (self.tr("Save"), self.tr("Save the selected songs as a playlist"), self.save_requested),
                (self.tr("Show only these"), self.tr("Show only the selected songs"), self.only_requested),
            )
        ]
        self._all = self._button(self.tr("Show all"), self.tr("Show all songs again"), self.all_requested)
        self.show_songs(0, 0.0, narrowed_to=None)

    def show_songs(self, count: int, duration_s: float, *, narrowed_to: int | None) -> None:
        """Show how many songs are selected, and how long they last.

        Args:
            count: The number of selected songs; the bar is hidden for none and for one.
            duration_s: How long they last together.
            narrowed_to: The number of songs to which the window is narrowed; None if it shows all.
        """
        several = count > 1
        if several:
            songs = self.tr("{count} song(s)", "", count).format(count=count_text(count))
            self._text.setText(f"{songs}  ·  {total_text(duration_s)}")
        elif narrowed_to is not None:
            text = self.tr("Only {count} song(s) shown", "", narrowed_to)
            self._text.setText(text.format(count=count_text(narrowed_to)))
        for button in self._on_songs:
            button.setVisible(several)
        self._all.setVisible(narrowed_to is not None)
        self._text.setFixedHeight(self._all.sizeHint().height())
        self.setVisible(several or narrowed_to is not None)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All on one line."""
        return QSize(self._flow.line_width(), self._flow.heightForWidth(self._flow.line_width()))

    def _button(self, text: str, name: str, signal: SignalInstance) -> QToolButton:
        button = named(QToolButton(), name, style="text", tip=name)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(signal)
        self._flow.addWidget(button)
        return button
