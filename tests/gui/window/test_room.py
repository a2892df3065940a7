"""The texts of the window have the room that they need, in both languages and in windows of all sizes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSlider,
    QTabBar,
    QToolButton,
    QWidget,
)

from emotion_player.gui.language import Language
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.widgets.elided_label import ElidedLabel
from emotion_player.gui.widgets.message_bar import Offer
from tests.gui.conftest import BOTH, TEACHER, OpenWindow, four_songs, place
from tests.gui.test_main_window import FAILED

SIZES = [(1366, 768), (1440, 900), (1920, 1080)]
LEAST = (900, 560)
WHY_EMPTY = ("Why the list is empty", "Warum die Liste leer ist")


@pytest.fixture(params=["en", "de"])
def language(request: pytest.FixtureRequest, english: Language) -> Iterator[str]:
    if not QFontMetrics(QFont()).inFont("A"):
        pytest.skip("there is no font to be measured")
    english.install(request.param)
    yield request.param
    english.install("en")


def shown(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    for _ in range(4):  # what goes away leaves room, which is given anew
        QApplication.processEvents()


def with_all_its_parts(open_window: OpenWindow) -> MainWindow:
    """A window with a selection, a note, a scan, outlined points and files that failed."""
    window = open_window([*four_songs(), place("Dirge", 0.9, 0.9, model=TEACHER)], models=BOTH, failed=[FAILED])
    window.library.choose_model("teacher")
    window.message.inform("The songs were added.", Offer("Undo", lambda: None))
    window.library.scanning.bar.begin()
    window.selection.select([0, 1, 2])
    return window


def is_cut(widget: QWidget) -> bool:
    """Whether a text has less room than it needs."""
    match widget:
        case QTabBar():
            return any(each.isVisible() for each in widget.findChildren(QToolButton))  # to scroll the tabs with
        case QComboBox():  # of its choices, some are as long as strangers made them
            return lacks_room(widget, widget.currentText())
        case ElidedLabel():
            return lacks_room(widget, widget.text())
        case QLabel() if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height()
        case QLabel() | QAbstractButton() if not is_icon(widget):
            return widget.sizeHint().width() > widget.width() or widget.sizeHint().height() > widget.height() + 1
    return isinstance(widget, QHeaderView) and has_cut_headings(widget)


def is_icon(widget: QWidget) -> bool:
    return isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly


def lacks_room(widget: QWidget, text: str) -> bool:
    return widget.fontMetrics().horizontalAdvance(text) > widget.width()


def has_cut_headings(header: QHeaderView) -> bool:
    if header.orientation() == Qt.Orientation.Vertical:
        return False
    headings = ((n, str(header.model().headerData(n, Qt.Orientation.Horizontal))) for n in range(header.count()))
    return any(
        header.fontMetrics().horizontalAdvance(heading) > header.sectionSize(n)
        for n, heading in headings
        if not header.isSectionHidden(n)
    )


def cut(window: MainWindow) -> list[str]:
    seen = (each for each in window.findChildren(QWidget) if each.isVisible())
    return [f"{type(each).__name__} {each.accessibleName()}" for each in seen if is_cut(each)]


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(open_window: OpenWindow, size: tuple[int, int]) -> None:
    window = with_all_its_parts(open_window)
    for number in range(window.page.lists.count()):
        window.page.lists.setCurrentIndex(number)
        shown(window, size)
        assert cut(window) == []


@pytest.mark.usefixtures("language")
def test_in_the_smallest_window_every_control_can_be_reached(open_window: OpenWindow) -> None:
    window = with_all_its_parts(open_window)
    window.finding.toggle_filters()
    for number in range(window.page.lists.count()):
        window.page.lists.setCurrentIndex(number)
        shown(window, LEAST)
        assert (window.width(), window.height()) == LEAST
        area = QRect(QPoint(0, 0), window.size())
        for control in window.findChildren(QWidget):
            if control.isVisible() and isinstance(control, QAbstractButton | QLineEdit | QComboBox | QSlider):
                place_in_window = QRect(control.mapTo(window, QPoint(0, 0)), control.size())
                assert area.contains(place_in_window), control.accessibleName()
                covered = control.size() - control.visibleRegion().boundingRect().size()
                assert max(covered.width(), covered.height()) <= 1, control.accessibleName()


@pytest.mark.usefixtures("language")
def test_in_the_smallest_window_it_can_be_read_that_there_is_no_playlist(open_window: OpenWindow) -> None:
    window = open_window(four_songs())
    window.page.lists.setCurrentIndex(3)
    shown(window, LEAST)
    (note,) = (each for each in window.findChildren(QLabel) if each.isVisible() and each.accessibleName() in WHY_EMPTY)
    is_cut = note.heightForWidth(note.width()) > note.height()
    assert bool(note.alignment() & Qt.AlignmentFlag.AlignTop) == is_cut
    assert note.height() > 2 * note.fontMetrics().lineSpacing()  # that there is none


@pytest.mark.usefixtures("language")
def test_the_window_shrinks_that_far(open_window: OpenWindow) -> None:
    window = with_all_its_parts(open_window)
    assert window.minimumSizeHint().width() <= LEAST[0]
    assert window.minimumSizeHint().height() <= LEAST[1]
