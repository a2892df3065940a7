"""``emotion-player doctor``: what there is to work with, for a look before a bug report."""

from __future__ import annotations

import argparse
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import emotion_player
from emotion_player import paths
from emotion_player.app import MODEL_NAMES, open_library, open_models
from emotion_player.audio.decode import decoder_version
from emotion_player.commands.options import add_library_option, is_there, library_file
from emotion_player.commands.text import counted
from emotion_player.commands.window import qt_obstacle
from emotion_player.errors import LibraryError

_PARTS = ("PySide6", "pyqtgraph", "onnxruntime", "av", "soxr", "mutagen", "sqlite-utils", "numpy", "scipy")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``doctor``."""
    parser = subparsers.add_parser(
        "doctor",
        help="check the installation",
        description="Show the versions of all parts, the models, the library, and whether the window can open.",
    )
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what was found; 1 if scanning cannot work."""
    models = open_models()
    statuses = [models.status(name) for name in MODEL_NAMES]
    library, library_works = _library(library_file(arguments))
    rows = [
        ("Emotion Player", emotion_player.__version__),
        ("Python", f"{platform.python_version()} on {platform.platform()}, {counted(os.cpu_count() or 1, 'core')}"),
        *((part, _version(part)) for part in _PARTS),
        ("decoders", decoder_version()),
        *((f"{status.name} model", str(status.key or status.reason)) for status in statuses),
        ("models folder", str(paths.models_folder())),
        ("settings", str(paths.settings_file())),
        ("library", library),
        ("window", qt_obstacle() or "can open"),
    ]
    for name, text in rows:
        print(f"{name:<15} {text}")
    return 0 if library_works and any(status.key for status in statuses) else 1


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return "not installed"


def _library(file: Path) -> tuple[str, bool]:
    """(its state, whether it works)."""
    if not is_there(file):
        return f"{file}: none yet; the first scan makes it", True
    try:
        with open_library(file) as library:
            songs = [f"{count:,} by {key}" for key, count in library.song_counts().items()]
            failed = sum(1 for _ in library.failed_files())
            size_mb = file.stat().st_size / 1e6
            return f"{file}: {size_mb:.1f} MB, songs: {', '.join(songs) or 'none'}; failed: {failed:,}", True
    except LibraryError as error:
        return str(error), False
