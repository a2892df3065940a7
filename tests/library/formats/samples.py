"""A sound of every ending that is looked for: encoded where FFmpeg can, else put together byte by byte."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np

from emotion_player.library.files.format_registry import audio_suffixes
from tests.library.conftest import write_song

_SECONDS = 1.0

ENCODED = {
    **dict.fromkeys((".mp1", ".mp2"), ("mp2", "mp2")),
    ".mp3": ("mp3", "libmp3lame"),
    ".aac": ("adts", "aac"),
    ".flac": ("flac", "flac"),
    ".oga": ("ogg", "vorbis"),
    ".ogg": ("ogg", "vorbis"),
    ".opus": ("opus", "libopus"),
    **dict.fromkeys((".3ga", ".m4a", ".m4b", ".m4r"), ("ipod", "aac")),
    ".alac": ("ipod", "alac"),
    ".wma": ("asf", "wmav2"),
    **dict.fromkeys((".wav", ".wave"), ("wav", "pcm_s16le")),
    ".rf64": ("wav", "pcm_s16le"),
    ".w64": ("w64", "pcm_s16le"),
    **dict.fromkeys((".aif", ".aiff"), ("aiff", "pcm_s16be")),
    ".aifc": ("aiff", "pcm_s16le"),
    ".wv": ("wv", "wavpack"),
    ".tta": ("tta", "tta"),
    ".mka": ("matroska", "libopus"),
    ".weba": ("webm", "libopus"),
    ".caf": ("caf", "pcm_s16be"),
    **dict.fromkeys((".au", ".snd"), ("au", "pcm_s16be")),
    ".ac3": ("ac3", "ac3"),
    ".eac3": ("eac3", "eac3"),
    ".voc": ("voc", "pcm_s16le"),
    ".ra": ("rm", "ac3"),
}
"""Ending: FFmpeg's container and codec."""

_OPTIONS = {".rf64": {"rf64": "always"}}


def write_sample(folder: Path, ending: str, seed: int = 0) -> Path:
    """Write a second of noise that ``seed`` decides to ``song`` plus the ending."""
    path = folder / f"song{ending}"
    if ending in ENCODED:
        noise = np.random.default_rng(seed).integers(-9_000, 9_000, int(48_000 * _SECONDS))
        write_song(path, *ENCODED[ending], noise, _OPTIONS.get(ending, {}))
    else:
        path.write_bytes(BUILT[ending](np.random.default_rng(seed).bytes(88_200)))
    return path


_SPEEX = zlib.decompress(
    base64.b85decode(
        b"c-r$%PY-5bVt|6}%G0$#bfuTBA7empL27D+f`Wpfo{^p*11ewy;s79akcaSDpkn`lU;&iPh^EIMWETUnT_6=V<BgXwn)3o#K8a;%"
        b"rj~j}=6Z$(1|TUpAWqFo&QD1#vIR;e10{{Yk_tJQNyQ-7fsJI5kVhB^^2_>NFQkmPNCple9c)kMEazxZ0J7L)3K%sH34mFvWf;5)"
        b"z^oRn;|xMz)*MByjR(LimgO8yYesbpO&tKbf5vt"
    )
)
"""A second of a sine, written by libspeex."""

_DTS_FRAME = zlib.decompress(
    base64.b85decode(
        b"c-pJ~*TDG4hW~@f0Y(c3#`n!?$+-;-EDS(kdp%}n(bMa3-}k=HIUB+N1&vHB90Cds448mZWs*k+1T-+<2OLm!ohp+&QITtC)T&jh"
        b"7SP9F{{J5s06&a5$N"
    )
)
"""A frame of silence, written by FFmpeg."""


def _speex(noise: bytes) -> bytes:
    return _SPEEX + noise[:0]


def _dts(noise: bytes) -> bytes:
    return _DTS_FRAME * 100 + noise[:64]


def _dsf(noise: bytes) -> bytes:
    data = noise[: 4096 * 20]
    fmt = struct.pack("<4sQIIIIIIQII", b"fmt ", 52, 1, 0, 1, 1, 2_822_400, 1, len(data) * 8, 4096, 0)
    sound = fmt + struct.pack("<4sQ", b"data", len(data) + 12) + data
    return struct.pack("<4sQQQ", b"DSD ", 28, 28 + len(sound), 0) + sound


def _dff(noise: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return name + struct.pack(">Q", len(data)) + data + bytes(len(data) % 2)

    kind = chunk(b"FS  ", struct.pack(">I", 2_822_400)) + chunk(b"CHNL", struct.pack(">H", 1) + b"C000")
    kind += chunk(b"CMPR", b"DSD \x0enot compressed\0")
    body = chunk(b"FVER", bytes.fromhex("01050000")) + chunk(b"PROP", b"SND " + kind) + chunk(b"DSD ", noise)
    return b"FRM8" + struct.pack(">Q", len(body) + 4) + b"DSD " + body


def _amr(noise: bytes) -> bytes:
    frames = (b"\x3c" + noise[n * 31 : n * 31 + 31] for n in range(int(50 * _SECONDS)))
    return b"#!AMR\n" + b"".join(frames)


def _ape(noise: bytes) -> bytes:
    """Frames that say that they are silent; what is behind them is not looked at."""
    frame = struct.pack("<II", 0x80000000, 3) + noise[:64]
    count, blocks = 2, 73_728
    descriptor = struct.pack("<4sHHIIIIIII", b"MAC ", 3990, 0, 52, 24, 4 * count, 0, count * len(frame), 0, 0) + bytes(
        16
    )
    header = struct.pack("<HHIIIHHI", 2000, 0, blocks, blocks, count, 16, 2, 44_100)
    places = (52 + 24 + 4 * count + number * len(frame) for number in range(count))
    return descriptor + header + b"".join(struct.pack("<I", place) for place in places) + frame * count


def _mpc(noise: bytes) -> bytes:
    """Frames without a band."""
    count = 60
    header = b"MP+\x07" + struct.pack("<I", count) + bytes(16)
    bits = "0" * 8 + "".join(f"{8:020b}" + "0" * 8 for _ in range(count))
    words = (int(bits[n : n + 32].ljust(32, "0"), 2) for n in range(0, len(bits), 32))
    return header + b"".join(struct.pack("<I", word) for word in words) + noise[:64]


def _tak(noise: bytes) -> bytes:
    """Only its beginning: no program writes it here."""
    return b"tBaK" + noise[:20_000]


BUILT: dict[str, Callable[[bytes], bytes]] = {
    ".dsf": _dsf,
    ".dff": _dff,
    ".amr": _amr,
    ".ape": _ape,
    **dict.fromkeys((".mpc", ".mp+", ".mpp"), _mpc),
    ".tak": _tak,
    ".spx": _speex,
    ".dts": _dts,
}

ALL_ENDINGS = sorted(audio_suffixes())
"""Each has a sample: a new format without one fails every test that asks for it."""
