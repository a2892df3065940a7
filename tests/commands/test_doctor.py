from pathlib import Path

import pytest

import emotion_player
from emotion_player import paths
from emotion_player.__main__ import main
from emotion_player.settings import Settings


def rows(text: str) -> dict[str, str]:
    return {line[:15].strip(): line[16:] for line in text.splitlines()}


def test_parts_models_and_library_are_shown(music: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (music / "empty.mp3").touch()
    main(["scan", str(music)])
    capsys.readouterr()

    assert main(["doctor"]) == 0

    found = rows(capsys.readouterr().out)
    assert found["Emotion Player"] == emotion_player.__version__
    assert found["student model"] == "student 7"
    assert found["teacher model"].startswith("No teacher model is installed.")
    assert found["library"].startswith(f"{home / 'library.db'}: ")
    assert found["library"].endswith("songs: 5 by student 7; failed: 1")
    assert "libavcodec" in found["decoders"]
    assert "Scanning" in Path(found["log"]).read_text(encoding="utf-8")
    assert found["runs on"] == "processor"
    assert found["window"]


def test_a_device_that_is_chosen_and_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Settings(device="directml").save(paths.settings_file())

    assert main(["doctor"]) == 0

    told = rows(capsys.readouterr().out)["runs on"]
    assert told == "processor. The installed onnxruntime does not offer DirectML."


def test_settings_that_cannot_be_used_are_told_in_their_own_line_with_what_to_do(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir()
    paths.settings_file().write_text("volume = loud")

    assert main(["doctor"]) == 0

    found = rows(capsys.readouterr().out)
    assert found["runs on"] == "processor"
    assert found["settings"].startswith(f"The settings {paths.settings_file()} cannot be understood: ")
    assert found["settings"].endswith(" Correct it, or delete it: the defaults are used then.")


def test_a_missing_library_is_fine_and_not_made(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert rows(capsys.readouterr().out)["library"] == f"{home / 'library.db'}: none yet; the first scan makes it"
    assert not home.exists()


def test_a_broken_library_or_no_model_at_all_is_told_by_the_exit_status(
    tmp_path: Path, models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Buy milk. " * 100)
    assert main(["doctor", "--library", str(notes)]) == 1
    assert "it is not a database" in rows(capsys.readouterr().out)["library"]

    (models / "student.onnx").unlink()
    assert main(["doctor"]) == 1
