"""The window as a user meets it: real clicks and keys."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.analysis.events import FilesFound, TrackAnalyzed, TrackFailed
from emotion_player.collection.columns import Column
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.gems import GemsShare
from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.core.search.search_terms import TextField
from emotion_player.core.track import FileStamp
from emotion_player.core.track_columns import TrackColumns
from emotion_player.errors import LibraryError, Sentence, SettingsError
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.operation import LIBRARY, Operation
from emotion_player.library.library import Library
from emotion_player.settings import Settings
from tests.gui.acting import double_click, part, pick, press, search, words
from tests.gui.conftest import (
    BOTH,
    STUDENT,
    TEACHER,
    Kept,
    OpenWindow,
    ScriptedAnalysis,
    at,
    four_songs,
    place,
    remember,
)

FAILED = FailedFile(FileStamp(Path("/music/broken.mp3"), 5, 1), Sentence("It contains no sound."))
LEFT = Qt.MouseButton.LeftButton
GONE = "Its folder is not there: its drive may not be connected."


def click_point(window: MainWindow, track_id: int) -> None:
    place_px = window.views.plane.place_of(track_id).toPoint()
    QTest.mouseMove(window.views.plane.viewport(), place_px)
    QTest.mouseClick(window.views.plane.viewport(), LEFT, pos=place_px)


def titles(window: MainWindow) -> list[str]:
    return [str(window.tracks.index(row, 0).data()) for row in range(window.tracks.rowCount())]


def legend_entries(window: MainWindow) -> list[str]:
    """Those that are to be seen; a new button becomes so when Qt lays out next."""
    buttons = window.views.card.legend.findChildren(QToolButton)
    return [each.accessibleName() for each in buttons if each.isVisible()]


def selected_title(window: MainWindow) -> str:
    return str(window.views.table.currentIndex().siblingAtColumn(0).data())


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(four_songs())


def test_an_empty_library_offers_a_folder_and_the_demo_songs(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.welcome.isVisible()
    assert not window.views.plane.isVisible()
    for button in window.welcome.findChildren(QPushButton):
        assert button.isVisible()
        assert button.isEnabled()


def test_the_demo_button_scans_and_points_appear(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    analysis = ScriptedAnalysis.placing(*four_songs())
    window = open_window(analysis=analysis)
    press(window, "Try the demo songs")
    qtbot.waitUntil(lambda: window.tracks.total == 4)
    assert window.views.plane.isVisible()
    assert analysis.calls == [((tmp_path / "demo",), "student", False)]
    qtbot.waitUntil(lambda: not window.library.is_scanning)
    assert words(window.views.pane, "Number of songs") == "4 songs"


def test_points_appear_while_the_scan_runs_and_cancel_keeps_them(qtbot: QtBot, open_window: OpenWindow) -> None:
    analysis = ScriptedAnalysis.placing(*four_songs())
    analysis.hold()
    window = open_window(analysis=analysis)
    window.library.add([Path("/music")])
    analysis.step(3)
    qtbot.waitUntil(lambda: window.tracks.total == 2)
    assert window.library.scanning.bar.isVisible()
    assert words(window.library.scanning.bar, "State of the scan").startswith("Analysing 2 of 4")
    press(window, "Scan 50%")
    press(window, "Cancel the scan")
    qtbot.waitUntil(lambda: not window.library.is_scanning)
    assert analysis.closed.is_set()
    assert not window.library.scanning.bar.isVisible()
    assert window.tracks.total == 2
    assert "2 songs analysed" in part(window.message, "Message").property("text")


def test_a_click_on_a_point_selects_its_row_and_plays_it(qtbot: QtBot, open_window: OpenWindow, tone: Path) -> None:
    songs = four_songs()
    songs[2] = at(songs[2], tone)
    window = open_window(songs)
    click_point(window, 2)
    assert selected_title(window) == "Cradle"
    qtbot.waitUntil(lambda: window.listening.playback.is_playing)
    assert words(window.listening.bar, "Title of the song") == "Cradle"
    assert window.windowTitle() == "Cradle \N{EN DASH} Ada \N{EN DASH} Emotion Player"


def test_the_hint_of_a_point_and_screen_readers_tell_what_listeners_feel(qtbot: QtBot, open_window: OpenWindow) -> None:
    gems = (GemsShare("joyful_activation", 0.62), GemsShare("tenderness", 0.31), GemsShare("sadness", 0.08))
    told, untold = place("Told", 0.5, 0.5, artist="Ada", gems=gems), place("Untold", -0.5, -0.5)
    window = open_window([told, untold])
    seen = []
    for track_id in range(2):
        QTest.mouseMove(window.views.plane.viewport(), QPoint(5, 5))
        QTest.mouseMove(window.views.plane.viewport(), window.views.plane.place_of(track_id).toPoint())
        qtbot.waitUntil(window.views.plane.card.isVisible)
        window.views.table.selectRow(track_id)
        hint = " ".join(window.views.plane.card.text().split())  # how many lines it takes is up to the font
        seen.append((hint, window.views.plane.accessibleDescription()))

    felt = "Listeners feel: joyful activation 62%, tenderness 31%"
    assert seen == [
        (
            f"Told Ada powerful {felt}",
            f"Told, Ada, powerful, valence 0.50, arousal 0.50, {felt}",
        ),
        (
            "Untold gloomy",
            "Untold, gloomy, valence \N{MINUS SIGN}0.50, arousal \N{MINUS SIGN}0.50",
        ),
    ]


def test_a_row_selected_with_the_keys_is_selected_on_the_plane(window: MainWindow) -> None:
    window.views.table.setFocus()
    window.selection.choose(0)
    QTest.keyClick(window.views.table, Qt.Key.Key_Down)
    assert "Battle" in window.views.plane.accessibleDescription()


def test_a_double_click_on_a_row_plays_it(window: MainWindow) -> None:
    middle = window.views.table.visualRect(window.tracks.index(1, 0)).center()
    double_click(window.views.table.viewport(), middle)
    assert words(window.listening.bar, "Title of the song") == "Battle"


def test_enter_in_the_table_plays(window: MainWindow) -> None:
    window.selection.choose(3)
    QTest.keyClick(window.views.table, Qt.Key.Key_Return)
    assert words(window.listening.bar, "Title of the song") == "Dirge"


def test_the_search_filters_the_table_and_dims_the_plane(qtbot: QtBot, window: MainWindow) -> None:
    search(window, "ada")
    qtbot.waitUntil(lambda: titles(window) == ["Anthem", "Cradle"])
    assert words(window.views.pane, "Number of songs") == "2 of 4 songs"
    window.listening.playback.stop()
    click_point(window, 1)  # Battle is dimmed and cannot be picked
    assert words(window.listening.bar, "Title of the song") == "Nothing is playing"
    click_point(window, 0)
    assert words(window.listening.bar, "Title of the song") == "Anthem"


def test_a_search_without_result_says_so_and_escape_ends_it(qtbot: QtBot, window: MainWindow) -> None:
    search(window, "zzz")
    why = part(window.views.table, "Why the table is empty")
    qtbot.waitUntil(why.isVisible)
    QTest.keyClick(part(window, "Search"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.tracks.rowCount() == 4)
    assert not why.isVisible()


def test_enter_in_the_search_goes_on_to_the_first_song_found(qtbot: QtBot, window: MainWindow) -> None:
    search(window, "bo")
    QTest.keyClick(part(window, "Search"), Qt.Key.Key_Return)
    assert window.views.table.hasFocus()
    assert selected_title(window) == "Battle"
    QTest.keyClick(window.views.table, Qt.Key.Key_Return)
    assert words(window.listening.bar, "Title of the song") == "Battle"


def test_fields_and_numbers_filter_the_table_and_the_plane(qtbot: QtBot, window: MainWindow) -> None:
    search(window, "artist:ada valence:>.6")
    qtbot.waitUntil(lambda: titles(window) == ["Anthem"])
    window.listening.playback.stop()
    click_point(window, 2)  # Cradle is by Ada as well, but further left
    assert words(window.listening.bar, "Title of the song") == "Nothing is playing"
    QTest.keyClick(part(window, "Search"), Qt.Key.Key_Escape)
    search(window, "-year:>1990")
    qtbot.waitUntil(lambda: titles(window) == ["Cradle", "Dirge"])


def test_a_search_that_is_wrong_or_half_typed_says_how_it_is_written(qtbot: QtBot, window: MainWindow) -> None:
    why = part(window.views.table, "Why the table is empty")
    search(window, "valence:>")
    qtbot.waitUntil(why.isVisible)
    assert words(window.views.table, "Why the table is empty") == (
        "No song matches this search.\n“valence:>”: valence is written like .3, -.2..0 or >.3."
    )
    search(window, ".6")
    qtbot.waitUntil(lambda: titles(window) == ["Anthem"])
    assert not why.isVisible()


def test_what_the_other_model_has_heard_meanwhile_is_known_to_searches(qtbot: QtBot, open_window: OpenWindow) -> None:
    heard = place("Battle", 0.9, 0.9, model=TEACHER)
    window = open_window(four_songs(), ScriptedAnalysis(FilesFound(1, True), TrackAnalyzed(heard, False)))
    window.library.add([Path("/music")])
    qtbot.waitUntil(lambda: window.library.is_scanning)
    qtbot.waitUntil(lambda: not window.library.is_scanning)
    search(window, "model:teacher")
    qtbot.waitUntil(lambda: titles(window) == ["Battle"])
    assert window.tracks.collection.shown_track(1).emotion == Emotion(-0.6, 0.7)  # the student's own


def test_the_search_field_tells_what_can_be_typed(window: MainWindow) -> None:
    field = part(window, "Search")
    assert isinstance(field, QLineEdit)
    assert "artist:bach" in field.placeholderText()
    for told in (field.toolTip(), field.accessibleDescription()):
        assert all(f"{name}:" in told for name in [*(each.value for each in TextField), "year", "duration", "quadrant"])


def test_the_selection_survives_a_search(qtbot: QtBot, window: MainWindow) -> None:
    window.views.table.setFocus()
    window.selection.choose(0)
    QTest.keyClick(window.views.table, Qt.Key.Key_Down)
    QTest.keyClick(window.views.table, Qt.Key.Key_Down)
    assert selected_title(window) == "Cradle"
    search(window, "ada")
    qtbot.waitUntil(lambda: window.tracks.rowCount() == 2)
    assert selected_title(window) == "Cradle"


def test_a_click_on_a_column_sorts_and_keeps_the_selection(window: MainWindow) -> None:
    window.selection.choose(3)
    columns, header = window.views.table.columns, window.views.table.horizontalHeader()
    columns.actions[Column.ARTIST].trigger()
    columns.actions[Column.AROUSAL].trigger()
    x = header.sectionViewportPosition(Column.AROUSAL) + 20
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(x, header.height() // 2))
    assert titles(window) == ["Cradle", "Dirge", "Battle", "Anthem"]
    assert selected_title(window) == "Dirge"
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(x, header.height() // 2))
    assert titles(window) == ["Anthem", "Battle", "Dirge", "Cradle"]


def test_next_and_previous_follow_the_order_of_the_table(window: MainWindow) -> None:
    window.views.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    window.selection.choose(2)
    QTest.keyClick(window.views.table, Qt.Key.Key_Return)
    press(window, "Next song")
    assert words(window.listening.bar, "Title of the song") == "Battle"
    press(window, "Previous song")
    press(window, "Previous song")
    assert words(window.listening.bar, "Title of the song") == "Dirge"
    press(window, "Previous song")
    assert words(window.listening.bar, "Title of the song") == "Dirge"


def test_a_song_that_ends_gives_way_to_the_next(qtbot: QtBot, open_window: OpenWindow, tone: Path) -> None:
    songs = four_songs()
    songs[0] = at(songs[0], tone)
    window = open_window(songs)
    click_point(window, 0)
    qtbot.waitUntil(lambda: window.listening.playback.is_playing)
    slider = part(window.listening.bar, "Position in the song")
    QTest.mouseClick(slider, LEFT, pos=QPoint(slider.width() - 4, slider.height() // 2))
    qtbot.waitUntil(lambda: words(window.listening.bar, "Title of the song") == "Battle")


def test_the_arrow_keys_walk_over_the_plane_and_enter_plays(window: MainWindow) -> None:
    click_point(window, 0)
    QTest.keyClick(window.views.plane, Qt.Key.Key_Left)
    assert selected_title(window) == "Battle"
    QTest.keyClick(window.views.plane, Qt.Key.Key_Down)
    assert selected_title(window) == "Dirge"
    assert words(window.listening.bar, "Title of the song") == "Anthem"
    QTest.keyClick(window.views.plane, Qt.Key.Key_Return)
    assert words(window.listening.bar, "Title of the song") == "Dirge"


def test_space_on_the_plane_pauses(qtbot: QtBot, open_window: OpenWindow, tone: Path) -> None:
    songs = [at(four_songs()[0], tone)]
    window = open_window(songs)
    click_point(window, 0)
    qtbot.waitUntil(lambda: window.listening.playback.is_playing)
    QTest.keyClick(window.views.plane, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.listening.playback.is_playing)


def test_a_vanished_file_is_said_to_be_gone_and_nothing_breaks(qtbot: QtBot, window: MainWindow) -> None:
    click_point(window, 0)
    assert words(window.listening.bar, "Title of the song") == "Anthem"
    assert words(window.listening.bar, "Artist of the song") == GONE
    assert words(window.message, "Message") == f"“Anthem”: {GONE}"
    QApplication.processEvents()  # the message takes its room from the plane
    click_point(window, 1)
    assert words(window.listening.bar, "Title of the song") == "Battle"


def test_without_a_teacher_there_is_no_choice_and_the_menu_says_how_to_get_one(window: MainWindow) -> None:
    models = window.library.refinement.models
    assert not models.action("teacher").isEnabled()
    assert models.action("student").isChecked()
    assert words(window.toolbar, "Menu") == "Student"
    assert "Get the teacher with “models get teacher”." in [each.text() for each in window.toolbar.menu.actions()]


def test_the_switch_shows_the_points_of_the_other_model_and_else_those_at_hand(
    open_window: OpenWindow, kept: Kept
) -> None:
    teachers = dataclasses.replace(place("Anthem", -0.9, -0.9), model=TEACHER)
    window = open_window([*four_songs(), teachers], models=BOTH)
    assert window.tracks.points()[0].tolist() == pytest.approx([0.7, 0.8])
    pick(window.toolbar.menu, "Teacher")
    assert window.tracks.points()[:2].ravel().tolist() == pytest.approx([-0.9, -0.9, -0.6, 0.7])
    assert kept.settings[-1].model == "teacher"
    assert [window.tracks.collection.shown_track(song).status.name for song in (0, 1)] == ["CURRENT", "OTHER_MODEL"]


def test_points_of_another_model_stand_in_for_the_chosen_one(qtbot: QtBot, open_window: OpenWindow) -> None:
    analysis = ScriptedAnalysis.placing(place("Foreign", model=TEACHER), place("Own", model=STUDENT))
    window = open_window(analysis=analysis, models=BOTH)
    window.library.add([Path("/music")])
    qtbot.waitUntil(lambda: len(analysis.calls) == 1 and not window.library.is_scanning)
    assert titles(window) == ["Foreign", "Own"]
    assert [window.tracks.collection.shown_track(song).status.name for song in (0, 1)] == ["OTHER_MODEL", "CURRENT"]


def test_all_tags_are_read_again_on_request(qtbot: QtBot, open_window: OpenWindow) -> None:
    analysis = ScriptedAnalysis()
    window = open_window(four_songs(), analysis)

    next(each for each in window.menus.file.actions() if each.text() == "Read all tags again").trigger()

    qtbot.waitUntil(lambda: len(analysis.calls) == 1)
    assert analysis.options[0].reread_tags


def test_failed_files_are_listed_with_reasons_and_can_be_tried_again(qtbot: QtBot, open_window: OpenWindow) -> None:
    analysis = ScriptedAnalysis()
    window = open_window(four_songs(), analysis, failed=[FAILED])
    assert words(window.views.pane, "Files that could not be analysed") == "1 file could not be analysed"
    press(window.views.pane, "Files that could not be analysed")
    assert window.library.scanning.failures.isVisible()
    assert not window.library.scanning.failures.isModal()
    assert window.library.scanning.failures.reasons() == {"broken.mp3": "It contains no sound."}
    press(window.library.scanning.failures, "Try these files again")
    qtbot.waitUntil(lambda: len(analysis.calls) == 1)
    assert analysis.calls[0] == ((FAILED.file.path,), "student", True)


def test_a_scan_with_failures_offers_their_reasons(qtbot: QtBot, open_window: OpenWindow, library: Library) -> None:
    analysis = ScriptedAnalysis(FilesFound(1, True), TrackFailed(FAILED, False))
    window = open_window((), analysis)
    remember(library, (), [FAILED])
    window.library.add([Path("/music")])
    qtbot.waitUntil(window.message.isVisible)
    press(window, "Show reasons")
    assert window.library.scanning.failures.isVisible()


def test_an_error_of_the_run_is_one_sentence_that_blocks_nothing(qtbot: QtBot, open_window: OpenWindow) -> None:
    analysis = ScriptedAnalysis.placing(*four_songs())
    analysis.error = LibraryError("The disk is full.")
    window = open_window(analysis=analysis)
    window.library.add([Path("/music")])
    qtbot.waitUntil(window.message.isVisible)
    assert part(window.message, "Message").property("text") == "The disk is full."
    assert window.tracks.total == 4
    press(window, "Close the message")
    assert not window.message.isVisible()


def test_a_bug_is_called_one_and_its_details_are_reported(
    qtbot: QtBot, open_window: OpenWindow, caplog: pytest.LogCaptureFixture
) -> None:
    analysis = ScriptedAnalysis()
    analysis.error = ZeroDivisionError("a bug")
    window = open_window(analysis=analysis)
    window.library.add([Path("/music")])
    qtbot.waitUntil(window.message.isVisible)
    caplog.clear()
    press(window, "Report the problem…")
    copy = part(window, "Copy report")
    qtbot.waitUntil(copy.isEnabled)
    press(window, "Copy report")
    assert "ZeroDivisionError: a bug" in QGuiApplication.clipboard().text()


def test_an_unreadable_library_is_said_to_be_so(
    qtbot: QtBot, open_window: OpenWindow, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Iterator[TrackColumns]:
        raise LibraryError("The library is damaged.")

    monkeypatch.setattr(library, "track_pages", refuse)
    window = open_window()
    qtbot.waitUntil(window.message.isVisible)
    assert part(window.message, "Message").property("text") == "The library is damaged."


def test_closing_during_a_scan_stops_it_and_lets_it_clean_up(qtbot: QtBot, open_window: OpenWindow) -> None:
    analysis = ScriptedAnalysis.placing(*four_songs())
    analysis.hold()
    window = open_window(analysis=analysis)
    window.library.add([Path("/music")])
    analysis.step(2)
    qtbot.waitUntil(lambda: window.tracks.total == 1)
    window.close()
    assert analysis.closed.is_set()
    assert "scan" not in {thread.name for thread in threading.enumerate()}


def test_changes_that_fail_while_the_window_closes_lose_nothing_else(
    open_window: OpenWindow, tmp_path: Path, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    window = open_window()
    done: list[str] = []

    def refuse() -> None:
        raise LibraryError("The disk is full.")

    for change in (partial(done.append, "first"), refuse, refuse, partial(done.append, "last")):
        window.tasks.start(Operation.call("a change", change, LIBRARY))
    window.close()

    assert done == ["first", "last"]
    assert "The disk is full." in caplog.text
    caplog.clear()
    assert (tmp_path / "window.ini").is_file()
    assert kept.settings


def test_what_was_chosen_is_kept(open_window: OpenWindow, kept: Kept, tmp_path: Path) -> None:
    window = open_window(four_songs(), settings=Settings(volume=0.5))
    window.library.add([tmp_path])
    volume = part(window.listening.bar, "Volume")
    QTest.keyClick(volume, Qt.Key.Key_Right)
    window.resize(1000, 700)
    window.views.table.setColumnHidden(3, True)
    window.close()
    assert kept.settings[-1].folders == (tmp_path,)
    assert kept.settings[-1].volume == pytest.approx(0.51)
    again = open_window(four_songs())
    assert again.views.table.isColumnHidden(3)


def test_settings_that_cannot_be_kept_are_a_message(qtbot: QtBot, open_window: OpenWindow, kept: Kept, tmp_path: Path,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    def refuse(_: Kept, __: Settings) -> None:
        raise SettingsError("The settings cannot be written.")

    monkeypatch.setattr(Kept, "save", refuse)
    analysis = ScriptedAnalysis()
    analysis.hold()
    window = open_window(analysis=analysis)
    window.library.add([tmp_path])
    qtbot.waitUntil(lambda: window.library.is_scanning)
    window.close()
    assert part(window.message, "Message").property("text") == "The settings cannot be written."


def test_dropped_folders_and_songs_are_added(
    qtbot: QtBot, open_window: OpenWindow, kept: Kept, tmp_path: Path, tone: Path
) -> None:
    analysis = ScriptedAnalysis()
    window = open_window(analysis=analysis)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl.fromLocalFile(str(tone))])
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QGuiApplication.sendEvent(window.page, QDragEnterEvent(QPoint(50, 50), *how))
    QGuiApplication.sendEvent(window.page, QDropEvent(QPointF(50, 50), *how))
    qtbot.waitUntil(lambda: len(analysis.calls) == 1)
    assert analysis.calls[0][0] == (tmp_path, tone)
    assert kept.settings[-1].folders == (tmp_path,)


def test_rescan_covers_the_folders_and_the_songs_outside_them(qtbot: QtBot, open_window: OpenWindow) -> None:
    songs = [at(place("In"), Path("/music/a/in.mp3")), at(place("Out"), Path("/else/out.mp3"))]
    analysis = ScriptedAnalysis()
    window = open_window(songs, analysis, settings=Settings(folders=(Path("/music"),)))
    pick(window.toolbar.menu, "Rescan")
    qtbot.waitUntil(lambda: len(analysis.calls) == 1)
    assert analysis.calls[0][0] == (Path("/music"),)
    assert analysis.options[0].apart == (Path("/else/out.mp3"),)


def test_songs_of_a_folder_that_is_a_link_are_no_songs_outside_it(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    analysis = ScriptedAnalysis()
    songs = [at(place("In"), tmp_path / "real" / "in.mp3")]
    window = open_window(songs, analysis, settings=Settings(folders=(tmp_path / "link",)))
    pick(window.toolbar.menu, "Rescan")
    qtbot.waitUntil(lambda: len(analysis.calls) == 1)
    assert analysis.options[0].apart == ()


def test_songs_that_a_scan_finds_no_more_leave_the_window(
    qtbot: QtBot, open_window: OpenWindow, library: Library
) -> None:
    analysis = ScriptedAnalysis()
    window = open_window(four_songs(), analysis)
    window.views.table.selectAll()
    library.forget(four_songs()[1].track.path)
    library.commit()
    window.library.add([Path("/music")])
    qtbot.waitUntil(lambda: len(analysis.calls) == 1 and not window.library.is_scanning)
    assert titles(window) == ["Anthem", "Cradle", "Dirge"]
    assert words(window.views.pane, "Number of songs") == "3 songs"
    assert window.selection.ids == (0, 2, 3)
    qtbot.waitUntil(lambda: legend_entries(window) == ["Happy, 1 song", "Sad, 1 song", "Calm, 1 song"])
    dimmed = np.setdiff1d(window.views.plane._cloud._order, window.views.plane._cloud.shown)
    assert dimmed.tolist() == []
    analysis.events.append(TrackAnalyzed(four_songs()[1], False))
    window.library.add([Path("/music")])
    qtbot.waitUntil(lambda: len(analysis.calls) == 2 and not window.library.is_scanning)
    assert titles(window) == ["Anthem", "Battle", "Cradle", "Dirge"]


def test_twenty_thousand_tracks_load_while_the_window_lives(qtbot: QtBot, open_window: OpenWindow) -> None:
    songs = [place(f"{i}", (i % 200) / 100 - 1, (i // 200) / 50 - 1) for i in range(20_000)]
    window = open_window(songs)
    assert words(window.views.pane, "Number of songs") == "20,000 songs"
    search(window, "1234")
    qtbot.waitUntil(lambda: "1234" in titles(window)[0:30] and window.tracks.rowCount() < 30)


def test_a_track_analysed_anew_moves_to_its_new_place(qtbot: QtBot, open_window: OpenWindow) -> None:
    analysis = ScriptedAnalysis(FilesFound(1, True), TrackAnalyzed(place("Anthem", -1.0, -1.0), False))
    window = open_window(four_songs(), analysis)
    window.selection.choose(1)
    window.library.add([Path("/music")])
    qtbot.waitUntil(lambda: len(analysis.calls) == 1 and not window.library.is_scanning)
    assert window.tracks.points()[0].tolist() == [-1.0, -1.0]
    assert window.tracks.total == 4
    assert selected_title(window) == "Battle"


def test_every_widget_has_a_name_for_screen_readers(open_window: OpenWindow) -> None:
    window = open_window(four_songs(), failed=[FAILED])
    own = [each for each in window.findChildren(QWidget) if not each.objectName().startswith("qt_")]
    nameless = [
        f"{type(each).__name__} in {type(each.parent()).__name__}"
        for each in own
        if not each.accessibleName() and each.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert nameless == []
    buttons = [each for each in own if isinstance(each, QAbstractButton | QLineEdit | QLabel)]
    assert [each for each in buttons if not each.accessibleName()] == []
