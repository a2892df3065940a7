"""Writes the three mood fields into a file, all or nothing, with its sound and its other tags as they were."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from emotion_player.core.jobs import DoJob, do_here
from emotion_player.core.mood_tags import FieldTexts, FieldValues, MoodField
from emotion_player.core.track import FileStamp, Fingerprint
from emotion_player.errors import Sentence, TagWriteError, TrackError, reason_of
from emotion_player.files import new_copy
from emotion_player.library.files.fingerprint import fingerprint_file
from emotion_player.library.files.format_registry import BARE, format_called, format_of
from emotion_player.library.tagging.tag_blocks import open_sound
from emotion_player.library.tagging.tag_fields import MutagenTags, OddTagsError, field_values, other_tags, set_field
from emotion_player.library.tagging.tag_keeping import TagKeeping
from emotion_player.library.tagging.tag_texts import ODD_FILE_ERRORS
from emotion_player.library.tagging.tags import Tags, read_tags


@dataclass(frozen=True, slots=True)
class _Contents:
    """What must stay, and what may change, when tags are written; ``others`` stands for all other tags."""

    sound: Fingerprint
    texts: Tags
    fields: dict[MoodField, FieldValues]
    others: str


def read_fields(path: Path, do: DoJob = do_here) -> dict[MoodField, FieldValues]:
    """What a file says in the three mood fields, if they can be written there.

    Raises:
        TagWriteError: They cannot be read, or cannot be written; the sentence says why.
    """
    with _errors_in_words(path):
        check_writable(path.resolve(strict=True))
        return do(path, _read_fields, path)


class TagEdit:
    """New tags for one file, in a copy beside it that takes its place with ``replace``; a context.

    A link is followed. The copy is checked before it is offered: the same sound, the same other tags, the new ones
    readable. Without ``replace``, or when that fails, the file stays as it is to the byte, and the copy is gone.

    What parses the file is a job that makes nothing but the copy, so it may crash or be ended at any moment.

    Attributes:
        before: What the file says now, in the fields that are to be written.
        after: What it will say there.
        sound: Its fingerprint, which stays.
        old: The file as it is.
        new: The file as it will be.

    Raises:
        TagWriteError: The tags cannot be written, for a reason that is one sentence.
    """

    def __init__(self, path: Path, after: FieldTexts, *, keep_times: bool = False, do: DoJob = do_here) -> None:
        self._path = path
        self._do = do
        self._copy: Path | None = None
        self.after = dict(after)
        with _errors_in_words(path):
            self._target = path.resolve(strict=True)
            check_writable(self._target)
            self._status = self._target.stat()
            self.old = _stamp(path, self._status)
            try:
                self._make_copy(keep_times=keep_times)
            except BaseException:
                self._remove_copy()
                raise

    def __enter__(self) -> TagEdit:
        return self

    def __exit__(self, *_: object) -> None:
        self._remove_copy()

    @property
    def is_needed(self) -> bool:
        """Whether the file says anything else than it is to say."""
        return self.before != self.after

    def replace(self) -> None:
        """Put the copy in the place of the file, at once.

        Raises:
            TagWriteError: It cannot be done, or the file is not what it was any more; it stays as it is.
        """
        with _errors_in_words(self._path):
            status = self._target.stat()
            if (status.st_ino, *_times_and_size(status)) != (self._status.st_ino, *_times_and_size(self._status)):
                raise TagWriteError(self._path, "Another program has just changed the file; it was left as it is.")
            assert self._copy is not None
            os.replace(self._copy, self._target)  # noqa: PTH105 - so that a test can stand in its way
            self._copy = None
            self.new = FileStamp.of(self._path, self._target.stat())  # its new name is a change of it
            _flush_folder(self._target.parent)

    def _make_copy(self, *, keep_times: bool) -> None:
        now = self._do(self._path, _contents, self._target)
        self.sound = now.sound
        self.before = {field: now.fields[field] for field in self.after}
        if not self.is_needed:
            self.new = self.old
            return
        self._copy = copy = new_copy(self._target.parent, self._target.suffix)
        changed = {field: values for field, values in self.after.items() if self.before[field] != values}
        self._do(self._path, _write_copy, self._target, copy, changed)
        if self._do(self._path, _contents_of_copy, self._target, copy) != replace(now, fields=now.fields | changed):
            raise TagWriteError(self._path, "Writing would change more than these tags; the file was left as it is.")
        self._dress_copy(copy, keep_times=keep_times)
        self.new = _stamp(self._path, copy.stat())

    def _dress_copy(self, copy: Path, *, keep_times: bool) -> None:
        """Give the copy the file's owner, permissions and further attributes, and bring it to the disk."""
        with suppress(OSError, AttributeError):  # others than root may not give files away, and Windows knows no owners
            os.chown(copy, self._status.st_uid, self._status.st_gid)
        times = copy.stat()
        shutil.copystat(self._target, copy)
        source = self._status if keep_times else times
        os.utime(copy, ns=(source.st_atime_ns, source.st_mtime_ns))
        with copy.open("rb+") as file:
            os.fsync(file.fileno())

    def _remove_copy(self) -> None:
        if self._copy is not None:
            with suppress(OSError):
                self._copy.unlink(missing_ok=True)
            self._copy = None


def check_writable(target: Path) -> None:
    """Make sure that a file may be written.

    Raises:
        TagWriteError: It may not; replacing it would pass over that.
        OSError: It cannot be looked at.
    """
    status = target.stat()
    mode = status.st_mode
    if not stat.S_ISREG(mode):
        raise TagWriteError(target, "This is not a file.")
    if status.st_nlink > 1:
        raise TagWriteError(target, "It has another name (a hard link), which would keep the old tags.")
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise TagWriteError(target, "The file is write-protected.")
    if not target.parent.stat().st_mode & 0o222 or not os.access(target.parent, os.W_OK):
        raise TagWriteError(target, "The folder is write-protected.")


def _keeping(path: Path) -> TagKeeping:
    """How a file keeps its tags: as its first bytes tell, or, where they tell nothing, its name."""
    with path.open("rb") as file:
        sound = open_sound(file, path.stat().st_size)
        known = format_of(sound)
        keeping = (format_called(path) if known is BARE else known).tag_keeping(sound)
    if keeping is None:
        raise TagWriteError(path, "Tags cannot be written into this kind of file.")
    return keeping


def _read_fields(path: Path) -> dict[MoodField, FieldValues]:
    with _errors_in_words(path):
        tags = _keeping(path).read(path)
        other_tags(tags)  # may be of a kind that writing would damage
        return _fields(tags)


def _contents(path: Path) -> _Contents:
    with _errors_in_words(path):
        return _read_contents(_keeping(path), path)


def _write_copy(path: Path, copy: Path, fields: FieldTexts) -> None:
    """Write fields, and all that a file holds otherwise, into a copy of it."""

    def edit(tags: MutagenTags) -> None:
        for field, values in fields.items():
            set_field(tags, field, values)

    with _errors_in_words(path):
        _keeping(path).write(path, copy, edit)


def _contents_of_copy(path: Path, copy: Path) -> _Contents:
    """What a copy holds, read as its original is."""
    with _errors_in_words(path):
        return _read_contents(_keeping(path), copy)


def _read_contents(keeping: TagKeeping, path: Path) -> _Contents:
    tags = keeping.read(path)
    others = hashlib.blake2b(repr(other_tags(tags)).encode("utf-8", "surrogatepass")).hexdigest()
    return _Contents(fingerprint_file(path), read_tags(path), _fields(tags), others)


def _fields(tags: MutagenTags) -> dict[MoodField, FieldValues]:
    return {field: field_values(tags, field) for field in MoodField}


def _stamp(path: Path, status: os.stat_result) -> FileStamp:
    return FileStamp.of(path, status)


def _times_and_size(status: os.stat_result) -> tuple[int, int]:
    return status.st_mtime_ns, status.st_size


def _flush_folder(folder: Path) -> None:
    """Make a new name last; systems that know no folders as files do so by themselves."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _errors_in_words(path: Path) -> Iterator[None]:
    fail = partial(TagWriteError, path)
    try:
        yield
    except TrackError as error:
        raise fail(error.reason) from error
    except OddTagsError as error:
        raise fail(error.sentence) from error
    except ODD_FILE_ERRORS as error:
        raise fail(_why(error)) from error


def _why(error: BaseException) -> Sentence:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, OSError):  # mutagen wraps what the system says
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, FileNotFoundError):
        return Sentence("The file is gone.")
    if isinstance(cause, OSError):
        return Sentence("It cannot be written: {why}.", why=reason_of(cause))
    return Sentence("Its tags are damaged and cannot be written.")
