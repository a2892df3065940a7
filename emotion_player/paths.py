"""The paths of the user's data, the shipped models and the resources."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """Return the folder of the library and the settings: ``EMOTION_PLAYER_HOME``, else the platform's data folder."""
    home = os.environ.get("EMOTION_PLAYER_HOME")
    return Path(home).expanduser() if home else Path(platformdirs.user_data_dir("emotion-player", appauthor=False))


def library_file() -> Path:
    """Return the default library file."""
    return data_folder() / "library.db"


def settings_file() -> Path:
    """Return the settings file."""
    return data_folder() / "settings.toml"


def log_file() -> Path:
    """Return the log file; older parts of the log are numbered files next to it."""
    return data_folder() / "log.txt"


def crash_log() -> Path:
    """Return the file to which a crashing process writes its stack."""
    return data_folder() / "crashes.txt"


def cache_folder() -> Path:
    """Return the folder of what can be made again."""
    home = os.environ.get("EMOTION_PLAYER_HOME")
    return (
        Path(home).expanduser() / "cache"
        if home
        else Path(platformdirs.user_cache_dir("emotion-player", appauthor=False))
    )


def models_folder() -> Path:
    """Return the folder of the models and their cards: ``EMOTION_PLAYER_MODELS``, else the shipped one."""
    models = os.environ.get("EMOTION_PLAYER_MODELS")
    return Path(models).expanduser() if models else _shipped("models")


def resources_folder() -> Path:
    """Return the folder of icons, style sheets and demo songs."""
    return _shipped("resources")


def demo_folder() -> Path:
    """Return the folder of the demo songs."""
    return resources_folder() / "demo"


def _shipped(name: str) -> Path:
    """Return a folder that is inside an installed package, but next to the package in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
