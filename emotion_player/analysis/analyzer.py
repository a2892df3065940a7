"""Finds every song under some folders its emotion: what is known is remembered, the rest is listened to."""

from __future__ import annotations

import logging
import os
import stat
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any, TypeVar

from emotion_player.analysis.events import (
    AnalysisEvent,
    FilesFound,
    PauseChanged,
    TrackAnalyzed,
    TrackFailed,
    TrackUnchanged,
)
from emotion_player.analysis.pacing import Pacing, Pause
from emotion_player.analysis.reasons import FAILS_UNEXPECTEDLY
from emotion_player.core.ports import EmotionPredictor, FileFinder, TrackReader, TrackStore
from emotion_player.core.predictions.prediction import FailedFile, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import AudioDecodeError, EmotionPlayerError, TrackError, TrackReadError

logger = logging.getLogger(__name__)

T = TypeVar("T")

_COMMIT_EVERY = 200
_COMMIT_EVERY_S = 1.0

_PATIENCE_S = 0.5
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

    def run(self, roots: Iterable[Path], *, retry_failed: bool = False) -> Generator[AnalysisEvent, None, None]:
        """Yield one event per file as it is done, and ``FilesFound`` now and then.

        Of what the store knows, only files that are gone, or that the finder does not take any more, are forgotten
        first: those under a folder of ``roots`` that is there and not empty (an empty one may be where a disk is to be
        mounted). A sound that lies in several files is
        listened to once. A failed file is tried again when it, or the decoder, has changed; a file that could not be
        read at all, every time, since permission to read it may come without a change.

        Close the generator to stop: files being worked on have half a second to be finished, and are stored then; no
        others are begun. At most a second's work is lost if the process is killed.

        Whatever a file provokes becomes its failure.

        Raises:
            EmotionPlayerError: The run cannot go on, e.g. because the store cannot be written.
        """
        threads = self.pacing.most_workers
        begun = time.monotonic()
        roots = list(roots)
        logger.info("Scanning %s, %d in all, with %s", next(iter(roots), "nothing"), len(roots), self.predictor.model)
        pool = ThreadPoolExecutor(threads, thread_name_prefix="analyze")
        run = _Run(self, pool, threads, retry_failed)
        try:
            yield from run.events(roots)
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
            logger.info("The scan ended after %.1f s", time.monotonic() - begun)


class _Run:
    """One run: what waits, what is being worked on, what is not yet committed."""

    def __init__(self, analyzer: Analyzer, pool: ThreadPoolExecutor, threads: int, retry_failed: bool) -> None:
        self._finder, self._reader = analyzer.finder, analyzer.reader
        self._predictor, self._store = analyzer.predictor, analyzer.store
        self._model, self._decoder = analyzer.predictor.model, analyzer.predictor.decoder
        self._pool, self._threads, self._pacing = pool, threads, analyzer.pacing
        self._retry_failed = retry_failed
        self._found = 0
        self._waiting: deque[FileStamp] = deque()
        self._reading: dict[Future[Track], FileStamp] = {}
        self._listening: dict[Future[Prediction], Track] = {}
        self._twins: dict[Fingerprint, list[Track]] = {}  # of each sound being listened to: further tracks that hold it
        self._pause: Pause | None = None
        self._uncommitted = 0
        self._committed_at = time.monotonic()

    def events(self, roots: list[Path]) -> Iterator[AnalysisEvent]:
        yield FilesFound(0, complete=False)
        yield from self._forget_gone(roots)
        walk = self._finder.find(roots)
        walking = True
        while walking or self._waiting or self._reading or self._listening:
            if (pause := self._pacing.pause) is not self._pause:
                self._pause = pause
                yield PauseChanged(pause)
            if pause:
                yield from self._rest(walking)
                continue
            walks = walking and len(self._waiting) < _WALK_AHEAD
            if walks:
                walking = yield from self._walk_on(walk)
                yield FilesFound(self._found, complete=not walking)
            yield from self._begin()
            yield from self._collect(timeout_s=0 if walks else _COMMIT_EVERY_S)
            self._commit_if_due()

    def _rest(self, walking: bool) -> Iterator[AnalysisEvent]:
        """Begin nothing for a moment; what is under way comes to its end."""
        yield from self._collect(timeout_s=0)
        self._commit_if_due()
        yield FilesFound(self._found, complete=not walking)  # a place to stop
        time.sleep(_REST_S)

    def wait_for_workers(self, timeout_s: float) -> None:
        """Wait for what is under way, but not for ever."""
        futures: list[Future[Any]] = [*self._reading, *self._listening]
        wait(futures, timeout_s)

    def store_finished(self) -> None:
        """Store what the workers finished after the run was closed."""
        for future, track in self._listening.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                self._store.add_prediction(track.fingerprint, self._model, future.result())
                self._store.add_track(track)

    def _forget_gone(self, roots: list[Path]) -> Iterator[AnalysisEvent]:
        tops = [root.resolve() for root in roots if _holds_something(root)]
        known = (path for top in tops for path in self._store.known_paths(top))
        for number, path in enumerate(known):
            if not self._is_wanted(path, tops) or _is_gone(path):
                self._store.forget(path)
                self._uncommitted += 1
            if number % 1_000 == 999:
                yield FilesFound(0, complete=False)  # a place to stop

    def _is_wanted(self, path: Path, tops: list[Path]) -> bool:
        return any(path.is_relative_to(top) and self._finder.takes(top, path) for top in tops)

    def _walk_on(self, walk: Iterator[FileStamp | FailedFile]) -> Generator[AnalysisEvent, None, bool]:
        """Walk for a moment; tell whether there is more to come."""
        end = time.monotonic() + _TURN_S
        for found in walk:
            self._found += 1
            if isinstance(found, FailedFile):
                # Not stored: the next walk tells it again, as long as it is true.
                yield TrackFailed(found, again=False)
            else:
                self._waiting.append(found)
            if time.monotonic() > end:
                return True
        return False

    def _begin(self) -> Iterator[AnalysisEvent]:
        """Hand files to the workers until they have enough; settle those that need no work."""
        end = time.monotonic() + _TURN_S
        while self._waiting and self._has_room() and time.monotonic() < end:
            file = self._waiting.popleft()
            if self._store.is_done(file, self._model):
                yield TrackUnchanged(file)
            elif not self._retry_failed and (reason := self._store.known_failure(file, self._decoder)) is not None:
                yield TrackFailed(FailedFile(file, reason), again=True)
            elif (track := self._store.known_track(file)) is not None:
                yield from self._place(track)
            else:
                self._reading[self._pool.submit(self._reader.read, file)] = file

    def _has_room(self) -> bool:
        """Whether another file may be begun; each thread has a second one at hand, where all threads may work."""
        workers = self._pacing.workers
        return len(self._reading) + len(self._listening) < (2 * workers if workers >= self._threads else workers)

    def _collect(self, timeout_s: float) -> Iterator[AnalysisEvent]:
        """Take what the workers have finished; wait if there is nothing yet and nothing else to do."""
        idle = not self._waiting or not self._has_room()
        futures: list[Future[Any]] = [*self._reading, *self._listening]
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
        """A track is read: its sound is known, or being listened to, or must be listened to."""
        if self._store.known_prediction(track.fingerprint, self._model) is not None:
            yield self._add(track, from_cache=True)
        elif track.fingerprint in self._twins:
            self._twins[track.fingerprint].append(track)
        else:
            self._listen(track, twins=[])

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
        self._uncommitted += 1
        predicted = self._store.predicted_track(track.path, self._model)
        assert predicted is not None, f"{track.path} was stored just now"
        return TrackAnalyzed(predicted, from_cache)

    def _fail(self, file: FileStamp, error: TrackError) -> TrackFailed:
        logger.info("%s cannot be analysed: %s", file.path, error.reason)
        failed = FailedFile(file, error.reason)
        self._store.add_failure(failed, "" if isinstance(error, TrackReadError) else self._decoder)
        self._uncommitted += 1
        return TrackFailed(failed, again=False)

    def _commit_if_due(self) -> None:
        late = time.monotonic() - self._committed_at > _COMMIT_EVERY_S
        if self._uncommitted >= _COMMIT_EVERY or (self._uncommitted and late):
            self._store.commit()
            self._uncommitted = 0
            self._committed_at = time.monotonic()


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


def _holds_something(folder: Path) -> bool:
    try:
        with os.scandir(folder) as listing:
            return next(listing, None) is not None
    except OSError:
        return False


def _is_gone(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:  # there, but not for us
        return False
