"""Where things lie: the user's data folder, the shipped models and resources."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """The folder of the library and the settings: ``EMOTION_PLAYER_HOME``, else the platform's data folder."""
    home = os.environ.get("EMOTION_PLAYER_HOME")
    return Path(home).expanduser() if home else Path(platformdirs.user_data_dir("emotion-player", appauthor=False))


def library_file() -> Path:
    """The library that is used when none is named."""
    return data_folder() / "library.db"


def settings_file() -> Path:
    """The file that remembers what the user chose."""
    return data_folder() / "settings.toml"


def log_file() -> Path:
    """Where the program writes what it does; older parts of it lie beside this file, with numbers behind its name."""
    return data_folder() / "log.txt"


def crash_log() -> Path:
    """Where a process that crashes leaves where it was."""
    return data_folder() / "crashes.txt"


def models_folder() -> Path:
    """The folder of the models and their cards: ``EMOTION_PLAYER_MODELS``, else the shipped one."""
    models = os.environ.get("EMOTION_PLAYER_MODELS")
    return Path(models).expanduser() if models else _shipped("models")


def resources_folder() -> Path:
    """The folder of icons, style sheets and demo songs."""
    return _shipped("resources")


def demo_folder() -> Path:
    """The folder of the demo songs."""
    return resources_folder() / "demo"


def _shipped(name: str) -> Path:
    """A folder that lies inside an installed package, and beside the package in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
