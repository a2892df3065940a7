"""What every module of ``library/formats`` tells of its family of files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from emotion_player.library.files.payload import Payload, sampled
from emotion_player.library.tagging.tag_blocks import OpenSound

if TYPE_CHECKING:  # what reads and writes tags takes a while to load
    from emotion_player.library.tagging.tag_keeping import TagKeeping
    from emotion_player.library.tagging.tag_texts import Texts


class SoundFormat:
    """A family of files: how it is recognised, where its sound lies, and how its tags are read and written.

    A new format is one module in ``library/formats`` that has its children of this class in ``FORMATS``; nothing else
    names it. What is not overridden fits a bare sound that has tags before and behind it at most. Methods may raise
    whatever a damaged file provokes (``ODD_FILE_ERRORS``).

    Attributes:
        endings: Of the names of files that a scan looks at, without the dot.
        demuxers: FFmpeg's names of what opens them.
    """

    endings: ClassVar[tuple[str, ...]] = ()
    demuxers: ClassVar[tuple[str, ...]] = ()

    def begins(self, head: bytes) -> bool:
        """Whether such a file begins like this: its first 16 bytes, tags before it left out."""
        raise NotImplementedError

    def payload(self, sound: OpenSound) -> Payload:
        """The bytes that no tag editor touches.

        Raises:
            DamagedError: The container does not hold together.
        """
        return sampled([(sound.start, sound.end)])

    def texts(self, sound: OpenSound) -> Iterable[Texts]:
        """What its own tags say, those that count most first; the tags around it come behind, unasked."""
        return ()

    def pictures(self, sound: OpenSound) -> Iterable[bytes]:
        """The pictures in its own tags, the cover first; those in the tags around it come behind, unasked."""
        return ()

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """How tags are written; None when it has no place for them."""
        return None
