from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from emotion_player.analysis.events import DeviceChosen, FilesFound, TrackUnchanged
from emotion_player.analysis.pacing import Pause
from emotion_player.analysis.run_tally import RunTally
from emotion_player.core.models.device import DeviceUse
from emotion_player.core.track import FileStamp
from emotion_player.errors import Sentence
from emotion_player.gui.scanning.scan_bar import ScanBar
from emotion_player.gui.scanning.scan_texts import summary_text
from emotion_player.gui.theme import LIGHT


@pytest.fixture
def bar(qtbot: QtBot) -> ScanBar:
    bar = ScanBar(LIGHT)
    qtbot.addWidget(bar)
    bar.begin()
    return bar


def button(bar: ScanBar, text: str) -> QPushButton:
    (found,) = (each for each in bar.findChildren(QPushButton) if each.text() == text)
    return found


def text(bar: ScanBar) -> str:
    (shown,) = bar.findChildren(QLabel)
    return shown.text()


def tally() -> RunTally:
    tally = RunTally()
    tally.count([FilesFound(1340, True)])
    return tally


@pytest.mark.parametrize(
    ("pause", "words"),
    [
        (Pause.BY_USER, "Paused"),
        (Pause.ON_BATTERY, "Paused: on battery"),
        (Pause.WHILE_PLAYING, "Paused while a song plays"),
    ],
)
def test_it_says_why_the_scan_waits(bar: ScanBar, pause: Pause, words: str) -> None:
    bar.show_progress(tally())
    bar.show_pause(pause)
    assert text(bar) == f"{words}  ·  0 of 1,340"

    bar.show_pause(None)
    assert text(bar) == "Analysing 0 of 1,340"


def test_one_button_pauses_and_goes_on(qtbot: QtBot, bar: ScanBar) -> None:
    with qtbot.waitSignal(bar.pause_toggled):
        QTest.mouseClick(button(bar, "Pause"), Qt.MouseButton.LeftButton)
    bar.show_pause(Pause.BY_USER)
    go_on = button(bar, "Resume")
    assert go_on.accessibleName() == "Resume the scan"
    with qtbot.waitSignal(bar.pause_toggled):
        QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    bar.show_pause(None)
    assert button(bar, "Pause").isEnabled()


def test_pause_keeps_the_focus_so_that_space_does_not_cancel(qtbot: QtBot, bar: ScanBar) -> None:
    bar.show_progress(tally())
    head = bar.findChild(QToolButton)
    assert head is not None
    with qtbot.waitActive(bar):
        bar.activateWindow()
    QTest.mouseClick(head, Qt.MouseButton.LeftButton)
    pause = button(bar, "Pause")
    pause.setFocus()
    with qtbot.assertNotEmitted(bar.cancel_requested), qtbot.waitSignal(bar.pause_toggled):
        QTest.keyClick(pause, Qt.Key.Key_Space)
    assert pause.hasFocus()
    bar.show_pause(Pause.BY_USER)
    assert pause.hasFocus()


def test_the_line_says_how_much_is_done_and_a_click_tells_more(bar: ScanBar) -> None:
    done = tally()
    done.count([TrackUnchanged(FileStamp(Path("/a.mp3"), 1, 1))] * 335)
    bar.show_progress(done)
    head = bar.findChild(QToolButton)
    assert head is not None
    assert head.text() == "Scan 25%"
    assert not button(bar, "Pause").isVisible()
    QTest.mouseClick(head, Qt.MouseButton.LeftButton)
    assert button(bar, "Pause").isVisible()
    assert text(bar).startswith("Analysing 335 of 1,340")


def test_a_bar_that_waits_does_not_run_to_and_fro(bar: ScanBar) -> None:
    (progress,) = bar.findChildren(QProgressBar)
    bar.show_progress(RunTally())
    assert progress.maximum() == 0
    bar.show_pause(Pause.BY_USER)
    bar.show_progress(RunTally())
    assert progress.maximum() > 0


def test_after_cancelling_it_says_what_is_still_done(qtbot: QtBot, bar: ScanBar) -> None:
    bar.show_pause(Pause.ON_BATTERY)
    with qtbot.waitSignal(bar.cancel_requested):
        QTest.mouseClick(button(bar, "Cancel"), Qt.MouseButton.LeftButton)
    bar.show_progress(tally())
    assert text(bar) == "Stopping after the current songs…"
    assert not button(bar, "Resume").isEnabled()

    bar.begin()
    assert button(bar, "Pause").isEnabled()
    assert button(bar, "Cancel").isEnabled()


def test_it_says_which_device_the_model_runs_on(bar: ScanBar) -> None:
    on_a_card = tally()
    on_a_card.count([DeviceChosen(DeviceUse("cuda"))])
    bar.show_progress(on_a_card)
    assert text(bar) == "Analysing 0 of 1,340  ·  on CUDA"


def test_the_result_says_why_the_model_did_not_run_on_the_device_that_was_chosen(bar: ScanBar) -> None:
    refused = tally()
    refused.count([DeviceChosen(DeviceUse("cpu", Sentence("The installed onnxruntime does not offer CUDA.")))])
    assert summary_text(refused, cancelled=False) == (
        "Scan finished: 0 songs analysed. The model ran on the processor. "
        "The installed onnxruntime does not offer CUDA."
    )
