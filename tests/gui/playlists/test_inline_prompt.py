"""The questions at the foot of a list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.gui.playlists.inline_prompt import InlinePrompt


def ask_name(prompt: InlinePrompt) -> None:
    prompt.ask_name("Evening", lambda _name: "")


@pytest.mark.parametrize("ask", [ask_name, InlinePrompt.ask_kind])
def test_cancel_stands_before_the_answer_in_every_question(qtbot: QtBot, ask: Callable[[InlinePrompt], None]) -> None:
    list_ = QWidget()
    prompt = InlinePrompt(QWidget(), list_)
    for widget in (prompt, list_):
        qtbot.addWidget(widget)
    prompt.resize(700, 60)
    ask(prompt)
    with qtbot.waitExposed(prompt):
        prompt.show()
    shown = [each for each in prompt.findChildren(QPushButton) if each.isVisible()]
    ordered = sorted(shown, key=lambda each: each.mapTo(prompt, each.rect().center()).x())
    assert [each.objectName() for each in ordered] == ["", "primary"]
