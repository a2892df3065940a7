from pathlib import Path

import pytest

from emotion_player.__main__ import main


def test_installed_models_are_shown_with_the_figures_of_their_cards(
    models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models"]) == 0

    out = capsys.readouterr().out
    assert f"Models in {models}\n" in out
    assert "student 7: 4 parameters, score 0.625\n" in out
    assert "90% of human labels are within 0.20 (valence) and 0.10 (arousal)" in out
    assert "0.625 (0.500 to 0.750)" in out
    assert "teacher: not installed. No teacher model is installed." in out
    assert "listeners" not in out


@pytest.mark.usefixtures("telling_models")
def test_what_a_model_can_tell_of_listeners_is_shown_with_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models"]) == 0

    out = capsys.readouterr().out
    assert "  predicts what share of listeners feels calmness (r 0.62), joyful activation (r 0.62)\n" in out


def test_a_model_without_its_card_is_shown_as_unusable(models: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (models / "student.json").unlink()

    assert main(["models"]) == 0
    assert "student: unusable. The model has no card" in capsys.readouterr().out
