from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.core.predictions.gems import GEMS
from emotion_player.core.search.query import SYNTAX
from emotion_player.gui.language import Language
from emotion_player.gui.scanning.scan_bar import ScanBar
from emotion_player.gui.theme import LIGHT
from emotion_player.gui.words import gems_word, model_name, search_help
from tests.gui.conftest import OpenWindow, four_songs


@pytest.fixture
def german(english: Language) -> Iterator[Language]:
    english.install("de")
    yield english
    english.install("en")


def counted(number: int) -> str:
    return QCoreApplication.translate("ScanTally", "%Ln song(s) analysed", "", number)


def test_english_knows_one_and_many() -> None:
    assert [counted(number) for number in (0, 1, 1234)] == [
        "0 songs analysed",
        "1 song analysed",
        "1,234 songs analysed",
    ]


def test_german_knows_its_words_and_numbers(german: Language) -> None:
    assert QCoreApplication.translate("ScanBar", "Paused: on battery") == "Angehalten: Akkubetrieb"
    assert counted(1234) == "1.234 Titel analysiert"
    assert QLocale().toString(0.5, "f", 1) == "0,5"


def test_qts_own_words_are_german_too(qtbot: QtBot, german: Language) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "Abbrechen"


def test_going_back_leaves_nothing_behind(german: Language) -> None:
    german.install("en")
    assert QCoreApplication.translate("ScanBar", "Paused") == "Paused"
    german.uninstall()
    assert counted(1) == "1 song(s) analysed"


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        (["de-AT", "en"], "Suchlauf anhalten"),
        (["fr-FR", "de"], "Suchlauf anhalten"),
        (["en-GB", "de"], "Pause the scan"),
        (["fr-FR"], "Pause the scan"),
        ([], "Pause the scan"),
    ],
)
def test_the_computers_language_is_taken_if_the_window_speaks_it(
    english: Language, monkeypatch: pytest.MonkeyPatch, spoken: list[str], expected: str
) -> None:
    system = type("System", (), {"uiLanguages": lambda _: spoken, "name": lambda _: "xx_XX"})
    with monkeypatch.context() as patch:
        patch.setattr(QLocale, "system", system)
        english.install("system")
        said = QCoreApplication.translate("ScanBar", "Pause the scan")
    english.install("en")
    assert said == expected


def test_words_of_the_lower_layers_are_known(german: Language) -> None:
    assert all(gems_word(name) != name.replace("_", " ") for name in GEMS)
    assert model_name("teacher") == "Lehrer"
    lines = zip(search_help().splitlines(), map(str, SYNTAX), strict=True)
    assert [english for translated, english in lines if translated == english] == []


def test_a_subclass_speaks_too(qtbot: QtBot, german: Language) -> None:
    class Wider(ScanBar):
        pass

    bar = Wider(LIGHT)
    qtbot.addWidget(bar)
    assert "Suchlauf abbrechen" in {each.accessibleName() for each in bar.findChildren(QWidget)}


def test_the_whole_window_is_built_in_german(qapp: QApplication, german: Language, open_window: OpenWindow) -> None:
    window = open_window(four_songs())

    menus = [menu.title().replace("&", "") for menu in window.menus.all()]
    assert menus == ["Datei", "Bearbeiten", "Ansicht", "Titel", "Wiedergabe", "Hilfe"]
    assert "4 Titel" in {each.text() for each in window.views.pane.findChildren(type(window.views.pane._count))}


def test_a_language_that_is_uninstalled_leaves_the_numbers_as_they_were(english: Language, qapp: QApplication) -> None:
    other = Language(qapp)
    other.install("de")
    assert QLocale().toString(0.5, "f", 1) == "0,5"

    other.uninstall()

    assert QLocale().toString(0.5, "f", 1) == "0.5"
