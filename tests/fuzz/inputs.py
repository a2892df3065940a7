"""Damaged files of every kind that the program reads; the same for the same seed and number."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from emotion_player import paths
from tests.library.conftest import write_song
from tests.library.formats.samples import ALL_ENDINGS, BUILT, ENCODED

_EXTREMES = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 2**63 - 1, 2**64 - 1)
_ODD_JSON = ("null", "true", "-1", "0", "1e999", "NaN", "1e308", "9" * 400, '"x"', "[]", "{}", '"\\ud800"', "[[[[]]]]")
_NEAR_EDGES = 8_192


@dataclass(frozen=True, slots=True)
class Input:
    """A damaged file.

    Attributes:
        kind: What it was: ``song``, ``tags``, ``playlist``, ``analyses``, ``settings`` or ``card``.
        name: The name that it has to have.
        how: What was done to it, in words.
        data: Its content.
    """

    kind: str
    name: str
    how: str
    data: bytes


def make_input(seed: int, number: int) -> Input:
    """The input with a number."""
    chance = random.Random(f"{seed} {number}")
    kind = chance.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
    name, data = chance.choice(_bases(kind))
    told = []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        damage = chance.choice(_DAMAGES[kind])
        data = damage(data, chance, kind)
        told.append(damage.__name__.removeprefix("_").replace("_", " "))
    return Input(kind, name, f"{name}: {', then '.join(told)}", data)


_WEIGHTS = {"song": 60, "tags": 20, "playlist": 8, "analyses": 4, "settings": 4, "card": 4}


@cache
def _bases(kind: str) -> list[tuple[str, bytes]]:
    """What there is of a kind before it is damaged: names and contents."""
    if kind == "song":
        with tempfile.TemporaryDirectory() as folder:
            return [(f"song{ending}", _song(Path(folder) / f"song{ending}")) for ending in ALL_ENDINGS]
    if kind == "tags":
        songs = sorted(path for path in paths.demo_folder().iterdir() if path.suffix in ALL_ENDINGS)
        return [(f"song{path.suffix}", path.read_bytes()) for path in songs]
    if kind == "card":
        return [(path.name, path.read_bytes()) for path in sorted(paths.models_folder().glob("*.json"))]
    return [(name, text.encode()) for name, text in _TEXTS[kind]]


def _song(path: Path) -> bytes:
    """Two seconds of noise, or as much as the format lets itself be put together."""
    if path.suffix in BUILT:
        return BUILT[path.suffix](np.random.default_rng(0).bytes(800_000))
    noise = np.random.default_rng(0).integers(-9_000, 9_000, 2 * 48_000)
    write_song(path, *ENCODED[path.suffix], noise, {"rf64": "always"} if path.suffix == ".rf64" else {})
    return path.read_bytes()


_TEXTS = {
    "playlist": [
        (
            "list.m3u8",
            "#EXTM3U\n#EXTINF:183,Anna - Jóga\nmusic/a.mp3\n#EXTINF:-1,x\nfile:///m/%C3%A9.flac\nC:\\b.mp3\n",
        ),
        ("list.m3u", "#EXTM3U\n#EXTENC:windows-1251\n../a/b.mp3\n\\\\host\\share\\c.mp3\nhttp://x/y.mp3\n"),
        (
            "list.xspf",
            '<?xml version="1.0" encoding="UTF-8"?>\n<playlist version="1" xmlns="http://xspf.org/ns/0/">\n'
            "<title>Évening</title><trackList><track><location>file:///m/a%20b.mp3</location><title>A &amp; B</title>"
            "<creator>C</creator><duration>183000</duration></track></trackList></playlist>\n",
        ),
    ],
    "settings": [
        (
            "settings.toml",
            'theme = "dark"\nlanguage = "de"\nworkers = 2\nfolders = ["/music", "/more"]\nmodel = "student"\n',
        )
    ],
    "analyses": [
        (
            "analyses.jsonl.gz",
            '{"format": "emotion-player analyses", "version": 1}\n'
            '{"sound":"' + "ab" * 20 + '","answers":[],"correction":{"point":[0.5,0],"at":"2026-01-02T03:04:05Z"}}\n'
            '{"sounds": 1}\n',
        )
    ],
}


def _flip_bits(data: bytes, chance: random.Random, kind: str) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 20) if data else 0):
        damaged[_place(data, chance, kind)] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def _lie_in_numbers(data: bytes, chance: random.Random, kind: str) -> bytes:
    """Put extreme numbers where a header may have lengths and counts."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        width = chance.choice((1, 2, 4, 8))
        number = chance.choice((*_EXTREMES, chance.getrandbits(64))) % (1 << 8 * width)
        place = _place(data, chance, kind, within=512) if data else 0
        damaged[place : place + width] = number.to_bytes(width, chance.choice(("little", "big")))
    return bytes(damaged)


def _truncate(data: bytes, chance: random.Random, kind: str) -> bytes:
    return data[: chance.choice((chance.randint(0, len(data)), chance.randint(0, min(len(data), 256))))]


def _cut_out(data: bytes, chance: random.Random, kind: str) -> bytes:
    start, end = _range(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random, kind: str) -> bytes:
    start, end = _range(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 1, 2, 50)) + data[end:]


def _splice(data: bytes, chance: random.Random, kind: str) -> bytes:
    """Put a part of another file of the kind into it."""
    _, other = chance.choice(_bases(kind))
    start, end = _range(other, chance)
    place = _place(data, chance, kind) if data else 0
    return data[:place] + other[start:end] + data[place + chance.choice((0, end - start)) :]


def _join(data: bytes, chance: random.Random, kind: str) -> bytes:
    return data + chance.choice(_bases(kind))[1]


def _blank(data: bytes, chance: random.Random, kind: str) -> bytes:
    start, end = _range(data, chance)
    return data[:start] + bytes([chance.choice((0, 0xFF, 0x20))]) * (end - start) + data[end:]


def _odd_values(data: bytes, chance: random.Random, kind: str) -> bytes:
    """Replace values of JSON by others of other types."""
    try:
        tree = json.loads(data)
    except ValueError:
        return _flip_bits(data, chance, kind)
    for _ in range(chance.randint(1, 3)):
        _put_odd(tree, chance)
    text = json.dumps(tree)
    for number, odd in enumerate(_ODD_JSON):
        text = text.replace(f'"odd {number}"', odd)
    return text.encode("utf-8", "surrogatepass")


def _put_odd(tree: Any, chance: random.Random) -> None:  # noqa: ANN401 - whatever JSON holds
    while isinstance(tree, dict | list) and tree:
        key = chance.choice(list(tree) if isinstance(tree, dict) else range(len(tree)))
        if not isinstance(tree[key], dict | list) or chance.random() < 0.2:
            tree[key] = f"odd {chance.randrange(len(_ODD_JSON))}"
            return
        tree = tree[key]


def _place(data: bytes, chance: random.Random, kind: str, within: int = _NEAR_EDGES) -> int:
    """Somewhere in the data, more often where headers and tags lie; of tags, there alone."""
    edge = min(within, len(data))
    near_start, near_end = chance.randrange(edge), len(data) - 1 - chance.randrange(edge)
    places = (
        (near_start, near_start, near_end) if kind == "tags" else (near_start, near_end, chance.randrange(len(data)))
    )
    return chance.choice(places)


def _range(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 4, 100, 4_096, len(data))))


_Damage = Callable[[bytes, random.Random, str], bytes]
_ANY: tuple[_Damage, ...] = (
    _flip_bits, _flip_bits, _lie_in_numbers, _lie_in_numbers, _truncate, _cut_out, _repeat, _splice, _join, _blank,
)  # fmt: skip
_DAMAGES: dict[str, tuple[_Damage, ...]] = {
    **dict.fromkeys(_WEIGHTS, _ANY),
    "tags": (_flip_bits, _lie_in_numbers, _lie_in_numbers, _splice),
    "card": (*_ANY, *[_odd_values] * 10),
}
