"""Re-scoring: the analysis of songs by a model in the background."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from emotion_player.analysis.events import AnalysisEvent, FilesFound, TrackAnalyzed, TrackFailed, TrackUnchanged
from emotion_player.analysis.pacing import Pause
from emotion_player.analysis.run_tally import RunTally
from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.rescore_queue import Ids, RescoreQueue, RescoreRequest, Scope, without_prediction
from emotion_player.core.ports.library import TrackCatalog
from emotion_player.core.predictions.prediction import FailedFile, PredictedTrack
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.refinement.rescoring_bar import RescoringBar
from emotion_player.gui.scanning.scan import ScanRequest, ScanRunner
from emotion_player.gui.scanning.scan_texts import time_left_text
from emotion_player.gui.scanning.scanning import Scanning
from emotion_player.gui.sentences import translate_error, translate_sentence
from emotion_player.gui.services import Models
from emotion_player.gui.window.frame import Frame
from emotion_player.gui.words import model_word

_BATCH = 200
"""So many songs are asked for at once; before the next ones it is seen anew which are the most useful."""
_HAND_OVER_MS = 2_000
"""How often points move; each time costs the window a moment, and a background job has no hurry."""
_SETTLE_MS = 300
"""Between one scan and the next there is no time for refining."""
_HOPELESS = 20
"""If so many songs in a row cannot be read, their disk is away, and the others would fail as well."""
_REMEMBERED = "refining"


class Rescoring(QObject):
    """Lets models analyse songs that they have not analysed yet, or only in an older version.

    Songs chosen by the user come first, then those analysed by an older version, then the rest of the library. A scan
    has priority over all of them. Predictions are stored at once, so stopping loses nothing; refining the whole library
    resumes when the window is opened again.

    Args:
        frame: The window.
        songs: All songs.
        catalog: The library, read on this thread.
        models: Student and teacher.
        scanning: The scans, which have priority.

    Attributes:
        bar: Shows the progress.

    Signals:
        analyzed: Tracks were analysed, as a list of PredictedTrack.
        changed: It has started or ended, or its requests have changed.
    """

    analyzed = Signal(list)
    changed = Signal()

    def __init__(
        self, frame: Frame, songs: TrackCollection, catalog: TrackCatalog, models: Models, scanning: Scanning
    ) -> None:
        super().__init__(frame.window)
        self._catalog = catalog
        self._models = {model.name: model for model in models.statuses}
        self._songs = songs
        self._scanning = scanning
        self._message = frame.message
        self._state = frame.state
        self.bar = RescoringBar(frame.theme)
        self._queue = RescoreQueue(songs)
        self._batch: tuple[RescoreRequest, Ids] | None = None
        self._tally: RunTally | None = None
        self._failed: list[FailedFile] = []
        self._came: list[TrackAnalyzed | TrackUnchanged] = []
        self._is_stopped = False
        self._pause: Pause | None = None
        self._runner = ScanRunner(models.analyze, scanning.pacing, frame.tasks, self)
        self._runner.happened.connect(self._on_happened)
        self._runner.pause_changed.connect(self._on_pause_changed)
        self._runner.ended.connect(self._on_batch_ended)
        self._runner.failed.connect(self._on_failed)
        self._runner.crashed.connect(self._give_up)
        self._hand_over = QTimer(self, singleShot=True, interval=_HAND_OVER_MS)
        self._hand_over.timeout.connect(self._flush)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._start_next)
        scanning.state_changed.connect(self._on_scanning_changed)
        self.bar.stop_requested.connect(self.stop)

    @property
    def is_running(self) -> bool:
        """Whether there are songs to refine, even while it waits for a scan."""
        return self._tally is not None

    def wants(self, request: RescoreRequest) -> bool:
        """Whether a request is in the queue."""
        return request in self._queue

    def refine(self, model: str, ids: Iterable[int]) -> None:
        """Let a model analyse some songs before all others."""
        self._ask(RescoreRequest(model, Scope.CHOSEN, tuple(ids)))

    def refine_all(self, model: str) -> None:
        """Let a model analyse the whole library, the shown songs first."""
        self._ask(RescoreRequest(model, Scope.ALL))

    def update(self, model: str) -> None:
        """Let a model analyse the songs that only an older version of it has analysed."""
        self._ask(RescoreRequest(model, Scope.OUTDATED))

    def resume(self) -> None:
        """Resume requests of an earlier run of the program."""
        for name in str(self._state.value(_REMEMBERED, "")).split(","):
            if name in self._models and self._models[name].key:
                self._take(RescoreRequest(name, Scope.ALL))

    def drop(self, request: RescoreRequest) -> None:
        """Remove a request."""
        self._queue.remove(request)
        self._is_stopped = not self._queue
        self._remember()
        if self._batch is not None and self._batch[0] == request:
            self._runner.cancel()
        self._start_next()

    def stop(self) -> None:
        """Stop and remove all requests; predictions are kept."""
        self._is_stopped = True
        self._queue.clear()
        self._remember()
        self._runner.cancel()
        self._start_next()

    def close(self) -> None:
        """Stop, before the window closes; the next run of the program resumes."""
        self._soon.stop()
        self._hand_over.stop()
        self._batch = self._tally = None  # further events of the run are ignored

    def _ask(self, request: RescoreRequest) -> None:
        status = self._models[request.model]
        if status.reason is not None:
            self._message.warn(translate_sentence(status.reason))
        elif not self._take(request):
            sentence = self.tr("The {model} has already analysed these songs.")
            self._message.inform(sentence.format(model=model_word(request.model)))

    def _take(self, request: RescoreRequest) -> bool:
        if not self._queue.add(request):
            return False
        self._remember()
        if self._tally is None:
            self._tally, self._is_stopped = RunTally(), False
            self.bar.begin()
        if self._batch is not None and self._batch[0] != self._queue.next():
            self._runner.cancel()  # a request with higher priority is next
        self._start_next()
        self.changed.emit()
        return True

    def _remember(self) -> None:
        self._state.setValue(
            _REMEMBERED, ",".join(request.model for request in self._queue if request.scope is Scope.ALL)
        )

    # One batch after another

    def _start_next(self) -> None:
        if self._runner.is_running or self._tally is None:
            return
        request = self._queue.next()
        if request is None:
            self._remember()
            self._end(self._summary(self._tally))
            return
        self._tally.found = self._tally.done + self._queue.count()
        self._tally.all_found = True
        if not self._scanning.is_running:
            batch = self._queue.remaining(request)[:_BATCH]
            self._batch = request, batch
            self._pause = None
            self._runner.scan(ScanRequest(tuple(map(self._songs.path, batch.tolist())), request.model))
        self._show_progress()

    def _on_happened(self, events: list[AnalysisEvent]) -> None:
        if self._tally is not None:
            self._tally.count([event for event in events if not isinstance(event, FilesFound)])
        self._failed += [event.failed for event in events if isinstance(event, TrackFailed)]
        self._came += [event for event in events if isinstance(event, TrackAnalyzed | TrackUnchanged)]
        if self._came and not self._hand_over.isActive():
            self._hand_over.start()
        self._show_progress()

    def _on_pause_changed(self, pause: Pause | None) -> None:
        self._pause = pause
        self._show_progress()

    def _flush(self) -> None:
        """Show the predictions that were made in the meantime, even by another process."""
        self._hand_over.stop()
        came, self._came = self._came, []
        try:
            placed = [self._placed(event) for event in came]
        except EmotionPlayerError as error:
            self._message.warn(translate_error(error))
        else:
            if placed:
                self.analyzed.emit([each for each in placed if each is not None])

    def _placed(self, event: TrackAnalyzed | TrackUnchanged) -> PredictedTrack | None:
        if isinstance(event, TrackAnalyzed):
            return event.predicted
        key = self._models[self._batch[0].model].key if self._batch is not None else None
        return self._catalog.latest_prediction(event.file.path, key) if key else None

    def _on_batch_ended(self, tally: RunTally, cancelled: bool) -> None:
        if self._batch is None:
            return
        self._flush()
        (request, batch), self._batch = self._batch, None
        if cancelled:
            self._take_late(request.model, batch)
        else:
            self._queue.tried(request.model, batch)
            if tally.failures == len(batch) >= _HOPELESS:
                self._queue.clear()
                self._end(self.tr("None of the songs can be read. Is their disk connected?"), bad=True)
        self._soon.start(0)

    def _take_late(self, model: str, batch: Ids) -> None:
        """Show what was finished, and stored, while the run came to its end: nobody has told of that."""
        key = self._models[model].key
        missing = batch[without_prediction(self._songs, model)[batch]].tolist()
        try:
            found = [self._catalog.latest_prediction(self._songs.path(song), key) for song in missing] if key else []
        except EmotionPlayerError as error:
            self._message.warn(translate_error(error))
            return
        late = [each for each in found if each is not None and each.model == key]
        if self._tally is not None:
            self._tally.count(TrackAnalyzed(each, from_cache=False) for each in late)
        if late:
            self.analyzed.emit(late)

    def _on_failed(self, error: EmotionPlayerError) -> None:
        self._give_up()
        self._message.warn(translate_error(error))

    def _give_up(self) -> None:
        """Stop for now; the next run of the program resumes."""
        self._flush()
        self._batch = None
        self._queue.clear()
        self._end("")

    def _on_scanning_changed(self) -> None:
        if self._scanning.is_running:
            self._runner.cancel()
            self._show_progress()
        else:
            self._soon.start(_SETTLE_MS)

    def _end(self, summary: str, *, bad: bool = False) -> None:
        self._tally, self._failed = None, []
        self.bar.hide()
        if summary:
            (self._message.warn if bad else self._message.inform)(summary)
        self.changed.emit()

    # What is to be seen

    def _show_progress(self) -> None:
        request = self._batch[0] if self._batch is not None else next(iter(self._queue), None)
        if request is None or self._tally is None:
            return
        self.bar.show_progress(request.model, self._tally.done, self._tally.found, self._note(self._tally.left_s))

    def _note(self, left_s: float | None) -> str:
        """Describe the reason of a pause, or the time left."""
        if self._scanning.is_running:
            return self.tr("waits for the scan")
        match self._pause:
            case Pause.ON_BATTERY:
                return self.tr("waits while on battery")
            case Pause.WHILE_PLAYING:
                return self.tr("waits while a song plays")
            case _:
                return time_left_text(left_s) if left_s else ""

    def _summary(self, tally: RunTally) -> str:
        parts = [self.tr("%Ln song(s) refined", "", tally.analyzed + tally.unchanged)]
        if self._failed:
            parts.append(self.tr("%Ln could not be analysed", "", len(self._failed)))
        sentence = (
            self.tr("Refining stopped: {counts}.") if self._is_stopped else self.tr("Refining finished: {counts}.")
        )
        text = sentence.format(counts=", ".join(parts))
        for failed in self._failed[:1]:
            text += f" {' '.join(failed.file.path.name.split())}: {translate_sentence(failed.reason)}"
        return text
