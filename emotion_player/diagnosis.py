"""The diagnosis of an installation for a problem report: program, libraries, models and library file."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import emotion_player
from emotion_player import paths
from emotion_player.core.installation import parts
from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.errors import LibraryError, SettingsError
from emotion_player.library.library import Library


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The result of a diagnosis.

    Attributes:
        rows: Names and states, one line each.
        can_scan: Whether the library and one of the models can be used.
    """

    rows: tuple[tuple[str, str], ...]
    can_scan: bool


def diagnose(
    library_file: Path, models: Sequence[ModelStatus], device: str, settings_fault: SettingsError | None
) -> Diagnosis:
    """Check everything, without creating a missing library.

    Args:
        library_file: The library.
        models: The models that a user can choose from.
        device: What the model runs on.
        settings_fault: Why the settings cannot be used, if they cannot.
    """
    from emotion_player.audio.decode import decoder_version  # noqa: PLC0415 - takes a while to load

    library, library_works = _library(library_file)
    count = os.cpu_count() or 1
    cores = f"{count} core{'' if count == 1 else 's'}"
    rows = (
        ("Emotion Player", emotion_player.__version__),
        ("Python", f"{platform.python_version()} on {platform.platform()}, {cores}"),
        *((part.name, part.version) for part in parts()),
        ("decoders", decoder_version()),
        *((f"{model.name} model", str(model.key or model.reason)) for model in models),
        ("runs on", device),
        ("models folder", str(paths.models_folder())),
        ("settings", _settings(settings_fault)),
        ("log", str(paths.log_file())),
        ("library", library),
    )
    return Diagnosis(rows, library_works and any(model.key for model in models))


def as_text(rows: Sequence[tuple[str, str]]) -> str:
    """Format the rows in two columns."""
    return "\n".join(f"{name:<15} {text}" for name, text in rows)


def _settings(fault: SettingsError | None) -> str:
    if fault is None:
        return str(paths.settings_file())
    return f"{fault} Correct it, or delete it: the defaults are used then."


def _library(file: Path) -> tuple[str, bool]:
    """Return the state of the library, and whether it works."""
    try:
        if not file.exists():
            return f"{file}: none yet; the first scan makes it", True
        with Library(file) as library:
            songs = [f"{count:,} by {key}" for key, count in library.song_counts().items()]
            failed = sum(1 for _ in library.failed_files())
            size_mb = file.stat().st_size / 1e6
            return f"{file}: {size_mb:.1f} MB, songs: {', '.join(songs) or 'none'}; failed: {failed:,}", True
    except (LibraryError, OSError) as error:
        return str(error), False
