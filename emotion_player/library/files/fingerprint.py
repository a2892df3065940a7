"""Names the sound in a file, so that it is known again under another name, in another place, with other tags."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

from emotion_player.core.track import Fingerprint
from emotion_player.errors import TrackReadError, reason_of
from emotion_player.files import open_plain
from emotion_player.library.files.format_registry import format_of
from emotion_player.library.files.payload import DamagedError, Payload, sampled
from emotion_player.library.tagging.tag_blocks import open_sound

_PIECE = 1 << 20


def fingerprint_file(path: Path) -> Fingerprint:
    """Hash the encoded sound in a file (BLAKE2b, 160 bits, 40 hex digits) and nothing that a tag editor changes.

    The bytes are hashed as they lie in the file, without decoding:

    * Of a bare sound, such as MP3, AAC, WavPack or Musepack, and of every unknown kind: all but the ID3v1, ID3v2, APE
      and Lyrics3 tags around it.
    * Of a container: what its module in ``library/formats`` says.

    A container that does not hold together is hashed as a whole, so that it only matches a byte-for-byte copy.
    Sound of up to 64 MiB is hashed whole: two songs that differ in one byte have different names. Of longer sound its
    length and 64 blocks of 1 MiB are hashed, spread evenly from its first byte to its last, so a recording of ten hours
    costs what a long song costs; two of those share a name only if they have the same length and agree in every block.
    The same music encoded anew, or in another format, is another sound.

    Raises:
        TrackReadError: The file is gone or may not be read.
    """
    try:
        with open_plain(path) as file:
            return _fingerprint(file)
    except FileNotFoundError:
        raise TrackReadError(path, "The file is gone.") from None
    except OSError as error:
        raise TrackReadError(path, "The file cannot be read: {why}.", why=reason_of(error)) from error


def find_payload(file: BinaryIO, size: int) -> Payload:
    """Find the sound in an open file of ``size`` bytes; a damaged or unknown container is sound from end to end."""
    if not size:
        return Payload([], 0)
    sound = open_sound(file, size)
    if sound.start == sound.end:  # nothing but tags
        return sampled([(0, size)])
    try:
        return format_of(sound).payload(sound)
    except DamagedError:
        return sampled([(sound.start, sound.end)])


def _fingerprint(file: BinaryIO) -> Fingerprint:
    payload = find_payload(file, os.fstat(file.fileno()).st_size)
    digest = hashlib.blake2b(payload.length.to_bytes(8, "little"), digest_size=20)
    for start, end in payload.ranges:
        file.seek(start)
        left = end - start
        while left > 0 and (piece := file.read(min(_PIECE, left))):
            digest.update(piece)
            left -= len(piece)
    return Fingerprint(digest.hexdigest())
