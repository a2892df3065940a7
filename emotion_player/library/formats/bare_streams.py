"""Streams and old containers that have no place for tags that other programs would read."""

from __future__ import annotations

from typing import ClassVar

from emotion_player.library.files.sound_format import SoundFormat


class _Untagged(SoundFormat):
    _begins: ClassVar[tuple[bytes, ...]] = ()

    def begins(self, head: bytes) -> bool:
        """As each says."""
        return head.startswith(self._begins)


class Ac3(_Untagged):
    """Dolby Digital, and Plus."""

    endings = ("ac3", "eac3")
    demuxers = ("ac3", "eac3")
    _begins = (b"\x0b\x77", b"\x77\x0b")


class Dts(_Untagged):
    """DTS, of 14 and of 16 bits, either end first, and of high definition."""

    endings = ("dts",)
    demuxers = ("dts", "dtshd")
    _begins = (b"\x7f\xfe\x80\x01", b"\xfe\x7f\x01\x80", b"\x1f\xff\xe8\x00", b"\xff\x1f\x00\xe8", b"DTSHDHDR")


class Amr(_Untagged):
    """What telephones record."""

    endings = ("amr",)
    demuxers = ("amr",)
    _begins = (b"#!AMR",)


class Voc(_Untagged):
    """Creative's."""

    endings = ("voc",)
    demuxers = ("voc",)
    _begins = (b"Creative Voice ",)


FORMATS = (Ac3(), Dts(), Amr(), Voc())
