"""The choice between student and teacher says what each gains and costs, as it was measured."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from emotion_player.core.models.figures import Standing
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.gui.refinement.model_choice import ModelChoice
from tests.commands.conftest import CARD


def _texts(qtbot: QtBot, *cards: ModelCard) -> list[str]:
    owner = QObject()
    choice = ModelChoice([ModelStatus(card.name, card.key) for card in cards], cards, owner)
    return [action.text() for action in choice.actions]


def test_each_says_how_well_it_agrees_with_listeners_and_how_long_a_song_takes(qtbot: QtBot) -> None:
    student = replace(CARD, name="student", standing=Standing(1035, 0.755, 0.727, 0.779), song_s=0.13)
    teacher = replace(CARD, name="teacher", standing=Standing(1035, 0.791, 0.766, 0.812), song_s=0.44)
    assert _texts(qtbot, student, teacher) == [
        "Student: small and quick (agreement with listeners 0.76 ± 0.03, 0.1 s a song)",
        "Teacher: hears more, slower (agreement with listeners 0.79 ± 0.02, 0.4 s a song)",
    ]


def test_what_was_not_measured_is_not_said(qtbot: QtBot) -> None:
    bare = replace(CARD, name="student", figures=(), standing=None, song_s=None)
    assert _texts(qtbot, bare) == ["Student: small and quick"]
    measured = replace(bare, figures=CARD.figures) if CARD.figures else bare
    score = f" (agreement with listeners {CARD.score:.2f})" if CARD.score is not None else ""
    assert _texts(qtbot, measured) == [f"Student: small and quick{score}"]
