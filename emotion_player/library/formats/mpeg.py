"""MPEG audio and AAC as they are: frames without a container, between ID3 and APE tags."""

from __future__ import annotations

from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import BlockKind, OpenSound
from emotion_player.library.tagging.tag_keeping import ApeAtEnd, Id3AtStart, TagKeeping


class Mpeg(SoundFormat):
    """Layers 1, 2 and 3."""

    endings = ("mp1", "mp2", "mp3")
    demuxers = ("mp3",)

    def begins(self, head: bytes) -> bool:
        """With a frame."""
        return len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """Programs read ID3 first, unless there is nothing but APE."""
        return ApeAtEnd() if sound.of_kind(BlockKind.APE) and not sound.begins_with_id3 else Id3AtStart()


class Aac(SoundFormat):
    """ADTS, ADIF and LOAS."""

    endings = ("aac",)
    demuxers = ("aac", "loas")

    def begins(self, head: bytes) -> bool:
        """With a frame of ADTS or LOAS, or as ADIF says."""
        frame = int.from_bytes(head[:2], "big")
        return frame & 0xFFF6 == 0xFFF0 or frame & 0xFFE0 == 0x56E0 or head.startswith(b"ADIF")

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """APE, unless ID3 is there: what builds on mutagen takes AAC behind ID3 for a damaged MP3."""
        return Id3AtStart() if sound.begins_with_id3 else ApeAtEnd()


FORMATS = (Aac(), Mpeg())
