"""What is chosen in the settings, as the main window takes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.core.patterns import FilePatterns
from emotion_player.gui.theme import DARK, LIGHT, Look
from emotion_player.settings import Settings
from tests.gui.acting import choose, part, press, settings_of
from tests.gui.conftest import BOTH, Kept, OpenWindow, ScriptedAnalysis, four_songs


def test_the_theme_changes_at_once_and_is_kept(open_window: OpenWindow, kept: Kept, look: Look) -> None:
    window = open_window(four_songs(), settings=Settings(theme="light"))
    choose(settings_of(window), "Colours", "Dark")
    assert look.theme is DARK
    assert kept.settings[-1].theme == "dark"

    choose(settings_of(window), "Colours", "Light")
    assert look.theme is LIGHT


def test_what_the_model_runs_on_is_chosen_for_the_next_scan(open_window: OpenWindow, kept: Kept) -> None:
    window = open_window(four_songs())
    choose(settings_of(window), "Model runs on", "Intel devices (OpenVINO)")
    assert kept.settings[-1].device == "openvino"
    assert window.library.scanning.pacing.device == "openvino"


def test_another_language_wants_another_window(qtbot: QtBot, open_window: OpenWindow, kept: Kept) -> None:
    window = open_window(four_songs())
    settings = settings_of(window)
    with qtbot.waitSignal(window.rebuild_requested):
        choose(settings, "Language", "Deutsch")
    assert kept.settings[-1].language == "de"


def test_the_language_waits_for_the_end_of_a_scan(qtbot: QtBot, open_window: OpenWindow) -> None:
    analysis = ScriptedAnalysis.placing(*four_songs())
    analysis.hold()
    window = open_window(analysis=analysis)
    window.library.add([Path("/music")])
    qtbot.waitUntil(lambda: window.library.is_scanning)
    with qtbot.assertNotEmitted(window.rebuild_requested):
        choose(settings_of(window), "Language", "Deutsch")
    with qtbot.waitSignal(window.rebuild_requested):
        analysis.step(10)


def test_the_language_waits_for_the_scans_that_wait_too(qtbot: QtBot, open_window: OpenWindow) -> None:
    analysis = ScriptedAnalysis.placing(*four_songs())
    analysis.hold()
    window = open_window(analysis=analysis)
    window.library.add([Path("/music")])
    window.library.add([Path("/other")])
    choose(settings_of(window), "Language", "Deutsch")
    scanned: list[Path] = []  # when the other window is asked for: it forgets what this one had still to scan
    window.rebuild_requested.connect(lambda: scanned.extend(call[0][0] for call in analysis.calls))
    with qtbot.waitSignal(window.rebuild_requested):
        analysis.step(10)
    assert scanned == [Path("/music"), Path("/other")]


def test_the_other_model_is_chosen_and_shown(open_window: OpenWindow) -> None:
    window = open_window(four_songs(), models=BOTH)
    settings = settings_of(window)
    pages = part(settings, "Pages")
    assert isinstance(pages, QListWidget)
    pages.setCurrentRow(3)
    teacher = part(settings, "Teacher")
    QTest.mouseClick(teacher, Qt.MouseButton.LeftButton, pos=teacher.rect().center() - teacher.rect().center() / 2)

    assert window.library.refinement.models.action("teacher").isChecked()


def test_patterns_count_from_the_next_scan_on(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    analysis = ScriptedAnalysis()
    window = open_window(analysis=analysis, settings=Settings(folders=(tmp_path,)))
    settings = settings_of(window)
    exclude = part(settings, "Exclude matching files and folders")
    QTest.keyClicks(exclude, "Podcasts")
    press(settings, "Rescan now")
    qtbot.waitUntil(lambda: len(analysis.calls) == 1)

    assert analysis.patterns == FilePatterns(exclude=("Podcasts",))
    assert analysis.calls[0][0] == (tmp_path,)


def test_a_folder_that_is_added_stands_in_the_list(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    settings = settings_of(window)
    started_in: list[str] = []

    def choose_folder(_parent: QWidget, _title: str, start: str) -> str:
        started_in.append(start)
        return str(tmp_path)

    monkeypatch.setattr("emotion_player.gui.window.music_library.QFileDialog.getExistingDirectory", choose_folder)
    press(settings, "Add folder")
    assert started_in == [QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)]

    (folders,) = (each for each in settings.findChildren(QListWidget) if each.accessibleName() == "Music folders")
    assert [folders.item(row).text() for row in range(folders.count())] == [str(tmp_path)]
