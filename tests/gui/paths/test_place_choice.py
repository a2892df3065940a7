from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.gui.paths.place_choice import PlaceChoice
from emotion_player.gui.paths.places import Place


def choice_of(qtbot: QtBot, *names: str) -> PlaceChoice:
    choice = PlaceChoice("Where the path begins", names[0])
    qtbot.addWidget(choice)
    choice.resize(180, 32)
    choice.offer([Place(name, Emotion(0.0, 0.0), key=name) for name in names])
    return choice


def picture(qtbot: QtBot, name: str) -> QImage:
    return choice_of(qtbot, name).grab().toImage()


def test_a_name_without_room_ends_in_three_dots_and_the_tooltip_has_all_of_it(qtbot: QtBot) -> None:
    long = "The Song of the Long Title That Nobody Remembers"
    seen = picture(qtbot, long)
    assert any(picture(qtbot, f"{long[:count]}…") == seen for count in range(8, len(long) - 8))
    assert choice_of(qtbot, long).toolTip() == long
    assert picture(qtbot, "sad") != picture(qtbot, "sad…")


def test_the_end_of_a_path_is_offered_while_it_is_shown_and_then_what_was_chosen_before(qtbot: QtBot) -> None:
    choice = choice_of(qtbot, "calm", "happy", "sad")
    choice.setCurrentText("sad")
    choice.show_end(Place("near happy", Emotion(0.5, 0.5), key="near"))
    assert [choice.itemText(number) for number in range(choice.count())] == ["near happy", "calm", "happy", "sad"]
    assert choice.place.emotion == Emotion(0.5, 0.5)
    choice.show_end(None)
    assert choice.currentText() == "sad"
    assert choice.count() == 3
