"""Offers to analyse songs that a model has analysed only in an older version."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.rescore_queue import RescoreRequest, Scope
from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.gui.refinement.rescoring import Rescoring
from emotion_player.gui.widgets.message_bar import MessageBar, Offer
from emotion_player.gui.words import model_word


class RescoreOffer(QObject):
    """Makes offers in the message bar, and passes accepted ones to ``Rescoring``.

    Args:
        models: Student and teacher; offers are made for usable ones.
        songs: The songs of the window.
        refining: Re-scores songs.
        message: The message bar.
    """

    def __init__(
        self,
        models: Sequence[ModelStatus],
        songs: TrackCollection,
        refining: Rescoring,
        message: MessageBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._models = [model.name for model in models if model.key]
        self._songs = songs
        self._refining = refining
        self._message = message

    def report_outdated(self, *, update: bool) -> None:
        """Report how many songs only an older version of a model has analysed, once the songs are loaded.

        Args:
            update: Whether the new version analyses them automatically.
        """
        present = self._songs.present()
        counts = {model: int((self._songs.placements.outdated(model) & present).sum()) for model in self._models}
        stale = [model for model, count in counts.items() if count]
        if not stale:
            return
        count = sum(counts.values())
        models = self.tr(" and ").join(map(model_word, stale))
        if update:
            self._update(stale)
            sentence = self.tr(
                "There is a new {models}. %Ln song(s) keep their previous prediction until they are analysed again.",
                "",
                count,
            )
            offer = Offer(self.tr("Later"), lambda: self._put_off(stale))
        else:
            sentence = self.tr("There is a new {models}. %Ln song(s) keep their previous prediction.", "", count)
            offer = Offer(self.tr("Analyse again"), lambda: self._update(stale))
        self._message.inform(sentence.format(models=models), offer)

    def _update(self, models: list[str]) -> None:
        for model in models:
            self._refining.update(model)

    def _put_off(self, models: list[str]) -> None:
        for model in models:
            self._refining.drop(RescoreRequest(model, Scope.OUTDATED))
