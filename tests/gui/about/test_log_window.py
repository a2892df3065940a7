from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from emotion_player.gui.about.log_keeper import LogKeeper
from emotion_player.gui.about.log_window import LogWindow
from emotion_player.gui.about.problem_window import ProblemWindow
from emotion_player.gui.tasks import Tasks

LEFT = Qt.MouseButton.LeftButton
logger = logging.getLogger("emotion_player.analysis.analyzer")


@pytest.fixture
def keeper() -> Iterator[LogKeeper]:
    keeper = LogKeeper()
    yield keeper
    keeper.stop()


@pytest.fixture
def window(qtbot: QtBot, keeper: LogKeeper) -> LogWindow:
    logger.info("before")
    window = LogWindow(keeper)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def shown(window: LogWindow | ProblemWindow) -> list[str]:
    (text,) = window.findChildren(QPlainTextEdit)
    return text.toPlainText().splitlines()


def press(window: LogWindow | ProblemWindow, name: str) -> None:
    (button,) = (each for each in window.findChildren(QPushButton) if each.text() == name)
    QTest.mouseClick(button, LEFT)


def test_it_shows_what_was_logged_and_what_follows(window: LogWindow) -> None:
    logger.info("after %d songs", 3)

    lines = shown(window)
    assert [line.partition(" ")[2] for line in lines] == [
        "INFO analysis.analyzer: before",
        "INFO analysis.analyzer: after 3 songs",
    ]


def test_it_names_the_file_that_keeps_the_log(window: LogWindow, home: Path) -> None:
    texts = [label.text() for label in window.findChildren(QLabel)]

    assert f"Log file: {home / 'log.txt'}" in texts


def test_lines_come_from_other_threads_too(qtbot: QtBot, window: LogWindow, keeper: LogKeeper) -> None:
    with qtbot.waitSignal(keeper.logged):
        thread = threading.Thread(target=lambda: logger.info("from a worker"))
        thread.start()
    thread.join()
    assert shown(window)[-1].endswith("from a worker")


def test_errors_alone_can_be_shown(window: LogWindow, caplog: pytest.LogCaptureFixture) -> None:
    logger.error("it broke")
    caplog.clear()
    (level,) = window.findChildren(QComboBox)
    QTest.keyClick(level, Qt.Key.Key_End)
    assert [line.partition(" ")[2] for line in shown(window)] == ["ERROR analysis.analyzer: it broke"]

    logger.info("more")
    assert len(shown(window)) == 1
    QTest.keyClick(level, Qt.Key.Key_Home)
    assert len(shown(window)) == 3


def test_lines_are_copied_and_cleared(window: LogWindow) -> None:
    press(window, "Copy")
    assert QGuiApplication.clipboard().text().endswith("INFO analysis.analyzer: before")
    press(window, "Clear")
    assert shown(window) == []


def test_only_the_last_lines_are_kept(keeper: LogKeeper) -> None:
    for number in range(2_500):
        logger.info("%d", number)
    assert len(keeper.lines) == 2_000
    assert keeper.lines[-1].text == "2499"


def test_nothing_is_kept_once_it_is_stopped(keeper: LogKeeper) -> None:
    keeper.stop()
    logger.info("unheard")
    assert keeper.lines == ()


def test_a_report_holds_versions_the_last_error_and_the_log(
    qtbot: QtBot, keeper: LogKeeper, tasks: Tasks, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise ZeroDivisionError("division by zero")
    except ZeroDivisionError:
        logger.exception("A bug")
        caplog.clear()
    logger.info("went on")
    threads: list[str] = []

    def describe() -> str:
        threads.append(threading.current_thread().name)
        return "Emotion Player  9.9"

    window = ProblemWindow(describe, tasks, keeper)
    qtbot.addWidget(window)
    window.show()
    window.gather()
    qtbot.waitUntil(lambda: "Emotion Player  9.9" in shown(window))
    press(window, "Copy report")

    report = QGuiApplication.clipboard().text()
    assert report.startswith("Emotion Player  9.9\n\nLast error:\nA bug\nTraceback")
    assert "ZeroDivisionError: division by zero" in report
    assert report.endswith("INFO analysis.analyzer: went on\n")
    assert threads == ["task-1"]


def test_a_report_without_an_error_says_so(qtbot: QtBot, keeper: LogKeeper, tasks: Tasks) -> None:
    window = ProblemWindow(lambda: "versions", tasks, keeper)
    qtbot.addWidget(window)
    window.show()
    window.gather()
    qtbot.waitUntil(lambda: "none" in shown(window))
