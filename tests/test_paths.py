from pathlib import Path

import pytest

from emotion_player import paths


def test_the_home_folder_moves_library_and_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EMOTION_PLAYER_HOME", str(tmp_path))

    assert paths.library_file() == tmp_path / "library.db"
    assert paths.settings_file() == tmp_path / "settings.toml"


def test_without_it_they_lie_in_the_platforms_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EMOTION_PLAYER_HOME", raising=False)

    assert paths.library_file().parts[-2:] == ("emotion-player", "library.db")


def test_models_may_lie_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EMOTION_PLAYER_MODELS", str(tmp_path))
    assert paths.models_folder() == tmp_path

    monkeypatch.delenv("EMOTION_PLAYER_MODELS")
    assert paths.models_folder().name == "models"


def test_the_demo_songs_are_shipped() -> None:
    assert list(paths.demo_folder().glob("*.mp3"))
