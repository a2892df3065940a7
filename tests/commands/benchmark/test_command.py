import re
from pathlib import Path

import pytest

from emotion_player.__main__ import main


def test_throughput_stages_and_memory_are_measured_without_touching_the_library(
    music: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (music / "empty.mp3").touch()

    assert main(["benchmark", str(music), "--workers", "2"]) == 0

    table = {line[:28].strip(): line[29:] for line in capsys.readouterr().out.splitlines()}
    assert table["workers"] == "2"
    assert table["songs"] == "5 (0.00 hours), 1 failed"
    assert re.fullmatch(r"\d+\.\d songs a second", table["throughput"])
    assert re.fullmatch(r"[\d,]+ MB", table["peak memory"])
    stages = {name: text for name, text in table.items() if name.startswith("median")}
    assert len(stages) == 4
    assert all(re.fullmatch(r"\d+\.\d ms", text) for text in stages.values())
    assert not home.exists()


def test_a_folder_without_songs_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "photos").mkdir()

    assert main(["benchmark", str(tmp_path / "photos")]) == 1
    assert capsys.readouterr().err == f"emotion-player: There is no song to measure in {tmp_path / 'photos'}.\n"


def test_the_window_is_measured_on_libraries_of_made_up_songs(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    assert main(["benchmark", "--window", "--songs", "30"]) == 0

    table = {line[:28].strip(): line[29:] for line in capsys.readouterr().out.splitlines()}
    assert table["window on"] == "offscreen"
    assert re.fullmatch(r"after \d+\.\d\d s", table["30 songs, all usable"])
    for what in ("panning", "close up", "zooming"):
        assert re.fullmatch(r"\d+ pictures a second", table[f"30 songs, {what}"])
    assert not home.exists()


def test_a_library_without_songs_cannot_be_measured(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["benchmark", "--window", "--songs", "0"])
    assert "at least one song" in capsys.readouterr().err
