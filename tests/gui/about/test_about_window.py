from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTabWidget, QTextBrowser
from pytestqt.qtbot import QtBot

import emotion_player
from emotion_player import paths
from emotion_player.core.models.model_card import ModelCard
from emotion_player.gui.about.about_window import AboutWindow
from tests.gui.acting import double_click


@pytest.fixture
def window(qtbot: QtBot) -> AboutWindow:
    cards = [ModelCard.load(paths.models_folder() / f"{name}.json") for name in ("student", "teacher")]
    window = AboutWindow(cards)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def page(window: AboutWindow, name: str) -> QTextBrowser:
    (found,) = (each for each in window.findChildren(QTextBrowser) if each.accessibleName() == name)
    return found


def test_it_tells_the_version(window: AboutWindow) -> None:
    assert f"Version {emotion_player.__version__}" in {each.text() for each in window.findChildren(QLabel)}


def test_the_cards_of_both_models_stand_there_with_their_intervals(window: AboutWindow) -> None:
    text = page(window, "Models").toPlainText()
    card = ModelCard.load(paths.models_folder() / "student.json")

    assert f"Student, version {card.key.version}" in text
    assert f"{card.parameters:,} parameters" in text
    assert "Teacher, version" in text
    figure = card.figures[0]
    assert f"{figure.ccc:.2f} ({figure.ccc_low:.2f}\N{EN DASH}{figure.ccc_high:.2f})" in text
    assert "joyful activation" in text
    assert "non-commercial" in text


def test_every_library_has_its_licence(window: AboutWindow) -> None:
    text = page(window, "Licences").toPlainText()

    for name in ("PySide6", "onnxruntime", "mutagen", "LGPL", "MIT licence"):
        assert name in text


def test_the_text_can_be_selected_and_copied(window: AboutWindow) -> None:
    models = page(window, "Models")
    tabs = window.findChild(QTabWidget)
    assert tabs is not None
    bar = tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    double_click(models.viewport(), QPoint(40, 34))

    assert models.textCursor().selectedText() == "Student"


def test_without_a_model_it_says_so(qtbot: QtBot) -> None:
    window = AboutWindow([])
    qtbot.addWidget(window)
    assert page(window, "Models").toPlainText() == "No model is installed."
