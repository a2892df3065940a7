"""The choice between student and teacher."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup

from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.gui.numbers import number_text
from emotion_player.gui.sentences import translate_sentence
from emotion_player.gui.words import model_name


class ModelChoice(QObject):
    """An action for each model, which says what it costs and gains; a model that is not usable is disabled.

    Args:
        statuses: Student and teacher.
        cards: The cards of the usable ones.
        parent: The owner.

    Attributes:
        actions: The actions, to be put into menus.

    Signals:
        model_chosen: The user chose another model: its name.
    """

    model_chosen = Signal(str)

    def __init__(self, statuses: Sequence[ModelStatus], cards: Sequence[ModelCard], parent: QObject) -> None:
        super().__init__(parent)
        self._group = QActionGroup(self)
        by_name = {card.name: card for card in cards}
        self.actions = [self._action(status, by_name.get(status.name)) for status in statuses]
        self._group.triggered.connect(lambda action: self.model_chosen.emit(action.data()))

    def action(self, name: str) -> QAction:
        """Return the action of a model."""
        return next(each for each in self.actions if each.data() == name)

    def reasons(self) -> list[str]:
        """Say why models cannot be used, and what can be done."""
        return [action.toolTip() for action in self.actions if not action.isEnabled()]

    def show_model(self, name: str) -> None:
        """Show a model as chosen, without a signal."""
        for action in self.actions:
            action.setChecked(action.data() == name)

    def _action(self, status: ModelStatus, card: ModelCard | None) -> QAction:
        about = {
            "student": self.tr("{name}: small and quick"),
            "teacher": self.tr("{name}: hears more, slower"),
        }
        text = about.get(status.name, "{name}").format(name=model_name(status.name))
        measured = self._measured(card) if card else []
        if measured:
            text = f"{text} ({', '.join(measured)})"
        action = QAction(text, self)
        action.setData(status.name)
        action.setCheckable(True)
        if status.key is None:
            action.setEnabled(False)
            action.setToolTip(translate_sentence(status.reason) if status.reason else text)
        self._group.addAction(action)
        return action

    def _measured(self, card: ModelCard) -> list[str]:
        """What a model gains, its agreement with listeners, and what it costs, seconds a song."""
        measured = []
        if card.standing is not None:
            either_way = (card.standing.high - card.standing.low) / 2
            agreement = self.tr("agreement with listeners {score} ± {either_way}")
            score, either_way_text = number_text(card.standing.score), number_text(either_way)
            measured.append(agreement.format(score=score, either_way=either_way_text))
        elif card.score is not None:
            measured.append(self.tr("agreement with listeners {score}").format(score=number_text(card.score)))
        if card.song_s is not None:
            measured.append(self.tr("{seconds} s a song").format(seconds=number_text(card.song_s, 1)))
        return measured
