from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from emotion_player import paths
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.predictions.prediction import ModelKey, ModelStatus
from emotion_player.errors import Sentence
from emotion_player.gui.language import Language
from emotion_player.gui.preferences.settings_window import SettingsWindow
from emotion_player.settings import Settings

Part = TypeVar("Part", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
CHOSEN = Settings(folders=(Path("/music"), Path("/more")), exclude=("Podcasts",), gentle=True, workers=3, theme="dark")


def open_window(qtbot: QtBot, settings: Settings = CHOSEN) -> SettingsWindow:
    card = ModelCard.load(paths.models_folder() / "student.json")
    models = [
        ModelStatus("student", ModelKey("student", "2")),
        ModelStatus("teacher", None, Sentence("There is no teacher.")),
    ]
    window = SettingsWindow(settings, models, {"student": card})
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.open_page()
    return window


def part(window: QWidget, kind: type[Part], name: str) -> Part:
    """The only widget of a kind with a name."""
    (found,) = (each for each in window.findChildren(kind) if each.accessibleName() == name)
    return found


def go_to(window: SettingsWindow, page: str) -> None:
    pages = part(window, QListWidget, "Pages")
    (item,) = pages.findItems(page, Qt.MatchFlag.MatchExactly)
    QTest.mouseClick(pages.viewport(), LEFT, pos=pages.visualItemRect(item).center())


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, LEFT, pos=QPoint(12, button.height() // 2))


def test_no_folder_is_said_to_be_none(qtbot: QtBot) -> None:
    window = open_window(qtbot, Settings())
    folders = part(window, QListWidget, "Music folders")
    assert [folders.item(row).text() for row in range(folders.count())] == ["No music folders yet"]
    folders.selectAll()
    assert folders.selectedItems() == []
    assert not part(window, QAbstractButton, "Rescan now").isEnabled()


def test_it_shows_what_is_chosen(qtbot: QtBot) -> None:
    window = open_window(qtbot)

    folders = part(window, QListWidget, "Music folders")
    assert [folders.item(row).text() for row in range(folders.count())] == ["/music", "/more"]
    assert part(window, QPlainTextEdit, "Exclude matching files and folders").toPlainText() == "Podcasts"
    assert part(window, QSpinBox, "Songs analysed at once").value() == 3
    assert part(window, QAbstractButton, "Limit processor use").isChecked()
    assert not part(window, QAbstractButton, "Pause on battery").isChecked()
    assert part(window, QComboBox, "Colours").currentText() == "Dark"
    assert part(window, QComboBox, "Language").currentText() == "Match system"
    assert part(window, QRadioButton, "Student").isChecked()


@pytest.mark.parametrize(
    ("page", "name", "changed"),
    [
        ("Scanning", "Limit processor use", {"gentle": False}),
        ("Scanning", "Pause on battery", {"pause_on_battery": True}),
        ("Scanning", "Pause while a song plays", {"pause_while_playing": True}),
        ("Playback", "Preview songs", {"preview": True}),
    ],
)
def test_a_click_on_a_box_holds_at_once(qtbot: QtBot, page: str, name: str, changed: dict[str, bool]) -> None:
    window = open_window(qtbot)
    go_to(window, page)

    with qtbot.waitSignal(window.changed) as told:
        click(part(window, QAbstractButton, name))

    assert told.args is not None
    assert {field: getattr(told.args[0], field) for field in changed} == changed
    assert told.args[0].folders == CHOSEN.folders


def test_choices_are_made_with_the_keyboard_alone(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    pages = part(window, QListWidget, "Pages")
    pages.setFocus()
    QTest.keyClick(pages, Qt.Key.Key_End)
    colours = part(window, QComboBox, "Colours")
    assert colours.isVisible()

    with qtbot.waitSignal(window.changed) as told:
        QTest.keyClick(colours, Qt.Key.Key_Up)
    assert told.args is not None
    assert told.args[0].theme == "light"

    with qtbot.waitSignal(window.changed) as told:
        QTest.keyClicks(part(window, QComboBox, "Language"), "D")
    assert told.args is not None
    assert (told.args[0].language, told.args[0].theme) == ("de", "light")


def test_the_number_of_songs_at_once_goes_down_to_one_per_core(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    workers = part(window, QSpinBox, "Songs analysed at once")
    for _ in range(3):
        QTest.keyClick(workers, Qt.Key.Key_Down)
    assert workers.text().startswith("One per core (")


def test_a_folder_is_taken_from_the_list(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    folders = part(window, QListWidget, "Music folders")
    remove = part(window, QAbstractButton, "Remove the folder from the list")
    assert not remove.isEnabled()
    QTest.mouseClick(folders.viewport(), LEFT, pos=folders.visualItemRect(folders.item(0)).center())

    with qtbot.waitSignal(window.changed) as told:
        QTest.mouseClick(remove, LEFT)

    assert told.args is not None
    assert told.args[0].folders == (Path("/more"),)
    assert folders.count() == 1


def test_adding_and_rescanning_are_left_to_the_main_window(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    with qtbot.waitSignal(window.folder_requested):
        QTest.mouseClick(part(window, QAbstractButton, "Add folder"), LEFT)
    with qtbot.waitSignal(window.rescan_requested):
        QTest.mouseClick(part(window, QAbstractButton, "Rescan now"), LEFT)


def test_patterns_hold_when_the_user_pauses_or_leaves(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    include = part(window, QPlainTextEdit, "Include only matching files (empty: all files)")
    with qtbot.waitSignal(window.changed) as told:
        QTest.keyClicks(include, " *.flac")
        QTest.keyClick(include, Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[0].include == ("*.flac",)
    assert include.toPlainText() == " *.flac\n"  # nobody takes the line from under the hands

    with qtbot.waitSignal(window.changed) as told:
        QTest.keyClicks(include, "*.mp3")
        window.close()
    assert told.args is not None
    assert told.args[0].include == ("*.flac", "*.mp3")


def test_what_is_chosen_elsewhere_is_shown_and_not_told_again(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    with qtbot.assertNotEmitted(window.changed):
        window.show_settings(Settings(folders=(Path("/new"),), language="de"))

    folders = part(window, QListWidget, "Music folders")
    assert [folders.item(row).text() for row in range(folders.count())] == ["/new"]
    assert part(window, QComboBox, "Language").currentText() == "Deutsch"
    assert part(window, QPlainTextEdit, "Exclude matching files and folders").toPlainText() == ""


def test_models_tell_their_figures_or_why_they_are_missing(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    texts = {each.text() for each in window.findChildren(QLabel)}

    assert any("million parameters" in text and "CCC" in text for text in texts)
    assert "There is no teacher." in texts
    assert not part(window, QRadioButton, "Teacher").isEnabled()


def test_every_part_has_a_name(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    own = (each for each in window.findChildren(QWidget) if not each.objectName().startswith("qt_"))
    controls = (QAbstractButton, QComboBox, QListWidget, QPlainTextEdit, QSpinBox)
    assert [each for each in own if isinstance(each, controls) and not each.accessibleName()] == []


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("language", ["en", "de"])
def test_all_of_the_music_folders_is_seen_without_scrolling(qtbot: QtBot, english: Language, language: str) -> None:
    english.install(language)
    window = open_window(qtbot)
    areas = [each for each in window.findChildren(QScrollArea) if each.isVisible()]
    english.install("en")
    assert areas
    assert all(each.verticalScrollBar().maximum() == 0 for each in areas)
    (folders,) = (each for each in window.findChildren(QListWidget) if each.item(0).text() == "/music")
    assert folders.height() >= 110
