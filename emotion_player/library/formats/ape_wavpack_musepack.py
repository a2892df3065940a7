"""Sounds that have an APE tag behind them: Monkey's Audio, WavPack, Musepack, TAK, OptimFROG, True Audio."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import BlockKind, OpenSound
from emotion_player.library.tagging.tag_keeping import ApeAtEnd, Id3AtStart, TagKeeping
from emotion_player.library.tagging.tag_texts import Texts, texts_around


class ApeTagged(SoundFormat):
    """A sound whose programs all read and write APE."""

    _begins: ClassVar[tuple[bytes, ...]] = ()

    def begins(self, head: bytes) -> bool:
        """As each says."""
        return head.startswith(self._begins)

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """APE counts more than ID3."""
        return texts_around(sound, (BlockKind.APE, BlockKind.ID3, BlockKind.ID3V1))

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """APE."""
        return ApeAtEnd()


class MonkeysAudio(ApeTagged):
    """Monkey's Audio."""

    endings = ("ape",)
    demuxers = ("ape",)
    _begins = (b"MAC ",)


class WavPack(ApeTagged):
    """WavPack."""

    endings = ("wv",)
    demuxers = ("wv",)
    _begins = (b"wvpk",)


class Musepack(ApeTagged):
    """Musepack of stream versions 7 and 8."""

    endings = ("mp+", "mpc", "mpp")
    demuxers = ("mpc", "mpc8")
    _begins = (b"MP+", b"MPCK")


class Tak(ApeTagged):
    """TAK."""

    endings = ("tak",)
    demuxers = ("tak",)
    _begins = (b"tBaK",)


class OptimFrog(ApeTagged):
    """OptimFROG, which FFmpeg does not decode: known for its tags alone."""

    _begins = (b"OFR ",)


class TrueAudio(SoundFormat):
    """True Audio, whose own tags are ID3; APE where nothing else is."""

    endings = ("tta",)
    demuxers = ("tta",)

    def begins(self, head: bytes) -> bool:
        """As it says."""
        return head.startswith((b"TTA1", b"TTA2"))

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """APE where nothing else is."""
        return ApeAtEnd() if sound.of_kind(BlockKind.APE) and not sound.begins_with_id3 else Id3AtStart()


FORMATS = (MonkeysAudio(), WavPack(), Musepack(), Tak(), OptimFrog(), TrueAudio())
