# mypy: untyped-calls-exclude=mutagen
"""Songs with more tags than FFmpeg can take are heard, and those tags that matter are read."""

from __future__ import annotations

import io
import struct
from functools import partial
from pathlib import Path

import av
import mutagen
import pytest
from mutagen.apev2 import APEv2
from mutagen.mp4 import MP4, AtomDataType, MP4FreeForm

from emotion_player.audio.decode import measure_duration
from emotion_player.audio.file_part import FilePart
from emotion_player.audio.links import ASF as ASF_MARK
from emotion_player.audio.tag_floods import Patches, hiding_patches
from emotion_player.library.tagging.tags import read_tags
from tests.library.formats.samples import write_sample

ENDINGS = (
    *(".ogg", ".opus", ".spx", ".m4a", ".wma"),
    *(".mka", ".caf", ".wav", ".rf64", ".wv", ".tta", ".mpc"),
)


def flood(path: Path, number: int) -> None:
    names = [f"A{n:05}" for n in range(number - 1)]
    if path.suffix in {".wav", ".rf64"}:
        whole = path.read_bytes()
        texts = [(b"INAM", b"Titel\0"), *((name[2:].encode(), b"x\0") for name in names)]
        info = b"INFO" + b"".join(name + struct.pack("<I", len(text)) + text for name, text in texts)
        path.write_bytes(whole + b"LIST" + struct.pack("<I", len(info)) + info)
    elif path.suffix in {".mka", ".caf"}:
        remux(path, {"title": "Titel", **dict.fromkeys(names, "x")})
    elif path.suffix in {".wv", ".tta", ".mpc"}:
        tags = APEv2()
        tags.update({"Title": "Titel", **dict.fromkeys(names, "x")})
        tags.save(path)
    elif path.suffix == ".m4a":
        file = MP4(path)
        free = [MP4FreeForm(b"x", AtomDataType.UTF8)]
        assert file.tags is not None
        file.tags.update({"\xa9nam": ["Titel"], **{f"----:com.apple.iTunes:{name}": free for name in names}})
        file.save()
    else:
        file = mutagen.File(path)
        file.tags.update({"Title": "Titel", **dict.fromkeys(names, "x")})
        file.save()


def remux(path: Path, metadata: dict[str, str]) -> None:
    old = path.rename(path.with_name(f"old{path.suffix}"))
    with av.open(str(old)) as source, av.open(str(path), "w") as target:
        target.metadata.update(metadata)
        stream = target.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(source.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)


def patches_of(path: Path) -> Patches:
    with path.open("rb") as file:
        return hiding_patches(file, (0, path.stat().st_size))


def seen_tags(path: Path, patches: Patches) -> int:
    part = FilePart(path, 0, path.stat().st_size, patches=patches)
    with part, av.open(part) as container:
        return len(container.metadata | container.streams.audio[0].metadata)


@pytest.mark.parametrize("ending", ENDINGS)
def test_more_than_a_thousand_tags_are_hidden_from_ffmpeg_and_read_all_the_same(ending: str, tmp_path: Path) -> None:
    path = write_sample(tmp_path, ending)
    duration_s = measure_duration(path)
    flood(path, 1_100)

    assert seen_tags(path, ()) > 1_000
    assert seen_tags(path, patches_of(path)) < 10
    assert measure_duration(path) == pytest.approx(duration_s, abs=0.05)
    assert read_tags(path).title == "Titel"


@pytest.mark.parametrize("ending", ENDINGS)
def test_of_fewer_tags_no_notice_is_taken(ending: str, tmp_path: Path) -> None:
    path = write_sample(tmp_path, ending)
    assert not patches_of(path)
    flood(path, 100)
    assert not patches_of(path)


def test_whatever_the_pieces_are_in_which_it_is_read_patches_are_seen(tmp_path: Path) -> None:
    (path := tmp_path / "file").write_bytes(bytes(range(40)))
    with FilePart(path, 4, 36, b"head", ((9, b"...."), (20, b"!"))) as part:
        expected = bytearray(b"head" + bytes(range(4, 36)))
        expected[9:13], expected[20] = b"....", ord("!")
        for size in (1, 3, 5, 40):
            part.seek(0)
            assert b"".join(iter(partial(part.read, size), b"")) == expected


class Endless(io.BytesIO):
    """A file that holds the same bytes again and again."""

    def __init__(self, part: bytes, begins: bytes) -> None:
        super().__init__()
        self._part, self._begins, self._position = part, begins, 0

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        assert whence == io.SEEK_SET
        self._position = offset
        return offset

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        begun = self._begins[self._position :][:size]
        into = max(0, self._position - len(self._begins)) % len(self._part)
        return (begun + self._part[into:] + self._part * (size // len(self._part) + 1))[:size]


@pytest.mark.parametrize(
    ("part", "begins"),
    [
        (b"\0\0\0\x08free", b"\0\0\0\x08ftyp"),
        (b"\0\0\0\x08free", b"\x7f\xff\xff\xffmoov"),
        (b"\0\0\0\x08free", b"\x7f\xff\xff\xffmoov\x7f\xff\xff\0udta"),
        (bytes(16) + struct.pack("<Q", 24), ASF_MARK + struct.pack("<QIH", 1 << 60, 0, 0)),
    ],
    ids=("atoms", "atoms of the movie", "atoms of tags", "objects"),
)
def test_parts_without_number_are_not_looked_through_to_the_end(part: bytes, begins: bytes) -> None:
    assert len(hiding_patches(Endless(part, begins), (0, 1 << 60))) < 2
