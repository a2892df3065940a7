# mypy: untyped-calls-exclude=mutagen
"""How the tags of each kind of file are read, and written into a copy of it with everything else as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

import mutagen
from mutagen.aiff import AIFF
from mutagen.apev2 import APENoHeaderError, APEv2
from mutagen.asf import ASF
from mutagen.dsdiff import DSDIFF
from mutagen.dsf import DSF
from mutagen.flac import FLAC
from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from mutagen.oggflac import OggFLAC
from mutagen.oggopus import OggOpus
from mutagen.oggspeex import OggSpeex
from mutagen.oggvorbis import OggVorbis
from mutagen.wave import WAVE

from emotion_player.library.tag_blocks import id3_size_at_start, skip_tags_at_start, where_ape_ends
from emotion_player.library.tag_fields import MutagenTags, is_empty

Edit = Callable[[MutagenTags], None]
"""Changes mutagen's tags."""

_ID3_OPTIONS = {"translate": False, "load_v1": False}
"""Frames stay those of their own version of ID3, and an ID3v1 tag stays apart."""


class TagFormat(Protocol):
    """One way of keeping tags in a file."""

    def read(self, path: Path) -> MutagenTags:
        """Mutagen's tags of a file; None when it has none."""
        ...

    def write(self, source: Path, target: Path, edit: Edit) -> None:
        """Make ``target``, which exists, a copy of ``source`` with edited tags."""
        ...


def tag_format(path: Path) -> TagFormat | None:
    """How a file keeps its tags, which its first bytes tell; None when its kind has no place for them.

    Raises:
        OSError: It cannot be read.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        start = skip_tags_at_start(file, size)
        file.seek(start)
        head = file.read(16)
        prefers_ape = not id3_size_at_start(file) and _ends_with_ape(file, size)
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return _Chunked(WAVE)
    if head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"}:
        return _Chunked(AIFF)
    for begins, kind in _BY_HEAD.items():
        if head.startswith(begins):
            return kind
    if head[4:8] == b"ftyp":
        return _Whole(MP4)
    if head.startswith(b"TTA1") or _is_mpeg_audio(head) or path.suffix.lower() in {".mp1", ".mp2", ".mp3"}:
        return _ApeAtEnd() if prefers_ape else _Id3AtStart()
    return None


class _Whole:
    """Tags that mutagen keeps in the container: Vorbis comments, MP4, ASF."""

    def __init__(self, opened: Callable[[Path], MutagenTags]) -> None:
        self._opened = opened

    def read(self, path: Path) -> MutagenTags:
        return self._opened(path).tags

    def write(self, source: Path, target: Path, edit: Edit) -> None:
        shutil.copyfile(source, target)
        file = self._opened(target)
        if file.tags is None:
            file.add_tags()
        edit(file.tags)
        file.save(target)


class _Chunked:
    """ID3 in a chunk of its own: WAV, AIFF, DSF, DSDIFF."""

    def __init__(self, kind: Callable[..., MutagenTags]) -> None:
        self._kind = kind

    def read(self, path: Path) -> MutagenTags:
        return self._opened(path).tags

    def write(self, source: Path, target: Path, edit: Edit) -> None:
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
        file = self._kind(path, **_ID3_OPTIONS)
        if file.tags is not None and file.tags.version < (2, 3):
            return self._kind(path, load_v1=False, v2_version=3)
        return file


class _Id3AtStart:
    """ID3 before the sound, and nothing else touched, above all no ID3v1 or APE tag behind it: MP3, AAC, TTA."""

    _GUARD = bytes(131)  # where mutagen looks for an ID3v1 tag, at what it takes for the end of the file

    def read(self, path: Path) -> MutagenTags:
        with path.open("rb") as file:
            return self._parsed(file.read(id3_size_at_start(file)))

    def write(self, source: Path, target: Path, edit: Edit) -> None:
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
        if not head:
            return None
        tags = ID3(BytesIO(head), **_ID3_OPTIONS)
        return tags if tags.version >= (2, 3) else ID3(BytesIO(head), load_v1=False, v2_version=3)


class _ApeAtEnd:
    """APEv2 behind the sound, but before an ID3v1 or Lyrics3 tag there: WavPack, Monkey's Audio, Musepack, TAK."""

    def read(self, path: Path) -> MutagenTags:
        try:
            return APEv2(path)
        except APENoHeaderError:
            return None

    def write(self, source: Path, target: Path, edit: Edit) -> None:
        shutil.copyfile(source, target)
        tags = self.read(target)
        if tags is None:
            tags = APEv2()
        edit(tags)
        with target.open("r+b") as file:
            size = file.seek(0, 2)
            end = where_ape_ends(file, skip_tags_at_start(file, size), size)
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


def _ogg(path: Path) -> MutagenTags:
    file = mutagen.File(path, options=[OggFLAC, OggOpus, OggSpeex, OggVorbis])
    if file is None:
        raise mutagen.MutagenError("a stream that is neither FLAC, Opus, Speex nor Vorbis")
    return file


_BY_HEAD: dict[bytes, TagFormat] = {
    b"fLaC": _Whole(FLAC),
    b"OggS": _Whole(_ogg),
    bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c"): _Whole(ASF),
    b"DSD ": _Chunked(DSF),
    b"FRM8": _Chunked(DSDIFF),
    **dict.fromkeys((b"wvpk", b"MAC ", b"MP+", b"MPCK", b"tBaK", b"OFR "), _ApeAtEnd()),
}


def _is_mpeg_audio(head: bytes) -> bool:
    """Whether an MPEG or ADTS frame begins here."""
    return len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0


def _ends_with_ape(file: BinaryIO, size: int) -> bool:
    end = where_ape_ends(file, 0, size)
    file.seek(max(0, end - 32))
    return file.read(8) == b"APETAGEX"


def _version(tags: ID3) -> int:
    return 4 if tags.version >= (2, 4) else 3
