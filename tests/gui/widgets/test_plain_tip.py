"""Whatever a tag holds is shown as it is: nothing of it is ever taken for HTML, wherever it appears in the window."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.collection.color_groups import ColorBy
from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.gui.filters.facets import Facet
from emotion_player.gui.widgets.plain_tip import plain_tip
from tests.gui.conftest import BOTH, STUDENT, TEACHER, OpenWindow, place

HOSTILE = '<img src="http://example.org/you-are-seen"><b>x</b>'


def hostile(number: int, valence: float) -> Iterator[PredictedTrack]:
    """A song as each of both models places it."""
    for model, there in ((STUDENT, valence), (TEACHER, valence - 0.3)):
        path = Path(f"/music/{HOSTILE.replace('/', '')}/{number}<img>.mp3")
        placed = place(f"{HOSTILE} {number}", there, 0.5, artist=HOSTILE, path=path, model=model)
        yield dataclasses.replace(placed, track=dataclasses.replace(placed.track, album=HOSTILE, genre=HOSTILE))


def texts(widget: QWidget) -> Iterator[str]:
    """What of a widget Qt might take for HTML."""
    yield widget.toolTip()
    yield widget.whatsThis()
    yield from (action.toolTip() for action in widget.actions() if widget.inherits("QMenu"))
    if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
        yield widget.text()
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")


def test_no_widget_takes_a_tag_for_html(qtbot: QtBot, open_window: OpenWindow) -> None:
    songs = [each for number in range(3) for each in hostile(number, 0.3 * number)]
    window = open_window(songs, models=BOTH)
    window.finding.toggle_filters()
    window.views.colors.color_by(ColorBy.GENRE)
    window.selection.select([0, 1, 2])
    window.listening.play(0)
    window.details.open_for(0)
    window.library.refinement.show_disagreement()
    window.library.scanning.show_failures()
    window.finding.bar._open(Facet.ARTIST)
    window.collecting.paths.between([0, 2])
    window.tagging.write([0, 1])
    window.views.plane._show_card(1)
    QApplication.processEvents()
    seen = [
        (f"{type(widget).__name__} {widget.accessibleName()} in {widget.parent()}", text)
        for widget in QApplication.allWidgets()
        for text in texts(widget)
    ]
    assert sum("&lt;img" in text for _, text in seen) > 10  # it was there to be escaped
    assert [(name, text) for name, text in seen if "<img" in text] == []


def test_a_tip_stays_as_it_is_where_nothing_looks_like_html() -> None:
    assert plain_tip("Bach & Söhne") == "Bach & Söhne"
    assert plain_tip("a < b") == '<span style="white-space: pre-wrap">a &lt; b</span>'
