"""Learning from corrections: offering, fitting, applying and resetting calibrations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer

from emotion_player.core.ports.library import OpenLibrary
from emotion_player.core.predictions.calibration import FEWEST, CalibrationStudy
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.corrections.corrections import Corrections
from emotion_player.gui.corrections.learn_card import ModelStudy
from emotion_player.gui.corrections.learn_window import LearnWindow
from emotion_player.gui.operation import LIBRARY, Operation
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.services import LibraryAccess
from emotion_player.gui.songs.table.track_table_model import TrackTableModel
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.late_window import LateWindow
from emotion_player.gui.widgets.message_bar import Offer
from emotion_player.gui.window.frame import Frame

_PAUSE_MS = 300
"""The pause after the last of several corrections before the calibrations are fitted again."""


class Learning(QObject):
    """Calibrates the models to the user's corrections.

    Args:
        frame: The window.
        tracks: The songs.
        corrections: The user's corrections.
        library: The library, which stores corrections and calibrations.
        models: The models in use.
    """

    def __init__(
        self,
        frame: Frame,
        tracks: TrackTableModel,
        corrections: Corrections,
        library: LibraryAccess,
        models: Sequence[ModelKey],
    ) -> None:
        super().__init__(frame.window)
        self._models = tuple(models)
        self._tracks = tracks
        self._corrections = corrections
        self._store = library.here.calibrations
        self._open_library = library.open
        self._tasks = frame.tasks
        self._message = frame.message
        self._offered = False
        self._enough_before = False
        self._again = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._again.timeout.connect(self._study)
        self._frame = frame
        self._window = LateWindow(self._build)
        corrections.changed.connect(self._on_corrected)

    def read(self) -> None:
        """Read the calibrations from the library and apply them to the songs shown."""
        placements = self._tracks.collection.placements
        before = [placements.calibration(model.name) for model in self._models]
        try:
            for model in self._models:
                placements.calibrate(model.name, self._store.of(model))
        except EmotionPlayerError as error:
            self._message.warn(translate_error(error))
        self._enough_before = len(self._corrections) >= FEWEST
        if before != [placements.calibration(model.name) for model in self._models]:
            self._tracks.placements_changed()

    def show(self) -> None:
        """Open the window, and fit the calibrations."""
        self._window.open()
        self._study()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        if self._window.now is not None:
            self._window.now.apply_theme(theme)

    def close(self) -> None:
        """Close the window, before the main window closes."""
        self._again.stop()
        self._window.close()

    def _build(self) -> LearnWindow:
        window = LearnWindow(self._frame.theme, self._frame.window)
        window.apply_requested.connect(self._on_apply_requested)
        window.reset_requested.connect(self._on_reset_requested)
        return window

    def _study(self) -> None:
        self._do(partial(_study, self._open_library, self._models), self._window.built().show_studies)

    def _on_corrected(self) -> None:
        enough = len(self._corrections) >= FEWEST
        if enough and not self._enough_before and not self._offered:
            self._offered = True
            text = self.tr("You have corrected %n song(s): enough for the models to learn from you.", "", FEWEST)
            self._message.inform(text, Offer(self.tr("Learn from my corrections"), self.show))
        self._enough_before = enough
        if self._window.is_visible:
            self._window.built().wait()
            self._again.start()

    def _on_apply_requested(self, studies: list[ModelStudy]) -> None:
        self._do(partial(_apply, self._open_library, studies), self._on_changed)

    def _on_reset_requested(self) -> None:
        self._do(partial(_reset, self._open_library, self._models), self._on_changed)

    def _do(self, work: Callable[[], list[ModelStudy]], show: Callable[[list[ModelStudy]], None]) -> None:
        self._window.built().wait()
        self._tasks.start(Operation.call("learning", work, LIBRARY).on_success(show).on_failure(self._on_failed))

    def _on_changed(self, studies: list[ModelStudy]) -> None:
        self.read()
        self._window.built().show_studies(studies)

    def _on_failed(self, error: EmotionPlayerError) -> None:
        self._message.warn(translate_error(error))
        self._window.built().show_error(translate_error(error))


def _study(open_library: OpenLibrary, models: Sequence[ModelKey]) -> list[ModelStudy]:
    with open_library() as library:
        store = library.calibrations
        return [ModelStudy(model, CalibrationStudy.of(store.examples(model), store.of(model))) for model in models]


def _apply(open_library: OpenLibrary, studies: Sequence[ModelStudy]) -> list[ModelStudy]:
    """Store the calibrations that help, and remove those that do not."""
    with open_library() as library:
        for each in studies:
            learned = each.study.fitted
            if learned is not None and learned.report.helps:
                library.calibrations.keep(each.model, learned)
            elif learned is not None:
                library.calibrations.remove(each.model)
    return _study(open_library, [each.model for each in studies])


def _reset(open_library: OpenLibrary, models: Sequence[ModelKey]) -> list[ModelStudy]:
    with open_library() as library:
        for model in models:
            library.calibrations.remove(model)
    return _study(open_library, models)
