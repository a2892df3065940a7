"""Writes mood tags into many files, with a journal by which it can all be undone."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from emotion_player.core.jobs import DoJob, do_here
from emotion_player.core.location import Location
from emotion_player.core.mood_tags import (
    FieldTexts,
    MoodField,
    PathsInUse,
    TagBatch,
    TagPreview,
    TagRequest,
    TagsRefused,
    TagsSaved,
    TagWrite,
    changes,
)
from emotion_player.core.track import Fingerprint
from emotion_player.errors import Sentence, TagWriteError, TrackError
from emotion_player.library.files.fingerprint import fingerprint_file
from emotion_player.library.library import Library
from emotion_player.library.tagging.tag_journal import JournalEntry, TagJournal
from emotion_player.library.tagging.tag_writer import TagEdit, read_fields

_PLAYING = Sentence("The player is using it: play another song, then try again.")
_CHANGED = Sentence("Its mood tags have been changed since; they were left as they are.")


class MoodTagging:
    """Writes, and undoes, the mood tags of files; implements ``ports.MoodTagger``.

    Each call opens a library of its own where it needs one, so any thread may use it; iterate on that same thread.
    Stopping between two files leaves those before written, and all others untouched.

    Args:
        open_library: Opens the library with the journal.
        do: Runs the jobs that parse the files; even if one crashes, a file is written whole or left as it is.
    """

    def __init__(self, open_library: Callable[[], Library], do: DoJob = do_here) -> None:
        self._open_library = open_library
        self._do = do

    # ---- ports.MoodTagger

    def preview(self, requests: Sequence[TagRequest]) -> Iterator[TagPreview | TagsRefused]:
        """Yield, file by file, what writing would do, or why it cannot be done."""
        for request in requests:
            try:
                fields = read_fields(request.path, self._do)
                yield TagPreview(request.path, changes(request.path, fields, request.tags.texts()))
            except TagWriteError as error:
                yield TagsRefused(request.path, error.reason)

    def write(
        self, requests: Sequence[TagRequest], fields: Collection[MoodField], *, keep_times: bool, in_use: PathsInUse
    ) -> Iterator[TagsSaved | TagsRefused]:
        """Write some fields, and yield what came of each file.

        Raises:
            LibraryError: The journal cannot be kept; the files from here on are untouched.
        """
        with self._open_library() as library:
            batch = _Batch(library.tag_journal, self._do, keep_times=keep_times)
            for request in requests:
                try:
                    yield batch.write(request.path, request.tags.texts(fields), in_use)
                except TagWriteError as error:
                    yield TagsRefused(request.path, error.reason)

    def batches(self) -> list[TagBatch]:
        """What was written, the newest first."""
        with self._open_library() as library:
            return library.tag_journal.batches()

    def writes(self, batch: int) -> list[TagWrite]:
        """The files of a batch, and what was changed in them."""
        with self._open_library() as library:
            entries = library.tag_journal.entries(batch)
        return [TagWrite(each.path, changes(each.path, each.before, each.after), each.undone) for each in entries]

    def undo(
        self, batch: int, *, in_use: PathsInUse, only: Collection[Path] | None = None
    ) -> Iterator[TagsSaved | TagsRefused]:
        """Put back what stood in the files of a batch (those in ``only``), and yield what came of each.

        Raises:
            LibraryError: The journal cannot be read or kept.
        """
        with self._open_library() as library:
            for entry in library.tag_journal.entries(batch):
                if entry.undone or (only is not None and entry.path not in only):
                    continue
                try:
                    yield _undo(library, entry, batch, in_use, self._do)
                except TagWriteError as error:
                    yield TagsRefused(entry.path, error.reason)


class _Batch:
    """One batch, which the journal gets with the first file that is changed."""

    def __init__(self, journal: TagJournal, do: DoJob, *, keep_times: bool) -> None:
        self._journal = journal
        self._do = do
        self._keep_times = keep_times
        self._number = 0

    def write(self, path: Path, after: FieldTexts, in_use: PathsInUse) -> TagsSaved:
        with TagEdit(path, after, keep_times=self._keep_times, do=self._do) as edit:
            if not edit.is_needed:
                return TagsSaved(path, (), self._number)
            _refuse_in_use(path, in_use)
            self._number = self._number or self._journal.begin()
            entry = self._journal.add(
                self._number, path, edit.sound, edit.before, edit.after, kept_times=self._keep_times
            )
            try:
                edit.replace()
            except TagWriteError:
                self._journal.drop(entry)
                raise
            self._journal.restamp(edit.old, edit.new)
            return TagsSaved(path, changes(path, edit.before, edit.after), self._number)


def _undo(library: Library, entry: JournalEntry, batch: int, in_use: PathsInUse, do: DoJob) -> TagsSaved:
    path = _where_it_lies(library, entry, do)
    with TagEdit(path, entry.before, keep_times=entry.kept_times, do=do) as edit:
        if edit.is_needed:
            if edit.before != entry.after:
                raise TagWriteError(path, _CHANGED)
            _refuse_in_use(path, in_use)
            edit.replace()
            library.tag_journal.restamp(edit.old, edit.new)
        # else somebody put it back, or the program ended before the file was written
    library.tag_journal.set_undone(entry.number)
    return TagsSaved(entry.path, changes(entry.path, edit.before, edit.after), batch)


def _where_it_lies(library: Library, entry: JournalEntry, do: DoJob) -> Path:
    """The file of an entry: at its place, else one with its sound, rather one that has what was written."""
    if _sound_at(entry.path, do) == entry.sound:
        return entry.path
    others = [Path(song.path) for song in library.playlists.songs_with(entry.sound)]
    there = [path for path in others if path != entry.path and os.path.lexists(path)]
    if not there:
        raise TagWriteError(entry.path, "The file is gone, and its sound is nowhere else in the library.")
    return next((path for path in there if _has(path, entry.after, do)), there[0])


def _has(path: Path, texts: FieldTexts, do: DoJob) -> bool:
    try:
        fields = read_fields(path, do)
    except TagWriteError:
        return False
    return all(fields[field] == values for field, values in texts.items())


def _sound_at(path: Path, do: DoJob) -> Fingerprint | None:
    try:
        return do(path, fingerprint_file, path)
    except TrackError:
        return None


def _refuse_in_use(path: Path, in_use: PathsInUse) -> None:
    real = Location.of(path)
    if any(Location.of(Path(each)) == real for each in in_use()):
        raise TagWriteError(path, _PLAYING)
