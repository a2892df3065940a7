"""Fingerprints stay as they were to the bit: libraries and files of analyses of every former version are read."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from emotion_player.library.files.fingerprint import fingerprint_file
from emotion_player.library.files.payload import WHOLE


def _noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def _id3(size: int = 300) -> bytes:
    return b"ID3\x04\0\0" + bytes([0, 0, size >> 7, size & 0x7F]) + _noise(size, 2)


def _ape() -> bytes:
    item = struct.pack("<II", 5, 0) + b"Title\0" + b"Hello"
    fields = struct.pack("<III", 2000, len(item) + 32, 1)
    return b"APETAGEX" + fields + b"\0\0\0\xa0" + bytes(8) + item + b"APETAGEX" + fields + b"\0\0\0\x80" + bytes(8)


def _id3v1() -> bytes:
    return b"TAG" + b"An old title".ljust(125, b"\0")


def _mpeg() -> bytes:
    return b"\xff\xfb\x90\x64" + _noise(20_001)


def _riff(head: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2) for name, data in chunks)
    return head + struct.pack("<I", len(body) + 4) + b"WAVE" + body


def _iff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(name + struct.pack(">I", len(data)) + data + bytes(len(data) % 2) for name, data in chunks)
    return b"FORM" + struct.pack(">I", len(body) + 4) + b"AIFF" + body


def _atom(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data) + 8) + name + data


def _object(guid: str, data: bytes) -> bytes:
    return bytes.fromhex(guid) + struct.pack("<Q", len(data) + 24) + data


def _page(body: bytes, granule: int, number: int, serial: int = 7, *, first: bool = False) -> bytes:
    lacing = [255] * (len(body) // 255) + [len(body) % 255]
    header = struct.pack("<4sBBqIII", b"OggS", 0, 2 if first else 0, granule, serial, number, number * 77)
    return header + bytes([len(lacing), *lacing]) + body


def _w64_chunk(name: bytes, data: bytes) -> bytes:
    size = len(data) + 24
    return name + bytes.fromhex("f3acd3118cd100c04f8edb8a") + struct.pack("<Q", size) + data + bytes(-size % 8)


def _w64() -> bytes:
    chunks = _w64_chunk(b"fmt ", _noise(16)) + _w64_chunk(b"list", b"text") + _w64_chunk(b"data", _noise(5_001))
    riff = b"riff" + bytes.fromhex("2e91cf11a5d628db04c10000") + struct.pack("<Q", len(chunks) + 40)
    return riff + b"wave" + bytes.fromhex("f3acd3118cd100c04f8edb8a") + chunks


def _flac() -> bytes:
    return b"fLaC\0\0\0\x22" + _noise(34) + b"\x84\0\0\x10" + _noise(16, 3) + b"\xff\xf8" + _noise(9_000)


def _ogg() -> bytes:
    pages = [_page(b"OpusHead" + bytes(11), 0, 0, first=True), _page(b"OpusTags" + _noise(700), 0, 1)]
    return b"".join([*pages, *(_page(_noise(900, n), 960 * n, 1 + n) for n in range(1, 30))])


def _ogg_chain() -> bytes:
    return _ogg() + _page(b"OpusHead", 0, 0, 8, first=True) + _page(_noise(99), 960, 1, 8)


def _mp4(head: bytes = b"ftyp") -> bytes:
    return _atom(head, b"M4A \0\0\0\0") + _atom(b"mdat", _noise(7_000)) + _atom(b"moov", _noise(300))


def _mp4_long_atom() -> bytes:
    data = _noise(4_000)
    return _atom(b"ftyp", b"M4A ") + b"\0\0\0\1mdat" + struct.pack(">Q", len(data) + 16) + data + b"\0\0\0\0mdat" + data


def _asf() -> bytes:
    header = _object("3026b2758e66cf11a6d900aa0062ce6c", _noise(90))
    return header + _object("3626b2758e66cf11a6d900aa0062ce6c", _noise(6_000)) + _object("00" * 16, b"index")


def _rf64() -> bytes:
    data = _noise(3_000)
    ds64 = (b"ds64", struct.pack("<QQQ", 0, len(data), 0))
    return _riff(b"RF64", ds64, (b"fmt ", _noise(16)), (b"data", data), (b"id3 ", _id3())).replace(
        b"data" + struct.pack("<I", len(data)), b"data\xff\xff\xff\xff"
    )


SOUNDS: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "3ce7ae2b17addc9bc18491b5756dcc52779153a1"),
    "mpeg": (_mpeg, "059ab37fb3b73389ad0ab91eb0f34d18cf420659"),
    "mpeg between all tags": (
        lambda: _id3() + _id3(200) + _mpeg() + _ape() + _id3v1(),
        "059ab37fb3b73389ad0ab91eb0f34d18cf420659",
    ),
    "tags alone": (lambda: _id3() + _id3v1(), "b902cc5b54ec1a1f447a80b32789809f0b30a8ce"),
    "id3 without its end": (lambda: _id3()[:200], "9e9226a381c5c3ac7c47bf9b57143450f1905efb"),
    "flac": (_flac, "0743908f697b68387371dd188703a82997047e96"),
    "flac behind id3": (lambda: _id3() + _flac() + _id3v1(), "0743908f697b68387371dd188703a82997047e96"),
    "flac broken off": (lambda: _flac()[:30], "c7919ea3dc9c683e82413151a61b1b84812e4577"),
    "flac without frames": (lambda: _flac()[:62], "17dbc1461f89e108f75d9e5f28ce2421652d2d8c"),
    "flac that ends in its metadata": (lambda: _flac()[:50], "7b3244acd700d26c56cceda1f833eeff2c54b8a8"),
    "wav with a chunk beyond its end": (
        lambda: _riff(b"RIFF", (b"fmt ", _noise(16)), (b"data", _noise(5_001)))[:900],
        "ac7987b2da4c472b9cbea52ff007ef132593c413",
    ),
    "wav whose sound is beyond its end": (
        lambda: _riff(b"RIFF", (b"LIST", _noise(99)), (b"data", b""))[:60],
        "b763033c3e4396b25b0a88635f2d0e869532fb60",
    ),
    "ogg": (_ogg, "e45482caa5d6fa4a1e1dbf67c72c839cc6e8e642"),
    "ogg chain": (_ogg_chain, "970b2df0f5ede9058a6ea12909c2feb20f67a2d5"),
    "ogg broken off": (lambda: _ogg()[:9_000], "b0065c14f9ff157d9b8e1aaf9b963756b9b1d349"),
    "mp4": (_mp4, "abd52686cc62b2c0c58ae03ba95edb9d2fef4c27"),
    "mp4 moov first": (lambda: _mp4(b"wide"), "abd52686cc62b2c0c58ae03ba95edb9d2fef4c27"),
    "mp4 long atoms": (_mp4_long_atom, "d70bb54ff1065921e998e3d3562c76c4060761e9"),
    "mp4 without sound": (
        lambda: _atom(b"ftyp", b"M4A ") + _atom(b"moov", _noise(300)),
        "bcb2250e8cf5565651dcb74522a4f3cde9f12a23",
    ),
    "asf": (_asf, "0bb902058b0f02fe9b34446175ce7157900e8bd6"),
    "wav": (
        lambda: _riff(b"RIFF", (b"fmt ", _noise(16)), (b"LIST", b"INFOIART"), (b"data", _noise(5_001))),
        "d1e11d518e8ab0315f9bd72ebcf604d96255481f",
    ),
    "wav without fmt": (lambda: _riff(b"RIFF", (b"data", _noise(5_001))), "f87f1ea06605d50e3c9fc9b48fe893b9eebf4180"),
    "rf64": (_rf64, "79504f89f5883f3a44644814554c9fa151be36cf"),
    "aiff": (
        lambda: _iff((b"COMM", _noise(18)), (b"NAME", b"Name"), (b"SSND", _noise(5_001)), (b"ID3 ", _id3())),
        "a007b9ed341298f33d032b0a798e8ea7ace5c934",
    ),
    "w64": (_w64, "d1e11d518e8ab0315f9bd72ebcf604d96255481f"),
    "wavpack": (lambda: b"wvpk" + _noise(3_000) + _ape(), "75dd9b81c17bf53937537165aaf88edf119818ad"),
    "tta": (lambda: _id3() + b"TTA1" + _noise(3_000), "c654901fe59859db750605031eab28d400bebace"),
    "musepack": (lambda: b"MPCK" + _noise(3_000) + _ape() + _id3v1(), "d0c7b3bdd728613c682bfed70b1ebfde3987a4ad"),
    "monkey's audio": (lambda: b"MAC " + _noise(3_000) + _ape(), "3cfad987e4c942734cb5b0a7cf66d12d0cf4705a"),
    "tak": (lambda: b"tBaK" + _noise(3_000) + _ape(), "281ec7df954241d748f256be47ba546d87d08dd2"),
    "ac3": (lambda: b"\x0b\x77" + _noise(3_000), "55ef985eed8be61bf2c79a3b3addb28036362da8"),
    "dts": (lambda: b"\x7f\xfe\x80\x01" + _noise(3_000), "20e2eacf1b1bc4d606aa0591279be958429737f8"),
    "amr": (lambda: b"#!AMR\n" + _noise(3_000), "d77fe6e9d15a7d58b988c1627a257457e5d7d2ed"),
    "voc": (lambda: b"Creative Voice File\x1a" + _noise(3_000), "946587f7fc217feb4721faff54802a8571bbcef9"),
    "real audio": (lambda: b".RMF" + _noise(3_000), "9396ed4ba10d315fbfaae24d2efd59876dcc4996"),
    "text": (lambda: b"This is no song.", "cc3076d9009079644a3e1ea6eff3fe16d59be7e3"),
}
"""What is in the file, and its fingerprint since version 1 of the library."""


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_has_the_fingerprint_that_it_has_always_had(name: str, tmp_path: Path) -> None:
    make, fingerprint = SOUNDS[name]
    (tmp_path / "song").write_bytes(make())

    assert fingerprint_file(tmp_path / "song") == fingerprint


LONG = {
    "wav": "5b535e60aa9e0293ee443d0881fd3c65f0476c3e",
    "ogg": "bb30aedf4ef553a39ae412501692674116ef47e0",
    "mpeg": "e75d59a1cfde05a1b55d28ed826669cae4187ada",
}
"""Of more sound than is taken whole."""


def _write_long(path: Path, kind: str) -> None:
    size = WHOLE + 5_000_003
    with path.open("wb") as file:
        if kind == "wav":
            fmt, data = (b"fmt ", _noise(16)), (b"data", b"")
            file.write(_riff(b"RIFF", fmt, data)[:-4] + struct.pack("<I", size))
        if kind == "ogg":
            file.write(_page(b"OpusHead", 0, 0, first=True))
            for number in range(1, size // 40_000):
                file.write(_page(_noise(40_000, number % 7), number, number))
            return
        for number in range(size // 1_000_000):
            file.write(_noise(1_000_000, number % 5))
        file.truncate(file.tell() + size % 1_000_000)


@pytest.mark.parametrize("kind", LONG)
def test_a_long_sound_has_the_fingerprint_that_it_has_always_had(kind: str, tmp_path: Path) -> None:
    _write_long(tmp_path / "song", kind)

    assert fingerprint_file(tmp_path / "song") == LONG[kind]
