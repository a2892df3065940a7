"""The libraries that the program depends on: their installed versions and licences."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import emotion_player

_LICENCES = {
    "PySide6": "LGPL-3.0",
    "pyqtgraph": "MIT",
    "onnxruntime": "MIT",
    "av": "BSD-3-Clause; with FFmpeg, LGPL-2.1 or later",
    "soxr": "LGPL-2.1 or later",
    "mutagen": "GPL-2.0 or later",
    "sqlite-utils": "Apache-2.0",
    "numpy": "BSD-3-Clause",
    "scipy": "BSD-3-Clause",
    "platformdirs": "MIT",
    "psutil": "BSD-3-Clause",
    "rich": "MIT",
}

_VARIANTS = {"onnxruntime": ("onnxruntime-gpu", "onnxruntime-directml", "onnxruntime-openvino")}
"""Packages with the same content as another, for other devices."""

_DECODERS = ("av", "soxr", "mutagen")


@dataclass(frozen=True, slots=True)
class Part:
    """A library: its package name, its installed version or ``missing``, and its licence."""

    name: str
    version: str
    licence: str


def parts() -> tuple[Part, ...]:
    """List every library that the application needs."""
    return tuple(Part(name, version_of(name), licence) for name, licence in _LICENCES.items())


def decoder_name() -> str:
    """Name what decodes, with versions; without loading it, as other processes may be the ones that decode."""
    parts = (f"{name} {version_of(name)}" for name in _DECODERS)
    return ", ".join((f"Emotion Player {emotion_player.__version__}", *parts))


def version_of(name: str) -> str:
    """Return the installed version of a package, with the name of the variant if it is one, or ``missing``."""
    for variant in (name, *_VARIANTS.get(name, ())):
        with suppress(PackageNotFoundError):
            return version(variant) if variant == name else f"{version(variant)} ({variant})"
    return "missing"
