# mypy: untyped-calls-exclude=mutagen
"""The ways in which files keep tags: how they are read, and written into a copy with everything else as it was."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

from mutagen.apev2 import APENoHeaderError, APEv2
from mutagen.id3 import ID3

from emotion_player.library.tagging.id3_frames import is_too_much, would_lose_frames
from emotion_player.library.tagging.tag_blocks import id3_size_at_start, open_sound, where_ape_ends
from emotion_player.library.tagging.tag_fields import MutagenTags, OddTagsError, is_empty

Edit = Callable[[MutagenTags], None]
"""Changes mutagen's tags."""

_ID3_OPTIONS = {"translate": False, "load_v1": False}
"""Frames stay what they are, and an ID3v1 tag stays apart."""


class TagKeeping(ABC):
    """One way of keeping tags in a file."""

    @abstractmethod
    def read(self, path: Path) -> MutagenTags:
        """Mutagen's tags of a file; None when it has none."""

    @abstractmethod
    def write(self, source: Path, target: Path, edit: Edit) -> None:
        """Make ``target``, which exists, a copy of ``source`` with edited tags."""


class InContainer(TagKeeping):
    """Tags that mutagen keeps in the container: Vorbis comments, MP4, ASF."""

    def __init__(self, opened: Callable[[Path], MutagenTags]) -> None:
        self._opened = opened

    def read(self, path: Path) -> MutagenTags:
        """Mutagen's tags of a file."""
        return self._opened(path).tags

    def write(self, source: Path, target: Path, edit: Edit) -> None:
        """Copy, then edit."""
        shutil.copyfile(source, target)
        file = self._opened(target)
        if file.tags is None:
            file.add_tags()
        edit(file.tags)
        file.save(target)


class Id3Chunk(TagKeeping):
    """ID3 in a chunk of its own: WAV, AIFF, DSF, DSDIFF.

    Args:
        kind: What opens such a file.
        tags: The tags in it, as they are.
    """

    def __init__(self, kind: Callable[..., MutagenTags], tags: Iterable[bytes]) -> None:
        self._kind = kind
        self._tags = tuple(tags)

    def read(self, path: Path) -> MutagenTags:
        """Mutagen's tags of a file."""
        for tag in self._tags:
            _check_that_all_is_kept(tag)
        return self._opened(path).tags

    def write(self, source: Path, target: Path, edit: Edit) -> None:
        """Copy, then edit."""
        shutil.copyfile(source, target)
        file = self._opened(target)
        if file.tags is None:
            file.add_tags()
        edit(file.tags)
        if is_empty(file.tags):
            file.delete(target)
        else:
            file.tags.save(target, v2_version=_version(file.tags), v23_sep=None)

    def _opened(self, path: Path) -> MutagenTags:
        return self._kind(path, **_ID3_OPTIONS)


class Id3AtStart(TagKeeping):
    """ID3 before the sound, and nothing else touched, above all no ID3v1 or APE tag behind it: MP3, AAC, TTA."""

    _GUARD = bytes(131)  # where mutagen looks for an ID3v1 tag, at what it takes for the end of the file

    def read(self, path: Path) -> MutagenTags:
        """Mutagen's tags of a file."""
        with path.open("rb") as file:
            return self._parsed(file.read(id3_size_at_start(file)))

    def write(self, source: Path, target: Path, edit: Edit) -> None:
        """Copy, then edit."""
        with source.open("rb") as old, target.open("wb") as new:
            size = id3_size_at_start(old)
            old.seek(0)
            head = old.read(size)
            tags = self._parsed(head) or ID3()
            edit(tags)
            if not is_empty(tags):
                whole = BytesIO(head + self._GUARD)
                tags.save(whole, v1=0, v2_version=_version(tags), v23_sep=None)
                new.write(whole.getvalue()[: -len(self._GUARD)])
            old.seek(size)
            shutil.copyfileobj(old, new, 1 << 20)

    def _parsed(self, head: bytes) -> ID3 | None:
        _check_that_all_is_kept(head)
        return ID3(BytesIO(head), **_ID3_OPTIONS) if head else None


class ApeAtEnd(TagKeeping):
    """APEv2 behind the sound, but before an ID3v1 or Lyrics3 tag there: WavPack, Monkey's Audio, Musepack, TAK."""

    def read(self, path: Path) -> MutagenTags:
        """Mutagen's tags of a file."""
        try:
            return APEv2(path)
        except APENoHeaderError:
            return None

    def write(self, source: Path, target: Path, edit: Edit) -> None:
        """Copy, then edit."""
        shutil.copyfile(source, target)
        tags = self.read(target)
        if tags is None:
            tags = APEv2()
        edit(tags)
        with target.open("r+b") as file:
            end = where_ape_ends(open_sound(file, file.seek(0, 2)))
            file.seek(end)
            behind = file.read()
            file.truncate(end)  # mutagen would drop what is behind
            file.seek(0)
            if is_empty(tags):
                tags.delete(file)
            else:
                tags.save(file)
            file.seek(0, 2)
            file.write(behind)


def _check_that_all_is_kept(tag: bytes) -> None:
    """Make sure that mutagen can write all of an ID3 tag anew.

    Raises:
        OddTagsError: It cannot.
    """
    if is_too_much(tag):
        raise OddTagsError("Its tag holds too many frames, or too large ones, to be written anew.")
    if would_lose_frames(tag):
        raise OddTagsError("Its other tags hold damaged text, which would be lost.")


def _version(tags: ID3) -> int:
    """Of the tag that is written: its own, and 2.3 for 2.2, whose frames mutagen has made those of 2.3."""
    return 4 if tags.version >= (2, 4) else 3
