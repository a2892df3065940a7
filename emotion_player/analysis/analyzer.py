"""Finds every song under some folders its emotion: what is known is remembered, the rest is listened to."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from emotion_player.analysis.events import (
    AnalysisEvent,
    FilesFound,
    FolderShrunk,
    PatternsUnmatched,
    PauseChanged,
    TrackAnalyzed,
    TrackFailed,
    TrackUnchanged,
)
from emotion_player.analysis.options import AS_USUAL, RunOptions
from emotion_player.analysis.pacing import Pacing, Pause
from emotion_player.analysis.reasons import FAILS_UNEXPECTEDLY
from emotion_player.analysis.walk import Walk
from emotion_player.core.ports.analysis import EmotionPredictor, FileFinder, TrackReader, TrackStore
from emotion_player.core.predictions.prediction import FailedFile, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import AudioDecodeError, EmotionPlayerError, Sentence, TrackError, TrackReadError

logger = logging.getLogger(__name__)

T = TypeVar("T")

_COMMIT_AFTER_S = 0.01
_COURTESY_S = 0.001
"""While a run stores song after song, others get to write after the first of these times, within the second."""

_LOOK_AGAIN_S = 0.2

_PATIENCE_S = 0.4
"""So long a run that is closed waits for the files being worked on."""

_TURN_S = 0.01
_REST_S = 0.05
_WALK_AHEAD = 200_000
"""So many files at most wait for their turn; the walk goes on when some are done."""


class Analyzer:
    """Brings a store up to date with the files under some folders.

    Worker threads (``analyze-N``) read and listen; the store is touched only by the thread that iterates ``run``.

    Attributes:
        finder: Walks the folders.
        reader: Reads a file's fingerprint and tags.
        estimator: The model.
        store: Remembers; what one run stored the next one finds.
        pacing: How many songs at once, and when to wait; asked all the time.
        give_up: Makes the reader and the predictor fail at once, whatever a file does; called when a run is closed.
    """

    def __init__(
        self,
        finder: FileFinder,
        reader: TrackReader,
        predictor: EmotionPredictor,
        store: TrackStore,
        pacing: Pacing,
        *,
        give_up: Callable[[], None] = lambda: None,
    ) -> None:
        self.finder = finder
        self.reader = reader
        self.predictor = predictor
        self.store = store
        self.pacing = pacing
        self.give_up = give_up

    def run(self, roots: Iterable[Path], options: RunOptions = AS_USUAL) -> Generator[AnalysisEvent, None, None]:
        """Yield one event per file as it is done, and ``FilesFound`` now and then.

        Of what the store knows, files that are gone, or that the finder does not take any more, are forgotten once the
        folders have been walked: those under a folder of ``roots`` that is there and not empty (an empty one may be
        where a disk is to be mounted). Where most of a folder is gone, ``FolderShrunk`` tells so at the end instead. A
        sound that lies in several files is listened to once. A failed file is tried again when it, or the decoder, has
        changed; a file that could not be read at all, every time, since permission to read it may come without a
        change. ``options`` may say otherwise.

        Close the generator to stop: files being worked on have four tenths of a second to be finished, and are stored
        then; no others are begun. At most a second's work is lost if the process is killed.

        Whatever a file provokes becomes its failure.

        Raises:
            EmotionPlayerError: The run cannot go on, e.g. because the store cannot be written.
        """
        threads = self.pacing.most_workers
        begun = time.monotonic()
        roots = list(roots)
        logger.info("Scanning %s, %d in all, with %s", next(iter(roots), "nothing"), len(roots), self.predictor.model)
        pool = ThreadPoolExecutor(threads, thread_name_prefix="analyze")
        walk = Walk(self.finder, roots, options.apart)
        run = _Run(self, walk, pool, threads, options)
        try:
            yield from run.events()
        finally:
            try:
                self.store.commit()  # at once: the user may lose patience with the workers
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
                run.wait_for_workers(_PATIENCE_S)
                self.give_up()
                pool.shutdown(wait=True)
            run.store_finished()
            self.store.commit()
            run.release_claims()
            logger.info("The scan ended after %.1f s", time.monotonic() - begun)


class _Run:
    """One run: what waits, what is being worked on, what is not yet committed."""

    def __init__(
        self, analyzer: Analyzer, walk: Walk, pool: ThreadPoolExecutor, threads: int, options: RunOptions
    ) -> None:
        self._reader = analyzer.reader
        self._predictor, self._store = analyzer.predictor, analyzer.store
        self._model = analyzer.predictor.model
        self._walk = walk
        self._pool, self._threads, self._pacing = pool, threads, analyzer.pacing
        self._options = options
        self._waiting: deque[FileStamp] = deque()
        self._reading: dict[Future[Track], FileStamp] = {}
        self._listening: dict[Future[Prediction], Track] = {}
        self._twins: dict[Fingerprint, list[Track]] = {}  # of each sound being listened to: further tracks that hold it
        self._heard_elsewhere: list[Track] = []  # another process listens to them
        self._claimed: set[Fingerprint] = set()
        self._pause: Pause | None = None
        self._writes_since: float | None = None

    @cached_property
    def _decoder(self) -> str:
        """Asked when a file is not as it was, for it takes a while to find out."""
        return self._predictor.decoder

    def events(self) -> Iterator[AnalysisEvent]:
        yield FilesFound(0, complete=False)
        kept_gone = False
        while not self._walk.is_over or self._waiting or self._reading or self._listening or self._heard_elsewhere:
            if (pause := self._pacing.pause) is not self._pause:
                self._pause = pause
                yield PauseChanged(pause)
            if pause:
                yield from self._rest()
                continue
            walks = not self._walk.is_over and len(self._waiting) < _WALK_AHEAD
            if walks:
                yield from self._walk_on()
                if self._walk.is_over:
                    if self._walk.unmatched:
                        yield PatternsUnmatched(tuple(self._walk.unmatched))
                    kept_gone = yield from self._forget_missing()
            yield from self._begin()
            yield from self._look_elsewhere()
            yield from self._collect(timeout_s=0 if walks else _LOOK_AGAIN_S)
            yield self._files_found()  # a place to stop, however long a file takes
            self._commit_if_due()
        if kept_gone:  # of what has moved, the old places have been forgotten by now
            yield from self._forget_missing(is_last=True)

    def _files_found(self) -> FilesFound:
        return FilesFound(self._walk.found, self._walk.is_over)

    def _rest(self) -> Iterator[AnalysisEvent]:
        """Begin nothing for a moment; what is under way comes to its end."""
        yield from self._collect(timeout_s=0)
        self._commit_if_due()
        yield self._files_found()  # a place to stop
        time.sleep(_REST_S)

    def wait_for_workers(self, timeout_s: float) -> None:
        """Wait for what is under way, but not for ever."""
        futures: list[Future[Any]] = [*self._reading, *self._listening]
        wait([future for future in futures if not future.cancelled()], timeout_s)  # nobody tells of the cancelled ones

    def store_finished(self) -> None:
        """Store what the workers finished after the run was closed."""
        for future, track in self._listening.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                self._store.add_prediction(track.fingerprint, self._model, future.result())
                self._store.add_track(track)

    def _forget_missing(self, *, is_last: bool = False) -> Generator[AnalysisEvent, None, bool]:
        """Forget what is not there any more; tell whether something was kept, since most of a folder is gone."""
        kept_gone = False
        for missing in self._walk.missing(self._store):
            if missing is None:
                yield self._files_found()  # a place to stop
                continue
            keeps_gone = missing.are_most and not self._options.forget_missing
            if not missing.is_folder:
                self._forget(missing.gone if self._options.forget_named else ())
                continue
            self._forget(missing.unwanted)
            self._forget(() if keeps_gone else missing.gone)
            kept_gone |= keeps_gone
            if keeps_gone and is_last:
                yield FolderShrunk(missing.top, missing.known, len(missing.gone))
        return kept_gone

    def _forget(self, paths: Iterable[Path]) -> None:
        for path in paths:
            self._store.forget(path)
            self._changed()
            self._commit_if_due()

    def _walk_on(self) -> Iterator[AnalysisEvent]:
        """Walk for a moment; most of what is found where a folder is scanned again is as it was, the others wait."""
        found = self._walk.go_on(_TURN_S)
        yield self._files_found()
        files = [file for file in found if isinstance(file, FileStamp)]
        done = [False] * len(files) if self._options.reread_tags else self._store.are_done(files, self._model)
        for file, is_done in zip(files, done, strict=True):
            if is_done:
                yield self._unchanged(file)
            else:
                self._waiting.append(file)
        for failed in found:
            if isinstance(failed, FailedFile):  # not stored: the next walk tells it again, as long as it is true
                yield TrackFailed(failed, again=False)

    def _unchanged(self, file: FileStamp) -> TrackUnchanged:
        if self._store.note_change_time(file):
            self._changed()
        return TrackUnchanged(file)

    def _begin(self) -> Iterator[AnalysisEvent]:
        """Hand files to the workers until they have enough; settle those that need no work."""
        end = time.monotonic() + _TURN_S
        while self._waiting and self._has_room() and time.monotonic() < end:
            file = self._waiting.popleft()
            if self._options.reread_tags:
                self._reading[self._pool.submit(self._reader.read, file)] = file
            elif self._store.is_done(file, self._model):  # by now, by another process
                yield self._unchanged(file)
            elif (reason := self._known_failure(file)) is not None:
                yield TrackFailed(FailedFile(file, reason), again=True)
            elif (track := self._store.known_track(file)) is not None:
                yield from self._place(track)
            else:
                self._reading[self._pool.submit(self._reader.read, file)] = file

    def _known_failure(self, file: FileStamp) -> Sentence | None:
        return None if self._options.retry_failed else self._store.known_failure(file, self._decoder)

    def _has_room(self) -> bool:
        """Whether another file may be begun; each thread has a second one at hand, where all threads may work."""
        workers = self._pacing.workers
        return len(self._reading) + len(self._listening) < (2 * workers if workers >= self._threads else workers)

    def _collect(self, timeout_s: float) -> Iterator[AnalysisEvent]:
        """Take what the workers have finished; wait if there is nothing yet and nothing else to do."""
        idle = not self._waiting or not self._has_room()
        futures: list[Future[Any]] = [*self._reading, *self._listening]
        if idle:
            self._commit()  # others may write meanwhile
        if idle and not futures and self._heard_elsewhere:
            time.sleep(timeout_s)
        wait(futures, timeout_s if idle else 0, FIRST_COMPLETED)
        for reading in [future for future in self._reading if future.done()]:
            file = self._reading.pop(reading)
            try:
                track = _result(reading, file.path)
            except TrackError as error:
                yield self._fail(file, error)
            else:
                yield from self._place(track)
        for listening in [future for future in self._listening if future.done()]:
            yield from self._heard(listening)

    def _place(self, track: Track) -> Iterator[AnalysisEvent]:
        """A track is read: its sound is known, or being listened to, here or elsewhere, or must be listened to."""
        if self._store.known_prediction(track.fingerprint, self._model) is not None:
            yield self._add(track, from_cache=True)
        elif track.fingerprint in self._twins:
            self._twins[track.fingerprint].append(track)
        elif not self._store.claim(track.fingerprint, self._model):
            self._heard_elsewhere.append(track)
        elif self._store.known_prediction(track.fingerprint, self._model) is not None:  # just now, by another process
            self._store.release(track.fingerprint, self._model)
            yield self._add(track, from_cache=True)
        else:
            self._claimed.add(track.fingerprint)
            self._listen(track, twins=[])

    def _look_elsewhere(self) -> Iterator[AnalysisEvent]:
        """Place what another process has listened to, or has left."""
        tracks, self._heard_elsewhere = self._heard_elsewhere, []
        for track in tracks:
            if (reason := self._known_failure(track.file)) is not None:
                yield TrackFailed(FailedFile(track.file, reason), again=True)
            else:
                yield from self._place(track)

    def release_claims(self) -> None:
        """Let other processes listen to all sounds again."""
        self._release(set(self._claimed))

    def _release(self, sounds: set[Fingerprint]) -> None:
        for sound in sounds:
            self._store.release(sound, self._model)
        self._claimed -= sounds

    def _listen(self, track: Track, twins: list[Track]) -> None:
        self._twins[track.fingerprint] = twins
        self._listening[self._pool.submit(self._predictor.predict, track.path)] = track

    def _heard(self, future: Future[Prediction]) -> Iterator[AnalysisEvent]:
        track = self._listening[future]
        try:
            self._store.add_prediction(track.fingerprint, self._model, _result(future, track.path))
        except TrackError as error:
            del self._listening[future]
            failed = self._fail(track.file, error)
            if twins := self._twins.pop(track.fingerprint):
                self._listen(twins[0], twins[1:])  # the reason may lie in the file: gone, for one
            yield failed
        else:
            analyzed = self._add(track, from_cache=False)
            del self._listening[future]
            yield analyzed
            for twin in self._twins.pop(track.fingerprint):
                yield self._add(twin, from_cache=True)

    def _add(self, track: Track, *, from_cache: bool) -> TrackAnalyzed:
        self._store.add_track(track)
        self._changed()
        predicted = self._store.predicted_track(track.path, self._model)
        assert predicted is not None, f"{track.path} was stored just now"
        return TrackAnalyzed(predicted, from_cache)

    def _fail(self, file: FileStamp, error: TrackError) -> TrackFailed:
        logger.info("%s cannot be analysed: %s", file.path, error.reason)
        failed = FailedFile(file, error.reason)
        self._store.add_failure(failed, "" if isinstance(error, TrackReadError) else self._decoder)
        self._changed()
        return TrackFailed(failed, again=False)

    def _changed(self) -> None:
        if self._writes_since is None:
            self._writes_since = time.monotonic()

    def _commit_if_due(self) -> None:
        if self._writes_since is not None and time.monotonic() - self._writes_since > _COMMIT_AFTER_S:
            self._commit()
            time.sleep(_COURTESY_S)

    def _commit(self) -> None:
        if self._writes_since is not None:
            self._store.commit()
            self._writes_since = None
            self._release(self._claimed - self._twins.keys())


def _result(future: Future[T], path: Path) -> T:
    """What a worker made of a file.

    Raises:
        TrackError: The file is bad, or provoked what nobody foresaw.
        EmotionPlayerError: The run cannot go on.
    """
    try:
        return future.result()
    except EmotionPlayerError:
        raise
    except Exception as error:
        logger.warning("%s is analysed in an unexpected way", path, exc_info=True)
        raise AudioDecodeError(path, FAILS_UNEXPECTEDLY) from error
